import { type Look, type Paging, PLAIN } from './look.ts';

/** What a case is made of; everything left out is as the layout's entry in the catalogue says. */
export type Wish = {
  readonly layout: string;
  readonly producer: string;
  readonly look?: Partial<Look>;
  readonly finish?: readonly string[];
  /** varies the content; 0 is as written */
  readonly seed?: number;
  readonly forms?: number;
  readonly tag?: string;
  /** print the text alone, dumped in this way */
  readonly dump?: string;
  /** other tables around the forms */
  readonly neighbours?: boolean;
};

/** One difficulty, printed in some layouts by some producers. */
export type Difficulty = Omit<Wish, 'layout' | 'producer'> & {
  readonly tag: string;
  readonly layouts: readonly string[];
  readonly producers: readonly string[];
};

/** What stands in the way of a table that goes on over a page break; drawn producers know it. */
const PAGED: { readonly [tag: string]: Partial<Paging> } = {
  'paged-heads': { heads: ['第四部分 附件', '南屿市2023年度部门决算'], feet: ['南屿市财政局监制'] },
  'paged-said': { over: '续表', under: '（接下页）' },
  'paged-unit': { over: '单位：万元' },
  'paged-aside': { aside: 10, scale: 0.98 },
  'paged-blank': { blank: true },
  'paged-swapped': { swapped: true },
  'paged-up': { up: 2 },
};

