import type { Document, PageKind } from './schema/document.ts';
import type { Doubt } from './schema/doubts.ts';
import type { BBox, Evidence, EvidenceSource, Note, Place, Region } from './schema/evidence.ts';
import type { FamilyId } from './schema/families.ts';
import type { CurrencyUnit, Form, Path } from './schema/form.ts';
import type { Measure } from './schema/measure.ts';

/**
 * The data types of the pipeline in the order in which data flow, more than 250 lines on purpose; start reading here.
 * All of it is plain, readonly, JSON-safe data, so that what passes between two stages can be saved, compared, sent to a
 * worker or drawn. The types of what is printed come from the schemas in `schema/`.
 * Coordinates are PDF points from the top left of the page as displayed; `page` is 1-based; `row` and `column` are 0-based.
 */

// ------------------------------------------------------------------------------------------- read: source → pages

export type { PageKind, Source, SourceKind } from './schema/document.ts';
export type { BBox, Region } from './schema/evidence.ts';

/** Where a line of text runs to: `right` is the usual one, `down` a vertical column, `oblique` a stamp or watermark. */
export type Direction = 'right' | 'down' | 'left' | 'up' | 'oblique';

/**
 * The font's map to Unicode is broken there; the line is cut off by the edge of what may be drawn on; or it is struck
 * out, and no value.
 */
export type TextDoubt = 'broken-unicode' | 'clipped' | 'struck';

/** Glyphs that a drawing instruction, or several that go on with each other, put next to each other on one line. */
export type GlyphRun = {
  readonly text: string;
  readonly bbox: BBox;
  /**
   * Where glyphs begin and end along the direction of the text: `edges[i]` and `edges[i + 1]` enclose code point i
   * of `text` (x for `right` and `left`, y for `down` and `up`)
   */
  readonly edges: readonly number[];
  readonly direction: Direction;
  /** code points after the first one with which another drawing instruction begins, where several go on one line */
  readonly starts?: readonly number[];
  /** height of the font's em square, in points */
  readonly size: number;
  /** present when the text cannot be trusted as it is */
  readonly doubt?: TextDoubt;
  /** present when the text was read from a picture */
  readonly reading?: OpticalReading;
};

/** How sure the readers of a picture are of a line, and what else they read in it, the likeliest first. */
export type OpticalReading = { readonly confidence: number; readonly candidates: readonly string[] };

/** A visible straight line along an axis, as a table is ruled with. */
export type RulingLine = {
  readonly axis: 'horizontal' | 'vertical';
  /** y of a horizontal line, x of a vertical one */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
};

export type Page = {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly kind: PageKind;
  readonly runs: readonly GlyphRun[];
  readonly rulings: readonly RulingLine[];
  /** boxes of the pictures drawn on the page, and of the characters drawn as outlines */
  readonly images: readonly BBox[];
  readonly outlines?: readonly BBox[];
  /** ink of a picture that nothing explains: no line that was read, no ruling, no seal; on the page as displayed */
  readonly unread?: readonly BBox[];
  /** watermarks and stamps that are set as text: they are in no cell */
  readonly decoration?: readonly GlyphRun[];
  /** a page that lies askew: places are those of the page levelled about its middle by this slope */
  readonly skew?: number;
  /** lines of a dump: their numbers in the file and their tops, those with which its pages begin, and how wide a character is */
  readonly typed?: {
    readonly numbers: readonly number[];
    readonly tops: readonly number[];
    readonly breaks: readonly number[];
    readonly cell: number;
    /** its texts stand in the order of reading, and in no columns */
    readonly isReadingOrder?: boolean;
  };
};

// ------------------------------------------------------------------------------------------- tables: pages → grids

/** A line that parts cells, drawn or concluded from what is printed. */
export type Separator = Pick<RulingLine, 'axis' | 'at' | 'from' | 'to'> & {
  /** what shows it: a line or the edge of a fill, white space between texts, rows of texts, the headings of columns */
  readonly kind: 'ruling' | 'white-space' | 'rows' | 'headings';
  /** 0 to 1: how much speaks for it; what is drawn weighs 1 */
  readonly weight: number;
};

/** One line of text: what stands on one baseline inside one cell, or between the grids of a page. */
export type TextLine = {
  readonly text: string;
  readonly page: number;
  readonly bbox: BBox;
  readonly doubt?: TextDoubt;
  readonly reading?: OpticalReading;
};

export type Cell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** the lines joined, as printed (see `values/text.ts` for how lines are joined) */
  readonly text: string;
  /** what was read, where `text` is the usual label that it must be */
  readonly read?: string;
  readonly lines: readonly TextLine[];
  /** the cell's own box; several where a page break splits it */
  readonly regions: readonly Region[];
  /** what stitching and filling did or doubted: `joined-over-page-break`, `truncated`, `ambiguous` … */
  readonly notes: readonly Note[];
};

