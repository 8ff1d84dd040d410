/** Counts of one file, or of many. */
export type Counts = {
  files: number;
  expected: number;
  found: number;
  spurious: number;
  fields: number;
  right: number;
  filled: number;
  filledRight: number;
  silent: number;
  /** values that must be marked and are not */
  unmarked: number;
  extras: number;
  extrasRight: number;
  values: number;
  review: number;
  regions: number;
  regionsValid: number;
  unplaced: number;
  pages: number;
  pagesRight: number;
  rows: number;
  whole: number;
  levels: number;
  placed: number;
};

export const NOTHING: Counts = {
  files: 0,
  expected: 0,
  found: 0,
  spurious: 0,
  fields: 0,
  right: 0,
  filled: 0,
  filledRight: 0,
  silent: 0,
  unmarked: 0,
  extras: 0,
  extrasRight: 0,
  values: 0,
  review: 0,
  regions: 0,
  regionsValid: 0,
  unplaced: 0,
  pages: 0,
  pagesRight: 0,
  rows: 0,
  whole: 0,
  levels: 0,
  placed: 0,
};

/** The sum of all. */
export function sum(all: readonly Counts[]): Counts {
  const total = { ...NOTHING };
  for (const counts of all)
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key];
  return total;
}

const HEADS = [
  '',
  'files',
  'forms',
  '+',
  'fields',
  'filled',
  'silent',
  'unmarked',
  'extras',
  'review',
  'regions',
  'unplaced',
  'pages',
  'rows',
  'levels',
];

/** One line a group. */
export function table(groups: ReadonlyMap<string, Counts>): string {
  const rows = [...groups].map(([name, c]) => [
    name,
    String(c.files),
    `${c.found}/${c.expected}`,
    String(c.spurious),
    share(c.right, c.fields),
    share(c.filledRight, c.filled),
    String(c.silent),
    String(c.unmarked),
    share(c.extrasRight, c.extras),
    share(c.review, c.values),
    share(c.regionsValid, c.regions),
    String(c.unplaced),
    share(c.pagesRight, c.pages),
    share(c.whole, c.rows),
    share(c.placed, c.levels),
  ]);
  const all = [HEADS, ...rows];
  const widths = HEADS.map((_, i) => Math.max(...all.map(r => r[i]?.length ?? 0)));
  return all
    .map(r =>
      r.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)}%`;
