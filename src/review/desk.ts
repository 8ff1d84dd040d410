import type { Archive } from '../archive/archive.ts';
import { storedDocument } from '../archive/stored.ts';
import { faultAt, leafAt, type Stale, validateCorrection, WHOLE } from '../judge.ts';
import type { Bilingual, Correction, CorrectionEntry, CorrectionKind, Document } from '../model.ts';
import { type DocumentState, stateOf } from '../values/state.ts';
import { type DrawView, drawView } from './draws.ts';
import { hasAnsweredOtherwise } from './sample/person.ts';
import type { Sample } from './sample/sample.ts';
import { trackOf } from './sample/shown.ts';
import { beforeOf, itemAt, type Onlooking, sightOf } from './sight.ts';
import { type OpenPlace, type SourceView, sourcesOf } from './sources.ts';

export type DeskOptions = Onlooking & {
  readonly archive: Archive;
  readonly open: OpenPlace;
};

/** What the page shows of one document. */
export type DocumentView = {
  readonly sha256: string;
  /** the ziping that read it */
  readonly version: string;
  readonly places: readonly string[];
  /** as corrections made it */
  readonly document: Document;
  readonly state: DocumentState;
  /** what people said so far, in the order of the log */
  readonly corrections: readonly Correction[];
  readonly stale: readonly Stale[];
  readonly source: SourceView;
  /** the draw that is worked through */
  readonly sample: DrawView | null;
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

/** Where one reviewer works on the documents of an archive: on all that they hold, or on what a draw took of them. */
export function deskOf(options: DeskOptions) {
  const { archive } = options;
  const sources = sourcesOf(async sha256 => (await archive.document(sha256))?.places ?? [], options.open);
  const look = async (sha256: string, sample: Sample | null) => {
    const stored = await archive.document(sha256);
    if (stored === null) return null;
    const read = storedDocument(sha256, stored.document);
    const entries = await archive.corrections(sha256);
    const onlooking = { ...options, sample };
    return {
      ...stored,
      // where its file lies, beside where its rows went
      foundAt: stored.places,
      read,
      entries,
      bare: () => sightOf(read, [], onlooking),
      ...sightOf(read, entries, onlooking),
    };
  };
  const view = async (sha256: string, sample: Sample | null): Promise<DocumentView | null> => {
    const seen = await look(sha256, sample);
    if (seen === null) return null;
    const { version, foundAt: places, read, document, corrections, stale } = seen;
    const state = stateOf(document, document !== read);
    const source = await sources.view(sha256);
    const draw = sample && drawView(sample);
    return { sha256, version, places, document, state, corrections, stale, source, sample: draw };
  };
  return {
    sources,
    view,
    async state(sha256: string, statement: Statement, sample: Sample | null): Promise<Answer | null> {
      const seen = await look(sha256, sample);
      if (seen === null) return null;
      const { document, version, entries } = seen;
      if (sample && hasAnsweredOtherwise(entries, { ...options, sample })) return OTHERWISE;
      const drawn = itemAt(sample, sha256, statement.path) ? sample!.id : null;
      if (isSaidAlready(seen.corrections, statement, { reviewer: options.reviewer, drawn }))
        return { kind: 'written', view: (await view(sha256, sample))! };
      // what nobody could read stands as the program read it: to accept it is to say that this is right
      const isDark = statement.kind === 'accept' && isUnreadable(document, statement.path);
      const shown = isDark ? seen.bare().document : document;
      const made = entryOf(statement, { ...options, sample, document: shown, sha256, version });
      if ('message' in made) return { kind: 'refused', message: made.message };
      const { kind } = await archive.correct([{ entry: made.entry, expected: statement.expected }]);
      return { kind, view: (await view(sha256, sample))! };
    },
  };
}

/** To accept again what oneself accepted last adds nothing; for a draw it is its answer where it was none before. */
function isSaidAlready(
  corrections: readonly Correction[],
  { path, kind, expected }: Statement,
  { reviewer, drawn }: { readonly reviewer: string; readonly drawn: string | null },
): boolean {
  const last = corrections.findLast(one => one.path === path);
  const isSame = last?.kind === kind && last.reviewer === reviewer && last.hash === expected;
  return kind === 'accept' && isSame && last.sample === drawn;
}

function isUnreadable(document: Document, path: string): boolean {
  return leafAt(document, path)?.evidence.notes.includes('unreadable') ?? false;
}

const OTHERWISE: Answer = {
  kind: 'refused',
  message: {
    zh: '此人已答复过这次抽样，不能再作另一名复核人',
    en: 'this person has answered to this draw already, and cannot be its other reviewer',
  },
};

type Circumstances = DeskOptions & {
  readonly document: Document;
  readonly sha256: string;
  readonly version: string;
};

function entryOf(
  { path, kind, text, reason, undoes }: Statement,
  { document, sha256, version, reviewer, isBlind, sample }: Circumstances,
): { readonly entry: CorrectionEntry } | { readonly message: Bilingual } {
  const before = beforeOf(document, path);
  if (before === null) return { message: { zh: '没有这个取值', en: 'there is no such value' } };
  const item = itemAt(sample, sha256, path);
  if (sample && isBlind && !item)
    return { message: { zh: '此项不在样本中', en: 'this value is not in the sample' } };
  const misplaced = misplacedAt(path, kind, sample);
  if (misplaced) return { message: misplaced };
  let after: CorrectionEntry['after'] = null;
  if (kind === 'accept') after = { text: before.text, value: before.value };
  if (kind === 'correct') {
    const validated = validateCorrection(document, path, text ?? '');
    if (!validated.isValid) return { message: validated.message };
    after = { text, value: validated.value };
  }
  const at = new Date().toISOString();
  const track = sample ? trackOf(item, isBlind) : isBlind ? 'blind' : 'work';
  const common = { sha256, path, kind, track, before, after, reviewer, at, version } as const;
  return { entry: { ...common, reason: reason || null, undoes, sample: item ? sample!.id : null } };
}

/** What is missing or invented can be said of a document that was drawn as a whole; of a value only what values can be. */
function misplacedAt(path: string, kind: CorrectionKind, sample: Sample | null): Bilingual | null {
  const wanted = faultAt(path);
  const isValueKind = kind === 'accept' || kind === 'correct' || kind === 'unreadable';
  if (path === WHOLE) return kind === 'correct' || faultKinds.has(kind) ? NOT_THERE : null;
  if (wanted === null) return faultKinds.has(kind) ? NOT_THERE : null;
  if (sample?.plan.unit !== 'document' || isValueKind || (kind !== 'undo' && kind !== wanted))
    return NOT_THERE;
  return null;
}

const faultKinds: ReadonlySet<CorrectionKind> = new Set(['row-missing', 'row-invented', 'form-missing']);
const NOT_THERE: Bilingual = { zh: '此处不能这样答复', en: 'this cannot be said there' };
