import type { TextLine } from '../model.ts';
import { claim, type DraftWriter, put, putExtra } from './draft-writer.ts';
import type { LabelValuePair } from './label-value-pairs.ts';
import { extraLabel, plainLabel } from './labels.ts';
import { partedAtLabels } from './labels-in-line.ts';
import { isTitle } from './title.ts';

/** Pieces of text that stand on one line of the page, from left to right. */
type Line = readonly TextLine[];

const YEAR = /(19|20)\d{2}\s*年|[〇○零一二三四五六七八九]{4}年/;
const LABELLED = /^([^\s:：,，。；;（）()]{1,20}(?:[(（][^()（）]*[)）])?)\s*[:：]\s*(.*)$/s;
const NOTE = /^(备?注|说明|填[表报]说明|注释)\s*[:：]?/;

/** What readers make of specks: a stop by itself is no part of a title. */
const DIRT = /^[。．.,，、·・:：;；'`~—-]+$/;

/** The form's title among the lines above it: the nearest that reads like one. Claims nothing. */
export function titleAbove(lines: readonly TextLine[]): Line | null {
  const rows = rowsOf(lines.filter(({ text }) => !DIRT.test(text)));
  const last = rows.findLastIndex(row => isTitle(textOf(row)));
  if (last >= 0) return [...beginning(rows, last), ...rows[last]!];
  const wrapped = rows.findLastIndex((row, index) => index > 0 && isWrappedTitle(rows[index - 1]!, row));
  return wrapped < 0 ? null : [...beginning(rows, wrapped - 1), ...rows[wrapped - 1]!, ...rows[wrapped]!];
}

/** characters; a heading of its own above a title is shorter than a title's first line */
const LONG_LINE = 18;

/** The lines of a title above its last one: as large and as close as the lines of one text, and hardly shorter. */
function beginning(rows: readonly Line[], last: number): Line {
  const [first, second] = [rows[last - 1], rows[last]!];
  if (!first || !areClose(first, second)) return [];
  const text = textOf(first);
  const isWhole = text.length < LONG_LINE || /[。；：:]|[表告书]$/.test(text) || isTitle(text);
  const isAsWide = widthOf(first) > widthOf(second) - heightOf(second);
  return isWhole || !isAsWide ? [] : [...beginning(rows, last - 1), ...first];
}

function widthOf(line: Line): number {
  return line.at(-1)!.bbox[2] - line[0]!.bbox[0];
}

function heightOf(line: Line): number {
  return line[0]!.bbox[3] - line[0]!.bbox[1];
}

function isWrappedTitle(first: Line, second: Line): boolean {
  return areClose(first, second) && isTitle(textOf(first) + textOf(second));
}

/** Two lines of one size with less than a line between them. */
function areClose(first: Line, second: Line): boolean {
  const isClose = second[0]!.bbox[1] - first[0]!.bbox[3] < heightOf(second);
  return isClose && Math.abs(heightOf(first) - heightOf(second)) < 1;
}

export function textOf(line: Line): string {
  return line.map(piece => piece.text).join('');
}

/** Reads title and year above a form; returns the pairs of the labelled lines below the title. */
export function readAbove(
  lines: readonly TextLine[],
  title: Line | null,
  writer: DraftWriter,
): LabelValuePair[] {
  if (title) {
    put(writer, '/title', title[0]!, { text: textOf(title), also: title.slice(1) });
    if (YEAR.test(textOf(title)))
      put(writer, '/fiscalYear', title[0]!, { text: textOf(title), also: title.slice(1) });
  }
  const bottom = title ? title.at(-1)!.bbox[1] : Number.NEGATIVE_INFINITY;
  const rows = rowsOf(lines.filter(line => line.bbox[1] > bottom && !title?.includes(line)));
  return rows.flatMap(row => {
    if (!title && !isLabelledRow(row)) return [];
    const yearIsKnown = writer.readings.some(({ path }) => path === '/fiscalYear');
    if (YEAR.test(textOf(row)) && !LABELLED.test(textOf(row))) {
      if (yearIsKnown) claim(writer, ...row);
      else put(writer, '/fiscalYear', row[0]!, { text: textOf(row), also: row.slice(1) });
      return [];
    }
    return pairsIn(row);
  });
}

/** Reads the notes and labelled lines below a form; returns the pairs. */
export function readBelow(lines: readonly TextLine[], writer: DraftWriter): LabelValuePair[] {
  const rows = rowsOf(lines);
  const pairs: LabelValuePair[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const note = NOTE.exec(textOf(row))?.[0];
    if (!note || row.slice(1).some(piece => LABELLED.test(piece.text))) {
      pairs.push(...pairsIn(row));
      continue;
    }
    let end = index + 1;
    while (end < rows.length && goesOn(rows[end - 1]!, rows[end]!)) end++;
    const pieces = rows.slice(index, end).flat();
    const text = textOf(pieces).slice(note.length);
    putExtra(writer, { label: extraLabel(note) }, pieces[0]!, { text, also: pieces.slice(1) });
    index = end - 1;
  }
  return pairs;
}

/** Times the height of a line: the next form's title is larger than a note. */
const LARGER = 1.3;

/**
 * A note goes on in the next line, unless that one is far below (points that are counted may be), larger, or labelled
 * itself.
 */
function goesOn(line: Line, next: Line): boolean {
  const height = line[0]!.bbox[3] - line[0]!.bbox[1];
  if (next[0]!.bbox[3] - next[0]!.bbox[1] > LARGER * height) return false;
  const gap = next[0]!.bbox[1] - line[0]!.bbox[3];
  const label = LABELLED.exec(textOf(next))?.[1];
  const isLabelled = label !== undefined && label.length <= 8 && !/^\d/.test(label);
  const reach = /^[2-9][.．、]/.test(textOf(next)) ? 4 : 1.8;
  return gap < reach * height && !isLabelled && !NOTE.test(textOf(next)) && !isTitle(textOf(next));
}

function isLabelledRow(row: Line): boolean {
  return row.some(piece => LABELLED.test(piece.text));
}

/** `单位名称：某某` in one piece, or the label in one piece and its value in the next. */
function pairsIn(row: Line): LabelValuePair[] {
  const pieces = row.flatMap(piece => partedAtLabels(piece.text).map(text => ({ piece, text })));
  const pairs: LabelValuePair[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const { piece, text } = pieces[index]!;
    const found = LABELLED.exec(text);
    if (!found || plainLabel(found[1]!) === '') continue;
    const next = pieces[index + 1];
    if (found[2] !== '' || !next || LABELLED.test(next.text) || next.piece === piece) {
      pairs.push({ label: found[1]!, from: piece, value: piece, text: found[2]! });
    } else {
      pairs.push({ label: found[1]!, from: piece, value: next.piece });
      index++;
    }
  }
  return pairs;
}

/** Groups pieces by the line they stand on, from top to bottom. */
function rowsOf(lines: readonly TextLine[]): Line[] {
  const rows: TextLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.page - b.page || middle(a) - middle(b))) {
    const row = rows.at(-1);
    const reach = row && (row[0]!.bbox[3] - row[0]!.bbox[1]) / 2;
    if (row && row[0]!.page === line.page && Math.abs(middle(row[0]!) - middle(line)) < reach!)
      row.push(line);
    else rows.push([line]);
  }
  return rows.map(row => row.sort((a, b) => a.bbox[0] - b.bbox[0]));
}

function middle(line: TextLine): number {
  return (line.bbox[1] + line.bbox[3]) / 2;
}
