/** How separators make cells; points. Measured on forms by 20 printers, hair lines to double borders, and public tables. */
export const SOLVER = {
  /** no text fits between separators nearer than this: they are the sides of one border */
  leastSlot: { horizontal: 4.5, vertical: 6.5 },
  /** an outer separator that nobody drew is assumed where the others run so far past the last one */
  overhang: 6,
  /** share of a slot's side that is covered where it is parted */
  covered: 0.55,
  /** weight (0 to 1) below which a separator is a guess */
  sure: 0.7,
} as const;

/** What drawn lines make; points. */
export const DRAWN = {
  /** lines that end this near to another one touch it */
  touch: 4,
  /** a smaller lattice is a character drawn as outlines */
  least: { width: 40, height: 6 },
  /** a row that fills a page without a line above or below it */
  leastOpen: 100,
} as const;

/**
 * What tables are found by where rules part sections only, in ems of the print unless something else is said. Measured on 33
 * public documents with the truth of every cell, and on forms printed without upright lines.
 */
export const RULED = {
  /** ends of two rules of one table are no farther apart */
  sameEnd: 1,
  /** what is shorter underlines a word */
  leastRule: 4,
  /** a rule over some of the headings stands no higher above the first one from edge to edge */
  head: 6,
  /** lines with numbers in two columns that a table has at least between two of its rules */
  leastRows: 3,
  /** lines nearer to each other stand in one row */
  line: 0.9,
  /** share of the widest line from which on lines in two columns are prose */
  prose: 0.75,
  /** ends of rules this near to an edge are the edge */
  edge: 0.4,
  /** cells side by side share no more of a rule */
  beside: 0.4,
  /** rules are no farther from the edge between two rows that they stand for */
  nearEdge: 1.6,
} as const;
