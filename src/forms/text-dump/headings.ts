import type { Lexicon } from '../labels.ts';
import { textOf } from './blocks.ts';
import { distance } from './columns.ts';
import { type ColumnRole, isFigure, strangeness } from './kinds.ts';
import { type Item, isLabel, isMark, type LabelMark, textsOfItem } from './marks.ts';
import { joined, type Text } from './texts.ts';

/** A heading of rows that a dump tells in the order of reading. */
type ToldHead = { readonly role: ColumnRole | 'level1' | 'level2'; readonly texts: readonly Text[] };

/** A column with what the levels beside it weigh. */
export type LevelWeights = {
  readonly level: ToldHead;
  readonly heading: readonly Text[];
  readonly cells: readonly Text[];
};

/** Texts without a label that may stand between the last heading and the first row, as headings that nobody knows. */
const UNKNOWN = 3;

/** The headings in their order, unknown ones between them, and what stands below. */
export function headed(all: readonly Item[], words: Lexicon) {
  const isDown = (item: LabelMark) =>
    item.texts.length > 2 && item.texts.every(({ text }) => [...text].length === 1);
  const isTitle = (item: Item) => isMark(item) && (item.kinds.has('indicatorTitle') || isDown(item));
  const title = all.filter(isTitle).flatMap(textsOfItem);
  const { items, early } = withoutEarly(
    all.filter(item => !isTitle(item)),
    words,
  );
  const roleOf = (item: Item) => (isMark(item) ? words.indicator(textOf(item)) : null);
  if (items[0] && textsOfItem(items[0])[0]!.isCell) {
    const { over, ...own } = headRows(items, roleOf);
    return { ...own, title: [...title, ...over] };
  }
  const heads: ToldHead[] = [];
  const seen = new Set<string>();
  let end = 0;
  for (let at = 0; at < items.length && at < end + UNKNOWN; at++) {
    const role = roleOf(items[at]!);
    if (role === null) continue;
    const label = textOf(items[at]!);
    if (seen.has(label)) break;
    seen.add(label);
    for (const unknown of items.slice(end, at)) heads.push({ role: 'other', texts: textsOfItem(unknown) });
    heads.push({ role, texts: textsOfItem(items[at]!) });
    end = at + 1;
  }
  const levelAt = items
    .slice(end, end + UNKNOWN + 1)
    .findIndex(item => isMark(item) && item.kinds.has('level1'));
  for (const unknown of items.slice(end, end + Math.max(0, levelAt)))
    heads.push({ role: 'other', texts: textsOfItem(unknown) });
  const rest = items.slice(end + Math.max(0, levelAt));
  const isRepeated = (item: Item) => isMark(item) && seen.has(textOf(item)) && !isLevel(item);
  const own = plain([...early, ...rest].filter(item => !isRepeated(item)));
  return { heads, title, rest: own, weights: [] as LevelWeights[] };
}

/** Headings that make a row one of headings, whatever else stands on it. */
const LEAST_HEADS = 3;

