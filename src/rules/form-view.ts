import type { Form, FormData, FundingLine, FundingLineKind } from '../model.ts';
import { FUNDING_NUMBERS } from '../schema/fields.ts';
import { type Decimal, decimal } from '../values/amount.ts';
import { leafOf, type RuleLeaf } from './leaf.ts';
import type { Profile } from './profile.ts';
import { type RuleRow, rowsOf } from './row.ts';
import { withGroupWeights } from './support/group-weights.ts';
import { scoreUnitOf } from './support/score-unit.ts';

type FundingColumn = (typeof FUNDING_NUMBERS)[number];

export type FundingRow = { readonly [column in FundingColumn]: RuleLeaf<Decimal> } & {
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
  readonly rows: readonly RuleRow[];
  /** the overall line of the funding block */
  readonly money: FundingRow | null;
  readonly parts: readonly FundingRow[];
  readonly total: { readonly maxScore: RuleLeaf<Decimal>; readonly score: RuleLeaf<Decimal> };
  readonly hasWeights: boolean;
  readonly hasScores: boolean;
  /** whether the form has a column for reasons */
  readonly hasReasons: boolean;
  /** in which scores are printed: 0.1 where one has one decimal and none has more, else 0.01 */
  readonly scoreUnit: Decimal;
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
    rows: withGroupWeights(rows, form, index),
    money: totals[0] ?? null,
    parts: funding.filter(line => line.line !== 'total'),
    total: {
      maxScore: numberLeaf({ form, index }, '/total/maxScore', data.total.maxScore),
      score: numberLeaf({ form, index }, '/total/score', data.total.score),
    },
    hasWeights: rows.some(row => row.weight.value !== null),
    hasScores: rows.some(row => row.score.value !== null),
    hasReasons: rows.some(row => row.reason.state !== 'absent'),
    scoreUnit: scoreUnitOf(data),
  };
}

/** A form that is scored or measured against its targets; a declaration is recognised only. */
export function isEvaluation({ family }: Form): boolean {
  return family !== 'target-declaration' && family !== 'target-monitoring';
}

type Indexed = { readonly form: Form; readonly index: number };

function fundingRow(of: Indexed, line: FundingLine, i: number): FundingRow {
  const leaves = FUNDING_NUMBERS.map(column => [
    column,
    numberLeaf(of, `/funding/${i}/${column}`, line[column]),
  ]);
  return {
    line: line.line,
    label: line.label,
    at: `/forms/${of.index}/data/funding/${i}`,
    ...(Object.fromEntries(leaves) as { readonly [column in FundingColumn]: RuleLeaf<Decimal> }),
  };
}

function numberLeaf({ form, index }: Indexed, path: string, value: string | null): RuleLeaf<Decimal> {
  return leafOf(form, index, path, value === null ? null : decimal(value));
}
