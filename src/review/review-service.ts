import type { Archive } from '../archive/archive.ts';
import { storedDocument } from '../archive/stored.ts';
import type { Stale } from '../mend/judge.ts';
import type { Bilingual, Correction, Document, Region } from '../model.ts';
import type { RegionAnswer } from '../region.ts';
import { type DocumentState, stateOf } from '../values/state.ts';
import { leftOn, type Viewpoint } from './document-view.ts';
import { entriesOf } from './entries.ts';
import { shownEntries } from './paths.ts';
import { hasAnsweredOtherwise } from './sample/reviewer-identity.ts';
import type { Sample } from './sample/sample.ts';
import { type DrawView, drawView } from './sample-draws.ts';
import { type OpenPlace, type PageReader, type SourceView, sourcesOf } from './sources.ts';
import type { ReviewStatement } from './statement.ts';
import { seenBy } from './viewed-document.ts';

export type { ReviewStatement } from './statement.ts';

export type ReviewServiceOptions = Viewpoint & {
  readonly archive: Archive;
  readonly open: OpenPlace;
  readonly pages: PageReader;
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
  /** what people said so far, in the order of the log, with the paths of the document as it is shown */
  readonly corrections: readonly Correction[];
  readonly stale: readonly Stale[];
  readonly source: SourceView;
  /** the draw that is worked through, and how many of its items on this document the reviewer has not answered */
  readonly sample: (DrawView & { readonly left: number }) | null;
};

export type StatementResult =
  | { readonly kind: 'written'; readonly view: DocumentView }
  | { readonly kind: 'conflict'; readonly view: DocumentView }
  | { readonly kind: 'refused'; readonly message: Bilingual };

export type ReviewService = ReturnType<typeof reviewServiceOf>;

/** Where one reviewer works on the documents of an archive: on all that they hold, or on what a draw took of them. */
export function reviewServiceOf(options: ReviewServiceOptions) {
  const { archive } = options;
  const placesOf = async (sha256: string) => (await archive.document(sha256))?.places ?? [];
  const sources = sourcesOf(placesOf, options);
  const look = async (sha256: string, sample: Sample | null) => {
    const stored = await archive.document(sha256);
    if (stored === null) return null;
    const entries = await archive.corrections(sha256);
    return seenBy({ ...options, sample }, { stored, read: storedDocument(sha256, stored.document), entries });
  };
  const view = async (sha256: string, sample: Sample | null): Promise<DocumentView | null> => {
    const seen = await look(sha256, sample);
    if (seen === null) return null;
    const { version, foundAt: places, read, document, paths, stale } = seen;
    const state = stateOf(document, document !== read);
    const source = await sources.view(sha256);
    const corrections = shownEntries(seen.corrections, paths);
    const draw = sample && {
      ...drawView(sample),
      left: leftOn(sha256, seen.entries, { ...options, sample }),
    };
    return { sha256, version, places, document, state, corrections, stale, source, sample: draw };
  };
  return {
    sources,
    view,
    /** What stands in a box on a page; null where there is no such document. */
    async region(sha256: string, region: Region): Promise<RegionAnswer | null> {
      if ((await archive.document(sha256)) === null) return null;
      const file = await sources.file(sha256);
      return file === null ? GONE : await options.pages.read(file, region);
    },
    async state(
      sha256: string,
      statement: ReviewStatement,
      sample: Sample | null,
    ): Promise<StatementResult | null> {
      const seen = await look(sha256, sample);
      if (seen === null) return null;
      if (sample && hasAnsweredOtherwise(seen.entries, { ...options, sample })) return OTHERWISE;
      const made = entriesOf(statement, seen);
      if ('message' in made) return { kind: 'refused', message: made.message };
      const { kind } = made.length === 0 ? WRITTEN : await archive.correct(made);
      return { kind, view: (await view(sha256, sample))! };
    },
  };
}

const GONE: RegionAnswer = {
  kind: 'unread',
  error: { code: 'not-found', message: '原件已不在，或已变 · the file is gone, or another one stands there' },
};

const WRITTEN = { kind: 'written' } as const;

const OTHERWISE: StatementResult = {
  kind: 'refused',
  message: {
    zh: '此人已答复过这次抽样，不能再作另一名复核人',
    en: 'this person has answered to this draw already, and cannot be its other reviewer',
  },
};
