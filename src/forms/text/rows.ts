import { plainSigns, takeComparator } from '../../values/comparator.ts';
import { looksLikeDate } from '../../values/date.ts';
import { readMeasure } from '../../values/measure.ts';
import type { IndicatorRole } from '../labels.ts';
import { type Assembly, assemble } from './assembly.ts';
import { joinHabits } from './join-habits.ts';
import { isFigure, isNotApplicable, isScore, numberOf } from './numbers.ts';
import { orderliness } from './orderliness.ts';
import { remembered } from './remembered.ts';
import type { ColumnModel, Piece, Row, TableModel } from './table-model.ts';
import { type Token, widthOf } from './token.ts';
import { SCALE, VALUE_WORD } from './words.ts';

export type RowRole = Exclude<IndicatorRole, 'level1' | 'level2'> | 'other';

/** What the whole must add up to, as far as it is known. */
export type Sums = { readonly maxScore: string | null; readonly score: string | null };

/** The ways to deal tokens out to the rows of indicators, the best first; columns in the order of `roles`. */
export function assembleRows(
  tokens: readonly Token[],
  roles: readonly RowRole[],
  context: { readonly sums: Sums; readonly known: ReadonlySet<string> },
): Assembly[] {
  const pieces = tokens.map((token, index) => ({
    text: token.text,
    width: widthOf(token),
    isBehind: tokens[index - 1]?.bbox[1] === token.bbox[1],
    isBelow: tokens[index - 1]?.flow === token.flow,
    isApart: (tokens[index - 1]?.order ?? 0) < token.order - 1,
  }));
  const first = assemble(pieces, modelOf(roles, context, []));
  const widths = first[0] ? roles.map((_, place) => widestLine(first[0]!, place, pieces)) : [];
  const order = first[0] && orderliness(first[0]) > IN_ORDER ? 2 : 1;
  const join = first[0] && joinHabits(first[0], pieces);
  return assemble(pieces, { ...modelOf(roles, context, widths), order, ...(join && { join }) });
}

/** Share of orderly steps from which on a dump goes row by row. */
export const IN_ORDER = 0.85;

/** Columns of the widest line of a column's cells of several lines; undefined where there is none. */
function widestLine({ rows }: Assembly, place: number, pieces: readonly Piece[]): number | undefined {
  const lines = rows.flatMap(row => {
    const own = row[place]?.pieces ?? [];
    return own.length > 1 ? own.map(index => pieces[index]!.width) : [];
  });
  const all = rows.flatMap(row => (row[place]?.pieces ?? []).map(index => pieces[index]!.width));
  return lines.length > 0 ? Math.max(...lines) : all.length > 0 ? Math.max(...all) : undefined;
}

function modelOf(
  roles: readonly RowRole[],
  { sums, known }: { sums: Sums; known: ReadonlySet<string> },
  widths: readonly (number | undefined)[],
): TableModel {
  const places = placesOf(roles);
  return {
    columns: roles.map((role, place): ColumnModel => {
      const width = widths[place];
      return {
        strangeness: remembered(STRANGENESS[role]),
        blank: BLANK[role],
        wraps: role !== 'maxScore' && role !== 'score' && role !== 'sign',
        ...(width !== undefined && { width }),
      };
    }),
    rowPrice: row => rowPrice(row, places),
    joinPrice: (text, piece) => joinPrice(text, piece, known),
    tablePrice: rows => sumPrice(rows, roles, sums),
    most: MOST_ROWS,
  };
}

const BLANK: { readonly [role in RowRole]: number } = {
  level3: 5,
  sign: 1,
  unit: 0.8,
  target: 3,
  adjustedTarget: 0.5,
  actual: 3,
  maxScore: 2,
  score: 2,
  deviation: 0,
  other: 0.3,
};

const HAN = /\p{Script=Han}/u;
const SCRAP = /^[，。、；：）)！？”]|^.$/;

