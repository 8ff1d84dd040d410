import type { LabelMark } from './marks.ts';
import type { Text } from './texts.ts';

/** A text in a cell over several rows; rows by their places in the block, the last one not included. */
export type TypedSpan = { readonly from: number; readonly to: number; readonly texts: readonly Text[] };

/** A level's label, and the row, or the place between two, that it stands with. */
type LevelMark = {
  readonly mark: LabelMark;
  readonly before: number;
  /** whether it is one of the first levels; null where its words must tell */
  readonly isFirst: boolean | null;
};

/** The first level that a second one belongs to, where forms agree on it. */
const PARENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^成本/, /^(?:产出|成本)/],
  [/成本/, /^成本/],
  [/数量|质量|时效/, /^产出/],
  [/满意/, /^满意/],
  [/效益|可持续/, /^效益/],
];

/** What a row costs under a first level that does not go with its second one. */
const ASTRAY = 2;

/** Where the label of a merged cell stands, or is told: with its first row, in the middle, or with its last row. */
const HABITS: readonly ((from: number, to: number, isPlaced: boolean) => number)[] = [
  from => from,
  // a label that is told in the middle is told behind half of its rows
  (from, to, isPlaced) => (isPlaced ? from + to - 1 : from + to) / 2,
  (_, to) => to - 1,
];

/** The rows that the labels of each level stand for; `count` levels have headings. */
export function levelsOf(marks: readonly LevelMark[], rows: number, count: number): (readonly TypedSpan[])[] {
  if (count === 0) return [];
  const isFirst = marks.map(
    (own, index) => count > 1 && (own.isFirst ?? isFirstLevel(own.mark, marks[index + 1]?.mark)),
  );
  const [firsts, seconds] = [true, false].map(level => marks.filter((_, index) => isFirst[index] === level));
  const isPlaced = marks.some(own => own.isFirst !== null);
  const ways = HABITS.map(at => {
    const second = spansFor(seconds!, rows, (mark, from, to) =>
      Math.abs(at(from, to, isPlaced) - mark.before),
    );
    const names = second.spans.flatMap(({ from, to, texts }) =>
      Array.from({ length: to - from }, () => nameOf(texts)),
    );
    const first = spansFor(firsts!, rows, (mark, from, to) => {
      const astray = names.slice(from, to).filter(name => !isUnder(name, nameOf(mark.mark.texts)));
      return Math.abs(at(from, to, isPlaced) - mark.before) + ASTRAY * astray.length;
    });
    return {
      spans: count > 1 ? [first.spans, second.spans] : [second.spans],
      cost: first.cost + second.cost,
    };
  });
  return ways.reduce((least, way) => (way.cost < least.cost ? way : least)).spans;
}

/** A label that may be of either level is of the first one where one of the second follows. */
function isFirstLevel({ kinds }: LabelMark, next: LabelMark | undefined): boolean {
  if (!kinds.has('level1') || !kinds.has('level2')) return kinds.has('level1');
  return next?.kinds.has('level2') === true && !next.kinds.has('level1');
}

function nameOf(texts: LabelMark['texts']): string {
  return texts.map(({ text }) => text).join('');
}

/** Whether forms have a second level under a first one. */
function isUnder(second: string, first: string): boolean {
  return PARENTS.find(([name]) => name.test(second))?.[1].test(first) ?? true;
}

function spansFor(
  marks: readonly LevelMark[],
  rows: number,
  costOf: (mark: LevelMark, from: number, to: number) => number,
): { spans: TypedSpan[]; cost: number } {
  if (marks.length === 0 || marks.length > rows)
    return { spans: [{ from: 0, to: rows, texts: [] }], cost: 0 };
  const { ends, cost } = parted(marks.length, rows, (cell, from, to) => costOf(marks[cell]!, from, to));
  const spans = marks.map(({ mark }, index) => ({
    from: ends[index - 1] ?? 0,
    to: ends[index]!,
    texts: mark.texts,
  }));
  return { spans, cost };
}

/** Rows parted among cells that stand one below the other, each over one row or more, the cheapest way: the row behind each cell. */
function parted(
  cells: number,
  rows: number,
  costOf: (cell: number, from: number, to: number) => number,
): { ends: number[]; cost: number } {
  if (cells === 0) return { ends: [], cost: 0 };
  // best[c][r]: the least that cells from c on cost, where cell c begins with row r
  const best = Array.from({ length: cells + 1 }, () =>
    Array<number>(rows + 1).fill(Number.POSITIVE_INFINITY),
  );
  const next = Array.from({ length: cells }, () => Array<number>(rows + 1).fill(rows));
  best[cells]![rows] = 0;
  for (let cell = cells - 1; cell >= 0; cell--)
    for (let from = 0; from < rows; from++)
      for (let to = from + 1; to <= rows; to++) {
        const cost = costOf(cell, from, to) + best[cell + 1]![to]!;
        if (cost < best[cell]![from]!) [best[cell]![from], next[cell]![from]] = [cost, to];
      }
  const ends: number[] = [];
  for (let cell = 0; cell < cells; cell++) ends.push(next[cell]![ends.at(-1) ?? 0]!);
  return { ends, cost: best[0]![0]! };
}
