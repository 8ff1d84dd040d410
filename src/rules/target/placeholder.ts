import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { isPlaceholder } from '../placeholder.ts';
import { isFiller } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';

export const targetPlaceholder: Rule = {
  id: 'target/placeholder',
  severity: 'warning',
  statement: {
    zh: '指标名称或目标留有模板占位符（**、XX、……、只有“指标1：”）',
    en: '**, XX, …… or a bare 指标1： in the indicator’s name or its target',
  },
  basis: TARGETS,
  why: { zh: '模板未填完。', en: 'The template was not filled in to its end.' },
  examples: [
    {
      title: { zh: '目标 ≥**；名称只有“指标1：”', en: 'target ≥**; a bare 指标1：' },
      forms: [form({ rows: [{ target: '≥**' }, { name: '指标1：', target: '≥5个' }] })],
      finds: ['/forms/0/data/indicators/0/target', '/forms/0/data/indicators/1/level3'],
    },
    {
      title: { zh: '只有“……”的行是模板的空行', en: 'a row with nothing but …… is the template’s filler' },
      forms: [form({ rows: [{ name: '……' }, { name: '指标1:宣传场次', target: '≥1场' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    if (isFiller(row)) return [];
    const places = [
      { leaf: row.name, text: row.name.value },
      { leaf: row.target, text: row.target.value?.text ?? null },
    ].filter(({ leaf, text }) => isGiven<unknown>(leaf) && text !== null && isPlaceholder(text));
    const text = places[0]?.text;
    if (text === undefined || text === null) return [];
    return [
      {
        at: places.map(({ leaf }) => leaf.at),
        message: {
          zh: `第 ${row.index + 1} 行留有占位符“${text}”。请填写或删除此行。`,
          en: `Row ${row.index + 1} still holds the placeholder “${text}”. Fill it in or drop the row.`,
        },
        found: text,
      },
    ];
  });
}
