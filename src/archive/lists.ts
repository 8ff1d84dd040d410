import type { Correction, Document } from '../model.ts';
import type { DocumentState } from '../values/state.ts';
import type { ReviewerQueue } from './assignments.ts';
import type { Sql } from './driver.ts';
import type { Overview } from './overview.ts';

/** What a list is narrowed to; what is not given narrows nothing. */
export type ListFilter = {
  readonly state?: DocumentState | undefined;
  readonly search?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: 'error' | 'warning' | undefined;
  /** the least confidence of a value is below this many percent */
  readonly below?: number | undefined;
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly department?: string | undefined;
  readonly year?: number | undefined;
  readonly scoreBand?: number | undefined;
  readonly rateBand?: number | undefined;
  /** the number of a draw that took something of the document */
  readonly sample?: number | undefined;
  /** who is to review them; an empty name: nobody yet */
  readonly assigned?: string | undefined;
  /** only these contents */
  readonly sha256s?: readonly string[] | undefined;
};

export type ListOrder = 'doubt' | 'confidence' | 'findings' | 'name';

export type ListPage = {
  readonly filter: ListFilter;
  readonly order: ListOrder;
  readonly offset: number;
  readonly limit: number;
};

export type ListedDocument = {
  readonly sha256: string;
  readonly name: string;
  readonly kind: string;
  readonly state: DocumentState;
  readonly pages: number;
  readonly forms: number;
  readonly leaves: number;
  /** values that a person had to look at when it was read, and those that are left */
  readonly review: number;
  readonly open: number;
  readonly lowest: number;
  readonly errors: number;
  readonly warnings: number;
  readonly error: string | null;
  /** who is to review it */
  readonly assigned: string | null;
  /** of the first form */
  readonly template: string | null;
  readonly title: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly year: number | null;
};

/** Lists of documents, kept beside the documents and always as new as they are. */
export type DocumentLists = {
  list(page: ListPage): Promise<{ readonly total: number; readonly rows: readonly ListedDocument[] }>;
  overview(): Promise<Overview>;
  /** Who was given documents to review, by name. */
  queues(): Promise<readonly ReviewerQueue[]>;
};

/** A document as what people said of it made it; the same one where nothing of that counts. */
export type Judge = (document: Document, corrections: readonly Correction[]) => Document;

/** Lists a document anew where somebody said something of it; all others are listed as they were read. */
export type Relist = (sql: Sql, sha256: string) => Promise<void>;
