import type { FamilyId, FormData, Measure } from '../../../src/model.ts';

/**
 * The nouns of the press. A Project is what a department did; a Content is that project as one particular system
 * prints it (signs, separators, units); a Printed form is the sheet of cells together with what a reader must find in it.
 */

/** What an indicator wants or reached, before a printing style is chosen. */
export type Fact =
  | { readonly sign: '=' | '>' | '>=' | '<' | '<='; readonly number: string; readonly unit: string }
  | { readonly words: string }
  | {
      readonly date: string;
      readonly relation: 'by' | 'before' | 'at' | 'after' | null;
      readonly print: string;
    };

export type Goal = { readonly expected: string; readonly actual: string };

/** One third-level indicator: level 2, name, target, actual. */
export type Row = {
  readonly level2: string;
  readonly name: string;
  readonly target: Fact;
  /** a number (unit of the target), words or a date */
  readonly actual: string | Fact;
  readonly reason?: string;
};

export type Project = {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly unit: string;
  /** in ten thousand yuan */
  readonly budget: string;
  readonly goals: readonly Goal[];
  readonly rows: readonly Row[];
};

/** A value as printed, and what it means. */
export type PrintedValue = {
  readonly text: string;
  readonly measure: Measure | null;
  readonly sign: string;
  readonly value: string;
  readonly unit: string;
};

/** Amounts and scores as printed: separators, `%`, `—`; an empty string is a blank cell. */
export type Amounts = {
  readonly initial: string;
  readonly adjusted: string;
  readonly executed: string;
  readonly weight: string;
  readonly rate: string;
  readonly score: string;
};

export type ContentRow = {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly target: PrintedValue;
  readonly actual: PrintedValue;
  readonly weight: string;
  readonly score: string;
  readonly reason: string;
};

export type Content = {
  readonly id: string;
  readonly year: number;
  readonly unit: 'yuan' | 'wan-yuan';
  readonly project: string;
  readonly supervising: string;
  readonly implementing: string;
  readonly total: Amounts;
  readonly current: Amounts;
  readonly carryover: Amounts;
  readonly other: Amounts;
  readonly goals: readonly Goal[];
  readonly rows: readonly ContentRow[];
  readonly totalScore: string;
};

export type Align = 'left' | 'center' | 'right';

export type Cell = {
  readonly text: string;
  readonly cols: number;
  readonly rows: number;
  readonly align: Align;
  /** how a drawer should treat it: labels may be letter-spaced or shaded, `down` is set one character below another */
  readonly kind: 'label' | 'value' | 'down';
};

export type Line = {
  readonly text: string;
  readonly align: Align;
  readonly size: 'title' | 'normal' | 'small';
};

/** Rows whose cells are cut at the same places; 0 to 1000 is the width of the table. */
export type Section = {
  readonly cuts: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** the first rows of the section are column heads, which some producers repeat on each page */
  readonly heads?: number;
};

export type Sheet = {
  readonly above: readonly Line[];
  readonly sections: readonly Section[];
  readonly below: readonly Line[];
};

export type FormTruth = {
  readonly family: FamilyId;
  readonly template: string | null;
  readonly pages: readonly number[] | null;
  readonly currencyUnit: 'yuan' | 'wan-yuan' | null;
  readonly data: FormData;
  /** pointers (or beginnings of pointers) that nobody judges */
  readonly unjudged?: readonly string[];
  /** pointers of values that cannot be read with certainty: they must be marked for review, whatever they hold */
  readonly mustReview?: readonly string[];
};

export type Printed = { readonly sheet: Sheet; readonly truth: FormTruth };

export type Layout = (content: Content, variant?: string) => Printed;

/** How a scan is stored. */
export type Scan = { readonly container: string; readonly encoding: string; readonly dpi: number };

export type Truth = {
  readonly file: string;
  readonly layout: string;
  readonly producer: string;
  readonly difficulties: readonly string[];
  /** how it was printed, for people who ask why it failed */
  readonly made: {
    readonly look: object;
    readonly finish: readonly string[];
    readonly trick?: string;
    readonly scan?: Scan;
  };
  /** how well it was scanned; none for what is as printed */
  readonly quality?: string;
  readonly password?: string;
  /** what must come of it: forms, or an error with this code */
  readonly error?: string;
  readonly forms: readonly FormTruth[];
};
