import type { FamilyId, Grid, TextLine } from '../model.ts';
import { compared } from '../values/text.ts';
import { type FormBlock, findBlocks } from './blocks.ts';
import { type FormGrid, formGridOf, isBlank } from './form-grid.ts';
import { columnsBelow } from './headings.ts';
import { isCriterion, isDetail, isMonitoringLabel, type Lexicon, plainLabel } from './labels.ts';
import { type FormLayout, linesAbove, linesBelow } from './lines-between.ts';
import { isList, isTitle } from './title.ts';

/** A stretch of a grid that belongs to one form, and the lines of text around it. */
export type FormSegment = {
  readonly formGrid: FormGrid;
  readonly rows: readonly [from: number, to: number];
  readonly blocks: readonly FormBlock[];
  /** lines between the grid before it (or the top of the page) and this one */
  readonly above: readonly TextLine[];
  /** lines behind it, down to the next grid or the end of the page */
  readonly below: readonly TextLine[];
};

/** The segments of one form, in the order of the document. */
export type FoundForm = { readonly segments: readonly FormSegment[] };

/** The forms of a document: grids with indicators in them, each with the head and the foot that belong to it. */
export function findForms(layout: FormLayout, words: Lexicon): FoundForm[] {
  const segments = layout.grids.flatMap((grid, index) => segmentsOf(layout, index, grid, words));
  const forms: FormSegment[][] = [];
  for (const segment of segments) {
    const open = forms.at(-1);
    if (open && belongsTo(open, segment, words)) open.push(behind(open, segment, words));
    else forms.push([segment]);
  }
  return forms
    .filter(found => hasIndicators(found) && isOfProject(found, words))
    .map(found => ({ segments: found }));
}

/** A segment of a form with its blocks, where the total of the indicators in a grid above may stand in it as well. */
export function behind(before: readonly FormSegment[], segment: FormSegment, words: Lexicon): FormSegment {
  const { formGrid, rows } = segment;
  const above = before.flatMap(({ blocks }) => blocks).findLast(block => block.kind === 'indicators');
  return {
    ...segment,
    blocks: findBlocks(formGrid, rows, words, columnsBelow(above?.columns ?? [], formGrid)),
  };
}

/**
 * Criteria with weights and scores alone, for nobody's project, are a scheme of evaluation and no form; so is what a report
 * by others scores, by criteria or under a title of its own, unless it says that it is the unit's own evaluation.
 */
function isOfProject(segments: readonly FormSegment[], words: Lexicon): boolean {
  if (isScheme(segments, words)) return false;
  const measures = segments.some(({ blocks }) =>
    blocks.some(
      block =>
        block.kind === 'indicators' &&
        block.columns.some(({ role }) => role === 'target' || role === 'actual'),
    ),
  );
  const isTitled = segments.some(({ above }) => above.some(line => isTitle(line.text) && !isList(line.text)));
  return measures || isTitled || segments.some(segment => hasHead(segment, words));
}

/** Titles of what others evaluate by, and of what a unit evaluates itself. */
const SCHEME_TITLE = /指标体系|评价体系|评分体系|评价报告/;
const OWN_TITLE = /自评|自查|申报|监控|目标表/;

function isScheme(segments: readonly FormSegment[], words: Lexicon): boolean {
  const titles = segments.flatMap(({ above }) => above.map(({ text }) => compared(text)).filter(isTitle));
  if (titles.some(title => OWN_TITLE.test(title))) return false;
  const hasCriteria = segments.some(({ blocks }) =>
    blocks.some(
      block => block.kind === 'indicators' && block.columns.some(({ head }) => isCriterion(head.text)),
    ),
  );
  const isNamed = titles.some(title => SCHEME_TITLE.test(title));
  return isNamed || (hasCriteria && !segments.some(segment => hasHead(segment, words)));
}

function hasIndicators(segments: readonly FormSegment[]): boolean {
  return segments.some(({ blocks }) =>
    blocks.some(block => block.kind === 'indicators' && block.rows.length > 0),
  );
}

/** A grid goes on with the form before it where it has no head of its own and no title or text stands between. */
function belongsTo(open: readonly FormSegment[], segment: FormSegment, words: Lexicon): boolean {
  if (namesItself(segment, words) || segment.above.some(line => isTitle(line.text))) return false;
  const last = open.at(-1)!.formGrid.grid.regions.at(-1)!;
  const next = segment.formGrid.grid.regions[0]!;
  const isNear = next.page === last.page || next.page === last.page + 1;
  const isSameFrame =
    Math.abs(next.bbox[0] - last.bbox[0]) < SAME_FRAME && Math.abs(next.bbox[2] - last.bbox[2]) < SAME_FRAME;
  const needsIndicators = !hasIndicators(open) && hasIndicators([segment]);
  return (
    isNear && (needsIndicators || (isSameFrame && segment.above.length === 0 && !hasIndicators([segment])))
  );
}

/** points */
const SAME_FRAME = 8;

