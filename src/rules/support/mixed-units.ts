import type { Bilingual } from '../../model.ts';
import type { FormView, FundingRow } from '../form-view.ts';
import { isGiven, type RuleLeaf } from '../leaf.ts';
import { add, type Decimal, decimal } from './arithmetic.ts';
import { printedRates } from './execution.ts';
import { memoize } from './memoize.ts';
import { ADJUSTED, EXECUTED, INITIAL, type MoneyColumn } from './money-columns.ts';

/** Two amounts of one funding block of which one must be in 元 and the other in 万元. */
type MixedUnits = {
  readonly guilty: RuleLeaf<Decimal>;
  readonly other: RuleLeaf<Decimal>;
  readonly labels: readonly [guilty: MoneyColumn['label'], other: MoneyColumn['label']];
};

const TIMES = 10_000;

const ofParts = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `各项来源的${zh}合计`,
  en: `sum of the parts (${en})`,
});
const ofTotal = ({ zh, en }: Bilingual): Bilingual => ({ zh: `年度资金总额的${zh}`, en: `total (${en})` });

/** amounts of one block are rarely so far apart by themselves; those of one column never */
const ALIKE: readonly [from: number, to: number] = [0.9 * TIMES, 1.1 * TIMES];

/** executed is at most what was budgeted, give or take; a project that hardly began is told by its printed rate */
const EXECUTED_RANGE: readonly [from: number, to: number] = [0.1 * TIMES, 1.1 * TIMES];

export const mixedUnits = memoize(({ money, parts, form }: FormView): MixedUnits | null => {
  if (!money) return null;
  const { initialBudget, adjustedBudget, executed } = money;
  if (isApart(adjustedBudget, initialBudget, ALIKE) || isApart(initialBudget, adjustedBudget, ALIKE)) {
    return { guilty: adjustedBudget, other: initialBudget, labels: [ADJUSTED, INITIAL] };
  }
  const row = form.data.funding.findIndex(line => line.line === 'total');
  const text = form.evidence[`/funding/${row}/executionRate`]?.text ?? null;
  const isLess = isApart(adjustedBudget, executed, EXECUTED_RANGE) && isRateOf(money, text);
  if (isApart(executed, adjustedBudget, EXECUTED_RANGE) || isLess) {
    return { guilty: executed, other: adjustedBudget, labels: [EXECUTED, ADJUSTED] };
  }
  return mixedParts(money, parts);
});

export function hasMixedUnits(view: FormView): boolean {
  return mixedUnits(view) !== null;
}

function mixedParts(money: FundingRow, parts: readonly FundingRow[]): MixedUnits | null {
  for (const [key, label] of [
    ['initialBudget', INITIAL],
    ['adjustedBudget', ADJUSTED],
    ['executed', EXECUTED],
  ] as const) {
    const given = parts.map(part => part[key]).filter(isGiven);
    const [first] = given;
    const sum = first && { ...first, value: add(given.map(({ value }) => value)) };
    if (sum && (isApart(money[key], sum, ALIKE) || isApart(sum, money[key], ALIKE)))
      return { guilty: sum, other: money[key], labels: [ofParts(label), ofTotal(label)] };
  }
  return null;
}

function isApart(
  large: RuleLeaf<Decimal>,
  small: RuleLeaf<Decimal>,
  [from, to]: readonly [number, number],
): boolean {
  if (!isGiven(large) || !isGiven(small) || small.value.lte(0)) return false;
  const times = large.value.div(small.value);
  return times.gte(from) && times.lte(to);
}

/** Whether the printed rate is that of the amounts brought into one unit. */
function isRateOf(money: FundingRow, text: string | null): boolean {
  const { adjustedBudget, executed } = money;
  if (!isGiven(adjustedBudget) || !isGiven(executed)) return false;
  const rate = executed.value.times(TIMES).div(adjustedBudget.value).times(100);
  return printedRates(money, text).some(printed => printed.minus(rate).abs().lte(decimal('0.1')));
}
