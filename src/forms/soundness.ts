import type { Cell, Form, Indicator } from '../model.ts';
import { decimal, sum } from '../values/amount.ts';
import { compared } from '../values/text.ts';
import { constraintsOf } from './constraints.ts';
import type { Piece } from './desk.ts';
import { hasJumble } from './jumble.ts';
import { lexicon } from './labels.ts';
import type { Segment } from './recognise.ts';

/** Sums and rates tell columns apart; that two names are nearly the same says nothing of them. */
const NAMES = /\/level\d$|Department$|Unit$/;
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

/** Rows that are no indicators, as a share of all rows: if more are not, it is the columns that are wrong. */
const ODD_ROWS = 0.3;

/** What is wrong in one place of a picture says nothing of the other places, unless a ruling or a row must be lost. */
function misread(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): readonly RegExp[] {
  const pictured = segments.filter(isPictured);
  if (pictured.length === 0) return [];
  const { goals, indicators, funding } = form.data;
  const odd = indicators.flatMap((row, index) => (isIndicator(row, form) ? [] : [index]));
  const isWhole =
    unreadRows(segments, claimed).size < LOST_ROWS &&
    goals.every(goal => isNoHeading(goal.expected) && isNoHeading(goal.actual)) &&
    odd.length <= ODD_ROWS * indicators.length &&
    hasAllWeights(form) &&
    funding.every(({ label }) => !HAS_AMOUNT.test(label ?? '')) &&
    pictured.every(segment => isOfOneWidth(segment) && !hasHeadingsTogether(segment));
  if (!isWhole) return [EVERYTHING];
  return [
    ...(hasHead(form) ? [] : [/^\/[A-Za-z]+$/]),
    ...(hasTotal(form) ? [] : [/^\/total\//]),
    ...(hasColumns(form) || !hasUnknownColumn(form) ? [] : [/^\/indicators\/\d+\/(target|actual|extras)/]),
    ...(isWeighed(form) || !hasUnknownColumn(form)
      ? []
      : [/^\/indicators\/\d+\/(maxScore|score|extras)/, /^\/total\//]),
    ...(isExecuted(form) ? [] : [/^\/funding\//]),
    ...(hasLevels(form) ? [] : [/^\/indicators\/\d+\/(level\d|extras)/]),
    ...odd.map(index => new RegExp(`^/indicators/(${index - 1}|${index}|${index + 1})/`)),
  ];
}

/** What weights add up to where the form does not say, with the weight of the execution and without it. */
const USUAL = { whole: 100, unexecuted: 90 };

/** Rows whose weights are less than the total beside them are not all of its rows, but for some whose weights could not be read. */
function hasAllWeights({ data: { funding, indicators, total } }: Form): boolean {
  const weights = indicators.flatMap(({ maxScore }) => (maxScore === null ? [] : [maxScore]));
  if (weights.length === 0) return true;
  const execution = funding.map(({ maxScore }) => maxScore);
  const usual = execution.every(weight => weight === null) ? USUAL.unexecuted : USUAL.whole;
  const missing = decimal(total.maxScore ?? usual).minus(sum([...weights, ...execution]));
  if (missing.lte(0)) return true;
  const unread = indicators.filter(({ maxScore }) => maxScore === null);
  const heaviest = weights.map(decimal).reduce((most, weight) => (weight.gt(most) ? weight : most));
  const isFilled = (row: Indicator, column: 'target' | 'actual') =>
    row[column] !== null || indicators.every(other => other[column] === null);
  return (
    unread.length > 0 &&
    unread.length <= ODD_ROWS * indicators.length &&
    unread.every(
      row => row.level3 && row.score !== null && isFilled(row, 'target') && isFilled(row, 'actual'),
    ) &&
    missing.gte(sum(unread.map(({ score }) => score))) &&
    missing.lte(heaviest.times(unread.length))
  );
}

/** points: a page that lacks a column at its side is narrower than the others by more */
const NARROWER = 12;

function isOfOneWidth({ sheet: { grid } }: Segment): boolean {
  const widths = grid.regions.map(({ bbox }) => bbox[2] - bbox[0]);
  return Math.max(...widths) - Math.min(...widths) <= NARROWER;
}

/** Several headings of columns in one cell: the rulings between them were not seen. */
function hasHeadingsTogether({ sheet, rows: [from, to] }: Segment): boolean {
  const own = sheet.grid.cells.filter(({ row }) => row >= from && row < to);
  return own.some(({ text }) => HEADINGS_TOGETHER.test(compared(text)));
}

const HEADINGS_TOGETHER =
  /^.{0,6}((年初|全年|调整)预算数?.{0,3}){1,2}(全年)?执行数|[一二]级指标.{0,2}[二三]级指标|指标值.{0,2}(实际|全年)完成值|完成值.{0,2}(分值|权重)|(分值|权重).{0,2}(执行率.{0,2})?得分/;

/** Whether any of it was read from a picture. */
export function isPictured({ sheet }: Segment): boolean {
  return sheet.grid.cells.some(cell => cell.lines.some(({ reading }) => reading));
}

/** Sums and rates hold, and numbers are numbers: whether they do says nothing of rulings, but much of columns without any. */
function doesAddUp(form: Form): boolean {
  return (
    constraintsOf(form).every(({ holds, paths }) => holds || paths.some(path => NAMES.test(path))) &&
    !Object.values(form.evidence).some(({ notes }) => notes.includes('not-a-number'))
  );
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

function unreadRows(segments: readonly Segment[], claimed: ReadonlySet<Piece>): Set<string> {
  return new Set(
    segments.flatMap((segment, at) => unreadIn(segment, claimed).map(({ row }) => `${at}:${row}`)),
  );
}

function hasHead({ family, data }: Form): boolean {
  const name = family === 'department-self-evaluation' ? data.implementingUnit : data.projectName;
  return data.title !== null && name !== null;
}

/** Weights in rows have their sum below them, unless nothing is scored. */
function hasTotal({ family, data }: Form): boolean {
  if (family === 'target-declaration') return true;
  const isWeighed = data.indicators.some(({ maxScore }) => maxScore !== null);
  return !isWeighed || data.total.maxScore !== null || data.total.score !== null;
}

/** Every form says what was aimed at, and a self-evaluation what came of it: a column without either has lost its heading. */
function hasColumns({ family, data }: Form): boolean {
  const isDeclared = family === 'target-declaration';
  const isFilled = (column: 'target' | 'actual') => data.indicators.some(row => row[column] !== null);
  return data.indicators.length === 0 || (isFilled('target') && (isDeclared || isFilled('actual')));
}

/** A self-evaluation without any weight or score has lost their headings; not one that weighs only its levels. */
function isWeighed({ family, data: { indicators, groups } }: Form): boolean {
  const isBare = indicators.every(({ maxScore, score }) => maxScore === null && score === null);
  return family === 'target-declaration' || indicators.length === 0 || !isBare || groups.length > 0;
}

/** A column that is none of the usual ones may be one of them whose heading was misread. */
export function hasUnknownColumn({ data: { indicators } }: Form): boolean {
  return indicators.some(({ extras }) => Object.keys(extras).length > 0);
}

/** What was spent is the point of every self-evaluation. */
function isExecuted({ family, data: { funding } }: Form): boolean {
  return (
    family === 'target-declaration' ||
    funding.length === 0 ||
    funding.some(({ executed }) => executed !== null)
  );
}

/** The heading of a level that lost its number in a picture is that of another column, or of none. */
function hasLevels({ data: { indicators } }: Form): boolean {
  const isFilled = (level: 'level1' | 'level2') => indicators.some(row => row[level] !== null);
  const isAstray = indicators.some(row =>
    Object.keys(row.extras).some(label => /^.?级?指标$/.test(compared(label))),
  );
  return (isFilled('level1') || !isFilled('level2')) && !isAstray;
}

/** Where no rulings say that a cell is blank, a goal without text is one whose text is elsewhere. */
function hasGoals({ family, data }: Form): boolean {
  const isDeclared = family === 'target-declaration';
  return data.goals.every(({ expected, actual }) => expected !== null && (actual !== null || isDeclared));
}

/** Whether a goal's text is none of the headings of goals. */
export function isNoHeading(text: string | null): boolean {
  if (text === null || text.length > LONGEST_HEAD) return true;
  // a ruling beside it may have been read as a letter
  return [text, text.replace(/[A-Za-z|丨!]+$/, '')].every(own => lexicon().goal(own) === null);
}

/** characters */
const LONGEST_HEAD = 12;

/** The end of a name that was cut: 分). */
const CLOSES_ONLY = /^[^(]*\)/;

/** A row has a name and something measured; its levels are named where others are, and not by headings. */
function isIndicator(row: Indicator, { data }: Form): boolean {
  const isNamed = (['level1', 'level2'] as const).every(level => {
    const name = row[level];
    if (name === null) return data.indicators.every(other => other[level] === null);
    if ([...name].length < 2 || CLOSES_ONLY.test(compared(name))) return false;
    return !/^(绩效|[一二三]级)指标/.test(compared(name)) && (compared(name).match(/指标/g) ?? []).length < 2;
  });
  const isMeasured = row.target !== null || row.actual !== null || row.maxScore !== null;
  return isNamed && row.level3 !== null && isMeasured && !/^[\d.,]+$/.test(row.deviation ?? '');
}
