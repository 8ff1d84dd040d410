import { type Item, isMark, type MarkKind, textsOfItem } from './marks.ts';
import type { Zone, ZoneKind } from './zones.ts';

/** Where labels belong that stand among the headings of indicators: programs tell some columns before others. */
const HOMES: readonly (readonly [MarkKind, ZoneKind])[] = [
  ['head', 'head'],
  ['funding', 'funding'],
  ['fundingLine', 'funding'],
  ['fundingTitle', 'funding'],
];
/** Characters from which on a text among headings is none of them. */
const NO_HEADING = 10;

/** Blocks with the labels that stand among the headings of indicators back in their own ones; a value without a label with them. */
export function withoutStrays(zones: readonly Zone[]): Zone[] {
  const rows = zones.find(({ kind }) => kind === 'indicators');
  if (!rows) return [...zones];
  const end = rows.items.findLastIndex(
    item => isMark(item) && item.kinds.has('indicator') && isHeading(item, rows.items),
  );
  const moved = new Map<Item, ZoneKind>();
  rows.items.slice(0, end).forEach(item => {
    const home =
      isMark(item) && !item.kinds.has('indicator')
        ? HOMES.find(([kind]) => item.kinds.has(kind))?.[1]
        : undefined;
    const isValue = !isMark(item) && item.text.length >= NO_HEADING && !/[，。；]/.test(item.text);
    if (home ?? isValue) moved.set(item, home ?? 'head');
  });
  if (![...moved.keys()].some(isMark)) return [...zones];
  // a label before the value that it was parted from
  const to = (kind: ZoneKind) =>
    [...moved]
      .filter(([, own]) => own === kind)
      .map(([item]) => item)
      .sort((a, b) => Number(isMark(b)) - Number(isMark(a)));
  return zones.map(zone =>
    zone === rows
      ? { ...zone, items: zone.items.filter(item => !moved.has(item)) }
      : { ...zone, items: [...zone.items, ...to(zone.kind)] },
  );
}

/** The first one of its words: rows may hold the same ones. */
function isHeading(item: Item, items: readonly Item[]): boolean {
  const text = textsOfItem(item)
    .map(own => own.text)
    .join('');
  return (
    items.find(
      other =>
        isMark(other) &&
        textsOfItem(other)
          .map(own => own.text)
          .join('') === text,
    ) === item
  );
}
