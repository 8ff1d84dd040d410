import { findBlocks } from '../forms/blocks.ts';
import { isFirstLabel, isGroupLabel, lexicon } from '../forms/labels.ts';
import type { Found } from '../forms/recognise.ts';
import { sheetOf } from '../forms/sheet.ts';
import { isList, isTitle } from '../forms/title.ts';
import type { Grid, Region, TextLine } from '../model.ts';
import { compared } from '../values/text.ts';

/** points: the parts of one table are as wide as each other, within this */
const SAME_WIDTH = 12;
/** A smaller grid is a box, or a seal. */
const LEAST = { rows: 2, columns: 3 };

/**
 * Pages with a table that no form took although one most likely stands there. Read from a picture: it is as wide as
 * the table of a form on the same page or the one beside it, the page bears the title of a form, or hardly anything in
 * it could be read. Drawn: it has a head of a form below the title of one, several blocks of a form, the frame of a form
 * beside it that has no end, or no beginning, or rows like those that such a form lacks. Where no table was
 * seen in a picture, short pieces all over the page below such a title are what is left of one.
 */
export function orphanPages(
  { grids, lines }: { readonly grids: readonly Grid[]; readonly lines: readonly TextLine[] },
  found: readonly Found[],
): ReadonlySet<number> {
  const taken = new Set(found.flatMap(({ segments }) => segments.map(({ sheet }) => sheet.grid)));
  const titled = new Set(lines.filter(({ text }) => isFormTitle(text)).map(({ page }) => page));
  const orphans = grids.filter(grid => !taken.has(grid) && isTable(grid));
  const pages = orphans.filter(orphan => {
    const isTitled = orphan.regions.some(({ page }) => titled.has(page));
    if (!isPictured(orphan))
      return (
        (isTitled && isHead(orphan)) ||
        isOfForm(orphan) ||
        found.some(form => isPartOf(orphan, form) || isUnexplained(orphan, form, lines))
      );
    return isTitled || isGarbled(orphan) || [...taken].some(grid => isBeside(orphan, grid));
  });
  const read = new Set([...taken].flatMap(({ regions }) => regions.map(({ page }) => page)));
  const scattered = [...titled].filter(
    page => !read.has(page) && isScattered(lines.filter(one => one.page === page)),
  );
  return new Set([...scattered, ...pages.flatMap(({ regions }) => regions.map(({ page }) => page))]);
}

/** A table without its rulings, as a picture gives it: so many lines, most of them so short (characters). */
const SCATTERED = { lines: 20, length: 5 };

function isScattered(lines: readonly TextLine[]): boolean {
  const pieces = lines.filter(({ reading }) => reading);
  const short = pieces.filter(({ text }) => compared(text).length <= SCATTERED.length);
  return pieces.length >= SCATTERED.lines && short.length > pieces.length / 2;
}

/**
 * Blocks that only a form has together: its money or its goals below its head, or beside its indicators. A list of projects
 * has their names and their money in one row of headings.
 */
function isOfForm(grid: Grid): boolean {
  const words = lexicon();
  const isNamed = grid.cells.some(({ text }) => words.head(text) === 'projectName');
  if (!isNamed && !grid.cells.some(({ text }) => words.indicator(text) === 'level2')) return false;
  const sheet = sheetOf(grid);
  const blocks = findBlocks(sheet, [0, grid.rows], words);
  const has = (...kinds: readonly string[]) => blocks.some(({ kind }) => kinds.includes(kind));
  const hasHead = blocks.some(
    block => block.kind === 'pairs' && words.head(sheet.starting(block.row)[0]?.text ?? '') === 'projectName',
  );
  return has('funding', 'amounts', 'goals') && (hasHead || has('indicators'));
}

