import type { Cell, Draft, EvidenceSource, FamilyId, FieldReading } from '../model.ts';
import { compared } from '../values/text.ts';
import type { FormBlock } from './blocks.ts';
import { readAbove, readBelow, textOf, titleAbove } from './captions.ts';
import { currencyOf } from './currency.ts';
import { claim, type DraftWriter, emptyDraft, put, putExtra, type TextPiece } from './draft-writer.ts';
import { behind, type FormSegment, type FoundForm, familyOf, labelsOf } from './find-forms.ts';
import { currenciesIn } from './form-currency.ts';
import { type FormGrid, isBlank, sharedColumns } from './form-grid.ts';
import { readAmounts, readFunding } from './funding.ts';
import { readGoals, readMatrix } from './goals.ts';
import { readIndicators } from './indicators.ts';
import {
  currencyOfPairs,
  type LabelValuePair,
  pairsOf,
  textOf as pairText,
  readPairs,
} from './label-value-pairs.ts';
import { extraLabel, type Lexicon, lexicon } from './labels.ts';
import { readMonitored } from './monitoring.ts';
import { chooseTemplate, type Template } from './template.ts';
import { isTitle } from './title.ts';

type DraftOptions = {
  readonly templates: readonly Template[];
  readonly source: EvidenceSource;
  /** a line of the document that names its year, for forms that name none */
  readonly documentYear?: TextPiece | null;
};

/** A draft, the pieces of the pages that it has understood, and the stretches of grids that it was read from. */
export type Drafted = {
  readonly draft: Draft;
  /** of a dump, too, whose draft tells no pages */
  readonly pages: readonly number[];
  readonly claimed: ReadonlySet<TextPiece>;
  readonly segments: readonly FormSegment[];
};

/** Reads one form by its labels: every field's text with its place, nothing typed yet. */
export function draftForm(found: FoundForm, options: DraftOptions): Drafted {
  const writer = emptyDraft(options.source);
  const above = found.segments[0]!.above;
  const title = titleAbove(above);
  const titleText = title ? textOf(title) : (titleInside(found)?.text ?? '');
  const likely = familyOf(titleText, found, lexicon());
  const template = chooseTemplate(options.templates, {
    title: compared(titleText),
    labels: labelsOf(found),
    family: likely,
  });
  const family = template?.family ?? likely;
  const words = lexicon(template?.labels);
  const pairs = readAbove(above, title, writer);
  const segments = template?.labels ? reread(found.segments, words) : found.segments;
  for (const segment of segments) pairs.push(...readSegment(segment, { writer, words, family }));
  readHeadTotal(pairs, writer, words);
  readGoalPairs(pairs, writer, words, family);
  readPairs(pairs, writer, words, { isDepartment: family === 'department-self-evaluation' });
  if (options.documentYear && !has(writer, '/fiscalYear')) put(writer, '/fiscalYear', options.documentYear);
  const draft = {
    family,
    template: template?.id ?? 'generic',
    pages: pagesOf(segments, writer),
    currencyUnit: currenciesIn(segments)[0] ?? currencyOfPairs(pairs),
    readings: writer.readings as readonly FieldReading[],
  };
  return { draft, pages: draft.pages, claimed: writer.claimed, segments };
}

function reread(segments: readonly FormSegment[], words: Lexicon): FormSegment[] {
  const done: FormSegment[] = [];
  for (const segment of segments) done.push(behind(done, segment, words));
  return done;
}

function has(writer: DraftWriter, path: string): boolean {
  return writer.readings.some(reading => reading.path === path);
}

type Context = { readonly writer: DraftWriter; readonly words: Lexicon; readonly family: FamilyId };

function readSegment({ formGrid, blocks, below }: FormSegment, context: Context): LabelValuePair[] {
  const pairs = blocks.flatMap(block => readBlock({ formGrid, block, ...context }));
  return [...pairs, ...readBelow(below, context.writer)];
}

type Reader = Context & { readonly formGrid: FormGrid; readonly block: FormBlock };

function readBlock(reader: Reader): LabelValuePair[] {
  const { formGrid, block, writer, family } = reader;
  if (family === 'target-monitoring' && 'columns' in block && 'heads' in block) {
    readMonitored(formGrid, block, writer);
    return [];
  }
  switch (block.kind) {
    case 'funding':
      readFunding(formGrid, block, writer);
      return [];
    case 'amounts':
      readAmounts(formGrid, block, writer);
      return [];
    case 'goals':
      readGoals(formGrid, block, writer);
      return [];
    case 'matrix':
      readMatrix(formGrid, block, writer);
      return [];
    case 'indicators':
      readIndicators(formGrid, block, writer);
      return [];
    case 'total':
      readTotal(formGrid, block, writer);
      return [];
    case 'pairs':
      return readPairRow(reader, block.row);
  }
}

