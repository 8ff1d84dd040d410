import type { Lexicon } from '../labels.ts';
import { textOf } from './blocks.ts';
import { distance } from './columns.ts';
import { type ColumnRole, strangeness } from './kinds.ts';
import { type Item, isLabel, isMark, type LabelMark, textsOfItem } from './marks.ts';
import { joined, type Text } from './texts.ts';

/** A heading of rows that a dump tells in the order of reading. */
type ToldHead = { readonly role: ColumnRole | 'level1' | 'level2'; readonly texts: readonly Text[] };

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
  return { heads, title, rest: plain([...early, ...rest].filter(item => !isRepeated(item))) };
}

/** The headings of a dump that is laid out: all that stands on their rows, those parted over several rows put together. */
function headRows(items: readonly Item[], roleOf: (item: Item) => ToldHead['role'] | null) {
  const rows = [...Map.groupBy(items, item => textsOfItem(item)[0]!.line).values()];
  const first = Math.max(
    0,
    rows.findIndex(row => row.filter(item => roleOf(item) !== null).length > 1),
  );
  const isPart = (item: Item) => /^[（(]/.test(textOf(item)) || (roleOf(item) !== null && !isLevel(item));
  const end = rows.findIndex((row, index) => index > first && !row.every(isPart));
  const all = rows.slice(first, end < 0 ? undefined : end);
  const rolesIn = (row: readonly Item[]) => row.filter(item => roleOf(item) !== null).length;
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
  return { heads, over, rest: withLevels(plain(rest), heads) };
}

/** Levels are known by their places, too: cells under a heading of theirs, beside one under that of the names. */
function withLevels(items: readonly Item[], heads: readonly ToldHead[]): Item[] {
  const over = (item: Item | undefined) => {
    const [text] = item ? textsOfItem(item) : [];
    const away = heads.map(({ texts }) => (text ? distance(text, texts) : 0));
    return text && !/^[\d<>=≥≤—]/.test(text.text) ? heads[away.indexOf(Math.min(...away))]!.role : null;
  };
  return items.map((item, index) => {
    const role = isMark(item) ? null : over(item);
    if (isMark(item) || (role !== 'level1' && role !== 'level2')) return item;
    const next = items.slice(index + 1).find(other => !isMark(other));
    const isBeside = next && textsOfItem(next)[0]!.line === item.line && over(next) === 'level3';
    return isBeside ? { texts: [item], kinds: new Set([role]) } : item;
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