/** Every difficulty where it hurts. */
export const DIFFICULTIES: readonly Difficulty[] = [
  ...Object.entries(PAGED).map(
    ([tag, paging]): Difficulty => ({
      tag,
      layouts: ['central', 'yunnan'],
      producers: ['drawn', 'drawn-rows'],
      look: { push: 330, size: 11, padding: 6, repeatHeads: true, paging: { ...PLAIN.paging, ...paging } },
      forms: 2,
    }),
  ),
  {
    tag: 'cut',
    layouts: ['shanghai', 'anhui', 'qx', 'yunnan'],
    producers: ['chromium', 'writer', 'wkhtmltopdf', 'drawn'],
    look: { push: 330, size: 11, padding: 6, foot: 'dash' },
    seed: 3,
  },
  {
    tag: 'flow',
    layouts: ['shanghai', 'central'],
    producers: ['chromium', 'writer', 'drawn'],
    look: { together: true, foot: 'words' },
    forms: 3,
  },
  {
    tag: 'heads',
    layouts: ['central', 'yunnan'],
    producers: ['chromium', 'weasyprint'],
    look: { repeatHeads: true, size: 11, padding: 6 },
    seed: 4,
  },
  {
    tag: 'report',
    layouts: ['shanghai', 'sichuan', 'department'],
    producers: ['chromium', 'wkhtmltopdf'],
    look: { report: true, foot: 'dash', runningHead: '南屿市2023年度部门决算' },
    forms: 2,
  },
  {
    tag: 'landscape',
    layouts: ['yunnan', 'review', 'chongqing'],
    producers: ['chromium', 'writer', 'calc', 'drawn'],
    look: { landscape: true, foot: 'words' },
  },
  ...(['hair', 'thick', 'dotted', 'double', 'horizontal', 'open', 'none', 'gaps', 'white'] as const).map(
    (rules): Difficulty => ({
      tag: rules,
      layouts: ['central'],
      producers: ['chromium', 'wkhtmltopdf', 'drawn'],
      look: { rules },
    }),
  ),
  { tag: 'none', layouts: ['qx', 'yunnan'], producers: ['chromium', 'writer'], look: { rules: 'none' } },
  {
    tag: 'horizontal',
    layouts: ['shanghai', 'sichuan'],
    producers: ['chromium', 'weasyprint'],
    look: { rules: 'horizontal' },
  },
  {
    tag: 'shade',
    layouts: ['central', 'hubei'],
    producers: ['chromium', 'writer', 'calc'],
    look: { shade: true },
  },
  {
    tag: 'spaced',
    layouts: ['central', 'department'],
    producers: ['chromium', 'calc', 'drawn'],
    look: { spaced: true },
  },
  {
    tag: 'vertical',
    layouts: ['central', 'hubei'],
    producers: ['chromium', 'drawn-vertical'],
    look: { down: 'vertical' },
  },
  {
    tag: 'wrap',
    layouts: ['shanghai'],
    producers: ['chromium', 'wkhtmltopdf'],
    look: { down: 'wrap', valign: 'top' },
  },
  {
    tag: 'small',
    layouts: ['shanghai', 'review'],
    producers: ['chromium', 'drawn'],
    look: { size: 6, padding: 0.5 },
  },
  {
    tag: 'big',
    layouts: ['central', 'transfer'],
    producers: ['chromium', 'writer'],
    look: { size: 13, padding: 5, font: 'AR PL UMing CN' },
    seed: 5,
  },
  {
    tag: 'pens',
    layouts: ['central', 'shanghai', 'hubei-merged'],
    producers: ['drawn-glyphs', 'drawn-rows', 'drawn-gaps', 'drawn-fills'],
  },
  { tag: 'rotate90', layouts: ['central'], producers: ['chromium', 'writer', 'drawn'], finish: ['rotate90'] },
  { tag: 'rotate180', layouts: ['central'], producers: ['chromium', 'drawn'], finish: ['rotate180'] },
  { tag: 'rotate270', layouts: ['yunnan'], producers: ['writer', 'wkhtmltopdf'], finish: ['rotate270'] },
  { tag: 'turned', layouts: ['central', 'qx'], producers: ['chromium', 'writer'], finish: ['turned'] },
  {
    tag: 'gs',
    layouts: ['shanghai', 'central', 'hubei'],
    producers: ['chromium', 'writer', 'wkhtmltopdf'],
    finish: ['gs'],
  },
  { tag: 'cairo', layouts: ['central', 'sichuan'], producers: ['chromium', 'writer'], finish: ['cairo'] },
  { tag: 'mutool', layouts: ['central'], producers: ['wkhtmltopdf', 'calc'], finish: ['mutool'] },
  { tag: 'linear', layouts: ['central'], producers: ['chromium', 'drawn'], finish: ['linear'] },
  {
    tag: 'radicals',
    layouts: ['central', 'shanghai', 'department'],
    producers: ['chromium', 'writer'],
    finish: ['radicals'],
    look: { font: 'AR PL UMing CN' },
  },
  {
    tag: 'broken',
    layouts: ['central', 'shanghai', 'qx'],
    producers: ['chromium', 'writer', 'wkhtmltopdf'],
    finish: ['broken'],
  },
  { tag: 'broken-digits', layouts: ['central'], producers: ['chromium', 'writer'], finish: ['brokenDigits'] },
  { tag: 'invisible', layouts: ['central'], producers: ['chromium', 'writer'], finish: ['invisible'] },
  { tag: 'owner', layouts: ['central'], producers: ['chromium', 'drawn'], finish: ['owner'] },
  { tag: 'user', layouts: ['central'], producers: ['chromium'], finish: ['user'] },
  ...(['text', 'layout', 'raw', 'mupdf', 'gb18030'] as const).map(
    (dump): Difficulty => ({
      tag: `dump-${dump}`,
      layouts: ['central', 'shanghai', 'anhui', 'qx', 'yunnan', 'sichuan', 'hubei', 'department', 'transfer'],
      producers: ['chromium', 'writer'],
      dump,
    }),
  ),
  {
    tag: 'neighbours',
    layouts: ['central', 'yunnan', 'shanghai'],
    producers: ['chromium', 'writer', 'calc', 'drawn'],
    neighbours: true,
    look: { foot: 'dash' },
  },
  {
    tag: 'neighbours-flow',
    layouts: ['central', 'hubei'],
    producers: ['chromium', 'writer', 'drawn'],
    neighbours: true,
    look: { together: true, report: true },
  },
  {
    tag: 'no-form',
    layouts: ['central'],
    producers: ['chromium', 'writer', 'calc', 'drawn', 'reportlab'],
    neighbours: true,
    forms: 0,
  },
];
