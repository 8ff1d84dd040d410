import type { Form, Indicator } from '../model.ts';
import { decimal, sum } from '../values/amount.ts';
import { compared } from '../values/text.ts';
import { constraintsOf } from './constraints.ts';
import { lexicon } from './labels.ts';
import { hasFieldInside } from './matcher.ts';

/** Sums and rates tell columns apart; that two names are nearly the same says nothing of them. */
const NAMES = /\/level\d$|Department$|Unit$/;

/** Sums and rates hold, and numbers are numbers: whether they do says nothing of rulings, but much of columns without any. */
export function doesAddUp(form: Form): boolean {
  return (
    constraintsOf(form).every(({ holds, paths }) => holds || paths.some(path => NAMES.test(path))) &&
    !Object.values(form.evidence).some(({ notes }) => notes.includes('not-a-number'))
  );
}

/** Rows that are no indicators, as a share of all rows: if more are not, it is the columns that are wrong. */
export const ODD_ROWS = 0.3;
/** What weights add up to where the form does not say, with the weight of the execution and without it. */
const USUAL = { whole: 100, unexecuted: 90 };

/** Rows whose weights are less than the total beside them are not all of its rows, but for some whose weights could not be read. */
export function hasAllWeights({ data: { funding, indicators, total } }: Form): boolean {
  const weights = indicators.flatMap(({ maxScore }) => (maxScore === null ? [] : [maxScore]));
  if (weights.length === 0) return true;
  const execution = funding.map(({ maxScore }) => maxScore);
  const usual = execution.every(weight => weight === null) ? USUAL.unexecuted : USUAL.whole;
  const missing = decimal(total.maxScore ?? usual).minus(sum([...weights, ...execution]));
  if (missing.lte(0)) return true;
  const unread = indicators.filter(({ maxScore }) => maxScore === null);
  const heaviest = weights.map(decimal).reduce((most, weight) => (weight.gt(most) ? weight : most));
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

export function hasHead({ family, data }: Form): boolean {
  const name = family === 'department-self-evaluation' ? data.implementingUnit : data.projectName;
  return data.title !== null && name !== null;
}

/** The label of the next field inside a value: the rulings around it were not seen. */
export function hasLabelInside({
  data: { projectName, supervisingDepartment, implementingUnit },
}: Form): boolean {
  return [projectName, supervisingDepartment, implementingUnit].some(text => hasFieldInside(text ?? ''));
}

/** Weights in rows have their sum below them, unless nothing is scored. */
export function hasTotal({ family, data }: Form): boolean {
  if (family === 'target-declaration') return true;
  const isWeighed = data.indicators.some(({ maxScore }) => maxScore !== null);
  return !isWeighed || data.total.maxScore !== null || data.total.score !== null;
}

/** Every form says what was aimed at, and a self-evaluation what came of it: a column without either has lost its heading. */
export function hasColumns({ family, data }: Form): boolean {
  const isDeclared = family === 'target-declaration';
  const isFilled = (column: 'target' | 'actual') => data.indicators.some(row => row[column] !== null);
  return data.indicators.length === 0 || (isFilled('target') && (isDeclared || isFilled('actual')));
}

/** A self-evaluation without any weight or score has lost their headings; not one that weighs only its levels. */
export function isWeighed({ family, data: { indicators, groups } }: Form): boolean {
  const isBare = indicators.every(({ maxScore, score }) => maxScore === null && score === null);
  return family === 'target-declaration' || indicators.length === 0 || !isBare || groups.length > 0;
}

/** A column that is none of the usual ones may be one of them whose heading was misread. */
export function hasUnknownColumn({ data: { indicators } }: Form): boolean {
  return indicators.some(({ extras }) => Object.keys(extras).length > 0);
}

/** What was spent is the point of every self-evaluation. */
export function isExecuted({ family, data: { funding } }: Form): boolean {
  return (
    family === 'target-declaration' ||
    funding.length === 0 ||
    funding.some(({ executed }) => executed !== null)
  );
}

/** … against what was planned; the adjusted budget is what it is measured by, the initial one is not always printed. */
export function isBudgeted({ data: { funding } }: Form): boolean {
  return funding.length === 0 || funding.some(({ adjustedBudget }) => adjustedBudget !== null);
}

/** The heading of a level that lost its number in a picture is that of another column, or of none. */
export function hasLevels({ data: { indicators } }: Form): boolean {
  const isFilled = (level: 'level1' | 'level2') => indicators.some(row => row[level] !== null);
  const isAstray = indicators.some(row =>
    Object.keys(row.extras).some(label => /^.?级?指标$/.test(compared(label))),
  );
  return (isFilled('level1') || !isFilled('level2')) && !isAstray;
}

/** Where no rulings say that a cell is blank, a goal without text is one whose text is elsewhere. */
export function hasGoals({ family, data }: Form): boolean {
  const isDeclared = family === 'target-declaration';
  return data.goals.every(({ expected, actual }) => expected !== null && (actual !== null || isDeclared));
}

/** characters */
const LONGEST_HEAD = 12;

/** Whether a goal's text is none of the headings of goals. */
export function isNoHeading(text: string | null): boolean {
  if (text === null || text.length > LONGEST_HEAD) return true;
  // a ruling beside it may have been read as a letter
  return [text, text.replace(/(?<![A-Za-z|丨!])[A-Za-z|丨!]+$/, '')].every(
    own => lexicon().goal(own) === null,
  );
}

/** The end of a name that was cut: 分). */
const CLOSES_ONLY = /^[^(]*\)/;

/** A row has a name and something measured; its levels are named where others are, and not by headings. */
export function isIndicator(row: Indicator, { data }: Form): boolean {
  const isNamed = (['level1', 'level2'] as const).every(level => {
    const name = row[level];
    if (name === null) return data.indicators.every(other => other[level] === null);
    if ([...name].length < 2 || CLOSES_ONLY.test(compared(name))) return false;
    return !/^(绩效|[一二三]级)指标/.test(compared(name)) && (compared(name).match(/指标/g) ?? []).length < 2;
  });
  const isMeasured = row.target !== null || row.actual !== null || row.maxScore !== null;
  return isNamed && row.level3 !== null && isMeasured && !/^[\d.,]+$/.test(row.deviation ?? '');
}
