import { isTitle } from '../title.ts';
import { readBudget } from './budget.ts';
import { partTexts } from './goal-texts.ts';
import { readHead } from './head.ts';
import { type LabelSet, sortLabels } from './kinds.ts';
import type { Label } from './label.ts';
import { isFigure, isScore } from './numbers.ts';
import { type FormParts, type PairParts, slotOf, type TableParts } from './parts.ts';
import { readRows } from './read-rows.ts';
import { spotLabels } from './spot.ts';
import { type Token, widthOf } from './token.ts';

/** Reads a form's tokens block by block: each takes the tokens that can only be its own, the rest are rows. */
export function readForm(tokens: readonly Token[], known: ReadonlySet<string>): FormParts {
  const labels = spotLabels(tokens);
  const set = sortLabels(labels);
  const isLabel = new Set(labels.flatMap(label => label.tokens));
  const used = new Set(isLabel);
  const free = () => tokens.filter(token => !used.has(token));
  const take = (own: readonly Token[]) => {
    for (const token of own) used.add(token);
    return own;
  };
  const bounds = boundsOf(set);
  const above = take(aboveOf(free(), bounds));
  const below = take(notesOf(free(), bounds.foot));
  const foot = readFoot(set.foot, free());
  take(foot.flatMap(({ value }) => value.tokens));
  const matrix = readFoot(set.matrix, free()).map(({ label, value }) => ({
    label,
    value: slotOf(value.tokens, 'ambiguous'),
  }));
  take(matrix.flatMap(({ value }) => value.tokens));
  const goals = readGoals(set, free(), bounds);
  take(goals?.rows.flat().flatMap(slot => slot.tokens) ?? []);
  const figures = free().filter(
    ({ order, text }) => order > bounds.budget && order < bounds.goals && (isFigure(text) || text === '%'),
  );
  const pairs = readHead(
    set.head,
    tokens.filter(token => !used.has(token) || isLabel.has(token)),
    { end: bounds.budget, isLabel },
  );
  take(pairs.flatMap(({ value }) => value.tokens));
  const budget = set.budgetLines.length > 0 ? readBudget(budgetLabels(set, free(), bounds), figures) : null;
  take(budget?.table.rows.flat().flatMap(slot => slot.tokens) ?? []);
  take(budget?.table.title ?? []);
  const indicators = readRows(
    set,
    free().filter(({ order, text }) => order > bounds.budget && !FILLER.test(text)),
    { known, budget: budget?.table ?? null, heads: set.budgetHeads.map(({ role }) => role) },
  );
  take(indicators?.parts.rows.flat().flatMap(slot => slot.tokens) ?? []);
  take(indicators?.parts.total?.slots.flatMap(slot => slot.tokens) ?? []);
  take(indicators?.parts.total?.grade?.tokens ?? []);
  return {
    above,
    pairs,
    funding: budget?.table ?? null,
    goals,
    hasGoals: set.goalHeads.length > 0,
    indicators: indicators?.parts ?? null,
    foot: [...matrix, ...foot],
    below,
    loose: free(),
  };
}

/** rows that only fill the page up */
const FILLER = /^[.…⋯‥·。]{2,}$/;

type Bounds = {
  /** the first label of the budget, or whatever comes first behind the head */
  readonly budget: number;
  /** the first label of the goals or, without them, of the indicators */
  readonly goals: number;
  /** the first label that speaks of goals */
  readonly texts: number;
  readonly rows: number;
  readonly foot: number;
};