/** A row of labels with their values, if it is not one text as a whole. */
function readPairRow(reader: Reader, row: number): LabelValuePair[] {
  if (readWholeRow(reader, row)) return [];
  const { pairs, titles } = pairsOf(reader.formGrid, row, reader.words);
  claim(reader.writer, ...titles);
  return pairs;
}

/** A row of one cell: the title, the year under it, the currency, or a note; beside a title, cells may be blank. */
function readWholeRow({ formGrid, writer }: Reader, row: number): boolean {
  const filled = formGrid.starting(row).filter(cell => !isBlank(cell));
  const [cell] = filled;
  if (!cell || filled.length > 1) return false;
  if (cell.columnSpan < formGrid.grid.columns && !isTitle(cell.text)) return false;
  const note = /^(备?注|说明|填表说明)\s*[:：]/.exec(cell.text)?.[0];
  if (isTitle(cell.text) && !has(writer, '/title')) put(writer, '/title', cell);
  if (/(19|20)\d{2}\s*年/.test(cell.text) && cell.text.length < 45 && !has(writer, '/fiscalYear'))
    put(writer, '/fiscalYear', cell);
  else if (note) putExtra(writer, { label: extraLabel(note) }, cell, { text: cell.text.slice(note.length) });
  else if (currencyOf(cell.text)) claim(writer, cell);
  return writer.claimed.has(cell);
}

function titleInside({ segments }: FoundForm): Cell | undefined {
  const { formGrid, rows } = segments[0]!;
  return formGrid.grid.cells.find(
    cell =>
      cell.row >= rows[0] &&
      isTitle(cell.text) &&
      formGrid.starting(cell.row).every(other => other === cell || isBlank(other)),
  );
}

const GRADE = /^(优秀?|良好?|中|差|较好|较差|一般|合格|基本合格|不合格|[A-D])$/;

/** 总分: weight and score by their columns, a grade word wherever it stands. */
function readTotal(
  formGrid: FormGrid,
  block: Extract<FormBlock, { kind: 'total' }>,
  writer: DraftWriter,
): void {
  const [label, ...values] = formGrid
    .starting(block.row)
    .filter(cell => !isBlank(cell) || cell.columnSpan > 0);
  const named = label && isBlank(label) ? values.shift()! : label!;
  claim(writer, named);
  for (const role of ['maxScore', 'score'] as const) {
    const columns = block.columns.filter(candidate => candidate.role === role);
    const column = role === 'maxScore' ? columns.at(-1) : columns[0];
    if (!column || has(writer, `/total/${role}`)) continue;
    const shared = (cell: Cell) => sharedColumns(cell, column.from, column.to);
    const cell = values.reduce<Cell | null>(
      (best, one) => (shared(one) > (best ? shared(best) : 0) ? one : best),
      null,
    );
    if (cell && !writer.claimed.has(cell)) put(writer, `/total/${role}`, cell);
  }
  for (const cell of values) {
    if (writer.claimed.has(cell) || isBlank(cell)) continue;
    if (GRADE.test(cell.text.trim())) put(writer, '/total/grade', cell);
    else putExtra(writer, { label: extraLabel(named.text) }, cell);
  }
}

/** A total printed in the head is the form's total only where no total row is. */
function readHeadTotal(pairs: LabelValuePair[], writer: DraftWriter, words: Lexicon): void {
  const index = pairs.findIndex(pair => words.head(pair.label) === 'headTotal');
  if (index < 0 || has(writer, '/total/score')) return;
  const [pair] = pairs.splice(index, 1) as [LabelValuePair];
  claim(writer, pair.from);
  put(writer, '/total/score', pair.value ?? pair.from, { text: pairText(pair) });
}

/** A declaration prints its goal beside a label; others under a heading. */
function readGoalPairs(pairs: LabelValuePair[], writer: DraftWriter, words: Lexicon, family: FamilyId): void {
  if (family === 'target-monitoring' || writer.readings.some(({ path }) => path.startsWith('/goals/')))
    return;
  const isGoal = (pair: LabelValuePair) => {
    const role = words.goal(pair.label);
    return (
      role === 'expected' || (role === 'actual' && family !== 'target-declaration' && /目标/.test(pair.label))
    );
  };
  for (const pair of pairs.filter(isGoal)) {
    const path = `/goals/0/${words.goal(pair.label)!}`;
    if (has(writer, path)) continue;
    pairs.splice(pairs.indexOf(pair), 1);
    claim(writer, pair.from);
    put(writer, path, pair.value ?? pair.from, { text: pairText(pair) });
  }
}

function pagesOf(segments: readonly FormSegment[], writer: DraftWriter): number[] {
  const grids = segments.flatMap(({ formGrid, rows }) =>
    formGrid.grid.cells
      .filter(cell => cell.row >= rows[0] && cell.row < rows[1])
      .flatMap(cell => cell.regions),
  );
  const read = writer.readings.flatMap(({ path, regions }) =>
    path === '/fiscalYear' ? [] : (regions ?? []),
  );
  return [...new Set([...grids, ...read].map(({ page }) => page))].sort((a, b) => a - b);
}
