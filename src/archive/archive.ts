import type { Correction, CorrectionEntry } from '../model.ts';
import type { ChangeToken } from './change-tokens.ts';
import type { DocumentSummary } from './document-summary.ts';
import type { Sql } from './driver.ts';
import type { Forgetting, Forgotten } from './forget.ts';
import type { DocumentLists } from './lists.ts';
import type { PassedOver, PassedOverKind } from './passed-over.ts';
import type { KeptRows } from './rows.ts';
import type { Slice } from './run-places.ts';
import type { Signatures } from './signatures.ts';
import type { Status } from './status.ts';
import type { LogState, Verification, VerifyOptions } from './verification.ts';

/** `pending` is still to be read; `failed` has a document with an error; `quarantined` brought its reader down. */
type FileState = 'pending' | 'done' | 'failed' | 'quarantined';

/** A place by its path, as it is shown; `way` leads there where the path does not. No two places share a path. */
export type FilePlace = { readonly path: string; readonly way?: string | null };

/** Where a content was found, why the place could not be opened, or the kind of what was passed over there. */
export type FoundPlace = FilePlace &
  (
    | { readonly sha256: string; readonly bytes: number }
    | { readonly error: { readonly code: string; readonly message: string } }
    | { readonly passedOver: string }
  );

/** A content to read: at the least of the paths where this run found it, so that the order of files settles nothing. */
export type PendingFile = FilePlace & { readonly sha256: string; readonly bytes: number };

/** A row of a plan: plans are gone through by their numbers, which go as the places were found. */
export type PlannedFiles = { readonly number: number; readonly file: PendingFile };

/** What became of one content. */
export type Outcome = {
  readonly sha256: string;
  readonly version: string;
  readonly state: Exclude<FileState, 'pending'>;
  /** the document as `extract` prints it, one line */
  readonly document: string;
  readonly facts: DocumentSummary;
  /** what it gives to the tables of a warehouse, to be kept as it is; where that is not known, it is made when it is asked for */
  readonly rows?: Uint8Array | null;
};

export type StoredDocument = {
  readonly sha256: string;
  readonly version: string;
  readonly document: string;
  /** where the content was found, least path first */
  readonly places: readonly string[];
  /** where it lay last, if another content took its place everywhere */
  readonly formerPath?: string;
};

export type Counts = { readonly [state in FileState]: number } & {
  /** places of the run that could not be opened */
  readonly unreadable: number;
  /** of those done, contents whose latest reading failed: the one before it stands */
  readonly kept: number;
};

/** Which contents of a run to read once more: those that failed, that an older version read, or all. */
export type Renewal = 'failed' | 'older' | 'all';

