import { FUNDING_NUMBERS } from '../../fields.ts';
import type { BudgetRole } from './budget.ts';
import { doubtsOf } from './doubts.ts';
import { textOf } from './grids.ts';
import type { LabelSet } from './kinds.ts';
import type { Label } from './label.ts';
import { inCanon, weighedLevels } from './level-weights.ts';
import { type Habit, type LevelMark, levelsOf, parentsOf, type RowLevel, spansOf } from './levels.ts';
import { isFigure, numberOf } from './numbers.ts';
import { orderliness } from './orderliness.ts';
import { EMPTY, type IndicatorParts, type Slot, slotOf, type TableParts } from './parts.ts';
import { assembleRows, IN_ORDER, type RowRole, type Sums } from './rows.ts';
import type { Token } from './token.ts';
import { isUnder } from './words.ts';

export type RowContext = {
  readonly known: ReadonlySet<string>;
  readonly budget: TableParts | null;
  readonly heads: readonly BudgetRole[];
};

/** Rows of indicators, their levels and the total row, from the tokens that no other block has taken. */
export function readRows(
  set: LabelSet,
  tokens: readonly Token[],
  context: RowContext,
): { parts: IndicatorParts } | null {
  const columns = columnsOf(set);
  if (columns.length === 0 || tokens.length === 0) return null;
  const roles = columns.map(({ role }) => role);
  const total = totalOf(set, tokens, roles);
  const rest = tokens.filter(token => !total?.taken.includes(token));
  const sums = sumsOf(total?.slots ?? [], roles, context);
  const ways = assembleRows(rest, roles, { sums, known: context.known });
  const best = ways[0];
  if (!best) return null;
  const doubts = doubtsOf(ways);
  const rows = best.rows.map((row, at) =>
    roles.map((_, place): Slot => {
      const notes = doubts.has(`${at},${place}`) ? (['ambiguous'] as const) : [];
      return slotOf(
        (row[place]?.pieces ?? []).map(index => rest[index]!),
        ...notes,
      );
    }),
  );
  return {
    parts: {
      title: set.rowTitle.flatMap(label => label.tokens),
      heads: columns.map(({ label }) => label.tokens),
      rows,
      ...levelParts(set, rows, { roles, isOrderly: orderliness(best) > IN_ORDER }),
      total,
    },
  };
}

const CANON: readonly RowRole[] = [
  'level3',
  'sign',
  'target',
  'adjustedTarget',
  'unit',
  'actual',
  'maxScore',
  'score',
  'deviation',
  'other',
];

/** Headings that stand close together are in their printed order; scattered ones in the usual one. */
function columnsOf({ rowHeads }: LabelSet): readonly { role: RowRole; label: Label }[] {
  const orders = rowHeads.map(({ label }) => label.tokens[0]!.order);
  const isClose = Math.max(...orders) - Math.min(...orders) <= 2 * rowHeads.length + 4;
  const rank = (role: RowRole) => CANON.indexOf(role);
  return isClose && rowHeads[0]?.role === 'level3'
    ? rowHeads
    : rowHeads.toSorted((a, b) => rank(a.role) - rank(b.role));
}

const GRADE = /^(?:优秀?|良好?|中|差|合格|不合格)$/;

/** The figures of the total row: behind its label, or the last ones that can be. */
function totalOf({ total: label }: LabelSet, tokens: readonly Token[], roles: readonly RowRole[]) {
  const places = roles.flatMap((role, place) => (role === 'maxScore' || role === 'score' ? [place] : []));
  if (!label || places.length === 0) return null;
  const end = label.tokens.at(-1)!.order;
  const behind: Token[] = [];
  for (const token of tokens) {
    if (token.order <= end) continue;
    if (token.order > (behind.at(-1)?.order ?? end) + 1 || !(isFigure(token.text) || GRADE.test(token.text)))
      break;
    behind.push(token);
  }
  const grade = behind.find(({ text }) => GRADE.test(text)) ?? null;
  const figures = behind.filter(({ text }) => !GRADE.test(text));
  const own =
    figures.length >= places.length ? figures.slice(0, places.length) : lastFigures(tokens, places.length);
  const slots = roles.map((_, place) => {
    const token = own[places.indexOf(place)];
    return places.includes(place) && token ? slotOf([token]) : EMPTY;
  });
  return {
    label: label.tokens,
    slots,
    grade: grade && slotOf([grade]),
    taken: [...own, ...(grade ? [grade] : [])],
  };
}

