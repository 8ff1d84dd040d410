import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, leafOf, type RuleLeaf } from '../leaf.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const documentYear: Rule = {
  id: 'document/year',
  severity: 'error',
  statement: { zh: '同一文件中各表年度应一致', en: 'the forms of one document name one year' },
  basis: EVALUATION,
  why: { zh: '混入往年的表，汇总就错了。', en: 'A form of another year spoils every sum.' },
  examples: [
    {
      title: { zh: '2023、2022、2023', en: '2023, 2022, 2023' },
      forms: [form({ year: 2023 }), form({ year: 2022 }), form({ year: 2023 })],
      finds: ['/forms/1/data/fiscalYear'],
    },
    { title: { zh: '都是 2023', en: 'all 2023' }, forms: [form(), form()], finds: [] },
    {
      title: { zh: '下一年度的目标申报表不比较', en: 'next year’s declaration is not compared' },
      forms: [form(), form({ family: 'target-declaration', year: 2024 })],
      finds: [],
    },
  ],
  check,
};

function check({ forms }: Context): readonly Found[] {
  const years = forms.map(yearOf).filter(isGiven);
  const groups = [...Map.groupBy(years, leaf => leaf.value).values()].sort((a, b) => b.length - a.length);
  const [majority, ...minority] = groups;
  const isTie = majority?.length === minority[0]?.length;
  const [usual, guilty] = [majority?.[0]?.value, minority.toReversed().flat()];
  if (usual === undefined || guilty.length === 0) return [];
  const others = [...new Set(guilty.map(leaf => leaf.value))].join('、');
  return [
    {
      at: [...guilty, ...(isTie && majority ? majority : [])].map(leaf => leaf.at),
      message: {
        zh: `${majority?.length} 张表为 ${usual} 年度，${guilty.length} 张为 ${others} 年度。请核对是否误用往年的表。`,
        en: `${majority?.length} forms are for ${usual}, ${guilty.length} for ${others}. Check for forms of another year.`,
      },
      expected: String(usual),
      found: others,
    },
  ];
}

function yearOf({ form, index, data }: FormView): RuleLeaf<number> {
  return leafOf(form, index, '/fiscalYear', data.fiscalYear);
}
