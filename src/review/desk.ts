import type { Archive } from '../archive/archive.ts';
import { judge, leafAt, type Stale, validateCorrection } from '../judge.ts';
import type {
  Bilingual,
  Correction,
  CorrectionEntry,
  CorrectionKind,
  Document,
  LeafValue,
} from '../model.ts';
import type { Kit } from '../pipeline.ts';
import { type OpenPlace, type SourceView, sourcesOf } from './sources.ts';

export type DeskOptions = {
  readonly archive: Archive;
  readonly kit: Pick<Kit, 'profiles'>;
  readonly open: OpenPlace;
  readonly reviewer: string;
  /** a second pair of eyes: answers of others are not shown, own ones change no document */
  readonly isBlind: boolean;
};

/** What the page shows of one document. */
export type DocumentView = {
  readonly sha256: string;
  /** the ziping that read it */
  readonly version: string;
  readonly places: readonly string[];
  /** as corrections made it */
  readonly document: Document;
  /** what people said so far, in the order of the log */
  readonly corrections: readonly Correction[];
  readonly stale: readonly Stale[];
  /** pointers of the values that wanted review when it was read */
  readonly doubted: readonly string[];
  readonly source: SourceView;
};

/** What a reviewer says of a value; `expected` is the hash of the last entry about it that was shown, null for none. */
export type Statement = {
  readonly path: string;
  readonly kind: CorrectionKind;
  readonly text: string | null;
  readonly reason: string | null;
  readonly expected: string | null;
  readonly undoes: number | null;
};

export type Answer =
  | { readonly kind: 'written'; readonly view: DocumentView }
  | { readonly kind: 'conflict'; readonly view: DocumentView }
  | { readonly kind: 'refused'; readonly message: Bilingual };

export type Desk = ReturnType<typeof deskOf>;

/** Where one reviewer works on the documents of an archive. */
export function deskOf(options: DeskOptions) {
  const { archive } = options;
  const sources = sourcesOf(async sha256 => (await archive.document(sha256))?.places ?? [], options.open);
  const view = async (sha256: string): Promise<DocumentView | null> => {
    const stored = await archive.document(sha256);
    if (stored === null) return null;
    const read = JSON.parse(stored.document) as Document;
    const corrections = shown(await archive.corrections(sha256), options);
    const { document, stale } = judge(read, corrections, options.kit);
    const { version, places } = stored;
    const source = await sources.view(sha256);
    return { sha256, version, places, document, corrections, stale, doubted: doubtedOf(read), source };
  };
  return {
    sources,
    view,
    async state(sha256: string, statement: Statement): Promise<Answer | null> {
      const stored = await archive.document(sha256);
      if (stored === null) return null;
      const read = JSON.parse(stored.document) as Document;
      const made = entryOf(statement, { read, sha256, version: stored.version, ...options });
      if ('message' in made) return { kind: 'refused', message: made.message };
      const { kind } = await archive.correct([{ entry: made.entry, expected: statement.expected }]);
      const after = (await view(sha256))!;
      if (kind === 'written' && !options.isBlind) await archive.relist(sha256, after.document);
      return { kind, view: after };
    },
  };
}

/** A blind reviewer's own answers stand for the work; those of others stay unseen. */
function shown(
  corrections: readonly Correction[],
  { isBlind, reviewer }: DeskOptions,
): readonly Correction[] {
  if (!isBlind) return corrections.filter(({ track }) => track === 'work');
  return corrections
    .filter(one => one.track === 'blind' && one.reviewer === reviewer)
    .map(one => ({ ...one, track: 'work' }));
}

type Circumstances = DeskOptions & {
  readonly read: Document;
  readonly sha256: string;
  readonly version: string;
};

function entryOf(
  { path, kind, text, reason, undoes }: Statement,
  { read, sha256, version, reviewer, isBlind }: Circumstances,
): { readonly entry: CorrectionEntry } | { readonly message: Bilingual } {
  const leaf = leafAt(read, path);
  if (leaf === null) return { message: { zh: '没有这个取值', en: 'there is no such value' } };
  const { regions, lines } = leaf.evidence;
  const before = {
    text: leaf.evidence.text,
    value: leaf.value,
    ...(regions && { regions }),
    ...(lines && { lines }),
  };
  let after: CorrectionEntry['after'] = null;
  if (kind === 'accept') after = { text: leaf.evidence.text, value: leaf.value };
  if (kind === 'correct') {
    const validated = validateCorrection(read, path, text ?? '');
    if (!validated.isValid) return { message: validated.message };
    after = { text, value: validated.value satisfies LeafValue };
  }
  const at = new Date().toISOString();
  const track = isBlind ? 'blind' : 'work';
  const common = { sha256, path, kind, track, before, after, reviewer, at, version } as const;
  return { entry: { ...common, reason: reason || null, undoes, sample: null } };
}

function doubtedOf({ forms }: Document): string[] {
  return forms.flatMap((form, index) =>
    Object.entries(form.evidence).flatMap(([path, { review }]) =>
      review ? [`/forms/${index}/data${path}`] : [],
    ),
  );
}
