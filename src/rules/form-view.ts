import type { Form, FormData, FundingLine, FundingLineKind } from '../model.ts';
import { type Decimal, decimal } from '../values/amount.ts';
import { type Leaf, leafOf } from './leaf.ts';
import type { Profile } from './profile.ts';
import { type Row, rowsOf } from './row.ts';

export type FundingColumn =
  | 'initialBudget'
  | 'adjustedBudget'
  | 'executed'
  | 'maxScore'
  | 'executionRate'
  | 'score';

export type FundingRow = { readonly [column in FundingColumn]: Leaf<Decimal> } & {
  readonly line: FundingLineKind;
  readonly label: string | null;
  readonly at: string;
};

/** A form as rules look at it: numbers as decimals, every value with its place and what its evidence says. */
export type FormView = {
  readonly index: number;
  readonly form: Form;
  readonly data: FormData;
  readonly profile: Profile;
  /** JSON pointer of the form */
  readonly at: string;
  readonly rows: readonly Row[];
  /** the overall line of the funding block */
  readonly money: FundingRow | null;
  readonly parts: readonly FundingRow[];
  readonly total: { readonly maxScore: Leaf<Decimal>; readonly score: Leaf<Decimal> };
  readonly hasWeights: boolean;
  readonly hasScores: boolean;
  /** whether the form has a column for reasons */
  readonly hasReasons: boolean;
};

/** Given a form, its place in the document and the profile that judges it. */
export function viewForm(form: Form, index: number, profile: Profile): FormView {
  const { data } = form;
  const rows = rowsOf(form, index);
  const funding = data.funding.map((line, i) => fundingRow({ form, index }, line, i));
  const totals = funding.filter(line => line.line === 'total');
  return {
    index,
    form,
    data,
    profile,
    at: `/forms/${index}`,
    rows,
    money: totals[0] ?? null,
    parts: funding.filter(line => line.line !== 'total'),
    total: {
      maxScore: numberLeaf({ form, index }, '/total/maxScore', data.total.maxScore),
      score: numberLeaf({ form, index }, '/total/score', data.total.score),
    },
    hasWeights: rows.some(row => row.weight.value !== null),
    hasScores: rows.some(row => row.score.value !== null),
    hasReasons: rows.some(row => row.reason.state !== 'absent'),
  };
}

/** A form that is scored or measured against its targets; a declaration is recognised only. */
export function isEvaluation({ family }: Form): boolean {
  return family !== 'target-declaration' && family !== 'target-monitoring';
}

type Indexed = { readonly form: Form; readonly index: number };

function fundingRow(of: Indexed, line: FundingLine, i: number): FundingRow {
  const leaf = (column: FundingColumn) => numberLeaf(of, `/funding/${i}/${column}`, line[column]);
  return {
    line: line.line,
    label: line.label,
    at: `/forms/${of.index}/data/funding/${i}`,
    initialBudget: leaf('initialBudget'),
    adjustedBudget: leaf('adjustedBudget'),
    executed: leaf('executed'),
    maxScore: leaf('maxScore'),
    executionRate: leaf('executionRate'),
    score: leaf('score'),
  };
}

function numberLeaf({ form, index }: Indexed, path: string, value: string | null): Leaf<Decimal> {
  return leafOf(form, index, path, value === null ? null : decimal(value));
}
