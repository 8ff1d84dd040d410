import { type AlignedGlyphs, aligned, plain } from './align.ts';
import type { InkCheck } from './ink-check.ts';
import type { LineReading, ReadGlyph } from './reader.ts';

/** What the readers of a line say together. */
export type Consensus = {
  readonly glyphs: readonly ReadGlyph[];
  readonly text: string;
  readonly confidence: number;
  /** whole readings that lost, the best first */
  readonly candidates: readonly string[];
  /** the reader of signs found one in all of its ink */
  readonly isBorneOut?: boolean;
};

/** All that is known of a line. */
type LineEvidence = {
  /** the first reading, and what the ink says of it */
  readonly check: InkCheck;
  /** what the other reader read of the line's glyphs from `first` up to `end` */
  readonly second?: LineReading & { readonly first: number; readonly end: number };
  /** the same line read by the first reader in another shape, and what the ink says of that */
  readonly again?: InkCheck;
};

/**
 * Fitted on 3,000 lines of degraded scans, where the first reader's doubt about its weakest glyph was the share of
 * wrong lines to within a factor of two: that doubt shrinks or grows by so much.
 */
const DOUBT = { agreed: 0.15, denied: 1.2, digitDenied: 3 };
/** Below this the first reader's runner-up is taken if the second reader reads it too; how sure that makes it. */
const UNSURE = 0.65;
const CHOSEN_TOGETHER = 0.8;
/** Most that a line is trusted: with ink that no glyph accounts for, dots that were not read, a glyph that the reader of signs denies, one that neither of the other readers bears out, another reading by the
 * same reader, glyphs that such print hardly holds, a reading taken from a second look because the first
 * left ink, nothing. */