/** The headings of a dump that is laid out: all that stands on their rows, those parted over several rows put together. */
function headRows(items: readonly Item[], roleOf: (item: Item) => ToldHead['role'] | null) {
  const rows = [...Map.groupBy(items, item => textsOfItem(item)[0]!.line).values()];
  const first = Math.max(
    0,
    rows.findIndex(row => row.filter(item => roleOf(item) !== null).length > 1),
  );
  const isPart = (item: Item) => /^[（(]/.test(textOf(item)) || (roleOf(item) !== null && !isLevel(item));
  const rolesIn = (row: readonly Item[]) => row.filter(item => roleOf(item) !== null).length;
  const isHeads = (row: readonly Item[]) => row.every(isPart) || rolesIn(row) >= LEAST_HEADS;
  const end = rows.findIndex((row, index) => index > first && !isHeads(row));
  const all = rows.slice(first, end < 0 ? undefined : end);
  const own = all.reduce((most, row) => (rolesIn(row) > rolesIn(most) ? row : most), []);
  const headOf = (item: Item) => ({
    role: roleOf(item) ?? ('other' as const),
    texts: [...textsOfItem(item)],
  });
  const heads = own.map(headOf);
  const over: Text[] = [];
  for (const item of all.filter(row => row !== own).flat()) {
    const [text] = textsOfItem(item) as [Text];
    const near = heads.filter(({ texts }) => texts[0]!.from < text.to && text.from < texts.at(-1)!.to);
    const isPart = ({ texts }: ToldHead) => /^[（(]/.test(text.text) || isLabel(joined([...texts, text]));
    const known = near.find(isPart);
    if (known) known.texts.push(text);
    // what stands over several headings is the name of all of them
    else if (near.length > 1 || heads.some(({ role }) => role === roleOf(item))) over.push(text);
    else heads.push(headOf(item));
  }
  heads.sort((one, other) => one.texts[0]!.from - other.texts[0]!.from);
  const labels = new Set(heads.map(({ texts }) => joined(texts)));
  const body = [...rows.slice(0, first), ...(end < 0 ? [] : rows.slice(end))];
  const isRepeated = (row: readonly Item[]) => row.filter(item => labels.has(textOf(item))).length > 2;
  const rest = body.flatMap(row => (isRepeated(row) ? [] : row));
  const weighing = heads.filter((_, index) => isWeightOfLevel(heads, index));
  const headOver = (item: Item) => headsNear(heads, textsOfItem(item)[0]!);
  const isWeight = (item: Item) => !isMark(item) && isFigure(item.text) && weighing.includes(headOver(item));
  const cells = plain(rest);
  const weights = weighing.map(head => ({
    level: heads[heads.indexOf(head) - 1]!,
    heading: head.texts,
    cells: cells.filter(item => isWeight(item) && headOver(item) === head).flatMap(textsOfItem),
  }));
  const known = heads.filter(head => !weighing.includes(head));
  const others = cells.filter(item => !isWeight(item));
  return { heads: known, over, rest: withLevels(others, known, weighing.length > 0), weights };
}

/** Whether a heading of weights is that of the levels before it: another one has those of rows. */
function isWeightOfLevel(heads: readonly ToldHead[], at: number): boolean {
  const isOne = ({ role }: ToldHead) => role === 'maxScore';
  return (
    isOne(heads[at]!) && /^level[12]$/.test(heads[at - 1]?.role ?? '') && heads.slice(at + 1).some(isOne)
  );
}

function headsNear<Head extends ToldHead>(heads: readonly Head[], text: Text): Head {
  const away = heads.map(({ texts }) => distance(text, texts));
  return heads[away.indexOf(Math.min(...away))]!;
}

/** Levels are known by their places, too: cells under a heading of theirs, beside one under that of the names. */
function withLevels(items: readonly Item[], heads: readonly ToldHead[], areWeighed: boolean): Item[] {
  const over = (item: Item | undefined) => {
    const [text] = item ? textsOfItem(item) : [];
    return text && !/^[\d<>=≥≤—]/.test(text.text) ? headsNear(heads, text).role : null;
  };
  return items.map((item, index) => {
    const [text] = textsOfItem(item) as [Text];
    const next = items.slice(index + 1).find(other => areWeighed || !isMark(other));
    const isNext = next && textsOfItem(next)[0]!.line === text.line;
    const [role, beside] = [over(item), isNext ? over(next) : null];
    // where levels have weights, what reads like one is a name in the place of one
    if (isMark(item)) return areWeighed && role === 'level3' && isNext && beside !== 'level3' ? text : item;
    if (role !== 'level1' && role !== 'level2') return item;
    const isBeside = beside === 'level3' || (role === 'level1' && beside === 'level2');
    return isBeside ? { texts: [text], kinds: new Set([role]) } : item;
  });
}

/** Among rows only levels are labels, and what reads like the short name of one is none before a value. */
function plain(items: readonly Item[]): Item[] {
  return items.flatMap((item, index): readonly Item[] => {
    const next = items[index + 1];
    const isName =
      next !== undefined && strangeness('target', textOf(next)) < 0 && !/指标/.test(textOf(item));
    return isLevel(item) && !isName ? [item] : textsOfItem(item);
  });
}

/** Levels that are told before the headings of other columns, taken out from among these. */
function withoutEarly(
  items: readonly Item[],
  words: Lexicon,
): { items: readonly Item[]; early: readonly Item[] } {
  const main = items.findIndex(
    item => isMark(item) && /^(?:target|actual)$/.test(words.indicator(textOf(item)) ?? ''),
  );
  const early = items.slice(0, Math.max(0, main)).filter(isLevel);
  return { items: items.filter(item => !early.includes(item as LabelMark)), early };
}

export function isLevel(item: Item): item is LabelMark {
  return isMark(item) && (item.kinds.has('level1') || item.kinds.has('level2'));
}
