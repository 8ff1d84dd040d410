import type { Loadable } from './tables/column.ts';
import type { Load } from './tables/loads.ts';

/** What a target holds: nothing, or what the last load left. */
export type Loaded = {
  readonly load: number;
  readonly schema: number;
  readonly layout: string;
  /** stamps of its documents, by their sha256 */
  readonly stamps: ReadonlyMap<string, string>;
};

export type Change = {
  /** everything that is there is replaced, whatever it is */
  readonly isWhole: boolean;
  /** contents whose rows go: those that are gone and those that come anew */
  readonly gone: readonly string[];
  /** contents whose rows come */
  readonly coming: AsyncIterable<Loadable>;
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
  /** Null where nothing was ever loaded. */
  loaded(): Promise<Loaded | null>;
  replace(change: Change): Promise<void>;
  close(): Promise<void>;
};
