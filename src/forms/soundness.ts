import type { Cell, Form } from '../model.ts';
import type { Piece } from './desk.ts';
import { hasJumble } from './jumble.ts';
import { hasRole } from './labels.ts';
import { hasHeadingsTogether } from './matcher.ts';
import type { Segment } from './recognise.ts';
import {
  doesAddUp,
  hasAllWeights,
  hasColumns,
  hasGoals,
  hasHead,
  hasLabelInside,
  hasLevels,
  hasTotal,
  hasUnknownColumn,
  isBudgeted,
  isExecuted,
  isIndicator,
  isNoHeading,
  isWeighed,
  ODD_ROWS,
} from './wholeness.ts';

const EVERYTHING = /^/;

/**
 * What a form shows to be out of place, by the paths that are doubtful with it; none for a form as it should be. In a picture
 * a ruling or a row may be lost, and in columns that are a conclusion from the text one thing may stand in another's place,
 * and values with it that nothing in the form tells of.
 */
export function misplaced(
  form: Form,
  segments: readonly Segment[],
  claimed: ReadonlySet<Piece>,
): readonly RegExp[] {
  const isAligned = segments.some(({ sheet }) => sheet.grid.isAligned);
  const isRight = () =>
    isAllRead(segments, claimed) &&
    hasHead(form) &&
    hasTotal(form) &&
    hasColumns(form) &&
    hasGoals(form) &&
    form.data.goals.every(goal => isNoHeading(goal.expected) && isNoHeading(goal.actual)) &&
    form.data.indicators.every(row => isIndicator(row, form)) &&
    doesAddUp(form) &&
    form.data.funding.every(({ label }) => !HAS_UNIT.test(label ?? '')) &&
    !segments.some(hasJumble);
  const isLost = (isAligned && !isRight()) || hasLostRows(segments, claimed);
  return isLost ? [EVERYTHING] : misread(form, segments, claimed);
}

/** Whether a form's pages are to be looked at as a whole. */
export function isUnsound(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  return misplaced(form, segments, claimed).includes(EVERYTHING);
}

/** Rows whose values found no place: one may print what belongs to no label. */
const LOST_ROWS = 2;

/** Values that no column took, in row after row: the columns of these rows are not those of the headings above. */
function hasLostRows(segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  const lost = segments.flatMap(segment =>
    unreadIn(segment, claimed).filter(({ text }) => /\p{N}/u.test(text)),
  );
  return new Set(lost.map(({ row }) => row)).size >= LOST_ROWS;
}

/** An amount inside the label of a line: the ruling between them was not seen. */
const HAS_AMOUNT = /[\u3400-\u9fff:：]\s*(\d[\d,]*\.\d+|\d{1,3}(,\d{3})+)$/;
/** The title of the block inside the label of one of its lines. */
const HAS_UNIT = /万?元[)）]./;

/** What is wrong in one place of a picture says nothing of the other places, unless a ruling or a row must be lost. */
function misread(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): readonly RegExp[] {
  const pictured = segments.filter(isPictured);
  if (pictured.length === 0) return [];
  const { goals, indicators, funding } = form.data;
  const odd = indicators.flatMap((row, index) => (isIndicator(row, form) ? [] : [index]));
  const isWhole =
    unreadRows(segments, claimed, isInBlock).size < LOST_ROWS &&
    goals.every(goal => isNoHeading(goal.expected) && isNoHeading(goal.actual)) &&
    odd.length <= ODD_ROWS * indicators.length &&
    hasAllWeights(form) &&
    funding.every(({ label }) => !HAS_AMOUNT.test(label ?? '')) &&
    pictured.every(segment => isOfOneWidth(segment) && !hasHeadsTogether(segment));
  if (!isWhole) return [EVERYTHING];
  const lost = PARTS.filter(([isThere]) => !isThere(form)).map(([, paths]) => paths);
  return [...lost, ...odd.map(index => new RegExp(`^/indicators/(${index - 1}|${index}|${index + 1})/`))];
}

/** What a form should have, and where a value stands wrongly or is lost where it has not. */
const PARTS: readonly (readonly [isThere: (form: Form) => boolean, paths: RegExp])[] = [
  [form => hasHead(form) && !hasLabelInside(form), /^\/[A-Za-z]+$/],
  [hasTotal, /^\/total\//],
  [form => hasColumns(form) || !hasUnknownColumn(form), /^\/indicators\/\d+\/(target|actual|extras)/],
  [
    form => isWeighed(form) || !hasUnknownColumn(form),
    /^\/(indicators\/\d+\/(maxScore|score|extras)|total\/)/,
  ],
  [isExecuted, /^\/funding\//],
  [isBudgeted, /^\/funding\/\d+\/(initial|adjusted)Budget$/],
  [hasLevels, /^\/indicators\/\d+\/(level\d|extras)/],
];

/** points: a page that lacks a column at its side is narrower than the others by more */
const NARROWER = 12;

function isOfOneWidth({ sheet: { grid } }: Segment): boolean {
  const widths = grid.regions.map(({ bbox }) => bbox[2] - bbox[0]);
  return Math.max(...widths) - Math.min(...widths) <= NARROWER;
}

/** Several headings of columns in one cell: the rulings between them were not seen. */
function hasHeadsTogether({ sheet, rows: [from, to] }: Segment): boolean {
  const own = sheet.grid.cells.filter(({ row }) => row >= from && row < to);
  return own.some(({ text }) => !hasRole(text) && hasHeadingsTogether(text));
}

/** Whether any of it was read from a picture. */
export function isPictured({ sheet }: Segment): boolean {
  return sheet.grid.cells.some(cell => cell.lines.some(({ reading }) => reading));
}

/** Every text of the tables is in a label or in a value. */
function isAllRead(segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  return unreadRows(segments, claimed).size === 0;
}

/** Cells with a text that is in no label and in no value. */
export function unreadIn({ sheet, rows }: Segment, claimed: ReadonlySet<Piece>): Cell[] {
  return sheet.grid.cells.filter(
    cell =>
      /[\p{L}\p{N}]/u.test(cell.text) && !claimed.has(cell) && cell.row >= rows[0] && cell.row < rows[1],
  );
}

function unreadRows(
  segments: readonly Segment[],
  claimed: ReadonlySet<Piece>,
  isMeant: (segment: Segment, row: number) => boolean = () => true,
): Set<string> {
  return new Set(
    segments.flatMap((segment, at) =>
      unreadIn(segment, claimed).flatMap(({ row }) => (isMeant(segment, row) ? [`${at}:${row}`] : [])),
    ),
  );
}

/** Whether a row stands in columns under headings, not in the form's head or foot. */
function isInBlock({ blocks }: Segment, row: number): boolean {
  return !blocks.some(block => block.kind === 'pairs' && block.row === row);
}
