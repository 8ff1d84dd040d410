/** What is known of the texts that forms print; tables themselves are pure geometry. */
export type Hints = {
  /** a title, that no running head is */
  readonly isTitle: (text: string) => boolean;
  /** a text that is complete (a label): nothing goes on in it after a page break */
  readonly isWhole: (text: string) => boolean;
  /** the name of a group of rows, printed once for all of them */
  readonly isGroup: (text: string) => boolean;
  /** the label that the first row of what is printed begins with */
  readonly isBeginning: (text: string) => boolean;
  /** the label of its last row */
  readonly isEnd: (text: string) => boolean;
  /** the label of a row of text below it */
  readonly isFoot: (text: string) => boolean;
  /** a line that says that the table goes on, or did on the page before */
  readonly saysItGoesOn: (text: string) => boolean;
  /** a line that stands over any part of a table: its unit, the number of the annex */
  readonly isCaption: (text: string) => boolean;
};
