/** What is known of the texts that forms print; tables themselves are pure geometry. */
export type Hints = {
  /** a title, that no running head is */
  readonly isTitle: (text: string) => boolean;
  /** a text that is complete (a label): nothing goes on in it after a page break */
  readonly isWhole: (text: string) => boolean;
  /** the name of a group of rows, printed once for all of them */
  readonly isGroup: (text: string) => boolean;
};
