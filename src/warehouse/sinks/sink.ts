import type { Loadable } from '../tables/column.ts';
import type { Load } from '../tables/loads.ts';
import type { PackedRows } from './packed-rows.ts';

/** What a target holds: nothing, or what the last load left. */
export type LoadState = {
  readonly load: number;
  readonly schema: number;
  readonly layout: string;
  /** stamps of its documents, by their sha256 */
  readonly stamps: ReadonlyMap<string, string>;
};

/** The rows of one content, and what the archive says around them. */
export type UpsertRows = Pick<Loadable, 'sha256' | 'places' | 'formerPath' | 'stamp'> & {
  readonly packed: PackedRows;
};

export type LoadChange = {
  /** everything that is there is replaced, whatever it is */
  readonly isWhole: boolean;
  /** contents whose rows go: those that are gone and those that come anew */
  readonly gone: readonly string[];
  /** The contents that come, as rows; or, for who writes no tables, as documents. To be read once. */
  rows(): AsyncIterable<UpsertRows>;
  documents(): AsyncIterable<Loadable>;
  /** what is noted of it */
  readonly load: Load;
};

/**
 * A target that is open for one load, to nobody else meanwhile. `replace` is whole or has no effect, whatever happens in
 * between.
 */
export type Sink = {
  /** how rows are written: a target in another layout is loaded anew */
  readonly layout: string;
  /** what was once in it can be found in its bytes after it was taken out */
  readonly retainsDeleted?: true;
  /** Null where nothing was ever loaded. */
  loaded(): Promise<LoadState | null>;
  replace(change: LoadChange): Promise<void>;
  close(): Promise<void>;
};
