export const RULES = [
  'solid',
  'hair',
  'thick',
  'dotted',
  'double',
  'horizontal',
  'open',
  'none',
  'gaps',
  'white',
] as const;

/** What is drawn so that a text layer does not tell it, or tells something else; drawn producers know them. */
export const TRICKS = [
  'covered',
  'struck',
  'doubled',
  'shadowed',
  'clipped',
  'outlines',
  'pictures',
  'watermark',
  'tiles',
  'level-tiles',
  'stamp',
] as const;

export type Trick = (typeof TRICKS)[number];

/** What a page looks like, whoever prints it. Producers do what they can of it. */
export type Look = {
  readonly font: string;
  /** points */
  readonly size: number;
  readonly landscape: boolean;
  /** millimetres */
  readonly margin: number;
  /** share of the text width that the table takes */
  readonly width: number;
  /** points between ruling and text, above and below */
  readonly padding: number;
  readonly rules: (typeof RULES)[number];
  /** column heads and labels on a grey ground */
  readonly shade: boolean;
  /** rows may be cut by a page break */
  readonly cut: boolean;
  readonly repeatHeads: boolean;
  /** labels of up to six characters are set with gaps between the characters */
  readonly spaced: boolean;
  /** forms follow one another on the page */
  readonly together: boolean;
  /** pages of prose before, between and after the forms */
  readonly report: boolean;
  readonly foot: '' | 'dash' | 'words';
  readonly runningHead: string;
  readonly valign: 'middle' | 'top';
  /** how 绩效指标 runs down its narrow cell: wrapped by the width, by forced line breaks, or in vertical writing */
  readonly down: 'wrap' | 'break' | 'vertical';
  /** text that does not fit its cell is cut off at this many characters */
  readonly truncate: number;
  /** points of empty space before the first form: moves the page breaks */
  readonly push: number;
  readonly paging: Paging;
  readonly trick: Trick | null;
};

/** What stands around the parts of a table that page breaks cut, and how pages lie on their sheets. */
export type Paging = {
  /** lines at the head and at the foot of pages, taken in turn */
  readonly heads: readonly string[];
  readonly feet: readonly string[];
  /** lines over a part that goes on, and below one that goes on overleaf */
  readonly over: string;
  readonly under: string;
  /** even pages are printed so many points aside, and so large */
  readonly aside: number;
  readonly scale: number;
  /** a blank page stands behind the first one */
  readonly blank: boolean;
  /** the first two pages are swapped */
  readonly swapped: boolean;
  /** pages on one sheet */
  readonly up: 1 | 2;
};

export const PLAIN: Look = {
  font: 'Noto Serif CJK SC',
  size: 9,
  landscape: false,
  margin: 20,
  width: 1,
  padding: 2,
  rules: 'solid',
  shade: false,
  cut: true,
  repeatHeads: false,
  spaced: false,
  together: false,
  report: false,
  foot: '',
  runningHead: '',
  valign: 'middle',
  down: 'break',
  truncate: 0,
  push: 0,
  paging: {
    heads: [],
    feet: [],
    over: '',
    under: '',
    aside: 0,
    scale: 1,
    blank: false,
    swapped: false,
    up: 1,
  },
  trick: null,
};
