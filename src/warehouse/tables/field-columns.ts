import type { Form, Measure } from '../../model.ts';
import { type Field, type Fields, namesOf } from '../../schema/fields.ts';
import { toYuan } from '../../values/amount.ts';
import { COMPARATORS, DATE_PRECISIONS, DATE_RELATIONS, MEASURE_KINDS } from './codes.ts';
import type { Scalar as Cell, Codes, ColumnType, WarehouseColumn } from './column.ts';

type OfForm = { readonly form: Form };

type Holder<Row> = {
  /** where a row keeps the values of the fields */
  readonly of: (row: Row) => object;
  /** what the names of columns and paths begin with: `total` */
  readonly within?: string;
};

/** The columns of fields, by their types. */
export function fieldColumns<Row extends OfForm>(
  fields: Fields,
  { of, within }: Holder<Row>,
): readonly WarehouseColumn<Row>[] {
  return namesOf(fields).flatMap(key => {
    const prefix = within === undefined ? '' : `${within}_`;
    const field = within === undefined ? key : `${within}/${key}`;
    const valueIn = (row: Row) => (of(row) as { readonly [key: string]: Cell | Measure })[key] ?? null;
    return columnsOf({ ...fields[key]!, column: prefix + snake(key), field, valueIn });
  });
}

/** `initialBudget` → `initial_budget` */
function snake(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

type Given<Row> = Field & {
  readonly column: string;
  readonly field: string;
  readonly valueIn: (row: Row) => Cell | Measure;
};

function columnsOf<Row extends OfForm>(given: Given<Row>): readonly WarehouseColumn<Row>[] {
  const { type } = given;
  if (type === 'money') return amountColumns(given);
  if (type === 'measure') return measureColumns(given);
  return [plainColumn(given, PLAIN[type])];
}

const PLAIN = {
  text: { type: 'text' },
  level: { type: 'text' },
  year: { type: 'integer' },
  weight: { type: 'decimal', unit: '分' },
  score: { type: 'decimal', unit: '分' },
  rate: { type: 'decimal', unit: '%' },
} as const satisfies { readonly [type: string]: { readonly type: ColumnType; readonly unit?: string } };

type Plain = (typeof PLAIN)[keyof typeof PLAIN];

function plainColumn<Row>(given: Given<Row>, as: Plain): WarehouseColumn<Row> {
  const { column, name, means, field, isPersonal, valueIn } = given;
  return {
    name: column,
    ...as,
    zh: means.zh,
    en: means.en,
    label: name.zh,
    field,
    ...(isPersonal && { isPersonal }),
    value: row => valueIn(row) as Cell,
  };
}

/** An amount in the unit printed, and in yuan. */
function amountColumns<Row extends OfForm>(given: Given<Row>): readonly WarehouseColumn<Row>[] {
  const { column, name, means, field, valueIn } = given;
  return [
    {
      name: column,
      type: 'money',
      unit: 'currency_unit',
      label: name.zh,
      field,
      zh: `${means.zh}（原表单位）`,
      en: `${means.en}, in the unit printed`,
      value: row => valueIn(row) as Cell,
    },
    {
      name: `${column}_yuan`,
      type: 'yuan',
      unit: '元',
      label: name.zh,
      zh: `${means.zh}（元）`,
      en: `${means.en}, in yuan; null where the form prints no unit`,
      value: row => {
        const printed = valueIn(row) as string | null;
        const { currencyUnit } = row.form;
        return printed === null || currencyUnit === null ? null : toYuan(printed, currencyUnit);
      },
    },
  ];
}

type MeasurePart = {
  readonly suffix: string;
  readonly codes?: Codes;
  readonly type: ColumnType;
  readonly said: readonly [zh: string, en: string];
  readonly of: (measure: Measure) => Cell;
};

const PRECISIONS = ['year', 'month', 'day'] as const;

const MEASURE_PARTS: readonly MeasurePart[] = [
  { suffix: 'text', type: 'text', said: ['原文', 'as printed'], of: own => own.text },
  {
    suffix: 'kind',
    type: 'text',
    said: ['种类', 'what it is'],
    codes: MEASURE_KINDS,
    of: own => own.kind,
  },
  {
    suffix: 'comparator',
    type: 'text',
    said: ['比较符号，没有印的为空', 'its sign; null where none is printed'],
    codes: COMPARATORS,
    of: own => (own.kind === 'quantity' ? own.comparator : null),
  },
  {
    suffix: 'number',
    type: 'decimal',
    said: ['数值，区间的为下限', 'the number; of a range its lower bound'],
    of: own => (own.kind === 'quantity' ? own.number : null),
  },
  {
    suffix: 'to',
    type: 'decimal',
    said: ['上限，区间才有', 'the upper bound; of ranges only'],
    of: own => (own.kind === 'quantity' ? (own.to ?? null) : null),
  },
  {
    suffix: 'unit',
    type: 'text',
    said: ['计量单位，如原表', 'unit as printed'],
    of: own => (own.kind === 'quantity' ? own.unit : null),
  },
  {
    suffix: 'relation',
    type: 'text',
    said: ['时间关系', 'relation to the date'],
    codes: DATE_RELATIONS,
    of: own => (own.kind === 'date' ? own.relation : null),
  },
  {
    suffix: 'date',
    type: 'date',
    said: ['日期；只有年、月的为其首日', 'the date; its first day where only a month or a year is printed'],
    of: own => (own.kind === 'date' ? `${own.date}-01-01`.slice(0, 10) : null),
  },
  {
    suffix: 'date_precision',
    type: 'text',
    said: ['日期精度', 'what is printed of the date'],
    codes: DATE_PRECISIONS,
    of: own => (own.kind === 'date' ? PRECISIONS[own.date.split('-').length - 1]! : null),
  },
];

/** A target or an actual value, flat. */
function measureColumns<Row>({
  column,
  name,
  means,
  field,
  valueIn,
}: Given<Row>): readonly WarehouseColumn<Row>[] {
  return MEASURE_PARTS.map(({ suffix, type, said: [zh, en], codes, of }) => ({
    name: `${column}_${suffix}`,
    type,
    label: name.zh,
    field,
    ...(codes && { codes }),
    zh: `${means.zh}·${zh}`,
    en: `${means.en}: ${en}`,
    value: row => {
      const own = valueIn(row) as Measure | null;
      return own === null ? null : of(own);
    },
  }));
}