/** A form that weighs its rows and has no total goes on; one without a head has begun before. */
function isPartOf(orphan: Grid, { segments }: Found): boolean {
  const [first, last] = [segments[0]!, segments.at(-1)!];
  const blocks = segments.flatMap(segment => segment.blocks);
  const isWeighed = blocks.some(
    block => block.kind === 'indicators' && block.columns.some(({ role }) => role === 'maxScore'),
  );
  const goesOn = isWeighed && !blocks.some(({ kind }) => kind === 'total');
  const hasBegun = !blocks.some(({ kind }) => kind === 'pairs');
  const end = last.sheet.grid.regions.at(-1)!;
  const start = first.sheet.grid.regions[0]!;
  const goesOnIn =
    isNext(end, orphan.regions[0]!) ||
    (isRest(orphan) && segments.some(({ sheet }) => isNear(sheet.grid, orphan)));
  return (goesOn && goesOnIn) || (hasBegun && isNext(orphan.regions.at(-1)!, start));
}

/** Rows of a form without its head: pages may lie in another order, or larger. */
function isRest({ cells }: Grid): boolean {
  const groups = cells.map(({ text }) => compared(text)).filter(isGroupLabel);
  return new Set(groups).size >= FEWEST_GROUPS && !cells.some(({ text }) => isFirstLabel(text));
}

const FEWEST_GROUPS = 2;

function isNear(one: Grid, other: Grid): boolean {
  return one.regions.some(({ page }) => other.regions.some(near => Math.abs(page - near.page) === 1));
}

/** A table in the frame of a form, right behind it, that no line of text tells apart from it. */
function isUnexplained(orphan: Grid, { segments }: Found, lines: readonly TextLine[]): boolean {
  const end = segments.at(-1)!.sheet.grid.regions.at(-1)!;
  const start = orphan.regions[0]!;
  const isBetween = ({ page, bbox }: TextLine) =>
    (page === end.page && bbox[1] >= end.bbox[3] && (page !== start.page || bbox[3] <= start.bbox[1])) ||
    (page === start.page && page !== end.page && bbox[3] <= start.bbox[1]);
  return isNext(end, start) && !lines.some(isBetween);
}

/** On the same page or the next one, below it, and in the same frame. */
function isNext(one: Region, other: Region): boolean {
  const isBehind = other.page === one.page ? other.bbox[1] >= one.bbox[3] : other.page === one.page + 1;
  const isInFrame = [0, 2].every(side => Math.abs(one.bbox[side]! - other.bbox[side]!) <= SAME_WIDTH);
  return isBehind && isInFrame;
}

/** The names of a project and of those that answer for it. */
function isHead({ cells }: Grid): boolean {
  const roles = new Set(cells.map(({ text }) => lexicon().head(text)));
  return roles.has('projectName') && (roles.has('supervisingDepartment') || roles.has('implementingUnit'));
}

/** A title of what is evaluated or declared for one project; schemes of evaluation have titles as well. */
function isFormTitle(text: string): boolean {
  return isTitle(text) && /自评|目标/.test(compared(text)) && !isList(text);
}

/** Of so few lines nothing follows. */
const FEW = 10;
const UNREAD = 0.5;

function isGarbled({ cells }: Grid): boolean {
  const sure = cells.flatMap(({ lines }) => lines.flatMap(({ reading }) => reading?.confidence ?? []));
  return sure.length >= FEW && sure.filter(confidence => confidence < UNREAD).length > sure.length / 2;
}

function isPictured({ cells }: Grid): boolean {
  return cells.some(({ lines }) => lines.some(({ reading }) => reading));
}

function isTable({ rows, columns, cells }: Grid): boolean {
  return rows >= LEAST.rows && columns >= LEAST.columns && cells.some(({ text }) => /\d/.test(text));
}

function isBeside(orphan: Grid, grid: Grid): boolean {
  return orphan.regions.some(one =>
    grid.regions.some(
      other =>
        Math.abs(one.page - other.page) <= 1 &&
        Math.abs(one.bbox[2] - one.bbox[0] - other.bbox[2] + other.bbox[0]) <= SAME_WIDTH,
    ),
  );
}
