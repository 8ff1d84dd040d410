import { isCurrency } from '../../forms/currency.ts';
import { compared } from '../../values/text.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const nameOdd: Check = {
  id: 'name-odd',
  statement: {
    zh: '单位名称是货币单位、数或日期',
    en: 'the name of an office is a currency, a number or a date',
  },
  why: { zh: '它是另一栏的值', en: 'it is the value of another field' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '主管部门是“万元”', en: 'a currency for a department' },
      [
        [
          '项目名称 | 城市公园养护 | < | < | < | < | <',
          '项目名称 | 城市公园养护 | < | 主管部门 | 2023年12月 | < | <',
        ],
      ],
      { finds: ['/supervisingDepartment'] },
    ),
    soundExample(),
  ],
  observe: ({ form: { data } }) =>
    about(
      (['supervisingDepartment', 'implementingUnit'] as const).flatMap(field =>
        isNoName(data[field] ?? '办') ? [`/${field}`] : [],
      ),
    ),
};

const NUMBER = /^[\d.,，%％年月日\-—/\s]+$/;

function isNoName(text: string): boolean {
  return isCurrency(text) || NUMBER.test(compared(text));
}
