export type SqlRow = Readonly<Record<string, unknown>>;

/** Something that runs one statement: its parameters are `$1`, `$2` …, in both dialects. */
export type Sql = {
  all(text: string, values?: readonly unknown[]): Promise<readonly SqlRow[]>;
};

/** A database under an archive. What it throws of its own is an `ArchiveError`. */
export type Driver = Sql & {
  readonly kind: 'sqlite' | 'postgres';
  /** a text type that is compared byte by byte, so that an order never depends on a locale */
  readonly text: string;
  /** Runs `work` whole or not at all; `isDurable`: what it wrote is on the disk before this returns, come what may. */
  transaction<T>(work: (sql: Sql) => Promise<T>, options?: { readonly isDurable?: boolean }): Promise<T>;
  close(): Promise<void>;
};
