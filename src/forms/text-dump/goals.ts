import { characterWidth } from '../../values/width.ts';
import { cellOf } from './blocks.ts';
import { distance } from './columns.ts';
import type { DumpBlock } from './dump-grid.ts';
import { sentencesIn } from './glued.ts';
import { type Item, isMark, textsOfItem } from './marks.ts';
import type { Text } from './texts.ts';

/** Goals under two headings or one: the texts of the first stand before those of the second, or below each. */
export function goalsOf(items: readonly Item[], isGlued: boolean): DumpBlock | null {
  const title = items.flatMap(item =>
    isMark(item) && item.kinds.has('goalTitle') && !item.kinds.has('goal') ? item.texts : [],
  );
  const first = items.find(item => isMark(item) && item.kinds.has('goal'));
  if (!first) return null;
  const { line, isCell } = textsOfItem(first)[0]!;
  const isHead = (item: Item) =>
    isMark(item) &&
    (isCell ? item.texts[0]!.line === line && !title.includes(item.texts[0]!) : item.kinds.has('goal'));
  const heads = items
    .filter(isHead)
    .map(textsOfItem)
    .slice(0, isCell ? undefined : 2);
  const used = new Set([...title, ...heads.flat()]);
  const rest = items.flatMap(textsOfItem).filter(text => !used.has(text));
  const values = isCell ? columnsUnder(heads, rest) : heads.length === 1 ? [rest] : cutIn(rest, isGlued);
  const cells = [
    cellOf(0, 0, title, [2, 1]),
    ...[heads, values].flatMap((row, at) => row.map((own, column) => cellOf(at, column + 1, own))),
  ];
  return { rows: 2, columns: heads.length + 1, cells };
}

function cutIn(rest: readonly Text[], isGlued: boolean): (readonly Text[])[] {
  const texts = isGlued ? rest.flatMap(sentencesIn) : rest;
  const cut = cutOf(texts);
  return [texts.slice(0, cut), texts.slice(cut)];
}

/** Lines of sentences in columns: a line with as many texts as there are columns shows where each of them is near by. */
function columnsUnder(heads: readonly (readonly Text[])[], cells: readonly Text[]): Text[][] {
  const lines = [
    ...Map.groupBy(
      cells.flatMap(cell => cell.parts ?? [cell]),
      ({ line }) => line,
    ).values(),
  ].map(own => own.toSorted((a, b) => a.from - b.from));
  const full = lines.filter(({ length }) => length === heads.length);
  const known = heads.map((own, column) => (full.length > 0 ? full.map(line => line[column]!) : own));
  const columnOf = (text: Text) => {
    const away = known.map(own => distance(text, own));
    return away.indexOf(Math.min(...away));
  };
  const placed = lines
    .toSorted((a, b) => a[0]!.line - b[0]!.line)
    .flatMap(line => line.map((text, at) => ({ text, column: full.includes(line) ? at : columnOf(text) })));
  return heads.map((_, column) => placed.filter(own => own.column === column).map(({ text }) => text));
}

export const SENTENCE_END = /[。！？；;"”]$/;
const GOES_ON = /^[，。、；：）)！？”]/;
const NUMBERED = /^["“]?(?:[1一](?=[.．、])|[（(][一1][)）]|第一)/;

/** Columns that a full line may lack. */
const NARROW = 4;

/** The line with which the second text begins: behind one that is not full and ends a sentence, like the first one, near the middle. */
function cutOf(texts: readonly Text[]): number {
  const lines: Text[][] = [];
  for (const text of texts)
    if (text.isGlued || lines.at(-1)?.[0]?.line !== text.line) lines.push([text]);
    else lines.at(-1)!.push(text);
  const words = lines.map(own => own.map(({ text }) => text).join(''));
  const widths = words.map(text => [...text].reduce((sum, character) => sum + characterWidth(character), 0));
  const price = (at: number): number => {
    const [before, next] = [words[at - 1]!, words[at]!];
    const isShort = lines[at]![0]!.isGlued || widths[at - 1]! < Math.max(...widths.slice(0, at)) - NARROW;
    const isApart = lines[at]![0]!.line - lines[at - 1]![0]!.line > 1;
    const isAlike = before.slice(0, 4) === next.slice(0, 4) || words[0]!.slice(0, 3) === next.slice(0, 3);
    const isAgain = NUMBERED.test(words[0]!) && NUMBERED.test(next);
    return (
      (SENTENCE_END.test(before) ? 0 : 2) +
      (isShort ? 0 : 2) +
      (GOES_ON.test(next) ? 5 : 0) -
      (isApart ? 3 : 0) -
      (isAlike ? 1 : 0) -
      (isAgain ? 1.5 : 0) +
      Math.abs(at / lines.length - 0.5)
    );
  };
  const ways = Array.from({ length: Math.max(0, lines.length - 1) }, (_, index) => index + 1);
  if (ways.length === 0) return texts.length;
  const best = ways.reduce((least, at) => (price(at) < price(least) ? at : least));
  return texts.indexOf(lines[best]![0]!);
}
