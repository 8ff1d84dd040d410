import type { Form, Indicator, Measure } from '../model.ts';
import { type Decimal, decimal } from '../values/amount.ts';
import { compared } from '../values/text.ts';
import { type Leaf, leafOf } from './leaf.ts';

/** A first-level group by what it measures; null where the label says something else (决策, 管理 …). */
export type GroupKind = 'cost' | 'output' | 'benefit' | 'satisfaction';

/** One indicator row as rules look at it. */
export type Row = {
  readonly index: number;
  readonly indicator: Indicator;
  /** JSON pointer of the row */
  readonly at: string;
  readonly name: Leaf<string>;
  readonly target: Leaf<Measure>;
  readonly actual: Leaf<Measure>;
  readonly weight: Leaf<Decimal>;
  readonly score: Leaf<Decimal>;
  readonly reason: Leaf<string>;
  readonly group: GroupKind | null;
  readonly isCost: boolean;
  /** stands under 数量指标 */
  readonly isCount: boolean;
  readonly isSatisfaction: boolean;
  /** its weight or its score stands in one cell with another row's */
  readonly isShared: boolean;
};

const NO_REASON = /^(?:无|暂无|没有|[-‐‑–—―一_/\\*]*)[。.]?$/;

/** All indicator rows of a form. */
export function rowsOf(form: Form, index: number): readonly Row[] {
  const rows = form.data.indicators.map((indicator, i) => bareRow(form, index, { indicator, i }));
  const shared = new Set(rows.flatMap(({ weight, score }) => [weight.holder, score.holder]));
  return rows.map(row => ({
    ...row,
    isShared: shared.has(row.index) || row.weight.holder !== null || row.score.holder !== null,
    reason: row.reason.holder === null ? row.reason : (rows[row.reason.holder]?.reason ?? row.reason),
  }));
}

/** Whether a reason is written down; null where that cannot be told. */
export function hasReason({ reason }: Row): boolean | null {
  if (reason.state === 'doubtful' || reason.state === 'absent' || reason.state === 'merged') return null;
  return reason.value !== null && !NO_REASON.test(compared(reason.value));
}

/** The row as a person would call it. */
export function nameOf({ indicator, index }: Row): string {
  const name = indicator.level3 ?? indicator.level2 ?? `#${index + 1}`;
  return name.length > 24 ? `${name.slice(0, 24)}…` : name;
}

/** A row with a group's name at most, or dots: the form's filler. */
export function isFiller({ name, target, actual, weight, score }: Row): boolean {
  const isNamed = name.value !== null && !/^[….·]*$/.test(compared(name.value));
  return !isNamed && [target, actual, weight, score].every(leaf => leaf.value === null || isDots(leaf.value));
}

function isDots(value: Measure | Decimal): boolean {
  return 'text' in value && /^[….·]*$/.test(compared(value.text));
}

type Numbered = { readonly indicator: Indicator; readonly i: number };

function bareRow(form: Form, index: number, { indicator, i }: Numbered): Row {
  const leaf = <Value>(field: string, value: Value | null) =>
    leafOf(form, index, `/indicators/${i}/${field}`, value);
  const number = (field: 'maxScore' | 'score') =>
    leaf(field, indicator[field] === null ? null : decimal(indicator[field]));
  const [level1, level2] = [indicator.level1 ?? '', indicator.level2 ?? ''];
  return {
    index: i,
    indicator,
    at: `/forms/${index}/data/indicators/${i}`,
    name: leaf('level3', indicator.level3),
    target: leaf('target', indicator.target),
    actual: leaf('actual', indicator.actual),
    weight: number('maxScore'),
    score: number('score'),
    reason: leaf('deviation', indicator.deviation),
    group: groupKind(level1),
    isCost: /成本/.test(level1 + level2),
    isCount: /数量/.test(level2),
    isSatisfaction: /满意/.test(level1 + level2),
    isShared: false,
  };
}

/** What a first-level label measures. */
export function groupKind(level1: string): GroupKind | null {
  const label = compared(level1);
  if (/满意/.test(label)) return 'satisfaction';
  if (/成本/.test(label)) return 'cost';
  if (/产出/.test(label)) return 'output';
  return /效益|效果/.test(label) ? 'benefit' : null;
}
