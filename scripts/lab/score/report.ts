/** What is counted of a file. */
export const NOTHING = {
  files: 0,
  expected: 0,
  found: 0,
  spurious: 0,
  fields: 0,
  right: 0,
  filled: 0,
  filledRight: 0,
  silent: 0,
  /** values that must be marked and are not */
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
  characters: 0,
  wrongCharacters: 0,
  /** pages of the files, and processor time that they took (milliseconds) */
  sheets: 0,
  time: 0,
  /** pages of which the documents say that they have failed */
  failed: 0,
};

/** Counts of one file, or of many. */
export type Counts = typeof NOTHING;

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
  return columns([HEADS, ...rows]);
}

/** What a quality of scans must reach: shares of filled fields, of silent errors, of values marked, of characters. */
const GOALS: { readonly [quality: string]: readonly string[] } = {
  clean: ['≥ 99.5%', '≤ 0.05%', '≤ 3%', '≤ 0.5%'],
  office: ['≥ 98.5%', '≤ 0.1%', '≤ 6%', '≤ 1.5%'],
  poor: ['≥ 95%', '≤ 0.3%', '≤ 15%', ''],
};

/** Scans by their quality, each above the goal that is set for it. */
export function qualities(groups: ReadonlyMap<string, Counts>): string {
  const heads = ['', 'files', 'forms', '+', 'filled right', 'silent', 'per field', 'review', 'CER', 's/page'];
  const rows = [...groups].flatMap(([name, c]) => {
    const [right, silent, review, wrong] = GOALS[name] ?? [];
    const own = [
      name,
      String(c.files),
      `${c.found}/${c.expected}`,
      String(c.spurious),
      share(c.filledRight, c.filled),
      String(c.silent),
      share(c.silent, c.fields, 3),
      share(c.review, c.values),
      share(c.wrongCharacters, c.characters),
      c.sheets ? (c.time / 1000 / c.sheets).toFixed(2) : '-',
    ];
    const goal = ['  goal', '', 'all', '0', right, '', silent, review, wrong, ''].map(text => text ?? '');
    return right === undefined ? [own] : [own, goal];
  });
  return columns([heads, ...rows]);
}

/** Rows of texts as columns, the first one flush left. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map(r => r[i]?.length ?? 0)));
  return rows
    .map(r =>
      r.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

export const share = (part: number, whole: number, digits = 2): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(digits)}%`;