/** A hundred, and the figure behind it. */
function lastFigures(tokens: readonly Token[], count: number): Token[] {
  const figures = tokens.filter(({ text }) => isFigure(text));
  if (count === 1) return figures.slice(-1);
  const at = figures.findLastIndex(
    ({ text }, index) => /^100(?:\.0+)?$/.test(text) && index + 1 < figures.length,
  );
  return at < 0 ? [] : figures.slice(at, at + 2);
}

/** What is left of the total when the execution's weight and score are taken off. */
function sumsOf(slots: readonly Slot[], roles: readonly RowRole[], { budget, heads }: RowContext): Sums {
  const execution = (role: BudgetRole) => {
    const slot =
      budget?.rows[0]?.[
        1 + heads.toSorted((a, b) => FUNDING_NUMBERS.indexOf(a) - FUNDING_NUMBERS.indexOf(b)).indexOf(role)
      ];
    return slot ? textOf(slot.tokens) : '';
  };
  const left = (role: 'maxScore' | 'score') => {
    const whole = numberOf(textOf(slots[roles.indexOf(role)]?.tokens ?? []));
    return whole ? whole.minus(numberOf(execution(role)) ?? 0).toFixed() : null;
  };
  return { maxScore: left('maxScore'), score: left('score') };
}

type RowOrder = { readonly roles: readonly RowRole[]; readonly isOrderly: boolean };

function levelParts(set: LabelSet, rows: readonly (readonly Slot[])[], { roles, isOrderly }: RowOrder) {
  const habits: readonly Habit[] = isOrderly ? ['first', 'middle'] : ['middle', 'first'];
  const name = roles.indexOf('level3');
  const starts = rows.map(row => {
    const named = row[name]?.tokens ?? [];
    const own = named.length > 0 ? named : row.flatMap(slot => slot.tokens);
    return Math.min(...own.map(({ order }) => order));
  });
  const tokens = rows.flat().flatMap(slot => slot.tokens);
  const hasPages = tokens.some(({ page }) => page !== tokens[0]!.page);
  const titles = new Set(set.rowTitle.map(({ tokens: own }) => own.at(-1)!.order));
  const marksOf = (labels: readonly Label[]): LevelMark[] =>
    labels.map(label => {
      const [first] = label.tokens as [Token];
      const last = tokens.findLast(({ order }) => order < first.order);
      const isTop =
        last &&
        (last.page !== first.page ||
          (!hasPages && (titles.has(first.order - 1) || titles.has(first.order - 2))));
      return { label, before: starts.filter(start => start < first.order).length, isTop: isTop ?? false };
    });
  const weight = roles.indexOf('maxScore');
  const level1 = isOrderly ? set.level1 : inCanon(set.level1);
  const level2 = isOrderly ? set.level2 : inCanon(set.level2);
  const weighed = weighedLevels(
    level1,
    rows.map(row => textOf(row[weight]?.tokens ?? [])),
  );
  const fit = ({ label }: LevelMark, row: number) =>
    fitness(label.name, textOf(rows[row]![name]?.tokens ?? [])) +
    (weighed && isUnder(label.name, weighed[row]!.label.name) === false ? STRANGER : 0);
  const seconds = levelsOf(marksOf(level2), rows.length, { fit, habits });
  const firsts =
    weighed ??
    (seconds.length > 0 ? parentsOf(level1, seconds) : null) ??
    levelsOf(marksOf(level1), rows.length, { fit: () => 0, habits });
  const part = (levels: readonly RowLevel[], head: Label | undefined) =>
    levels.length > 0 ? { head: head?.tokens ?? [], spans: spansOf(levels) } : null;
  return { level1: part(firsts, set.levelHeads.level1), level2: part(seconds, set.levelHeads.level2) };
}

/** A second level hardly stands under a first one that is not its own. */
const STRANGER = 4;

/** What an indicator's name says of its group; small prices, the place of the label says more. */
function fitness(level: string, name: string): number {
  const isSatisfaction = /满意/.test(name);
  if (/满意/.test(level)) return isSatisfaction ? 0 : 0.7;
  if (isSatisfaction) return 1.5;
  if (/时效/.test(level)) return /时|期|进度/.test(name) ? -0.3 : 0.3;
  if (/成本/.test(level)) return /成本|标准|单价|费|预算/.test(name) ? -0.3 : 0.3;
  return /及时|时间|成本/.test(name) ? 0.2 : 0;
}
