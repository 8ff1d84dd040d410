import type { Bilingual } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isBlank, leafOf } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';

export const formUnitMissing: Rule = {
  id: 'form/unit-missing',
  severity: 'warning',
  statement: { zh: '实施单位或主管部门空白', en: '实施单位 or 主管部门 blank' },
  basis: EVALUATION,
  why: { zh: '不知道谁负责，问题无人可问。', en: 'Without a name there is nobody to ask.' },
  examples: [
    example({ zh: '实施单位空白', en: '实施单位 blank' }, { unit: null }, ['/implementingUnit']),
    example(
      { zh: '表中没有“主管部门”一栏', en: 'no 主管部门 printed' },
      { department: null, without: ['supervisingDepartment'] },
    ),
    example(
      { zh: '部门整体自评表只有部门', en: 'department forms name the department only' },
      { family: 'department-self-evaluation', department: null },
    ),
  ],
  check: eachForm(check),
};

const FIELDS: readonly {
  readonly key: 'supervisingDepartment' | 'implementingUnit';
  readonly label: Bilingual;
}[] = [
  { key: 'implementingUnit', label: { zh: '实施单位', en: 'implementing unit' } },
  { key: 'supervisingDepartment', label: { zh: '主管部门', en: 'supervising department' } },
];

function check({ form, index, data }: FormView): readonly Found[] {
  if (form.family === 'department-self-evaluation') return [];
  return FIELDS.flatMap(({ key, label }) => {
    const leaf = leafOf(form, index, `/${key}`, data[key]);
    if (!isBlank(leaf)) return [];
    return {
      at: [leaf.at],
      message: { zh: `${label.zh}空白。请补填。`, en: `The ${label.en} is blank. Fill it in.` },
    };
  });
}