function boundsOf({
  budgetHeads,
  budgetLines,
  goalHeads,
  goalTitle,
  rowHeads,
  levelHeads,
  total,
}: LabelSet): Bounds {
  const first = (orders: readonly (number | undefined)[]) =>
    Math.min(...orders.filter(order => order !== undefined), Number.POSITIVE_INFINITY);
  const rows = first([
    ...rowHeads
      .filter(({ role }) => role !== 'maxScore' && role !== 'score')
      .map(({ label }) => label.tokens[0]!.order),
    levelHeads.level1?.tokens[0]?.order,
    levelHeads.level2?.tokens[0]?.order,
  ]);
  const texts = first([...goalHeads, ...goalTitle].map(({ tokens }) => tokens[0]!.order));
  const goals = Math.min(
    rows,
    first((goalHeads.length > 0 ? goalHeads : goalTitle).map(({ tokens }) => tokens[0]!.order)),
  );
  const budget = first([...budgetHeads, ...budgetLines].map(({ tokens }) => tokens[0]!.order));
  return { rows, goals, texts, budget: Math.min(budget, goals), foot: total?.tokens[0]?.order ?? rows };
}

/** The title, the year under it, and lines with a label and its value: `部门：某局`. */
function aboveOf(free: readonly Token[], { budget }: Bounds): Token[] {
  return free.filter(
    ({ order, text }) =>
      order < budget &&
      (isTitle(text) || /^[(（]?\d{4}\s*年(?:度)?[)）]?$/.test(text) || /^[^：:]{2,8}[：:]./.test(text)),
  );
}

/** Notes below the form go on to its end. */
function notesOf(free: readonly Token[], foot: number): Token[] {
  const first = free.find(({ order, text }) => order > foot && /^(?:备?注|填表说明)\s*[:：]/.test(text));
  return first ? free.filter(({ order }) => order >= first.order) : [];
}

/** Labels below the rows: each with what stands between it and the next label. */
function readFoot(foot: readonly Label[], free: readonly Token[]): PairParts[] {
  return foot.map((label, index) => {
    const from = label.tokens.at(-1)!.order;
    const to = foot[index + 1]?.tokens[0]?.order ?? Number.POSITIVE_INFINITY;
    const value: Token[] = [];
    for (const token of free) {
      if (token.order <= from || token.order >= to) continue;
      if (token.order > (value.at(-1)?.order ?? from) + 1) break;
      value.push(token);
    }
    return { label: label.tokens, value: slotOf(value) };
  });
}

/** columns; a narrower line is no part of a long text by itself */
const LONG = 28;

function readGoals(
  { goalTitle, goalHeads }: LabelSet,
  free: readonly Token[],
  bounds: Bounds,
): TableParts | null {
  const heads = goalHeads.filter(
    ({ name }, index) => goalHeads.findIndex(other => other.name === name) === index,
  );
  if (heads.length !== 2) return null;
  const zone = free.filter(
    ({ order, text }) => order > bounds.goals && order < bounds.rows && !isFigure(text),
  );
  const widest = Math.max(0, ...zone.map(widthOf));
  const firstScore =
    free.find(({ order, text }) => order > bounds.rows && isScore(text))?.order ?? bounds.rows;
  const isProse = (token: Token) =>
    widthOf(token) >= Math.max(LONG, 0.8 * widest) ||
    (token.order < firstScore && /[。；]$/.test(token.text)) ||
    (token.order < firstScore && widthOf(token) >= LONG && /[，。；]/.test(token.text));
  const tokens = free.filter(token => zone.includes(token) || (token.order > bounds.texts && isProse(token)));
  const { expected, actual } = partTexts(tokens);
  return {
    title: goalTitle.flatMap(label => label.tokens),
    heads: heads.map(label => label.tokens),
    rows: [[expected, actual]],
  };
}

function budgetLabels(set: LabelSet, free: readonly Token[], bounds: Bounds) {
  const unit = free.find(({ order, text }) => order < bounds.rows && /^[(（](?:万)?元[)）]$/.test(text));
  return {
    title: [...set.budgetTitle.flatMap(label => label.tokens), ...(unit ? [unit] : [])],
    heads: set.budgetHeads.toSorted((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role)),
    lines: set.budgetLines,
  };
}

const RANK = ['initialBudget', 'adjustedBudget', 'executed', 'maxScore', 'executionRate', 'score'];
