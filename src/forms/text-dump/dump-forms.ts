import { scrambled } from '../../errors.ts';
import type { Page } from '../../model.ts';
import { isFirstLabel, isFootLabel, isNoteLabel, type Lexicon } from '../labels.ts';
import { isTitle } from '../title.ts';
import { fundingOf } from './blocks.ts';
import { rowsOfCells, withLettersDown } from './cells.ts';
import { type DumpBlock, type DumpForm, type GridOfForm, gridOfForm } from './dump-grid.ts';
import { sheetsOf } from './frames.ts';
import { unglued } from './glued.ts';
import { goalsOf } from './goals.ts';
import { indicatorsOf } from './indicators.ts';
import { numberOf } from './kinds.ts';
import { holdsForm } from './lost.ts';
import { type Item, isMark, markedOf, markOf, textsOfItem } from './marks.ts';
import { pagesInOrder } from './page-order.ts';
import { pairsOf } from './pairs.ts';
import { sifted } from './running.ts';
import { withStackedLabels } from './stacked.ts';
import { withoutStrays } from './strays.ts';
import { joined, type Text, textsOf } from './texts.ts';
import { type Zone, type ZoneKind, zonesOf } from './zones.ts';

/** The forms of a dump, each as a grid of its own. Its texts stand where they were printed, or in the order of reading. */
export function dumpForms(printed: Page, words: Lexicon): GridOfForm[] {
  const isReadingOrder = printed.typed!.isReadingOrder ?? false;
  const page = pagesInOrder(printed);
  const { lines, typed: own } = isReadingOrder
    ? unglued(textsOf(page), page.typed!)
    : { lines: withStackedLabels(withLettersDown(textsOf(page)), words), typed: page.typed! };
  const { rows, running } = sifted(lines, own.breaks, words);
  return sheetsOf(rows).map(([from, to], index) => {
    const isNote = (text: Text) => !rows[text.line]!.includes(text) && !running.has(text.runs[0]!);
    const notes = lines.slice(from, to).flat().filter(isNote);
    const texts = rows.slice(from, to).map(texts => texts.map(text => raised(text, from)));
    const isLong = texts.flat().length > MOST_TEXTS;
    if (isLong && holdsForm(texts.flat(), words)) throw scrambled();
    const form = isLong ? lost(texts) : formOf(texts, words, isReadingOrder);
    const above = [...notes.map(text => raised(text, from)), ...form.above];
    return gridOfForm({ ...form, above }, { page: index + 1, numbers: own.numbers.slice(from, to) });
  });
}

/** A text, its lines counted from another one on. */
function raised(text: Text, by: number): Text {
  const { line, top, bottom, parts } = text;
  const own = parts && { parts: parts.map(part => raised(part, by)) };
  return { ...text, line: line - by, top: top - by, bottom: bottom - by, ...own };
}

/** No form has more texts; the search for the cells of one that claims to would take minutes. */
const MOST_TEXTS = 1000;

function lost(lines: readonly (readonly Text[])[]): DumpForm {
  return { above: lines.flat(), blocks: [], below: [] };
}

/** What is told of a form; nothing where its rows do not close: it is in no order. */
function formOf(lines: readonly (readonly Text[])[], words: Lexicon, isReadingOrder: boolean): DumpForm {
  const title = lines.findLastIndex(texts => isTitle(joined(texts)));
  const first = lines.findIndex(
    (texts, line) => line > title && texts.length > 0 && !UNDER_TITLE.test(joined(texts)),
  );
  const above = lines.slice(0, first < 0 ? title + 1 : first).flat();
  const rest = first < 0 ? [] : lines.slice(first);
  const items = isReadingOrder
    ? markedOf(rest.flat())
    : rowsOfCells(rest)
        .flat()
        .map(text => markOf(text) ?? text);
  // two forms whose titles were not known
  if (items.filter(item => isMark(item) && isFirstLabel(joined(item.texts))).length > 1) return lost(lines);
  const reading = { words, isGlued: items.some(item => textsOfItem(item).some(text => text.isGlued)) };
  const zones = isReadingOrder ? withoutStrays(zonesOf(items)) : zonesOf(items);
  // parts of headings that are told out of their order read like labels of the foot
  const saysNote = isReadingOrder ? isNoteLabel : isFootLabel;
  const isNote = (item: Item) => isMark(item) && !item.kinds.has('indicator') && saysNote(joined(item.texts));
  const holds = (zone: ZoneKind, is: (item: Item) => boolean) =>
    zones.some(({ kind, items: own }) => kind === zone && own.some(is));
  // a note among rows, a label of the head among funds, and words glued to a title: what belongs to what cannot be told
  if (holds('indicators', isNote) || holds('funding', isHeadLabel)) return lost(lines);
  if (reading.isGlued && title < 0) return lost(lines);
  const blocks: DumpBlock[] = [];
  const below: Text[] = [];
  let rows: DumpBlock | null = null;
  const add = ({ block, loose }: { block: DumpBlock | null; loose: readonly Text[] }, to: Text[]) => {
    if (block) blocks.push(block);
    to.push(...loose);
  };
  zones.forEach(({ kind, items: own }, index) => {
    if (kind === 'head') add(pairsOf(own), above);
    if (kind === 'funding') add(fundingOf(own, reading), below);
    if (kind === 'goals') add({ block: goalsOf(own, reading.isGlued), loose: [] }, below);
    if (kind === 'indicators') rows = indicatorsOf(own, zones.slice(index).flatMap(totalOf), reading);
    if (kind === 'indicators' && rows) blocks.push(rows);
    if (kind === 'foot') add(pairsOf(own.slice(totalOf(zones[index]!).length)), below);
  });
  return rows ? { above, blocks, below } : lost(lines);
}

/** A label that nothing but the head has. */
function isHeadLabel(item: Item): boolean {
  return isMark(item) && item.kinds.has('head') && item.kinds.size === 1;
}

/** The year and the unit, below a title. */
const UNDER_TITLE = /^[（(].*[）)]$|^\d{4} ?年度?$|^(?:金额)?单位[:：]/;

/** The label of the total, and the figures behind it. */
function totalOf({ kind, items }: Zone): readonly Item[] {
  const [first, ...rest] = kind === 'foot' ? items : [];
  if (!isMark(first) || !first.kinds.has('total')) return [];
  const end = rest.findIndex(item => isMark(item) || numberOf(textsOfItem(item)[0]!.text) === null);
  return [first, ...rest.slice(0, end < 0 ? rest.length : end)].slice(0, 3);
}
