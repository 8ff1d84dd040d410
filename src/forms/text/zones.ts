import { type Item, isMark, type MarkKind } from './marks.ts';

/** The blocks of a form. */
export type ZoneKind = 'head' | 'funding' | 'goals' | 'indicators' | 'foot';

/** The stretch of a form's texts that a block takes. */
export type Zone = { readonly kind: ZoneKind; readonly items: readonly Item[] };

/** Texts within which the headings of a block stand. */
const NEAR = 12;
const LEAST_HEADS = 3;

/** A form's texts parted into its blocks: each begins where several of its headings stand. */
export function zonesOf(items: readonly Item[]): Zone[] {
  const starts: { kind: ZoneKind; at: number }[] = [{ kind: 'head', at: 0 }];
  const open = () => starts.at(-1)!.kind;
  items.forEach((item, at) => {
    if (!isMark(item)) return;
    const begun = new Set(starts.map(({ kind }) => kind));
    const has = (kind: MarkKind) => item.kinds.has(kind);
    const kind: ZoneKind | null =
      !begun.has('indicators') && has('indicator') && isHeading(items, at, 'indicator')
        ? 'indicators'
        : !begun.has('funding') && (has('funding') || has('fundingTitle')) && isHeading(items, at, 'funding')
          ? 'funding'
          : !begun.has('goals') &&
              open() !== 'indicators' &&
              (has('goal') ||
                (has('goalTitle') &&
                  items.slice(at, at + 3).some(near => isMark(near) && near.kinds.has('goal'))))
            ? 'goals'
            : open() === 'indicators' && has('total') && isLast(items, at)
              ? 'foot'
              : open() === 'indicators' &&
                  has('foot') &&
                  at > starts.at(-1)!.at + NEAR &&
                  !items.slice(at).some(isTotal)
                ? 'foot'
                : open() === 'funding' && has('foot')
                  ? 'head'
                  : null;
    const isTitled = kind === 'indicators' && isTitle(items[at - 1]);
    if (kind) starts.push({ kind, at: isTitled ? at - 1 : at });
  });
  return starts.map(({ kind, at }, index) => ({ kind, items: items.slice(at, starts[index + 1]?.at) }));
}

/** Whether enough headings of a block stand near by, more than those of the other one. */
function isHeading(items: readonly Item[], at: number, kind: 'funding' | 'indicator'): boolean {
  const near = items.slice(at, at + NEAR).filter(isMark);
  const count = (own: MarkKind) => near.filter(({ kinds }) => kinds.has(own)).length;
  const [other, lines] =
    kind === 'funding' ? (['indicator', count('fundingLine')] as const) : (['funding', 0] as const);
  return count(kind) + lines >= LEAST_HEADS && count(kind) >= count(other);
}

/** Whether no other total follows: sums may stand among the rows. */
function isLast(items: readonly Item[], at: number): boolean {
  return !items.slice(at + 1).some(isTotal);
}

function isTotal(item: Item): boolean {
  return isMark(item) && item.kinds.has('total');
}

function isTitle(item: Item | undefined): boolean {
  return isMark(item) && item.kinds.has('indicatorTitle');
}
