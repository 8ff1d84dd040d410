import type { Bilingual, Correction, Document } from '../../model.ts';
import { CAUTIONS } from './cautions.ts';

/** What is loaded of one content: its document as it stands now, and what the archive says around it. */
export type Loadable = {
  readonly document: Document;
  /** the archive's key: the SHA-256 of the content */
  readonly sha256: string;
  /** where the content was found, least path first */
  readonly places: readonly string[];
  /** where it lay last, if another content took its place everywhere */
  readonly formerPath?: string | undefined;
  readonly corrections: readonly LoadedCorrection[];
  /** differs whenever anything else here differs */
  readonly stamp: string;
};

/** An entry of the log with the place in the document that it is about, by now; null where that is there no more. */
export type LoadedCorrection = Correction & { readonly shown?: string | null };

/**
 * Types of columns. Decimals have 38 digits: `money` is in the unit printed, 24 digits before the point and 14 behind it;
 * `yuan` 28 and 10, so that 10,000 times an amount fits where the amount fits; `decimal` 22 and 16.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'double'
  | 'date'
  | 'timestamp'
  | ListType
  | DecimalType;
export type ListType = 'text[]' | 'integer[]';
type DecimalType = 'money' | 'yuan' | 'decimal';

export const WIDTH = 38;
export const SCALES: { readonly [type in DecimalType]: number } = { money: 14, yuan: 10, decimal: 16 };

export function isDecimal(type: ColumnType): type is DecimalType {
  return Object.hasOwn(SCALES, type);
}

export function isList(type: ColumnType): type is ListType {
  return type.endsWith('[]');
}

/** Decimals are decimal strings, dates and timestamps ISO 8601. */
export type Scalar = string | number | boolean | null;
/** Lists are never null: one that has nothing is empty. */
export type CellContent = Scalar | readonly string[] | readonly number[];

/** The words that a column may hold, and what each says to people. */
export type Codes = { readonly [code: string]: string };

/** What is said of a column in the dictionary, and where its value comes from. */
export type WarehouseColumn<Row = never> = {
  readonly name: string;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** the unit in which a value counts */
  readonly unit?: string;
  /** how forms call it */
  readonly label?: string;
  /** the leaf of the data that it holds, as the path below the row: `initialBudget`, `total/score` */
  readonly field?: string;
  readonly isKey?: true;
  readonly codes?: Codes;
  /** people's names and numbers stand there, or may; an export without people leaves them out */
  readonly isPersonal?: true;
  /** how it misleads who reckons with it as it stands */
  readonly caution?: Bilingual;
  readonly value: (row: Row) => CellContent;
};

export type WarehouseTable = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** the list of a form's data that its rows are: `funding`; empty for the form itself */
  readonly part?: string;
  readonly columns: readonly Omit<WarehouseColumn, 'value'>[];
  /** rows of other tables that its rows belong to */
  readonly references: readonly Reference[];
  /** it has most of all rows: DuckDB gets no key for it */
  readonly hasNoKey?: true;
  /** The rows of one content, a cell for each column. */
  rowsOf(loadable: Loadable): Iterable<CellContent[]>;
};

/** Columns that hold the key of a row of another table; where one of them is null, the row belongs to none. */
export type Reference = { readonly columns: readonly string[]; readonly table: string };

const AS_PRINTED = 'as_printed';

/** A table out of its columns; where a decimal or a date may not fit its type, a column tells what was printed. */
export function table<Row>(given: {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly part?: string;
  readonly references?: readonly Reference[];
  readonly hasNoKey?: true;
  readonly columns: readonly WarehouseColumn<Row>[];
  readonly rows: (loadable: Loadable) => Iterable<Row>;
}): WarehouseTable {
  const { rows, columns, references = [], ...about } = given;
  const needsPrinted = columns.some(({ type }) => isDecimal(type) || type === 'date');
  const rowOf = (row: Row): CellContent[] => {
    const unfit: string[] = [];
    const cells = columns.map(({ name, type, value }) => {
      const cell = value(row);
      if (typeof cell === 'object' && cell !== null) return cell.map(storableItem) as CellContent;
      if (typeof cell !== 'string') return cell;
      const stored = fitted(cell, type);
      if (stored === null) unfit.push(`${name}=${cell}`);
      return stored;
    });
    if (needsPrinted) cells.push(unfit.length === 0 ? null : unfit.join('\n'));
    cells.push(null);
    return cells;
  };
  return {
    ...about,
    references,
    columns: [...columns, ...(needsPrinted ? [PRINTED] : []), LOADED].map(column => ({
      ...column,
      ...(CAUTIONS[`${about.name}.${column.name}`] ?? CAUTIONS[`*.${column.name}`]),
    })),
    *rowsOf(loadable) {
      for (const row of rows(loadable)) yield rowOf(row);
    },
  };
}

const PRINTED: Omit<WarehouseColumn, 'value'> = {
  name: AS_PRINTED,
  type: 'text',
  zh: '放不下的数：列的类型放不下时按原样记在这里（列名=原文，一行一个），该列为空；从不四舍五入',
  en: 'numbers that do not fit the type of their column, as printed (column=text, one a line); the column itself is null then, never rounded',
};

/** When a row came into its target: told by the load, which is the same for all of its rows. */
export const LOADED_AT = 'loaded_at';

const LOADED: Omit<WarehouseColumn, 'value'> = {
  name: LOADED_AT,
  type: 'timestamp',
  unit: 'UTC',
  zh: '装入目标的时间；ziping query 没有装载，为空',
  en: 'when the row came into the target; null in ziping query, which loads nothing',
};

function storableItem(item: string | number): string | number {
  return typeof item === 'string' ? storable(item) : item;
}

/** What is said of a column: its meaning, the codes that it may hold, and what to beware of. */
export function saidOf(column: WarehouseTable['columns'][number], language: keyof Bilingual): string {
  const { codes = {}, isPersonal, caution } = column;
  const words = Object.entries(codes).map(([code, zh]) => (zh === code ? code : `${code} ${zh}`));
  const list = { zh: words.join('、'), en: Object.keys(codes).join(', ') }[language];
  const mark = { zh: '（个人信息）', en: ' (personal)' }[language];
  const colon = { zh: '：', en: ': ' }[language];
  const beware = caution && { zh: `。注意：${caution.zh}`, en: `. Beware: ${caution.en}` }[language];
  return column[language] + (list && colon + list) + (isPersonal ? mark : '') + (beware ?? '');
}

/** The text as its column holds it; null where it does not fit. */
function fitted(text: string, type: ColumnType): string | null {
  if (isDecimal(type)) return fits(text, SCALES[type]) ? text : null;
  if (type === 'date') return isDay(text) ? text : null;
  return storable(text);
}

const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;

function fits(text: string, scale: number): boolean {
  const [, whole, rest = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return false;
  return whole.length <= WIDTH - scale && (rest.length <= scale || /^0*$/.test(rest.slice(scale)));
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What no database or file takes in a text becomes the sign for a character that cannot be shown. */
export function storable(text: string): string {
  return (UNSTORABLE.test(text) ? text.replace(/[\0\ufffe\uffff]/g, '\ufffd') : text).toWellFormed();
}

/** A NUL, and what is no character; half of one is another matter. */
const UNSTORABLE = /[\0\ufffe\uffff]/;
