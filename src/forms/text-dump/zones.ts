import { isFigure } from './kinds.ts';
import { type Item, isMark, type LabelMark, type MarkKind, textsOfItem } from './marks.ts';
import { joined } from './texts.ts';

/** The blocks of a form. */
export type ZoneKind = 'head' | 'funding' | 'goals' | 'indicators' | 'foot';

/** The stretch of a form's texts that a block takes. */
export type Zone = { readonly kind: ZoneKind; readonly items: readonly Item[] };

/** Texts within which the headings of a block stand. */
const NEAR = 12;
/** … where columns are glued, and texts are as many cells. */
const TOGETHER = 6;
const LEAST_HEADS = 3;

/** A form's texts parted into its blocks: each begins where several of its headings stand. */
export function zonesOf(items: readonly Item[]): Zone[] {
  const starts: Start[] = [{ kind: 'head', at: 0 }];
  for (const at of items.keys()) {
    const kind = begunAt(items, at, starts);
    const isTitled = kind === 'indicators' && isTitle(items[at - 1]);
    const first = kind && (isTitled ? at - 1 : firstOnLine(items, at));
    if (kind) starts.push({ kind, at: kind === 'indicators' ? firstHeading(items, first!) : first! });
  }
  return starts.map(({ kind, at }, index) => ({ kind, items: items.slice(at, starts[index + 1]?.at) }));
}

/** A block of a dump that is laid out begins with a row. */
function firstOnLine(items: readonly Item[], at: number): number {
  const lineOf = (index: number) => items[index] && textsOfItem(items[index])[0]!;
  let first = at;
  while (lineOf(at)!.isCell && lineOf(first - 1)?.line === lineOf(at)!.line) first--;
  return first;
}

/** Headings of rows may stand on a line of their own above the others. */
function firstHeading(items: readonly Item[], at: number): number {
  const before = items[at - 1];
  const first = before && textsOfItem(before)[0]!.isCell ? firstOnLine(items, at - 1) : at;
  const own = items.slice(first, at);
  return own.length > 1 && own.every(item => isMark(item) && item.kinds.has('indicator')) ? first : at;
}

type Start = { readonly kind: ZoneKind; readonly at: number };

/** The block that an item begins. */
function begunAt(items: readonly Item[], at: number, starts: readonly Start[]): ZoneKind | null {
  const item = items[at]!;
  if (!isMark(item)) return null;
  const has = (kind: MarkKind) => item.kinds.has(kind);
  const isBegun = (own: ZoneKind) => starts.some(({ kind }) => kind === own);
  const open = starts.at(-1)!;
  if (!isBegun('indicators') && has('indicator') && isHeading(items, at, 'indicator')) return 'indicators';
  if (!isBegun('funding') && (has('funding') || has('fundingTitle')) && isHeading(items, at, 'funding'))
    return 'funding';
  if (open.kind === 'indicators') return endsRows(items, at, open.at) ? 'foot' : null;
  if (open.kind === 'foot') return has('total') && isLast(items, at) ? 'foot' : null;
  const isNear = () => items.slice(at, at + 3).some(near => isMark(near) && near.kinds.has('goal'));
  if (!isBegun('goals') && (has('goal') || (has('goalTitle') && isNear()))) return 'goals';
  const isHead =
    (open.kind === 'funding' && has('foot')) || (open.kind === 'goals' && has('head') && isHeaded(items, at));
  return isHead ? 'head' : null;
}

/** Whether rows that began with the item at `from` end before a label: the total, or one below which no row stands. */
function endsRows(items: readonly Item[], at: number, from: number): boolean {
  const { kinds } = items[at] as LabelMark;
  if (kinds.has('total')) return isLast(items, at);
  const next = items.findIndex((item, index) => index > at && isTotal(item));
  const below = items.slice(at + 1, next < 0 ? undefined : next);
  const line = below.findIndex(item => isMark(item) && item.kinds.has('line'));
  const rows = below.slice(0, line < 0 ? undefined : line);
  if (below.some(isLevel)) return false;
  return kinds.has('line') || (kinds.has('foot') && at > from + NEAR && !rows.some(isNumber));
}

/** Whether enough headings of a block stand near by, more than those of the other one. */
function isHeading(items: readonly Item[], at: number, kind: 'funding' | 'indicator'): boolean {
  const { line, isCell } = textsOfItem(items[at]!)[0]!;
  const isBeside = (item: Item) => kind === 'funding' || !isCell || textsOfItem(item)[0]!.line === line;
  const all = items.slice(at, at + NEAR).filter(isBeside);
  const isGlued = kind === 'indicator' && all.some(item => textsOfItem(item).some(text => text.isGlued));
  const near = all.slice(0, isGlued ? TOGETHER : NEAR).filter(isMark);
  const count = (own: MarkKind) => near.filter(({ kinds }) => kinds.has(own)).length;
  const [other, lines] =
    kind === 'funding' ? (['indicator', count('fundingLine')] as const) : (['funding', 0] as const);
  return count(kind) + lines >= LEAST_HEADS && count(kind) >= count(other);
}

/** Whether no other total follows: sums may stand among the rows. */
function isLast(items: readonly Item[], at: number): boolean {
  return !items.slice(at + 1).some(isTotal);
}

function isNumber(item: Item): boolean {
  return !isMark(item) && isFigure(item.text);
}

function isTotal(item: Item): boolean {
  return isMark(item) && item.kinds.has('total');
}

/** Whether a label of the head has its value behind it, as one does that stands below goals. */
function isHeaded(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next !== undefined && !isMark(next) && joined(textsOfItem(items[at]!)).length >= LONG_LABEL;
}

const LONG_LABEL = 4;

function isLevel(item: Item): boolean {
  return isMark(item) && (item.kinds.has('level1') || item.kinds.has('level2'));
}

function isTitle(item: Item | undefined): boolean {
  return isMark(item) && item.kinds.has('indicatorTitle');
}
