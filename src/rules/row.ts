import type { Form, Indicator, Measure } from '../model.ts';
import { type Decimal, decimal } from '../values/amount.ts';
import { compared } from '../values/text.ts';
import { leafOf, type RuleLeaf } from './leaf.ts';
import { scoreUnitOf } from './support/score-unit.ts';

/** A first-level group by what it measures; null where the label says something else (决策, 管理 …). */
export type GroupKind = 'cost' | 'output' | 'benefit' | 'satisfaction';

/** One indicator row as rules look at it. */
export type RuleRow = {
  readonly index: number;
  readonly indicator: Indicator;
  /** JSON pointer of the row */
  readonly at: string;
  readonly name: RuleLeaf<string>;
  readonly target: RuleLeaf<Measure>;
  readonly actual: RuleLeaf<Measure>;
  readonly weight: RuleLeaf<Decimal>;
  readonly score: RuleLeaf<Decimal>;
  /** in which the form prints scores: 0.01 or 0.1 */
  readonly scoreUnit: Decimal;
  readonly reason: RuleLeaf<string>;
  readonly group: GroupKind | null;
  readonly isCost: boolean;
  /** stands under 数量指标 */
  readonly isCount: boolean;
  readonly isSatisfaction: boolean;
  /** its weight or its score stands in one cell with another row's */
  readonly isShared: boolean;
  /** 其中 …, without a weight: a part of the row above it */
  readonly isPart: boolean;
};

/** a clause that says that nothing deviates, or nothing at all */
const NO_REASON = new RegExp(
  `^(?:${[
    '[-‐‑–—―一_/\\\\*]*',
    '(?:无|没有|暂无|未发现|未发生|未出现|不存在)(?:任何|明显|较大|重大)*(?:偏差|原因|情况|异常|问题|偏离|差异)*(?:及?改进措施|和改进措施)?',
    '(?:不适用|不涉及|无需改进|无需说明|正常|达标|符合(?:预期|要求|目标)?)',
    '(?:目标|任务|指标|工作)?(?:质量|效果|情况|进展|进度|完成|完成情况|完成质量)(?:良好|较好|正常|顺利|明显)',
    '(?:偏差率?为?)?0(?:\\.0+)?%?|偏差(?:较小|不大|很小)|(?:今后|下年度?)?继续保持',
    '(?:年初|年度|全年|预期|绩效|各项|目标|任务|指标|工作|值)*(?:均|都|已|全部|全面|圆满|按(?:计划|时|期|要求|序时进度))*(?:完成|达成|达到|达标|实现)(?:全部|年初|年度|全年|预期|绩效|既定|各项|目标|任务|指标|工作|要求|效果|值)*',
  ].join('|')})$`,
);

function isNoReason(text: string): boolean {
  return compared(text)
    .split(/[,，、;；.。:：]/)
    .every(clause => NO_REASON.test(clause));
}

/** All indicator rows of a form. */
export function rowsOf(form: Form, index: number): readonly RuleRow[] {
  const scoreUnit = scoreUnitOf(form.data);
  const rows = form.data.indicators.map((indicator, i) => bareRow(form, index, { indicator, i, scoreUnit }));
  const shared = new Set(rows.flatMap(({ weight, score }) => [weight.holder, score.holder]));
  const parts = partsOf(rows);
  return rows.map(row => ({
    ...row,
    isPart: parts.has(row.index),
    isShared: shared.has(row.index) || row.weight.holder !== null || row.score.holder !== null,
    reason: row.reason.holder === null ? row.reason : (rows[row.reason.holder]?.reason ?? row.reason),
  }));
}

const PART = /^[-–—·（(\s]*其中/;

/** Rows named 其中 … without a weight, and in a form with weights those without one that follow them. */
function partsOf(rows: readonly RuleRow[]): ReadonlySet<number> {
  const parts = new Set<number>();
  const hasWeights = rows.some(row => row.weight.value !== null);
  for (const row of rows) {
    const isUnscored = row.weight.value === null && row.score.value === null;
    const isNamed = PART.test(compared(row.name.value ?? ''));
    const isNext =
      hasWeights &&
      parts.has(row.index - 1) &&
      rows[row.index - 1]?.indicator.level2 === row.indicator.level2;
    if (isUnscored && (isNamed || isNext)) parts.add(row.index);
  }
  return parts;
}

/** Whether a reason is written down; null where that cannot be told. */
export function hasReason({ reason }: RuleRow): boolean | null {
  if (reason.state === 'doubtful' || reason.state === 'absent' || reason.state === 'merged') return null;
  return reason.value !== null && !isNoReason(reason.value);
}

/** The row as a person would call it. */
export function nameOf({ indicator, index }: RuleRow): string {
  return shortened(indicator.level3 ?? indicator.level2 ?? `#${index + 1}`);
}

/** A text as messages quote it. */
export function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** A row with a group's name at most, or dots: the form's filler. */
export function isFiller({ name, target, actual, weight, score }: RuleRow): boolean {
  const isNamed = name.value !== null && !/^[….·]*$/.test(compared(name.value));
  return !isNamed && [target, actual, weight, score].every(leaf => leaf.value === null || isDots(leaf.value));
}

function isDots(value: Measure | Decimal): boolean {
  return 'text' in value && /^[….·]*$/.test(compared(value.text));
}

type Numbered = { readonly indicator: Indicator; readonly i: number; readonly scoreUnit: Decimal };

function bareRow(form: Form, index: number, { indicator, i, scoreUnit }: Numbered): RuleRow {
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
    scoreUnit,
    reason: leaf('deviation', indicator.deviation),
    group: groupKind(level1),
    isCost: /成本/.test(level1 + level2),
    isCount: /数量/.test(level2),
    isSatisfaction: /满意/.test(level1 + level2),
    isShared: false,
    isPart: false,
  };
}

/** What a first-level label measures. */
function groupKind(level1: string): GroupKind | null {
  const label = compared(level1);
  if (/满意/.test(label)) return 'satisfaction';
  if (/成本/.test(label)) return 'cost';
  if (/产出/.test(label)) return 'output';
  return /效益|效果/.test(label) ? 'benefit' : null;
}