function namesItself({ formGrid, rows, blocks }: FormSegment, words: Lexicon): boolean {
  const [from, to] = rows;
  const isPair = (row: number) => blocks.some(block => block.kind === 'pairs' && block.row === row);
  return Array.from({ length: to - from }, (_, i) => from + i).some(
    row => isPair(row) && isHeadRow(formGrid, row, words),
  );
}

function isHeadRow(formGrid: FormGrid, row: number, words: Lexicon): boolean {
  const first = formGrid.starting(row).find(cell => !isBlank(cell));
  const role = first && words.head(first.text);
  return role === 'projectName' || role === 'department';
}

/** One grid may hold several forms, one below the other: a new one begins where a head follows indicators. */
function segmentsOf(layout: FormLayout, index: number, grid: Grid, words: Lexicon): FormSegment[] {
  const formGrid = formGridOf(grid);
  const blocks = findBlocks(formGrid, [0, grid.rows], words);
  const starts = [0];
  let seen = false;
  blocks.forEach((block, place) => {
    if (block.kind === 'indicators') seen = true;
    if (block.kind !== 'pairs' || !seen || !isHeadRow(formGrid, block.row, words)) return;
    const title = blocks[place - 1];
    const begin =
      title?.kind === 'pairs' && isTitle(formGrid.starting(title.row)[0]?.text ?? '') ? title.row : block.row;
    starts.push(begin);
    seen = false;
  });
  return starts.map((from, place) => {
    const to = starts[place + 1] ?? grid.rows;
    return {
      formGrid,
      rows: [from, to],
      blocks: blocks.filter(block => from <= firstRow(block) && firstRow(block) < to),
      above: place === 0 ? linesAbove(layout, index) : [],
      below: to === grid.rows ? linesBelow(layout, index) : [],
    };
  });
}

function firstRow(block: FormBlock): number {
  if ('row' in block) return block.row;
  return 'heads' in block ? Math.min(...block.heads.map(head => head.row)) : block.rows[0]!;
}

/** The family by title and by what the form has: without an actual value and a score it only declares targets. */
export function familyOf(title: string, { segments }: FoundForm, words: Lexicon): FamilyId {
  const columns = segments.flatMap(({ blocks }) =>
    blocks.flatMap(block => (block.kind === 'indicators' ? block.columns.map(({ role }) => role) : [])),
  );
  const labels = labelsOf({ segments });
  const plain = compared(title);
  if (isMonitoring(plain, segments)) return 'target-monitoring';
  const isDeclared = !columns.includes('actual') && !columns.includes('score') && !/自评/.test(plain);
  if (isDeclared) return 'target-declaration';
  if (/转移支付/.test(plain) || labels.has('转移支付名称')) return 'transfer-self-evaluation';
  if (/整体/.test(plain)) return 'department-self-evaluation';
  const named = segments.some(segment => headRoles(segment, words).has('projectName'));
  const isDepartment = segments.some(segment => headRoles(segment, words).has('department'));
  return isDepartment && !named && !/项目/.test(plain)
    ? 'department-self-evaluation'
    : 'project-self-evaluation';
}

/** headings of a running year from which on a form watches it */
const LEAST_MONITORED = 2;

/** A form of a year that is not over: it says so, or prints what came of some months and what is expected of the others. */
function isMonitoring(title: string, segments: readonly FormSegment[]): boolean {
  if (/自评/.test(title)) return false;
  const heads = segments.flatMap(({ blocks }) =>
    blocks.flatMap(block => ('heads' in block ? block.heads : [])),
  );
  return /监控/.test(title) || heads.filter(({ text }) => isMonitoringLabel(text)).length >= LEAST_MONITORED;
}

function hasHead(segment: FormSegment, words: Lexicon): boolean {
  const roles = headRoles(segment, words);
  return roles.has('projectName') || roles.has('department') || roles.has('implementingUnit');
}

function headRoles({ formGrid, blocks }: FormSegment, words: Lexicon) {
  const rows = blocks.flatMap(block => (block.kind === 'pairs' ? [block.row] : []));
  return new Set(rows.flatMap(row => formGrid.starting(row).map(cell => words.head(cell.text))));
}

/** All short texts of a form, as labels are compared. */
export function labelsOf({ segments }: FoundForm): ReadonlySet<string> {
  return new Set(segments.flatMap(({ formGrid }) => formGrid.grid.cells.map(cell => plainLabel(cell.text))));
}

/** Labels that a page must show, each in a line of its own, to be a form whose table was not found. */
const LEAST_LABELS = 4;

/** Pages that print the labels of a form outside any table: a form stands there that could not be read. */
export function unreadForms(
  lines: readonly Pick<TextLine, 'text' | 'page'>[],
  words: Lexicon,
): ReadonlySet<number> {
  const byPage = Map.groupBy(lines, line => line.page);
  const pages = [...byPage].filter(([, own]) => {
    const labels = own.flatMap(({ text }) => {
      const role = words.head(text);
      return [words.indicator(text), words.funding(text), role && isDetail(role) ? 'detail' : role];
    });
    return new Set(labels.filter(role => role !== null)).size >= LEAST_LABELS;
  });
  return new Set(pages.map(([page]) => page));
}
