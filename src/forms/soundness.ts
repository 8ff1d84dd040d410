import type { Form, Indicator } from '../model.ts';
import { sum } from '../values/amount.ts';
import { compared } from '../values/text.ts';
import { constraintsOf } from './constraints.ts';
import type { Piece } from './desk.ts';
import { hasJumble } from './jumble.ts';
import { lexicon } from './labels.ts';
import type { Segment } from './recognise.ts';

/** Sums and rates tell columns apart; that two names are nearly the same says nothing of them. */
const NAMES = /\/level\d$|Department$|Unit$/;
/**
 * Whether a form shows that its table is not as it was concluded: a ruling or a row may be lost, and values with it that
 * nothing in the form tells of. Its pages are to be looked at as a whole.
 */
export function isUnsound(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  const isAligned = segments.some(({ sheet }) => sheet.grid.isAligned);
  const isRight = () =>
    isInPlace(form, segments, claimed) &&
    hasGoals(form) &&
    doesAddUp(form) &&
    form.data.funding.every(({ label }) => !HAS_UNIT.test(label ?? '')) &&
    !segments.some(hasJumble);
  return isMisread(form, segments, claimed) || (isAligned && !isRight()) || hasLostRows(segments, claimed);
}

/** Rows whose values found no place: one may print what belongs to no label. */
const LOST_ROWS = 2;

/** Values that no column took, in row after row: the columns of these rows are not those of the headings above. */
function hasLostRows(segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  const lost = segments.flatMap(({ sheet, rows: [from, to] }) =>
    sheet.grid.cells.filter(
      cell => cell.row >= from && cell.row < to && /\p{N}/u.test(cell.text) && !claimed.has(cell),
    ),
  );
  return new Set(lost.map(({ row }) => row)).size >= LOST_ROWS;
}

/** An amount inside the label of a line: the ruling between them was not seen. */
const HAS_AMOUNT = /[\u3400-\u9fff:：]\s*(\d[\d,]*\.\d+|\d{1,3}(,\d{3})+)$/;

/** The title of the block inside the label of one of its lines. */
const HAS_UNIT = /万?元[)）]./;

function isMisread(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  const pictured = segments.filter(isPictured);
  if (pictured.length === 0) return false;
  const isRight =
    isInPlace(form, segments, claimed) &&
    hasLevels(form) &&
    hasAllWeights(form) &&
    form.data.funding.every(({ label }) => !HAS_AMOUNT.test(label ?? '')) &&
    pictured.every(segment => isOfOneWidth(segment) && !hasHeadingsTogether(segment));
  return !isRight;
}

/** What weights add up to where the form does not say, with the weight of the execution and without it. */
const USUAL = { whole: 100, unexecuted: 90 };

/** Rows whose weights are less than the total beside them are not all of its rows. */
function hasAllWeights({ data: { funding, indicators, total } }: Form): boolean {
  const weights = indicators.map(({ maxScore }) => maxScore);
  if (weights.every(weight => weight === null)) return true;
  const execution = funding.map(({ maxScore }) => maxScore);
  const usual = execution.every(weight => weight === null) ? USUAL.unexecuted : USUAL.whole;
  return sum([...weights, ...execution]).gte(total.maxScore ?? usual);
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

function isInPlace(form: Form, segments: readonly Segment[], claimed: ReadonlySet<Piece>): boolean {
  return (
    isAllRead(segments, claimed) &&
    hasHead(form) &&
    hasTotal(form) &&
    hasColumns(form) &&
    form.data.goals.every(goal => isNoHeading(goal.expected) && isNoHeading(goal.actual)) &&
    form.data.indicators.every(row => isIndicator(row, form))
  );
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
  return segments.every(({ sheet, rows }) =>
    sheet.grid.cells.every(
      cell =>
        !/[\p{L}\p{N}]/u.test(cell.text) || claimed.has(cell) || cell.row < rows[0] || cell.row >= rows[1],
    ),
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
