import type { FUNDING_NUMBERS } from '../../fields.ts';
import { fundingLineOf } from '../labels.ts';
import { type Assembly, assemble } from './assembly.ts';
import { doubtsOf } from './doubts.ts';
import type { Label } from './label.ts';
import { isFigure, isNotApplicable, isScore, numberOf } from './numbers.ts';
import { orderliness } from './orderliness.ts';
import { EMPTY, type Slot, slotOf, type TableParts } from './parts.ts';
import type { ColumnModel, Content, Row, TableModel } from './table-model.ts';
import { type Token, widthOf } from './token.ts';

export type BudgetRole = (typeof FUNDING_NUMBERS)[number];

export type BudgetLabels = {
  readonly title: readonly Token[];
  readonly heads: readonly { readonly role: BudgetRole; readonly tokens: readonly Token[] }[];
  readonly lines: readonly Label[];
};

/** Deals the figures of the budget block out to its lines and columns. */
export function readBudget(
  labels: BudgetLabels,
  figures: readonly Token[],
): { table: TableParts; rest: Token[] } {
  const { title, heads } = labels;
  const lines = labels.lines.toSorted((a, b) => rankOf(a.name) - rankOf(b.name));
  const items: { text: string; tokens: readonly Token[] }[] = [
    ...lines.map(({ tokens }, index) => ({ text: `#${index}`, tokens })),
    ...figures.map(token => ({ text: token.text, tokens: [token] })),
  ].sort((a, b) => a.tokens[0]!.order - b.tokens[0]!.order);
  const pieces = items.map(({ text, tokens }, index) => ({
    text,
    width: widthOf(tokens[0]!),
    isBehind: index > 0 && items[index - 1]!.tokens.at(-1)!.bbox[1] === tokens[0]!.bbox[1],
    isBelow: true,
    isApart: false,
  }));
  const model = modelOf(
    heads.map(({ role }) => role),
    lines,
  );
  const tried = assemble(pieces, model);
  const order = tried[0] && orderliness(tried[0]) > IN_ORDER ? 3 : 1;
  const ways = order === 1 ? tried : assemble(pieces, { ...model, order });
  const best = ways[0] ?? { rows: [], dropped: [], price: 0 };
  const doubts = doubtsOf(ways);
  const slotAt = (content: Content | undefined, key: string): Slot => {
    const notes = doubts.has(key) ? (['ambiguous'] as const) : [];
    return content
      ? slotOf(
          content.pieces.flatMap(index => items[index]!.tokens),
          ...notes,
        )
      : { ...EMPTY, notes };
  };
  return {
    table: {
      title,
      heads: heads.map(({ tokens }) => tokens),
      rows: best.rows.map((row, at) =>
        [0, ...heads.map((_, i) => i + 1)].map(i => slotAt(row[i], `${at},${i}`)),
      ),
    },
    rest: best.dropped.flatMap(index => items[index]!.tokens),
  };
}

/** Share of orderly steps from which on a dump goes row by row. */
const IN_ORDER = 0.8;

const BLANK: { readonly [role in BudgetRole]: number } = {
  initialBudget: 0.3,
  adjustedBudget: 1,
  executed: 1,
  maxScore: 0.4,
  executionRate: 0.3,
  score: 0.3,
};

/** Lines are printed in this order: the whole, this year's money, last year's, other bodies', the rest. */
function rankOf(name: string): number {
  const rank = [/总额|总计|合计/, /当年|本年|中央/, /上年/, /省/, /市/, /县|区|地方/].findIndex(words =>
    words.test(name),
  );
  return rank < 0 ? 6 : rank;
}

function modelOf(roles: readonly BudgetRole[], lines: readonly Label[]): TableModel {
  const hasTotal = lines.length > 0 && fundingLineOf(lines[0]!.name) === 'total';
  const names: ColumnModel = {
    rowOf: text => Number(text.slice(1)),
    strangeness: text => (text.startsWith('#') ? 0 : 99),
    blank: 6,
    wraps: false,
  };
  const columns = roles.map(
    (role): ColumnModel => ({
      strangeness: text => strangeness(role, text),
      blank: BLANK[role],
      wraps: !role.endsWith('core'),
    }),
  );
  return {
    columns: [names, ...columns],
    rowPrice: (row, index) => rowPrice(row, roles, hasTotal && index === 0),
    joinPrice: (text, { text: next }) => joinPrice(text, next),
    tablePrice: rows => (hasTotal ? tablePrice(rows, roles) : 0),
    most: lines.length,
    given: lines.length,
  };
}

function strangeness(role: BudgetRole, text: string): number {
  if (!isFigure(text)) return 99;
  if (role === 'executionRate')
    return isNotApplicable(text) ? 0.2 : /%$/.test(text) ? 0 : isScore(text) ? 0.4 : 5;
  if (/%$/.test(text)) return 99;
  if (role === 'maxScore' || role === 'score') return isNotApplicable(text) ? 0 : isScore(text) ? 0 : 5;
  return isNotApplicable(text) ? 2 : 0;
}

/** An amount goes on behind its point; a percent sign may stand below its number. */
function joinPrice(text: string, next: string): number {
  if (next === '%') return /[%％]/.test(text) ? 9 : -2;
  if (!/^\d{1,2}$/.test(next) || !numberOf(text + next)) return 9;
  return /[.,]$/.test(text) ? -2 : /\.\d$/.test(text) && next.length === 1 ? 0.5 : 9;
}

/** The rate is the executed amount by the adjusted budget. */
function rowPrice(row: Row, roles: readonly BudgetRole[], isTotal: boolean): number {
  const numberAt = (role: BudgetRole) => numberOf(row[roles.indexOf(role) + 1]?.text ?? '');
  const [budget, executed, rate] = [
    numberAt('adjustedBudget'),
    numberAt('executed'),
    numberAt('executionRate'),
  ];
  const [weight, score] = [numberAt('maxScore'), numberAt('score')];
  let price = weight && score?.gt(weight) ? 2 : 0;
  if (isTotal) for (const value of [budget, executed]) price += value ? 0 : 1;
  if (!budget || !executed || !rate || budget.isZero()) return price;
  const printed = rate.lte(1) ? rate.times(100) : rate;
  const isRight = executed.div(budget).times(100).minus(printed).abs().lt(0.02);
  return price + (isRight ? -2 : 1.5);
}

/** The parts add up to the total. */
function tablePrice(rows: readonly Row[], roles: readonly BudgetRole[]): number {
  const [total] = rows;
  if (!total || rows.length < 2) return 0;
  let price = 0;
  roles.forEach((role, index) => {
    if (role === 'maxScore' || role === 'executionRate' || role === 'score') return;
    const whole = numberOf(total[index + 1]?.text ?? '');
    const parts = rows.filter(row => row !== total).map(row => numberOf(row[index + 1]?.text ?? ''));
    if (!whole) return;
    const sum = parts.reduce<typeof whole>((all, part) => (part ? all.plus(part) : all), whole.times(0));
    price += sum.minus(whole).abs().lt(0.02) ? -1.5 : 0.3;
  });
  return price;
}

export type { Assembly };