/** Where documents live. Every call is whole or has no effect; a killed process leaves nothing half written. */
export type Archive = DocumentLists &
  Signatures & {
    readonly kind: 'sqlite' | 'postgres';
    /** Notes where a run found contents; those never seen are pending from now on. A place may be in the plans of many runs. */
    plan(run: string, places: readonly FoundPlace[]): Promise<void>;
    /** Forgets the plan of a run that is over, and those of runs that were killed long ago. What they found stays. */
    endRun(run: string): Promise<void>;
    /** The way to a place, where it has one beside its path. */
    wayTo(path: string): Promise<string | null>;
    /** The content that was found at a place; null where there is none. */
    contentAt(path: string): Promise<string | null>;
    /** Notes that a known place holds no file any more, or another one. */
    note(path: string, error: { readonly code: string; readonly message: string }): Promise<void>;
    renew(run: string, which: Renewal, version: string): Promise<void>;
    /** Contents of a run to read, in the order in which their places were first found, from the first one after `after`. */
    pending(run: string, page: NumberSlice): Promise<readonly PlannedFiles[]>;
    /** Those of the given contents that nobody has read meanwhile. */
    stillPending(sha256s: readonly string[]): Promise<ReadonlySet<string>>;
    /**
     * Keeps outcomes, together with what `along` does in the same transaction. A reading that failed never takes the place
     * of one that did not: that it failed is noted beside it.
     */
    save(outcomes: readonly Outcome[], along?: Along): Promise<void>;
    counts(run: string): Promise<Counts>;
    /** Places of a run, or of the archive, that could not be read (again), with the reason, by path. */
    failures(run: string | null, page: Slice): Promise<readonly FileFailure[]>;
    /** What a run, or all of them, passed over, by path. */
    passedOver(run: string | null, page: Slice): Promise<readonly PassedOver[]>;
    /** How much of each kind a run, or all of them, passed over, most first, with some of the paths. */
    passedOverKinds(run: string | null): Promise<readonly PassedOverKind[]>;
    /** Documents in the order of their sha256, each as its latest reading printed it. */
    documents(page: Slice): Promise<readonly StoredDocument[]>;
    /** The latest document of a content, or the one of a version; null where there is none. */
    document(sha256: string, version?: string): Promise<StoredDocument | null>;
    /** The rows kept with these documents, in the order of their sha256. */
    rows(sha256s: readonly string[]): Promise<readonly KeptRows[]>;
    /**
     * Adds entries to the log, all or none. Each names the hash of the last entry about the same value that its reviewer
     * knew of (null: none); where another one stands there by now, nothing is written. Throws UsageError for an undo of
     * what is no entry about that value.
     */
    correct(entries: readonly ExpectingEntry[]): Promise<Corrected>;
    /** All entries about a document, in their order. */
    corrections(sha256: string): Promise<readonly Correction[]>;
    /** All entries about the documents of a draw, in their order. */
    correctionsOfDrawn(number: number): Promise<readonly Correction[]>;
    /** The log in its order, from the first entry behind `after`. */
    allCorrections(page: NumberSlice): Promise<readonly Correction[]>;
    /** Reads the whole log: whether every entry is as it was written, and none is missing before the last. */
    verifyLog(): Promise<LogState>;
    /** Keeps a draw of these documents, before anything of it is shown, and numbers it. */
    keepSample(draw: object, sha256s: readonly string[]): Promise<StoredSample>;
    /** All draws, in their order. */
    samples(): Promise<readonly StoredSample[]>;
    sample(id: string): Promise<StoredSample | null>;
    /** Whether every draw is as it was kept, and none is missing before the last. */
    verifySamples(): Promise<LogState>;
    /** Compares all that the archive holds with what was written. */
    verify(options?: VerifyOptions): Promise<Verification>;
    /** Takes documents out, all or none. Throws UsageError for what is not there. */
    forget(forgetting: Forgetting): Promise<readonly Forgotten[]>;
    /** Stamps of the documents, in the order of their sha256. */
    stamps(page: Slice): Promise<readonly ChangeToken[]>;
    status(): Promise<Status>;
    close(): Promise<void>;
  } & AsyncDisposable;

export type { LogState, PassedOver, PassedOverKind, Slice };

type NumberSlice = { readonly after?: number | undefined; readonly limit: number };

/** An entry to write, and the state of its value that it was made in. */
export type ExpectingEntry = { readonly entry: CorrectionEntry; readonly expected: string | null };

/** `found` is the entry that stands there now. */
export type Conflict = ExpectingEntry & { readonly found: Correction | null };

export type Corrected =
  | { readonly kind: 'written'; readonly corrections: readonly Correction[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/** A draw as it was kept: what was drawn, with its number, the draw before it, and where the log stood. */
export type StoredSample = {
  /** SHA-256 of `sample` */
  readonly id: string;
  /** 1 for the first draw of an archive */
  readonly number: number;
  readonly sample: string;
};

type Along = (sql: Sql) => Promise<unknown>;
export type FileFailure = {
  readonly path: string;
  /** `kept`: read again in vain, the reading before it stands */
  readonly state: 'failed' | 'quarantined' | 'unreadable' | 'kept';
  readonly code: string;
  readonly message: string;
};

/** All documents of an archive, one after another, in the order of their sha256. */
export async function* allDocuments(archive: Archive, limit = 50): AsyncGenerator<StoredDocument> {
  let after: string | undefined;
  for (;;) {
    const page = await archive.documents({ after, limit });
    yield* page;
    after = page.at(-1)?.sha256;
    if (page.length < limit) return;
  }
}
