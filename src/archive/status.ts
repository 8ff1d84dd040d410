import type { Sql, SqlRow } from './driver.ts';
import { type DocumentTally, documentTally } from './overview.ts';
import { type PassedOverKind, passedOverKinds } from './passed-over.ts';

export type Status = {
  /** contents by what became of them */
  readonly states: StateCounts;
  /** documents by what is to be done with them, as the chips of the review page */
  readonly documents: DocumentTally;
  /** of contents that could be read */
  readonly kinds: StateCounts;
  /** error codes of contents and of places that could not be opened */
  readonly errors: StateCounts;
  /** forms by `family/template` */
  readonly templates: StateCounts;
  readonly versions: StateCounts;
  /** what was passed over */
  readonly passedOver: readonly PassedOverKind[];
  /** contents whose latest reading failed while the one before it stands */
  readonly kept: number;
  readonly totals: {
    readonly places: number;
    readonly bytes: number;
    readonly pages: number;
    readonly forms: number;
    readonly leaves: number;
    readonly review: number;
    readonly milliseconds: number;
  };
  readonly slowest: readonly Notable[];
  readonly largest: readonly Notable[];
};

export type StateCounts = Readonly<Record<string, number>>;

export type Notable = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly milliseconds: number;
};

/** What an archive holds, counted by the database. */
export async function readStatus(sql: Sql): Promise<Status> {
  return {
    states: await tally(sql, 'SELECT state AS word, count(*) AS number FROM files GROUP BY state'),
    documents: await documentTally(sql),
    kinds: await tally(sql, of('kind', 'code IS NULL')),
    errors: await tally(
      sql,
      `SELECT code AS word, count(*) AS number FROM
         (SELECT code FROM files UNION ALL SELECT code FROM places) AS codes
       WHERE code IS NOT NULL GROUP BY code`,
    ),
    templates: await templates(sql),
    versions: await tally(sql, of('version', 'version IS NOT NULL')),
    passedOver: await passedOverKinds(sql, null),
    kept: await kept(sql),
    totals: await totals(sql),
    slowest: await notable(sql, 'milliseconds'),
    largest: await notable(sql, 'bytes'),
  };
}

async function kept(sql: Sql): Promise<number> {
  const [row] = await sql.all('SELECT count(*) AS number FROM files WHERE again_code IS NOT NULL');
  return Number(row!.number);
}

function of(column: string, condition: string): string {
  return `SELECT ${column} AS word, count(*) AS number FROM files
    WHERE ${column} IS NOT NULL AND ${condition} GROUP BY ${column}`;
}

async function tally(sql: Sql, text: string): Promise<StateCounts> {
  return sorted((await sql.all(text)).map(({ word, number }) => [String(word), Number(number)]));
}

/** A document lists the template of each of its forms; the lists that occur are few. */
async function templates(sql: Sql): Promise<StateCounts> {
  const rows = await sql.all(
    `SELECT templates, count(*) AS number FROM files WHERE forms > 0 GROUP BY templates`,
  );
  const sums = new Map<string, number>();
  for (const row of rows) {
    for (const name of String(row.templates).split('\n')) {
      sums.set(name, (sums.get(name) ?? 0) + Number(row.number));
    }
  }
  return sorted([...sums]);
}

function sorted(pairs: readonly (readonly [string, number])[]): StateCounts {
  return Object.fromEntries(pairs.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

const SUMS = ['bytes', 'pages', 'forms', 'leaves', 'review', 'milliseconds'] as const;

async function totals(sql: Sql): Promise<Status['totals']> {
  const sums = SUMS.map(name => `CAST(coalesce(sum(${name}), 0) AS BIGINT) AS ${name}`).join(', ');
  const [row] = await sql.all(
    `SELECT ${sums}, (SELECT count(*) FROM places WHERE passed IS NULL) AS places FROM files`,
  );
  const value = (name: keyof Status['totals']) => Number(row![name]);
  return {
    places: value('places'),
    bytes: value('bytes'),
    pages: value('pages'),
    forms: value('forms'),
    leaves: value('leaves'),
    review: value('review'),
    milliseconds: value('milliseconds'),
  };
}

async function notable(sql: Sql, by: 'milliseconds' | 'bytes'): Promise<Notable[]> {
  const rows = await sql.all(
    `SELECT f.sha256, f.bytes, f.pages, f.milliseconds, (SELECT min(path) FROM places p WHERE p.sha256 = f.sha256) AS path
     FROM files f WHERE f.${by} IS NOT NULL ORDER BY f.${by} DESC, f.sha256 LIMIT 5`,
  );
  return rows.map(notableOf);
}

function notableOf({ path, sha256, bytes, pages, milliseconds }: SqlRow): Notable {
  return {
    path: String(path ?? ''),
    sha256: String(sha256),
    bytes: Number(bytes),
    pages: Number(pages ?? 0),
    milliseconds: Number(milliseconds ?? 0),
  };
}
