import { claimedBy } from '../forms/coverage.ts';
import type { Drafted } from '../forms/draft.ts';
import type { TextPiece } from '../forms/draft-writer.ts';
import type { AccountItem, BBox, Cell, Claim, Grid, Page, Region, TextLine } from '../model.ts';
import { centre, contains, union } from '../values/bbox.ts';

/** What was found on the pages of a document. */
type TablesAndLines = {
  readonly grids: readonly Grid[];
  /** lines outside the grids */
  readonly lines: readonly TextLine[];
  /** lines that pages repeat: heads, feet and page numbers */
  readonly running: readonly TextLine[];
  /** a dump: its places are lines, and its account is by the places of its characters */
  readonly isTyped: boolean;
  displayed<P extends { readonly regions: readonly Region[] }>(place: P): P;
};

/** … and the pieces that the forms took of it, with the pages that these stand on; places as `displayed` gives them. */
type Accounted = TablesAndLines & {
  readonly claimed: ReadonlySet<TextPiece>;
  readonly formPages: ReadonlySet<number>;
};

/**
 * The account of a document: everything that is printed on its pages, each thing with what explains it. Texts of a form are
 * in a label or in a value (`form`), or unexplained; other tables are tables, other lines prose; a picture or an outline
 * explains itself unless it stands in a blank cell of a form, where it may be the value. Scanned pages are one picture:
 * what was read from it is accounted for as text, and ink that was not read is unexplained in any cell of a form.
 */
export function accountOf(
  pages: readonly Page[],
  layout: TablesAndLines,
  drafts: readonly Drafted[],
): readonly AccountItem[] {
  if (pages.length === 0) return [];
  const { grids, lines, running } = layout;
  const accounted: Accounted = {
    ...layout,
    claimed: claimedBy(drafts),
    formPages: new Set(drafts.flatMap(draft => draft.pages)),
    displayed: place => (layout.isTyped ? place : layout.displayed(place)),
  };
  const taken = new Set(drafts.flatMap(({ segments }) => segments.map(({ formGrid }) => formGrid.grid)));
  const of = (kind: AccountItem['kind'], claim: Claim | null, piece: TextPiece | Grid) =>
    placesOf(piece).flatMap(region => itemAt({ kind, claim, text: textOf(piece) }, region, accounted));
  const slots = slotsOf(taken, accounted);
  return [
    ...grids.flatMap(grid =>
      taken.has(grid)
        ? grid.cells.filter(isFilled).flatMap(cell => of('text', claimOf(cell, accounted), cell))
        : of('grid', 'table', grid),
    ),
    ...lines.flatMap(line => of('text', claimOf(line, accounted), line)),
    ...running.flatMap(line => of('text', 'running', line)),
    ...pages.flatMap(page => inkOf(page, slots)),
  ];
}

function claimOf(piece: TextPiece, { claimed, formPages }: Accounted): Claim | null {
  if (claimed.has(piece)) return 'form';
  return placesOf(piece).some(({ page }) => formPages.has(page)) ? null : 'prose';
}

/** A cell as it stands in its grid, and on the page as displayed. */
type Slot = { readonly cell: Region; readonly at: Region; readonly isBlank: boolean };

function slotsOf(grids: Iterable<Grid>, { displayed }: Accounted): Slot[] {
  const cells = [...grids].flatMap(grid =>
    grid.cells.flatMap(cell => cell.regions.map(region => ({ cell: region, isBlank: !isFilled(cell) }))),
  );
  const { regions } = displayed({ regions: cells.map(({ cell }) => cell) });
  return cells.map((own, index) => ({ ...own, at: regions[index]! }));
}

/** Pictures, characters drawn as outlines, texts that lie over the page, and ink that nobody could read. */
function inkOf(page: Page, slots: readonly Slot[]): AccountItem[] {
  const { kind, images, outlines = [], decoration = [], unread = [] } = page;
  const own = slots.filter(({ at }) => at.page === page.page);
  const blank = own.filter(({ isBlank }) => isBlank);
  const item = (what: AccountItem['kind'], bbox: BBox, slot: Slot | undefined): AccountItem => ({
    kind: what,
    page: page.page,
    bbox,
    text: null,
    claim: slot ? null : 'decoration',
    ...(slot && { cell: slot.cell }),
  });
  const drawn = (what: 'picture' | 'outline') => (bbox: BBox) =>
    item(
      what,
      bbox,
      blank.find(({ at }) => isIn(bbox, at.bbox)),
    );
  return [
    ...(kind === 'scanned' ? [] : images).map(drawn('picture')),
    ...outlines.map(drawn('outline')),
    ...unread.map(bbox =>
      item(
        'ink',
        bbox,
        own.find(({ at }) => contains(at.bbox, centre(bbox))),
      ),
    ),
    ...decoration.map(
      ({ text, bbox }): AccountItem => ({
        kind: 'text',
        page: page.page,
        bbox,
        text,
        claim: 'decoration',
      }),
    ),
  ];
}

/** A thing whose middle is in a cell and that is no larger than the cell. */
function isIn(thing: BBox, cell: BBox): boolean {
  const [x0, y0, x1, y1] = thing;
  const isSmaller = x1 - x0 <= cell[2] - cell[0] && y1 - y0 <= cell[3] - cell[1];
  return isSmaller && contains(cell, centre(thing));
}

function itemAt(
  item: Pick<AccountItem, 'kind' | 'claim' | 'text'>,
  region: Region,
  { displayed }: Accounted,
): AccountItem[] {
  return displayed({ regions: [region] }).regions.map(({ page, bbox }) => ({ ...item, page, bbox }));
}

/** A grid's places; a text's own, one a page. */
function placesOf(piece: TextPiece | Grid): readonly Region[] {
  if ('regions' in piece && 'breaks' in piece) return piece.regions;
  if (!('lines' in piece)) return [{ page: piece.page, bbox: piece.bbox }];
  const byPage = Map.groupBy(piece.lines, ({ page }) => page);
  return [...byPage].map(([page, own]) => ({ page, bbox: union(own.map(({ bbox }) => bbox)) }));
}

function textOf(piece: TextPiece | Grid): string | null {
  return 'text' in piece ? piece.text : null;
}

function isFilled({ text }: Cell): boolean {
  return text !== '';
}

/** The things of an account that nothing explains. */
export function unexplained(account: readonly AccountItem[]): readonly AccountItem[] {
  return account.filter(({ claim }) => claim === null);
}
