/** What the columns of a table taken apart hold, and how dear each way of filling them is. */

export type Piece = {
  readonly text: string;
  readonly width: number;
  /** it stands behind the piece before it, on the same line */
  readonly isBehind: boolean;
  /** no blank line stands between the line of the piece before it and its own */
  readonly isBelow: boolean;
  /** a label stands between the piece before it and this one */
  readonly isApart: boolean;
};

export type ColumnModel = {
  /** how unlike the column's content a whole text is */
  readonly strangeness: (text: string) => number;
  /** the price of a cell that stays empty */
  readonly blank: number;
  /** a cell holds several lines */
  readonly wraps: boolean;
  /** columns of the widest line, where known */
  readonly width?: number;
  /** the only row that a text may stand in, where it says so itself */
  readonly rowOf?: (text: string) => number;
};

export type TableModel = {
  readonly columns: readonly ColumnModel[];
  /** the price of what two or more cells of a row say together; asked whenever one of them changes */
  readonly rowPrice: (row: Row, index: number) => number;
  /** the price of going on with a text in the next token */
  readonly joinPrice: (text: string, piece: Piece) => number;
  /** the price of the whole */
  readonly tablePrice: (rows: readonly Row[]) => number;
  /** rows that there are at most */
  readonly most: number;
  /** rows that there are from the beginning */
  readonly given?: number;
  /** what it costs besides to go on with a cell in the next line, and behind a blank line */
  readonly join?: { readonly below: number; readonly across: number };
  /** how dear it is to leave the order of rows: 1, or more where the dump keeps to it */
  readonly order?: number;
};

/** Texts by column; undefined where nothing stands. */
export type Row = readonly (Content | undefined)[];
export type Content = {
  readonly text: string;
  readonly pieces: readonly number[];
  /** columns of its last line */
  readonly width: number;
};