/** Cells that tile `rows` × `columns`: every slot belongs to exactly one cell. */
export type Grid = {
  readonly rows: number;
  readonly columns: number;
  /** in reading order: by row, then by column */
  readonly cells: readonly Cell[];
  /** the grid's box on each page that it stands on */
  readonly regions: readonly Region[];
  /** rows before which a page ends, where grids were joined */
  readonly breaks: readonly number[];
  /** not all edges were drawn: rows or columns are a conclusion from the alignment of the text */
  readonly isAligned?: true;
};

/** Whether a grid goes on with another one: it does where `score`, the log of the odds, is above 0. */
export type Continuation = {
  readonly upper: Region;
  readonly lower: Region;
  readonly features: readonly { readonly name: string; readonly value: number; readonly weight: number }[];
  readonly score: number;
  readonly isAmbiguous: boolean;
};

/** What a page holds: its grids from top to bottom, and the lines of text that stand in none of them. */
export type PageTables = {
  readonly page: number;
  readonly grids: readonly Grid[];
  readonly lines: readonly TextLine[];
};

// ------------------------------------------------------------------------------------------- forms: grids → draft → form

export type { Doubt } from './schema/doubts.ts';
export type { Evidence, EvidenceSource, Note, Place } from './schema/evidence.ts';
export type { FamilyId, KnownFamily } from './schema/families.ts';
export type {
  CurrencyUnit,
  Extras,
  Form,
  FormData,
  FundingLine,
  FundingLineKind,
  Goal,
  Group,
  Indicator,
  Path,
  Total,
} from './schema/form.ts';
export type { Comparator, DateRelation, DecimalText, Measure } from './schema/measure.ts';

/** What was read for one field, before any typing. */
export type FieldReading = Place & {
  readonly path: Path;
  /** exactly what was read; null where nothing is printed */
  readonly text: string | null;
  /** what else was read there, the likeliest first */
  readonly candidates?: readonly string[];
  /** what it must be by all that the form says, where that is not `text`; the value comes from it */
  readonly chosen?: string;
  readonly source: EvidenceSource;
  /** 0 to 1: how sure whoever read it is of the text alone */
  readonly sureness: number;
  readonly notes: readonly Note[];
  /** a measure whose sign, value and unit stand in columns of their own; `text` is the three joined */
  readonly parts?: MeasureParts;
};

export type MeasureParts = {
  readonly sign: string | null;
  readonly value: string | null;
  readonly unit: string | null;
};

/** A form's readings, nothing typed yet. Row order is the order of the indices in the paths. */
export type Draft = {
  readonly family: FamilyId;
  readonly template: string;
  readonly pages: readonly number[];
  readonly currencyUnit: CurrencyUnit | null;
  readonly readings: readonly FieldReading[];
};

/** What was read for one leaf, its value typed, before anything is said of how sure it is. */
export type Fact = Omit<Evidence, 'confidence' | 'review'> & {
  /** 0 to 1: how sure whoever read it is of the text alone */
  readonly sureness: number;
};

/** A draft with its values typed: a form, with facts in place of evidence. */
export type TypedForm = Omit<Form, 'evidence'> & { readonly facts: { readonly [path: Path]: Fact } };

// ------------------------------------------------------------------------------------------- rules: forms → findings

export type { Bilingual, Finding, Severity } from './schema/document.ts';

/** Text of a page outside the forms, its lines joined: what a document says around its tables. */
export type Prose = { readonly page: number; readonly text: string };

// ------------------------------------------------------------------------------------------- the document

export type { Coverage, Document, PageOutcome, PageReport, Unplaced } from './schema/document.ts';

/** What explains a thing that is printed. */
export type Claim = 'form' | 'table' | 'running' | 'decoration' | 'prose';

/** One thing that is printed, where it stands on the page as displayed, and what explains it; null where nothing does. */
export type AccountItem = {
  readonly kind: 'text' | 'grid' | 'picture' | 'outline' | 'ink';
  readonly page: number;
  readonly bbox: BBox;
  readonly text: string | null;
  readonly claim: Claim | null;
  /** the cell of a form that it stands in and does not explain it, as that stands in its grid */
  readonly cell?: Region;
};

/** What the confidence of one value is made of, before it is held against samples. */
export type Grounds = {
  /** how it was read: samples tell of each way by itself */
  readonly way: 'drawn' | 'aligned' | 'picture' | 'dump';
  /** 0 to 1: how sure its reader is */
  readonly sureness: number;
  /** how much likelier what other values say of it is where it is right; 1 where they say nothing */
  readonly ratio: number;
  /** the checks that speak against it, and how sure it is at most by each */
  readonly checks: readonly { readonly id: Doubt; readonly most: number }[];
};

