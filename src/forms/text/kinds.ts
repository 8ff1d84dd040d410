import { lexicon } from '../labels.ts';
import type { BudgetRole } from './budget.ts';
import type { Label } from './label.ts';
import type { RowRole } from './rows.ts';
import type { Token } from './token.ts';
import type { LabelKind } from './words.ts';

/** The labels of a form by what they are for; those that have no use are in none. */
export type LabelSet = {
  readonly head: readonly Label[];
  readonly budgetTitle: readonly Label[];
  readonly budgetHeads: readonly { readonly role: BudgetRole; readonly tokens: readonly Token[] }[];
  readonly budgetLines: readonly Label[];
  readonly goalTitle: readonly Label[];
  readonly goalHeads: readonly Label[];
  readonly rowTitle: readonly Label[];
  readonly rowHeads: readonly { readonly role: RowRole; readonly label: Label }[];
  readonly levelHeads: { readonly level1?: Label; readonly level2?: Label };
  readonly level1: readonly Label[];
  readonly level2: readonly Label[];
  readonly total: Label | null;
  /** rows of a block of texts: how the money was looked after */
  readonly matrix: readonly Label[];
  readonly matrixTitle: readonly Label[];
  readonly foot: readonly Label[];
};

const WORDS = lexicon();

/** Sorts labels by use. A label that several blocks print belongs to the block it stands next to. */
export function sortLabels(labels: readonly Label[]): LabelSet {
  const of = (...kinds: LabelKind[]) =>
    labels.filter(label => label.kinds.some(kind => kinds.includes(kind)));
  const anchor = of('indicatorHead').find(({ name }) => LEVEL_HEAD.test(name));
  const at = anchor ? orderOf(anchor) : Number.POSITIVE_INFINITY;
  const budget = of('fundingHead');
  const indicator = of('indicatorHead');
  const weights = shared(of('weightHead'), budget, indicator);
  const scores = shared(of('scoreHead'), budget, indicator);
  const heads = firstOfEach([...indicator, ...weights.rows, ...scores.rows]);
  const levels = sortLevels(of('level1', 'level2'));
  const total = of('total').findLast(label => orderOf(label) > at) ?? null;
  const isLast = (label: Label) => total !== null && orderOf(label) > Math.min(orderOf(total), at);
  return {
    head: of('head').filter(
      label => (orderOf(label) < at || STRONG.test(label.name)) && !scores.all.includes(label),
    ),
    budgetTitle: of('fundingTitle'),
    budgetHeads: firstOfEach([...budget, ...weights.budget, ...scores.budget]).flatMap(({ name, tokens }) => {
      const role = WORDS.funding(name);
      return role ? [{ role, tokens }] : [];
    }),
    budgetLines: [
      ...of('fundingLine'),
      ...of('total').filter(label => orderOf(label) < at && budget.length > 0),
    ],
    ...sortGoals(of('goalTitle', 'goalHead')),
    rowTitle: of('indicatorTitle'),
    rowHeads: heads
      .filter(({ name }) => !/^[一二]级/.test(name))
      .map(label => ({ role: roleOf(label), label })),
    levelHeads: {
      ...(heads.some(({ name }) => name === '一级指标') && {
        level1: heads.find(({ name }) => name === '一级指标')!,
      }),
      ...(heads.some(({ name }) => name === '二级指标') && {
        level2: heads.find(({ name }) => name === '二级指标')!,
      }),
    },
    ...levels,
    total,
    matrix: of('matrix'),
    matrixTitle: of('matrixTitle'),
    foot: of('foot').filter(isLast),
  };
}

/** labels that only a head has */
const STRONG = /^(?:项目名称|主管部门|.*实施单位)$/;
const LEVEL_HEAD = /^(?:[一二三]级指标|指标名称)$/;

/** 总体目标 heads a column where no other label does; printed down the page beside the columns it is the block's title. */
function sortGoals(labels: readonly Label[]): { goalTitle: readonly Label[]; goalHeads: readonly Label[] } {
  const heads = labels.filter(({ kinds }) => kinds.includes('goalHead'));
  const names = new Set(heads.map(({ name }) => name));
  const isTitle = ({ name, tokens }: Label) => names.size > 2 && name === '总体目标' && tokens.length > 2;
  const goalHeads = heads.filter(head => !isTitle(head));
  return { goalHeads, goalTitle: labels.filter(label => !goalHeads.includes(label)) };
}

function orderOf({ tokens }: Label): number {
  return tokens[0]!.order;
}

/** 分值 and 得分 head a column of the budget and one of the indicators; a single one stands near its block. */
function shared(labels: readonly Label[], budget: readonly Label[], indicator: readonly Label[]) {
  const [first, second] = labels;
  const none = { budget: [], rows: [], all: labels };
  if (!first) return none;
  if (budget.length === 0) return { ...none, rows: [first] };
  if (second) return { budget: [first], rows: [second], all: labels };
  const near = (others: readonly Label[]) =>
    Math.min(...others.map(other => Math.abs(orderOf(other) - orderOf(first))));
  return near(budget) < near(indicator) ? { ...none, budget: [first] } : { ...none, rows: [first] };
}

function firstOfEach(labels: readonly Label[]): Label[] {
  const first = new Map<string, Label>();
  for (const label of labels) if (!first.has(label.name)) first.set(label.name, label);
  return [...first.values()].sort((a, b) => orderOf(a) - orderOf(b));
}

function roleOf({ name }: Label): RowRole {
  const role = WORDS.indicator(name);
  return role === null || role === 'level1' || role === 'level2' ? 'other' : role;
}

/** Labels that may be of either level: by the company they keep. */
function sortLevels(labels: readonly Label[]): { level1: Label[]; level2: Label[] } {
  const names = new Set(labels.map(({ name }) => name));
  const hasCosts = [...names].some(name => /.成本/.test(name));
  const isFirst = ({ name, kinds }: Label, index: number): boolean => {
    if (!kinds.includes('level2')) return true;
    if (!kinds.includes('level1')) return false;
    if (name === '成本指标') return hasCosts;
    if (name === '过程指标') return names.has('决策指标');
    return labels.findIndex(label => label.name === name) === index;
  };
  const flags = labels.map(isFirst);
  return {
    level1: labels.filter((_, index) => flags[index]),
    level2: labels.filter((_, index) => !flags[index]),
  };
}
