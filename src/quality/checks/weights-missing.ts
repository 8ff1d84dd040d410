import type { DecimalText, FormData, Indicator, Path, TypedForm } from '../../model.ts';
import { type Decimal, decimal, sum } from '../../values/amount.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const weightsMissing: Check = {
  id: 'weights-missing',
  statement: { zh: '各行分值之和小于总分', en: 'the weights of the rows are less than their total' },
  why: { zh: '可能漏了行', en: 'rows may be missing' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '少了一行', en: 'a row that is missing' },
      [['  ^ | 时效指标 | 完成时间 | 2023年12月底前 | 2023年11月 | 20 | 20\n', '']],
      { finds: ['/indicators/0/maxScore'], as: 'picture' },
    ),
    example(
      { zh: '分值读错了一位，小于自己的得分', en: 'a weight misread, below its own score' },
      [['31公顷 | 30 | 30', '31公顷 | 20 | 30']],
      { finds: [], as: 'picture' },
    ),
    example(
      {
        zh: '表上的得分高于分值，分值之和无误',
        en: 'a score above its weight in the form itself, the weights being right',
      },
      [['31公顷 | 30 | 30', '31公顷 | 30 | 31']],
      { finds: [], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => (hasAllWeights(form) ? [] : speaking(form, /^\/(indicators|total)\//)),
};

/** Rows that may lack their weight, as a share of all rows. */
const ODD_ROWS = 0.3;
/** What weights add up to where the form does not say, with the weight of the execution and without it. */
const USUAL = { whole: 100, unexecuted: 90 };

/** Rows whose weights are less than the total beside them are not all of its rows, but for some whose weights could not be read. */
function hasAllWeights(form: TypedForm): boolean {
  const { data } = form;
  const indicators = data.indicators.map(withoutMisread);
  const missing = missingFrom(data, indicators);
  if (missingFrom(data, data.indicators).lte(0) || missing.lte(0)) return true;
  const weights = weightsIn(indicators).map(decimal);
  const heaviest = weights.reduce((most, weight) => (weight.gt(most) ? weight : most), decimal('0'));
  if (missing.lte(heaviest.times(unreadable(form)))) return true;
  const unread = indicators.filter(({ maxScore }) => maxScore === null);
  const isFilled = (row: Indicator, column: 'target' | 'actual') =>
    row[column] !== null || indicators.every(other => other[column] === null);
  return (
    unread.length > 0 &&
    unread.length <= ODD_ROWS * indicators.length &&
    unread.every(
      row => row.level3 && row.score !== null && isFilled(row, 'target') && isFilled(row, 'actual'),
    ) &&
    missing.gte(sum(unread.map(({ score }) => score))) &&
    missing.lte(heaviest.times(unread.length))
  );
}

const weightsIn = (rows: readonly Indicator[]): readonly DecimalText[] =>
  rows.flatMap(({ maxScore }) => (maxScore === null ? [] : [maxScore]));

/** What the weights of these rows and of the execution lack of the total; nothing where no row has a weight. */
function missingFrom({ funding, total }: FormData, rows: readonly Indicator[]): Decimal {
  const weights = weightsIn(rows);
  const execution = funding.map(({ maxScore }) => maxScore);
  const usual = execution.every(weight => weight === null) ? USUAL.unexecuted : USUAL.whole;
  return weights.length === 0
    ? decimal('0')
    : decimal(total.maxScore ?? usual).minus(sum([...weights, ...execution]));
}

/** A weight below its own score was misread: it says nothing of how many rows there are. */
function withoutMisread(row: Indicator): Indicator {
  const isMisread = row.maxScore !== null && row.score !== null && decimal(row.maxScore).lt(row.score);
  return isMisread ? { ...row, maxScore: null } : row;
}

/** Weights that are printed and could not be read: each is in doubt by itself. */
function unreadable({ data: { funding, indicators }, facts }: TypedForm): number {
  const isPrinted = (path: Path) => {
    const { text, notes } = facts[path]!;
    return text !== null && !notes.includes('not-applicable');
  };
  return [
    ...funding.filter(({ maxScore }, i) => maxScore === null && isPrinted(`/funding/${i}/maxScore`)),
    ...indicators.filter(({ maxScore }, i) => maxScore === null && isPrinted(`/indicators/${i}/maxScore`)),
  ].length;
}