const MOST = {
  unread: 0.3,
  point: 0.6,
  denied: 0.75,
  unvouched: 0.89,
  unstable: 0.6,
  odd: 0.85,
  rescued: 0.7,
  nothing: 0.1,
};
/** Ems of ink without a glyph: more than the reader's vagueness about places (one right line in a thousand has it). */
export const UNREAD = 0.15;
const DIGIT_OR_SIGN = /[\d.,%≥≤<>=+\-/]/;
/** The weakest glyph of a reading that is given up for another one, and of that. */
const LOST = 0.75;
const FOUND = 0.9;
/** A line has no more runners-up than this among its candidates. */
const MOST_CANDIDATES = 6;
/** Signs that the second reader hardly knows. */
const UNKNOWN = /[≥≤<>‰]/;
const BARLESS = /[<>＜＞]/;
/** What remains of rulings is read as. */
const RULING = /[|｜丨！!「」『』【】〔〕]/u;
/** A point between ideographs, before a number, behind a unit or a bracket, one before three digits and another one (which was a comma), a broken digit or per cent sign, a stop behind a number or its unit, a dash before or behind a text, a semicolon between digits, more of a ‰ behind a per cent sign, a comparator before a minus, letters that look like signs, a point of a number before its unit, a numeral two before a digit (which was =), and a letter by itself that looks like (a part of) an ideograph or digit. */
const BROKEN =
  /(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff]|$)|^[.,·、]\d|\d\.\d{3}[.,]\d|\+|[\d%][:;：；'"°]$|^[:;：；'"°]|(?<![A-Za-z])[HIlTOoVMNWUS](?![A-Za-z])|^[A-Za-z]$|[()][.,]\d|^[≥≤<>=]*[\d.,]*\d([.,]|[\u3400-\u9fff]+[:;'·.])$|\d[;；]\d|%[.,]$|%[\dA-Za-z]|[<>]-|^[HIlTOoVMNWUSZ]{2,3}$|\d{3}[.,](?=[\u3400-\u9fff])|二(?=\d)(?!0[一二])|(?<![A-Za-z\d])s(?=\d)|\d[:;：；]\d+%|^\d+[:;：；]\d+$|^[-–—·](?=[\u3400-\u9fff])|[\u3400-\u9fff\d][-–—]$/u;

/** One reading of a line from all that was read of it, and how sure it is. */
export function consensusOf({ check, second, again }: LineEvidence): Consensus {
  const isRescued = again !== undefined && !leavesInk(again) && isBetter(again, check);
  const chosen = isRescued ? again : check;
  const glyphs = second && !isRescued ? withSecond(chosen.glyphs, second) : chosen.glyphs;
  const text = glyphs.map(glyph => glyph.text).join('');
  const isUnstable =
    again && !isRescued && !check.isBorneOut && !leavesInk(again) && isOtherwise(check.glyphs, again.glyphs);
  const confidence = Math.min(
    ...(glyphs.length === 0 ? [MOST.nothing] : glyphs.map(glyph => glyph.confidence)),
    leavesInk(chosen) || chosen.isBlank ? MOST.unread : 1,
    chosen.isPointUnread || chosen.mayLackSign || isPointDenied(chosen, second) ? MOST.point : 1,
    isUnstable ? MOST.unstable : 1,
    isOdd(text) ? MOST.odd : 1,
    isRescued && !isVouchedFor(again) ? MOST.rescued : 1,
  );
  const readings = [check.glyphs, again?.glyphs ?? [], second ? spliced(check.glyphs, second) : []];
  const candidates = others(text, [...readings, ...withRunnersUp(glyphs)]);
  const isBorneOut = chosen.isBorneOut || chosen.isSign;
  return { glyphs, text, confidence: rounded(confidence), candidates, isBorneOut };
}

/**
 * Whether a second look reads something else where the reader of signs does not vouch for the first one; points and commas are told
 * apart by more than that, and glyphs that it lacks among others are none that the first one made up.
 */
function isOtherwise(first: readonly ReadGlyph[], again: readonly ReadGlyph[]): boolean {
  return aligned(first, again).some(({ one, other }) => {
    if (!one) return !/[.,]/.test(plain(other!.text));
    const isSame = other && plain(one.text).replace(',', '.') === plain(other.text).replace(',', '.');
    return !isSame && !one.isVouched;
  });
}

/** Neither of the other readers saw all of the points and commas. */
function isPointDenied({ glyphs, isPointUnseen }: InkCheck, second: LineEvidence['second']): boolean {
  if (!isPointUnseen || !second) return false;
  return pointsIn(second.glyphs) < pointsIn(glyphs.slice(second.first, second.end));
}

const pointsIn = (glyphs: readonly ReadGlyph[]) => glyphs.filter(({ text }) => /[.,，]/.test(text)).length;

/** Whether the reader of signs knows a reading's signs. */
function isVouchedFor({ glyphs, isBorneOut }: InkCheck): boolean {
  const asked = glyphs.filter(({ isVouched }) => isVouched !== undefined);
  return isBorneOut || (asked.length > 0 && asked.every(({ isVouched }) => isVouched));
}

/** A second look is better where the first left ink, or was as good as lost and the second is not. */
function isBetter(again: InkCheck, check: InkCheck): boolean {
  return leavesInk(check) || (surenessOf(check) < LOST && surenessOf(again) >= FOUND);
}

/** How sure the reader is of its weakest glyph; 1 for no glyphs. */
export function surenessOf({ glyphs }: Pick<InkCheck, 'glyphs'>): number {
  return Math.min(1, ...glyphs.map(({ confidence }) => confidence));
}

/** True where a text holds what hardly any form does. */
function isOdd(text: string): boolean {
  return RULING.test(text) || BROKEN.test(text.normalize('NFKC'));
}

/** True where a reading cannot be all that is printed. */
export function leavesInk({ glyphs, unread, isBlank }: InkCheck): boolean {
  return !isBlank && (glyphs.length === 0 || unread > UNREAD);
}

function withSecond(glyphs: readonly ReadGlyph[], second: Required<LineEvidence>['second']): ReadGlyph[] {
  if (second.glyphs.length === 0) return [...glyphs];
  const { first, end } = second;
  const middle = merged(aligned(glyphs.slice(first, end), second.glyphs));
  return [...glyphs.slice(0, first), ...middle, ...glyphs.slice(end)];
}

function spliced(glyphs: readonly ReadGlyph[], second: Required<LineEvidence>['second']): ReadGlyph[] {
  return [...glyphs.slice(0, second.first), ...second.glyphs, ...glyphs.slice(second.end)];
}

function merged(pairs: readonly AlignedGlyphs[]): ReadGlyph[] {
  return pairs.flatMap(({ one, other }, at): ReadGlyph[] => {
    if (!one) return [];
    const doubt = 1 - one.confidence;
    // both readers lose bars: that they agree on a sign without one says nothing
    const isBarless = BARLESS.test(one.text) && pairs[at + 1]?.one?.text !== '=';
    if (isBarless) return [one];
    const isBesideMore = [pairs[at - 1], pairs[at + 1]].some(pair => pair && isOnlyIn(pair));
    if (other && plain(one.text) === plain(other.text)) return [isBesideMore ? unborne(one) : agreed(one)];
    // the reader of signs was asked about these already, and the second reader hardly knows them
    if (UNKNOWN.test(one.text)) return [one];
    const isRunnerUp = one.confidence < UNSURE && other && (one.others ?? []).includes(other.text);
    if (isRunnerUp) return [chosenTogether(one, other)];
    const isDigit = DIGIT_OR_SIGN.test(plain(one.text) + plain(other?.text ?? ''));
    const surer = doubted(one, doubt * (isDigit ? DOUBT.digitDenied : DOUBT.denied));
    return [unborne(surer)];
  });
}

/** A glyph that the reader of signs was asked about and is not certain of, where the second reader does not bear it out either. */
const unborne = (one: ReadGlyph): ReadGlyph =>
  one.isVouched === false ? { ...one, confidence: Math.min(one.confidence, MOST.unvouched) } : one;

/** A digit or sign that only the second reader read: it does not bear out what stands beside it. */
const isOnlyIn = ({ one, other }: AlignedGlyphs) => !one && other && DIGIT_OR_SIGN.test(plain(other.text));

/** Readers of lines are alike: against the reader of signs they do not make each other sure. */
function agreed(one: ReadGlyph): ReadGlyph {
  const surer = doubted(one, (1 - one.confidence) * DOUBT.agreed);
  const most = one.isDenied ? MOST.denied : one.confidence < UNSURE ? CHOSEN_TOGETHER : 1;
  return { ...surer, confidence: Math.min(surer.confidence, most) };
}

function chosenTogether(one: ReadGlyph, other: ReadGlyph): ReadGlyph {
  return { ...one, text: other.text, confidence: CHOSEN_TOGETHER, others: [one.text] };
}

const doubted = (glyph: ReadGlyph, doubt: number): ReadGlyph => ({
  ...glyph,
  confidence: Math.max(0.01, 1 - doubt),
});

/** The reading with the runner-up of a glyph that is not sure, one at a time, the least sure first. */
function withRunnersUp(glyphs: readonly ReadGlyph[]): ReadGlyph[][] {
  return [...glyphs.entries()]
    .filter(([, { confidence }]) => confidence < LOST)
    .sort(([, a], [, b]) => a.confidence - b.confidence)
    .flatMap(([at, { others: runnersUp = [], ...glyph }]) =>
      runnersUp.map(other => glyphs.with(at, { ...glyph, text: other })),
    )
    .slice(0, MOST_CANDIDATES);
}

function others(text: string, readings: readonly (readonly ReadGlyph[])[]): string[] {
  const texts = readings.map(glyphs => glyphs.map(glyph => glyph.text).join(''));
  return [...new Set(texts)].filter(each => each !== '' && each !== text);
}

const rounded = (share: number) => Math.round(share * 1e4) / 1e4;
