import type { Lexicon } from '../labels.ts';
import { textOf } from './blocks.ts';
import { type ColumnRole, strangeness } from './kinds.ts';
import { type Item, isMark, type LabelMark, textsOfItem } from './marks.ts';
import type { Text } from './texts.ts';

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
