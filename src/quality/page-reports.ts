import type { Lexicon } from '../forms/labels.ts';
import { type Found, unreadForms } from '../forms/recognise.ts';
import type { Coverage, Grid, Page, PageReport, Source, TextLine } from '../model.ts';
import { orphanPages } from './orphans.ts';

/** All that was seen on the pages of a document, and what its forms took of it. */
export type Sights = {
  readonly source: Pick<Source, 'kind' | 'pages'>;
  readonly pages: readonly Page[];
  /** pages of which something could not be read at all, with the reason */
  readonly damaged: readonly { readonly page: number; readonly reason: string }[];
  readonly illegible: ReadonlySet<number>;
  readonly grids: readonly Grid[];
  /** lines outside the grids */
  readonly lines: readonly TextLine[];
  readonly words: Lexicon;
  readonly found: readonly Found[];
  readonly unplaced: Coverage['unplaced'];
  /** of each form, its pages, and whether something speaks against it as a whole */
  readonly forms: readonly { readonly pages: readonly number[]; readonly isUnsound: boolean }[];
};

/** What became of each page: the forms on it, or why it has none or has them in doubt. */
export function reportPages(sights: Sights): PageReport[] {
  const { source, pages, forms } = sights;
  const doubts = DOUBTS.map(({ reason, find }) => ({ reason, on: find(sights) }));
  return Array.from({ length: source.pages }, (_, index): PageReport => {
    const page = index + 1;
    const on = forms.flatMap((form, number) => (form.pages.includes(page) ? [number] : []));
    const kind = pages.find(own => own.page === page)?.kind ?? 'blank';
    const reason =
      sights.damaged.find(own => own.page === page)?.reason ??
      doubts.find(doubt => doubt.on.has(page))?.reason ??
      null;
    if (reason !== null) return { page, kind, outcome: 'failed', forms: on, reason };
    const outcome = on.length > 0 ? 'form' : kind === 'blank' ? 'blank' : 'no-form';
    return { page, kind, outcome, forms: on };
  });
}

/** Why a page is to be looked at as a whole, and how such pages are found; the first reason is told. */
type PageDoubt = { readonly reason: string; readonly find: (sights: Sights) => ReadonlySet<number> };

const DOUBTS: readonly PageDoubt[] = [
  { reason: 'picture-illegible', find: hardlyRead },
  { reason: 'broken-text-layer', find: illegible },
  { reason: 'table-not-found', find: labelled },
  { reason: 'table-not-found', find: unplacedLabels },
  { reason: 'broken-text-layer', find: sights => unsound(sights, isReread) },
  { reason: 'table-doubtful', find: sights => unsound(sights, () => true) },
  { reason: 'table-unexplained', find: sights => orphanPages(sights, sights.found) },
];

/** A picture with so many rulings of each kind may show a table; fewer lines of print tell nothing. */
const RULED = 4;
const LINES = 30;
/** A line that is read less surely than this, and the share of such lines: 0.07 to 0.33 on pages that gave forms, 0.4 and 0.6 on two that gave none. */
const SURE = 0.9;
const UNSURE = 0.35;

/** Pictures of tables that gave no form, and of which too little was read to say that there is none. */
function hardlyRead({ pages, forms, illegible: broken }: Sights): ReadonlySet<number> {
  const isHardlyRead = ({ page, runs, rulings }: Page) => {
    const level = rulings.filter(({ axis }) => axis === 'horizontal').length;
    if (level < RULED || rulings.length - level < RULED || runs.length < LINES) return broken.has(page);
    return runs.filter(({ reading }) => (reading?.confidence ?? 1) < SURE).length >= UNSURE * runs.length;
  };
  const scans = pages.filter(page => page.kind === 'scanned' && isHardlyRead(page));
  return new Set(scans.map(({ page }) => page)).difference(pagesOf(forms));
}

/** Pages that cannot be read and gave no form. */
function illegible({ illegible: pages, forms }: Sights): ReadonlySet<number> {
  return pages.difference(pagesOf(forms));
}

/** Pages with the labels of a form, outside any drawn table, and no form. */
function labelled({ grids, lines, words, forms }: Sights): ReadonlySet<number> {
  // cells that are not where the form's are: rulings of a picture that were seen wrongly
  const pictured = grids.flatMap(({ cells }) =>
    cells.flatMap(cell => cell.lines.filter(({ reading }) => reading)),
  );
  return unreadForms([...lines, ...pictured], words).difference(pagesOf(forms));
}

/** Pages on which the labels of a form found no place beside another form. */
function unplacedLabels({ unplaced, words }: Sights): ReadonlySet<number> {
  const lines = unplaced.flatMap(({ text, regions }) => (regions ?? []).map(({ page }) => ({ text, page })));
  return unreadForms(lines, words);
}

/** Pages of forms that something speaks against as a whole. */
function unsound(
  { forms, pages }: Sights,
  isMeant: (page: Page | undefined) => boolean,
): ReadonlySet<number> {
  const own = pagesOf(forms.filter(({ isUnsound }) => isUnsound));
  return new Set([...own].filter(number => isMeant(pages.find(({ page }) => page === number))));
}

/** A page whose text layer was read from its picture. */
function isReread(page: Page | undefined): boolean {
  return page?.kind === 'native' && page.runs.some(({ reading }) => reading);
}

function pagesOf(forms: Sights['forms']): Set<number> {
  return new Set(forms.flatMap(({ pages }) => pages));
}
