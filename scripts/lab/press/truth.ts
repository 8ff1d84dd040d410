import type {
  DecimalText,
  FormData,
  FundingLine,
  FundingLineKind,
  Indicator,
  Measure,
} from '../../../src/model.ts';
import { blanks, FORM } from '../../../src/schema/fields.ts';
import type { Amounts, Content, ContentRow, FormTruth, PrintedValue } from './model.ts';

/** The number a cell prints, or null: `1,234.50` is "1234.50", `98.71%` is "98.71", `—` and a blank are null. */
export function numberIn(text: string): DecimalText | null {
  const bare = text.replaceAll(/[,，\s%％元]/g, '');
  return /^\d+(\.\d+)?$/.test(bare) ? bare : null;
}

/** Text of a cell, null where it is blank. */
export const textIn = (text: string): string | null => (text === '' ? null : text);

/** One row of the funding block; `columns` are those that the layout prints. */
export function fundingLine(
  line: FundingLineKind,
  label: string,
  amounts: Amounts,
  columns: readonly (keyof Amounts)[],
): FundingLine {
  const printed = (column: keyof Amounts) => (columns.includes(column) ? numberIn(amounts[column]) : null);
  return {
    line,
    label,
    initialBudget: printed('initial'),
    adjustedBudget: printed('adjusted'),
    executed: printed('executed'),
    maxScore: printed('weight'),
    executionRate: printed('rate'),
    score: printed('score'),
  };
}

/** The row as a reader must print it. */
export function indicator(row: ContentRow, over: Partial<Indicator> = {}): Indicator {
  return {
    level1: row.level1,
    level2: row.level2,
    level3: textIn(row.name),
    target: row.target.measure,
    actual: row.actual.measure,
    maxScore: numberIn(row.weight),
    score: numberIn(row.score),
    deviation: textIn(row.reason),
    extras: {},
    ...over,
  };
}

/** A value beside a sign column that says 定性 where there is no sign: whatever stands there is qualitative. */
export function signed(value: PrintedValue): Measure | null {
  if (value.measure === null || value.measure.kind === 'quantity') return value.measure;
  return { kind: 'qualitative', text: value.text };
}

/** The total of a form that prints none. */
export const NO_TOTAL = { maxScore: null, score: null, grade: null };

/** What a reader must find: a project's evaluation where `over` says nothing else, with the data that the layout gives. */
export function formTruth(
  content: Content,
  data: Partial<FormData>,
  over: Partial<Omit<FormTruth, 'data'>> = {},
): FormTruth {
  return {
    family: 'project-self-evaluation',
    template: null,
    pages: null,
    currencyUnit: content.unit,
    ...over,
    data: formData(content, data),
  };
}

/** Everything of the form that no layout changes; the layout gives the rest. */
function formData(content: Content, over: Partial<FormData>): FormData {
  return {
    ...blanks(FORM),
    fiscalYear: content.year,
    projectName: content.project,
    supervisingDepartment: content.supervising,
    implementingUnit: content.implementing,
    funding: [],
    goals: content.goals,
    indicators: content.rows.map(row => indicator(row)),
    groups: [],
    total: { maxScore: '100', score: content.totalScore, grade: null },
    extras: {},
    ...over,
  };
}