const STRANGENESS: { readonly [role in RowRole]: (text: string) => number } = {
  level3: text => {
    if (isFigure(text) || !HAN.test(text)) return 7;
    if (SCRAP.test(text)) return 5;
    if (VALUE_WORD.test(text)) return 2;
    if (openness(text) > 0) return 3;
    const kind = kindOf(text);
    return kind === 'quantity' ? 5 : kind === 'date' ? 3 : /。$/.test(text) ? 2 : text.length < 4 ? 0.6 : 0;
  },
  sign: text => (/^(?:[<>=≤≥≦≧＜＞＝═﹦]{1,2}|定性|正向|反向)$/.test(text) ? 0 : 9),
  unit: text =>
    /^[\p{L}%‰/·（）()]{1,8}$/u.test(text) && !SIGNED.test(text) ? (VALUE_WORD.test(text) ? 1 : 0.2) : 9,
  target: text => measureStrangeness(text, true),
  adjustedTarget: text => measureStrangeness(text, true),
  actual: text => measureStrangeness(text, false),
  maxScore: text => (isScore(text) ? 0 : isNotApplicable(text) ? 1 : 99),
  score: text => (isScore(text) ? 0 : isNotApplicable(text) ? 1 : 99),
  deviation: text => {
    if (isNotApplicable(text) || text === '无' || text === '⽆') return 0.3;
    if (isFigure(text) || SIGNED.test(text)) return 8;
    if (SCRAP.test(text)) return 5;
    return (VALUE_WORD.test(text) || !/[，。；]/.test(text) ? 3 : 2) + openness(text);
  },
  other: text => (isFigure(text) ? 3 : 3.5),
};

const SIGNED = /^[<>=≤≥≦≧＜＞＝═﹦〉〈]/;

function measureStrangeness(text: string, isTarget: boolean): number {
  if (SCRAP.test(text) && !/^\d$|^[是否优良好高有无]$/.test(text)) return 4;
  const kind = kindOf(text);
  if (kind === 'quantity') {
    if (SIGNED.test(text)) return isTarget ? -0.5 : 0.3;
    return isScore(text) ? 1 : isTarget ? 0.5 : 0;
  }
  if (kind === 'date') return 0;
  if (isNotApplicable(text)) return 1;
  return VALUE_WORD.test(text) ? 0.2 : text.length > 12 ? 2.2 : 1.2;
}

type Kind = 'quantity' | 'date' | 'words';

const kindOf = remembered((text): Kind => {
  const { measure } = readMeasure(text);
  if (measure?.kind === 'quantity') return 'quantity';
  if (measure?.kind === 'date' || looksLikeDate(plainSigns(text))) return 'date';
  return SIGNED.test(text) && /\d/.test(text) ? 'quantity' : 'words';
});

/** A text that closes what it has not opened is the end of another one. */
function openness(text: string): number {
  let depth = 0;
  for (const character of text) {
    if ('“（(《'.includes(character)) depth++;
    if ('”）)》'.includes(character) && --depth < 0) return 3;
  }
  return 0;
}