/** All that one run saw: the document to print, and what stands behind it for drawing and for rules about prose. */
export type Extraction = {
  readonly document: Document;
  readonly pages: readonly Page[];
  /** grids in the order of the document, joined over page breaks */
  readonly grids: readonly Grid[];
  readonly prose: readonly Prose[];
  /** everything that is printed, and what explains it */
  readonly account: readonly AccountItem[];
  /** for each form of the document, what the confidence of its values is made of */
  readonly grounds: readonly { readonly [path: Path]: Grounds }[];
};

// ------------------------------------------------------------------------------------------- review: documents → corrections

/** What is said of a value, of a list, or of what was drawn as a whole. */
export type ValueKind = 'accept' | 'correct' | 'unreadable';
/** What puts rows and forms in, takes them out, parts and joins them. */
export type MendKind = keyof Mendings;
export type CorrectionKind =
  | ValueKind
  | MendKind
  | 'row-missing'
  | 'row-invented'
  | 'form-missing'
  | 'answer'
  | 'comment'
  | 'assign'
  | 'undo';

/**
 * Whose work an entry is. Only `work` changes documents; `blind` is a second reviewer's answer, kept to be compared;
 * `planted` answers an error that was put into what the reviewer saw, and measures attention alone.
 */
export type CorrectionTrack = 'work' | 'blind' | 'planted';

/** What one field can hold. */
export type LeafValue = string | number | Measure | null;

/** What stands in a field: as it was typed, and as the field's type has it. */
export type RowSaying = { readonly text: string | null; readonly value: LeafValue };

/** Values of a row by their pointers below it: `/score`, `/extras/备注`; `/line` is the kind of a funding line. */
export type RowSayings = { readonly [leaf: Path]: RowSaying & Place };

/**
 * What becomes of rows and forms, by the kind of entry. Paths are those of the log: `behind` what a new row or form
 * comes, null for the first place; `to` the new one; `with` the one that is no more afterwards.
 */
export type Mendings = {
  readonly 'row-added': { readonly behind: string | null; readonly sayings: RowSayings };
  readonly 'row-deleted': object;
  readonly 'row-split': { readonly to: string; readonly first: RowSayings; readonly second: RowSayings };
  readonly 'row-joined': { readonly with: string; readonly sayings: RowSayings };
  readonly 'form-added': {
    readonly behind: string | null;
    readonly form: Pick<Form, 'family' | 'template' | 'pages' | 'currencyUnit'>;
  };
  readonly 'form-deleted': object;
  /** the first row that the new form takes with it, by list; lists that are not named stay whole */
  readonly 'form-split': { readonly to: string; readonly from: { readonly [list: string]: string } };
  readonly 'form-joined': { readonly with: string };
};

/** What a finding turned out to be. */
export type { AnswerKind, FindingAnswer } from './schema/document.ts';

/**
 * What a person says of one value, row, form or finding. Entries are only ever added; an `undo` takes an earlier one back.
 * Paths of the log stay what they are whatever is put in or taken out: a row or form that was read has the number at
 * which it was read, one that a person added `+1`, `+2` … in the order of adding.
 */
export type CorrectionEntry = {
  /** of the document's content */
  readonly sha256: string;
  /**
   * JSON pointer into the document as it was read: `/forms/0/data/indicators/3/score`, `/forms/0/data/indicators/+1`;
   * `/findings/RULE/PLACE` for an answer, `/comments/…` for a comment on what is there, `/assignment`
   */
  readonly path: string;
  readonly kind: CorrectionKind;
  readonly track: CorrectionTrack;
  /** what the reviewer saw: the value, the text that was read, and where */
  readonly before: Place & { readonly text: string | null; readonly value: LeafValue };
  /**
   * what is right, with its place where the reviewer showed one; null where nothing can be read, and in an undo. Of an
   * answer, a comment, an assignment the text alone.
   */
  readonly after: (RowSaying & Place) | null;
  readonly mending?: Mendings[MendKind];
  /** where this was said of many values at once: the path of the row or form, with the field where it was of one kind */
  readonly together?: string;
  readonly reason: string | null;
  readonly reviewer: string;
  /** ISO 8601, UTC */
  readonly at: string;
  /** the ziping that produced the document */
  readonly version: string;
  /** the sequence of the entry that an undo takes back */
  readonly undoes: number | null;
  /** the sample that the value was drawn in */
  readonly sample: string | null;
};

/** An entry as the log holds it: entries of the whole archive are one chain. */
export type Correction = CorrectionEntry & {
  /** place in the log, from 1 without gaps */
  readonly sequence: number;
  /** `hash` of the entry before; null for the first */
  readonly previous: string | null;
  /** SHA-256 over the entry without this, as JSON with its keys sorted */
  readonly hash: string;
};
