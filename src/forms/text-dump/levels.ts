import type { LabelMark } from './marks.ts';
import { parted, type TypedSpan } from './spans.ts';

/** A level's label, and how many rows begin before it. */
type LevelMark = { readonly mark: LabelMark; readonly before: number };

/** The first level that a second one belongs to, where forms agree on it. */
const PARENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^成本/, /^(?:产出|成本)/],
  [/成本/, /^成本/],
  [/数量|质量|时效/, /^产出/],
  [/满意/, /^满意/],
  [/效益|可持续/, /^效益/],
];

/** What a row costs under a first level that does not go with its second one. */
export const ASTRAY = 2;

/** Where programs tell the label of a merged cell: with its first row, in the middle, or with its last row. */
const HABITS: readonly ((from: number, to: number, before: number) => number)[] = [
  (from, _, before) => from - before,
  (from, to, before) => (from + to) / 2 - before,
  (_, to, before) => to - 1 - before,
];

/** The rows that the labels of each level stand for; `count` levels have headings. */
export function levelsOf(marks: readonly LevelMark[], rows: number, count: number): (readonly TypedSpan[])[] {
  if (count === 0) return [];
  const isFirst = marks.map(({ mark }, index) => count > 1 && isFirstLevel(mark, marks[index + 1]?.mark));
  const [firsts, seconds] = [true, false].map(level => marks.filter((_, index) => isFirst[index] === level));
  const ways = HABITS.map(off => {
    const second = spansFor(seconds!, rows, (mark, from, to) => Math.abs(off(from, to, mark.before)));
    const names = second.spans.flatMap(({ from, to, texts }) =>
      Array.from({ length: to - from }, () => nameOf(texts)),
    );
    const first = spansFor(firsts!, rows, (mark, from, to) => {
      const astray = names.slice(from, to).filter(name => !isUnder(name, nameOf(mark.mark.texts)));
      return Math.abs(off(from, to, mark.before)) + ASTRAY * astray.length;
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

export function nameOf(texts: LabelMark['texts']): string {
  return texts.map(({ text }) => text).join('');
}

/** Whether forms have a second level under a first one. */
export function isUnder(second: string, first: string): boolean {
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
