import type { FoundForm } from '../../forms/find-forms.ts';
import type { Lexicon } from '../../forms/labels.ts';
import type { Bilingual, Coverage, Grid, Page, Source, TextLine } from '../../model.ts';

/** All that was seen on the pages of a document, and what its forms took of it. */
export type PageEvidence = {
  readonly source: Pick<Source, 'kind' | 'pages'>;
  readonly pages: readonly Page[];
  /** pages of which something could not be read at all, with the reason */
  readonly damaged: readonly { readonly page: number; readonly reason: string }[];
  readonly illegible: ReadonlySet<number>;
  readonly grids: readonly Grid[];
  /** lines outside the grids */
  readonly lines: readonly TextLine[];
  readonly words: Lexicon;
  readonly found: readonly FoundForm[];
  readonly unplaced: Coverage['unplaced'];
  /** of each form, its pages, and those of them that are in doubt as a whole */
  readonly forms: readonly { readonly pages: readonly number[]; readonly unsound: readonly number[] }[];
};

/**
 * What stands on the pages, one after the other: a table in rows of cells parted by `|`, a title line above it in front
 * of an empty line. `as` picture: the tables were read from pictures.
 */
export type PageExample = {
  readonly title: Bilingual;
  readonly pages: readonly string[];
  readonly as?: 'drawn' | 'picture';
  /** pages that the check names, counted from 1 */
  readonly finds: readonly number[];
};

/** One reason to look at a page as a whole: a file of its own, with examples that are its tests. */
export type PageCheck = {
  readonly id: string;
  /** what the report of the page gives as its reason */
  readonly reason: string;
  readonly statement: Bilingual;
  readonly why: Bilingual;
  readonly examples: readonly PageExample[];
  /** numbers of the pages that it names */
  readonly find: (seen: PageEvidence) => ReadonlySet<number>;
};

/** The pages that forms were found on. */
export function pagesOf(forms: PageEvidence['forms']): Set<number> {
  return new Set(forms.flatMap(({ pages }) => pages));
}

/** A form whose table has its total, in an example. */
export const WHOLE_FORM = `项目支出绩效自评表

项目名称 | 养护 | < | <
三级指标 | 年度指标值 | 分值 | 得分
养护面积 | ≥30公顷 | 50 | 50
总分 | < | 50 | 50`;

/** The same without its last row: it goes on somewhere. */
export const OPEN_FORM = WHOLE_FORM.replace(/\n总分.*$/, '');
