import type { Extras, Form } from '../../model.ts';
import { escapeKey } from '../../values/pointer.ts';
import { table } from './column.ts';
import { formKey, type ListRow, listRows, TO_FORM } from './shared.ts';

type Extra = {
  readonly path: string;
  readonly indicator: number | null;
  readonly label: string;
  readonly value: string | null;
};

/** Columns and labels of a form without a field of their own, the form's before those of its indicators. */
export function extrasOf({ data }: Form): Extra[] {
  return [
    ...labelled(data.extras, { at: '/extras', indicator: null }),
    ...data.indicators.flatMap(({ extras }, row) =>
      labelled(extras, { at: `/indicators/${row}/extras`, indicator: row }),
    ),
  ];
}

function labelled(extras: Extras, { at, indicator }: { at: string; indicator: number | null }): Extra[] {
  return Object.entries(extras).map(([label, value]) => ({
    path: `${at}/${escapeKey(label)}`,
    indicator,
    label,
    value,
  }));
}

export const extras = table<ListRow<Extra>>({
  name: 'extras',
  references: [TO_FORM, { columns: ['sha256', 'form', 'indicator'], table: 'indicators' }],
  zh: '其他栏目：没有专门字段的标签与列，每格一行',
  en: 'one row a labelled value without a field of its own',
  rows: listRows(extrasOf),
  columns: [
    ...formKey,
    {
      name: 'indicator',
      type: 'integer',
      zh: '属于哪一行指标（indicators.row_index）；属于整张表的为空',
      en: 'the indicator (indicators.row_index) that it belongs to; null where it is the form’s',
      value: ({ item }) => item.indicator,
    },
    {
      name: 'label',
      type: 'text',
      zh: '标签，如原表',
      en: 'label as printed',
      value: ({ item }) => item.label,
    },
    { name: 'value', type: 'text', zh: '取值', en: 'what stands there', value: ({ item }) => item.value },
    {
      name: 'path',
      type: 'text',
      zh: '在表数据中的 JSON 指针，与 evidence.path 相同',
      en: 'JSON pointer into the form’s data, that of evidence.path',
      value: ({ item }) => item.path,
    },
  ],
});
