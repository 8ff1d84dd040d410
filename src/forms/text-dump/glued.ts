import { scrambled } from '../../errors.ts';
import type { GlyphRun, Page } from '../../model.ts';
import { isNoteLabel } from '../labels.ts';
import { isTitle } from '../title.ts';
import { type Item, isMark, kindsOfWord } from './marks.ts';
import { type Text, textIn } from './texts.ts';

/** Programs that leave out the blanks between columns, or all of them: 分值得分, ≥22个22个88. */

type Lines = readonly (readonly Text[])[];

/** Characters of the longest label; of one that is cut out wherever it stands, and of one beside another only. */
const LONGEST = 16;
const LONG = 4;
const SHORTEST = 2;
/** What goes on with a label: （A）, ：. */
const TAIL = /^(?:[（(][^（()）]{1,12}[)）])?[:：]?/;

/** What stands behind a label is the rest of a title, or of a sentence. */
const TITLED = /^(?:(?:目标)?(?:自评|申报|评价)?表|[，。；、的])/;
const NUMBERED = /\d[.、]$/;

type Typed = NonNullable<Page['typed']>;

/** Lines with labels apart from what is glued to them, and titles on lines of their own, where words hold several headings. */
export function unglued(lines: Lines, typed: Typed): { readonly lines: Lines; readonly typed: Typed } {
  const { cuts, isGlued } = labelCuts(lines.flat().filter(({ text }) => !isTitle(text)));
  if (!isGlued) return { lines, typed };
  if (lines.flat().reduce((sum, { text }) => sum + text.length, 0) > MOST_GLUED) throw scrambled();
  const parted = lines.map(own => {
    const pieces = own.flatMap(text => sliced(text, cuts.get(text) ?? [])).flatMap(titleApart);
    const parts: Text[][] = [[]];
    for (const [index, piece] of pieces.entries())
      if (index > 0 && (isTitle(piece.text) || isTitle(pieces[index - 1]!.text))) parts.push([piece]);
      else parts.at(-1)!.push(piece);
    return parts;
  });
  const starts = parted.map((_, line) => parted.slice(0, line).flat().length);
  return {
    lines: parted.flat().map((own, line) => own.map(text => ({ ...text, line, top: line, bottom: line }))),
    typed: {
      ...typed,
      numbers: parted.flatMap((parts, line) => parts.map(() => typed.numbers[line]!)),
      breaks: typed.breaks.map(line => starts[line]!),
    },
  };
}