/** Whether the next token goes on with a text, by what it says. */
function joinPrice(text: string, { text: next }: Piece, known: ReadonlySet<string>): number {
  const whole = text + next;
  const isKnown = known.has(whole) || SCALE.includes(whole);
  if (isKnown) return -2;
  if (SCALE.includes(text)) return 4;
  if (SCALE.some(words => words.startsWith(whole))) return -1.2;
  let price = 0;
  if (SCALE.some(words => words.startsWith(text) && text.length >= 3)) price += 1.5;
  if (/^[，。、；：）)！？”]/.test(next)) price -= 1.5;
  if (SIGNED.test(next)) price += 6;
  if (isScore(next)) price += /[<>=≤≥\d.,、+·\p{Script=Han}(（“]$/u.test(text) ? 2 : 4;
  if (/^前$|^底前?$/.test(next) && /[月日]$/.test(text)) price -= 1.5;
  if (/[、，（(“]$/.test(text)) price -= 1;
  if (VALUE_WORD.test(next) && next.length > 1) price += 1.5;
  if (openness(next) > 0) price -= openness(whole) > 0 ? 0 : 1.5;
  return price;
}

/** that the search may come to; a form of a whole city's projects has some 300 */
const MOST_ROWS = 400;

type Places = { readonly [role in RowRole]?: number };

function placesOf(roles: readonly RowRole[]): Places {
  return Object.fromEntries(roles.map((role, place) => [role, place] as const).reverse());
}

/** What the cells of a row say of each other. */
function rowPrice(row: Row, places: Places): number {
  const target = textAt(row, places.target);
  return (
    valuesPrice(target, textAt(row, places.actual)) +
    scorePrice(textAt(row, places.maxScore), textAt(row, places.score)) +
    reasonPrice(row, places) +
    namePrice(textAt(row, places.level3), target, textAt(row, places.unit))
  );
}

function textAt(row: Row, place: number | undefined): string | undefined {
  return place === undefined ? undefined : row[place]?.text;
}

function valuesPrice(target: string | undefined, actual: string | undefined): number {
  if (target === undefined || actual === undefined) return 0;
  if (target === actual) return -1.5;
  const [a, b] = [kindOf(target), kindOf(actual)];
  if (a !== b) return a === 'words' && b === 'words' ? 0 : 1;
  if (a !== 'quantity') return a === 'date' ? -0.8 : -0.2;
  const [unit, other] = [unitOf(target), unitOf(actual)];
  return unit === other ? -0.8 : other === '' ? -0.2 : 1.2;
}

const unitOf = remembered((text): string =>
  takeComparator(plainSigns(text))
    .rest.replace(/^[\d.,]+/, '')
    .replace(/\s/g, ''),
);

function scorePrice(weight: string | undefined, score: string | undefined): number {
  if (weight === undefined || score === undefined) return 0;
  const [most, own] = [numberOf(weight), numberOf(score)];
  if (!most || !own) return 0;
  return own.eq(most) ? -0.6 : own.gt(most) ? 1.5 : 0;
}

/** A reason is given where the score is not full. */
function reasonPrice(row: Row, places: Places): number {
  const reason = textAt(row, places.deviation);
  if (reason === undefined || reason === '无' || isNotApplicable(reason)) return 0;
  const [most, own] = [places.maxScore, places.score].map(place => numberOf(textAt(row, place) ?? ''));
  if (most && own) return own.lt(most) ? -1.5 : 1;
  return places.score === undefined ? 0 : 2;
}

/** A rate is told in percent, a time by a date, a number by a number. */
function namePrice(name: string | undefined, target: string | undefined, unit: string | undefined): number {
  if (name === undefined || target === undefined) return 0;
  const isPercent = /[%％]|百分/.test(target + (unit ?? ''));
  if (/(?:率|满意度|比例|占比)$/.test(name))
    return isPercent ? -0.8 : kindOf(target) === 'quantity' ? 1.2 : 0.5;
  if (/(?:时间|时限|时点)$/.test(name)) return kindOf(target) === 'date' ? -0.8 : 0.4;
  if (/(?:数|数量|人数|面积|次数|场次|人次|长度|个数|成本|标准|期数|户数)$/.test(name))
    return isPercent ? 1 : kindOf(target) === 'quantity' ? -0.5 : 0.5;
  return isPercent ? 0.3 : 0;
}

/** Weights and scores add up to what the form says. */
function sumPrice(rows: readonly Row[], roles: readonly RowRole[], sums: Sums): number {
  return (['maxScore', 'score'] as const).reduce((price, role) => {
    const place = roles.indexOf(role);
    const whole = numberOf(sums[role] ?? '');
    if (place < 0 || !whole) return price;
    const sum = rows.reduce((all, row) => all.plus(numberOf(row[place]?.text ?? '') ?? 0), whole.times(0));
    return price + (sum.minus(whole).abs().lt(0.05) ? -4 : 0);
  }, 0);
}
