import type { Evidence } from '../../model.ts';
import { FORM, TOTAL } from '../../schema/fields.ts';
import { isLeaf } from '../../values/leaves.ts';
import { CURRENCY_UNITS, FAMILIES } from './codes.ts';
import { table } from './column.ts';
import { contentHash } from './content.ts';
import { fieldColumns } from './field-columns.ts';
import { preparerOf, preparerTelephoneOf } from './persons.ts';
import { type FormRow, formColumn, formRows, sha256Column, TO_DOCUMENT } from './shared.ts';
import { withoutCode } from './standard.ts';

export const CONTENT_HASH = 'content_hash';
export const DUPLICATE_OF = 'duplicate_of';
export const DUPLICATE_OF_FORM = 'duplicate_of_form';

function countLeaves({ form }: FormRow, counts: (own: Evidence) => boolean): number {
  let count = 0;
  for (const path in form.evidence) if (isLeaf(path) && counts(form.evidence[path]!)) count++;
  return count;
}

export const forms = table<FormRow>({
  name: 'forms',
  references: [TO_DOCUMENT],
  zh: '表：每张自评表一行',
  en: 'one row a form',
  part: '',
  rows: formRows,
  columns: [
    sha256Column,
    formColumn,
    {
      name: 'family',
      type: 'text',
      zh: '表类；后两种不是自评',
      en: 'kind of form; the last two are no evaluation',
      codes: FAMILIES,
      value: ({ form }) => form.family,
    },
    {
      name: 'template',
      type: 'text',
      zh: '表式',
      en: 'layout it was read as',
      value: ({ form }) => form.template,
    },
    {
      name: 'currency_unit',
      type: 'text',
      zh: '金额单位，没有印的为空',
      en: 'unit of the amounts, wan-yuan is 10,000 yuan; null where none is printed',
      codes: CURRENCY_UNITS,
      field: 'currencyUnit',
      value: ({ form }) => form.currencyUnit,
    },
    {
      name: 'first_page',
      type: 'integer',
      zh: '首页',
      en: 'first page',
      value: ({ form }) => form.pages[0] ?? null,
    },
    {
      name: 'pages',
      type: 'integer[]',
      zh: '所在各页',
      en: 'its pages',
      value: ({ form }) => form.pages,
    },
    ...fieldColumns<FormRow>(FORM, { of: ({ form }) => form.data }),
    {
      name: 'supervising_department_name',
      type: 'text',
      zh: '主管部门，不带编码，供分组',
      en: 'supervising department without its code, to group by',
      value: ({ form }) => withoutCode(form.data.supervisingDepartment),
    },
    {
      name: 'implementing_unit_name',
      type: 'text',
      zh: '实施单位，不带编码，供分组',
      en: 'implementing unit without its code, to group by',
      value: ({ form }) => withoutCode(form.data.implementingUnit),
    },
    {
      name: 'preparer',
      type: 'text',
      isPersonal: true,
      zh: '填报人；原样在 extras 中',
      en: 'who filled it in; as printed in extras',
      value: ({ form }) => preparerOf(form),
    },
    {
      name: 'preparer_telephone',
      type: 'text',
      isPersonal: true,
      zh: '填报人的联系电话；原样在 extras 中',
      en: 'telephone beside who filled it in; as printed in extras',
      value: ({ form }) => preparerTelephoneOf(form),
    },
    ...fieldColumns<FormRow>(TOTAL, { of: ({ form }) => form.data.total, within: 'total' }),
    {
      name: 'values_read',
      type: 'integer',
      zh: '取值个数（含空白）',
      en: 'number of values, blanks among them',
      value: row => countLeaves(row, () => true),
    },
    {
      name: 'values_for_review',
      type: 'integer',
      zh: '其中需人工复核的',
      en: 'those of them that want a person’s look',
      value: row => countLeaves(row, ({ review }) => review),
    },
    {
      name: CONTENT_HASH,
      type: 'text',
      zh: '内容的哈希：取值全同的表相同；内容太少、分不清的为空',
      en: 'hash of what it says: the same for forms with the same values; null where it says too little to be told from others',
      value: ({ form }) => contentHash(form),
    },
    // told by the target, which has all forms
    {
      name: DUPLICATE_OF,
      type: 'text',
      zh: '同一张表的另一份（内容相同、文件不同，或同一文件内重复）所在文件的 sha256；汇总时只取此列为空的',
      en: 'sha256 of the document with the first copy of this form: same content, another file or another place in it; leave it out of sums where this is not null',
      value: () => null,
    },
    {
      name: DUPLICATE_OF_FORM,
      type: 'integer',
      zh: '那一份是该文件的第几张表',
      en: 'which form of that document',
      value: () => null,
    },
  ],
});