/** A title behind what ends with a number, and a note. */
function titleApart(text: Text): Text[] {
  const title = isTitle(text.text) && /(?<=\d)[^\d（(]+表(?:[（(][^（(]*)?$/.exec(text.text)?.index;
  const notes = [...text.text.matchAll(/(?<=\d)(\p{Script=Han}{1,4})[:：]/gu)].filter(([, label]) =>
    isNoteLabel(label!),
  );
  return sliced(text, title ? [title] : notes.map(({ index }) => index));
}

/** Labels are known with half-width brackets. */
const HALF: { readonly [character: string]: string } = { '（': '(', '）': ')' };

type Label = { readonly from: number; readonly to: number; readonly length: number };

function labelCuts(texts: readonly Text[]) {
  const characters = texts.flatMap(text =>
    [...text.text].flatMap((character, at) => (character === ' ' ? [] : [{ character, text, at }])),
  );
  const stream = characters.map(({ character }) => HALF[character] ?? character).join('');
  const found = labelsIn(stream);
  const isNext = (label: Label | undefined, other: Label | undefined) => label?.to === other?.from;
  const cuts = new Map<Text, number[]>();
  let together = 0;
  found.forEach((label, index) => {
    const [before, after] = [found[index - 1], found[index + 1]];
    if (!isSure(label, characters, stream) && !isNext(before, label) && !isNext(label, after)) return;
    const end = characters[label.to];
    if (isNext(label, after) && end!.at > 0 && end!.text === characters[label.to - 1]!.text) together++;
    for (const place of [characters[label.from], end])
      if (place && place.at > 0) cuts.set(place.text, [...(cuts.get(place.text) ?? []), place.at]);
  });
  return { cuts, isGlued: together > LEAST_TOGETHER * found.length };
}

/** Whether a label is one without others beside it: a long one, a note that begins a text, a total before a figure. */
function isSure(
  { from, to, length }: Label,
  characters: readonly { readonly at: number }[],
  stream: string,
): boolean {
  const word = stream.slice(from, from + length);
  const isNote = (characters[from]!.at === 0 || /[\d%]/.test(stream[from - 1] ?? '')) && isNoteLabel(word);
  return length >= LONG || isNote || (kindsOfWord(word).has('total') && /\d/.test(stream[to] ?? ''));
}

/**
 * Share of the labels that follow another one in the same word, where columns are glued; at most 0.04 where they are not, at least
 * 0.07 where they are, in dumps of 40 prints by five programs.
 */
const LEAST_TOGETHER = 0.055;

/** The longest label at each place, from left to right. */
function labelsIn(stream: string): Label[] {
  const found: Label[] = [];
  for (let from = 0; from < stream.length; from++) {
    let length = Math.min(LONGEST, stream.length - from);
    while (length >= SHORTEST && kindsOfWord(stream.slice(from, from + length)).size === 0) length--;
    if (length < SHORTEST || TITLED.test(stream.slice(from + length, from + length + LONGEST))) continue;
    const to = from + length + TAIL.exec(stream.slice(from + length, from + length + LONGEST))![0].length;
    const before = NUMBERED.exec(stream.slice(found.at(-1)?.to ?? 0, from))?.[0].length ?? 0;
    found.push({ from: from - before, to, length: length + before });
    from = to - 1;
  }
  return found;
}

/** Items with each text in as many pieces as it may be cells: a search tells which of them are. */
export function apartIn(items: readonly Item[], isGlued: boolean): Item[] {
  if (!isGlued) return [...items];
  const pieces = items.flatMap((item): Item[] => (isMark(item) ? [item] : sliced(item, cellCuts(item.text))));
  if (pieces.length > MOST_PIECES) throw scrambled();
  return pieces;
}

/** Pieces of the rows of one form, and characters of a dump whose columns are glued: more would take the search minutes. */
const MOST_PIECES = 1500;
const MOST_GLUED = 30_000;

/** A cell may begin with a sign, a number, behind a number or a bracket, and where words are said again. */
const BEGINS =
  /(?<=[^<>=≥≤≧≦＝﹦ ])[<>=≥≤≧≦＝﹦]|(?<=[\d%\p{L})）<>=≥≤≧≦＝﹦])(?=\d)|(?<=[\d%）)])(?=\p{L})|(?<=\d)(?=—)|(?<=—).|(?<=.)定性|(?<=定性)./gu;
const AGAIN = /(\p{Script=Han}{2,8})(?=\1)/gu;

function cellCuts(text: string): number[] {
  const again = [...text.matchAll(AGAIN)].flatMap(({ index, 1: word }) =>
    [0, 1, 2].map(times => index + times * word!.length),
  );
  return [...[...text.matchAll(BEGINS)].map(({ index }) => index), ...again];
}

/** The figures of a total that are glued: the first one is one of the given sums. */
export function totalApart(total: readonly Item[], sums: readonly number[]): Item[] {
  return total.flatMap((item): Item[] => {
    const first = isMark(item) ? undefined : sums.map(String).find(sum => item.text.startsWith(sum));
    return isMark(item) || first === undefined ? [item] : sliced(item, [first.length]);
  });
}

/** A text cut behind its sentences: of two that are glued one ends with one. */
export function sentencesIn(text: Text): Text[] {
  return sliced(
    text,
    [...text.text.matchAll(/(?<=[。；”"])./gu)].map(({ index }) => index),
  );
}

/** A text cut in pieces before some of its characters. */
function sliced(text: Text, cuts: readonly number[]): Text[] {
  if (cuts.length === 0) return [text];
  const pieces: GlyphRun[][] = [];
  let begun = 0;
  for (const run of text.runs) {
    const length = [...run.text].length;
    const own = [...new Set(cuts.map(cut => cut - begun))].filter(cut => cut > 0 && cut < length);
    const places = [0, ...own.sort((a, b) => a - b), length];
    places.slice(1).forEach((to, index) => {
      const piece = places.length === 2 ? run : part(run, places[index]!, to);
      const isNew = index > 0 || begun === 0 || cuts.includes(begun);
      if (isNew) pieces.push([piece]);
      else pieces.at(-1)!.push(piece);
    });
    begun += length + 1;
  }
  return pieces.map((runs, index) => ({
    ...textIn(runs, text),
    isGlued: index > 0 ? text.runs.every(run => run !== runs[0]) : (text.isGlued ?? false),
  }));
}

function part(run: GlyphRun, from: number, to: number): GlyphRun {
  const [x0, y0, , y1] = run.bbox;
  const edges = run.edges.slice(from, to + 1);
  const bbox = [x0 + edges[0]! - run.edges[0]!, y0, x0 + edges.at(-1)! - run.edges[0]!, y1] as const;
  return { ...run, text: [...run.text].slice(from, to).join(''), bbox: [...bbox], edges };
}
