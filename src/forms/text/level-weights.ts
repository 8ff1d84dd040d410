import { splitWeight } from '../../values/amount.ts';
import { textOf } from './grids.ts';
import type { Label } from './label.ts';
import type { RowLevel } from './levels.ts';
import { numberOf } from './numbers.ts';

/** Levels in the order in which forms print them. */
const CANON: readonly RegExp[] = [
  /^(?:投入|决策)/,
  /^(?:过程|管理)/,
  /^(?:经济|社会|生态环境)成本/,
  /^产出/,
  /^数量/,
  /^质量/,
  /^时效/,
  /^成本/,
  /^效益|^经济效益/,
  /^社会效益/,
  /^生态效益/,
  /^可持续/,
  /满意/,
];

/** Labels of one level in the usual order; as they come where one comes twice, or is not known. */
export function inCanon(labels: readonly Label[]): readonly Label[] {
  const hasCosts =
    labels.some(({ name }) => /^产出/.test(name)) && labels.some(({ name }) => /^成本/.test(name));
  const rank = ({ name }: Label) =>
    hasCosts && /^成本/.test(name) ? 2 : CANON.findIndex(words => words.test(name));
  const ranks = labels.map(rank);
  const isClear = new Set(ranks).size === ranks.length && !ranks.includes(-1);
  return isClear ? labels.toSorted((a, b) => rank(a) - rank(b)) : labels;
}

/**
 * The first level of each row by the weights: those of a level's rows add up to the one printed with it. Null where a
 * level has none, or where they do not.
 */
export function weighedLevels(labels: readonly Label[], weights: readonly string[]): RowLevel[] | null {
  const wanted = labels.map(({ tokens }) =>
    numberOf(splitWeight(textOf(tokens).replaceAll(' ', '')).weight ?? ''),
  );
  if (labels.length < 2 || wanted.includes(null)) return null;
  const levels: RowLevel[] = [];
  let at = 0;
  let left = wanted[0]!;
  for (const text of weights) {
    const weight = numberOf(text) ?? left.times(0);
    if (left.lte(0) && weight.gt(0)) {
      at++;
      if (at >= labels.length || !left.isZero()) return null;
      left = wanted[at]!;
    }
    left = left.minus(weight);
    levels.push({ label: labels[at]!, doubtful: [] });
  }
  return at === labels.length - 1 && left.isZero() ? levels : null;
}
