import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { isFiller, nameOf, type RuleRow } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { placeholderIn } from '../support/placeholder.ts';

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
    example(
      { zh: '目标 ≥**；名称只有“指标1：”', en: 'target ≥**; a bare 指标1：' },
      { rows: [{ target: '≥**' }, { name: '指标1：', target: '≥5个' }] },
      ['/indicators/1/level3', '/indicators/0/target'],
    ),
    example(
      { zh: '名称中的占位符每张表只报告一次', en: 'placeholders in names: once a form' },
      { rows: [{ name: '指标1：' }, { name: 'XX数量', target: '≥**' }, { name: '指标2：' }] },
      ['/indicators/0/level3'],
    ),
    example(
      { zh: '只有“……”的行是模板的空行', en: 'a row with nothing but …… is the template’s filler' },
      { rows: [{ name: '……' }, { name: '指标1:宣传场次', target: '≥1场' }] },
    ),
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  const real = rows.filter(row => !isFiller(row));
  const named = real.filter(row => isGiven(row.name) && placeholderIn(row.name.value) !== null);
  const others = real.filter(row => !named.includes(row));
  return [names(named), ...others.map(target)].filter(found => found !== null);
}

/** The template's names are one thing that was left undone. */
function names(rows: readonly RuleRow[]): Found | null {
  const marks = [...new Set(rows.map(row => placeholderIn(row.name.value ?? '')))].map(mark => `“${mark}”`);
  if (rows.length === 0) return null;
  const places = rows.map(({ name, target }) => [
    name.at,
    ...(isGiven(target) && placeholderIn(target.value.text) !== null ? [target.at] : []),
  ]);
  return {
    at: places.flat(),
    message: {
      zh: `${rows.length} 个指标名称留有占位符${marks.join('、')}。请填写指标名称。`,
      en: `Names of indicators (${rows.length}) still hold a placeholder: ${marks.join(', ')}. Fill them in.`,
    },
    found: marks.join('、'),
  };
}

function target(row: RuleRow): Found | null {
  const mark = isGiven(row.target) ? placeholderIn(row.target.value.text) : null;
  if (mark === null) return null;
  return {
    at: [row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标值留有占位符“${mark}”。请填写目标值。`,
      en: `“${nameOf(row)}”: the target still holds the placeholder “${mark}”. Fill it in.`,
    },
    found: mark,
  };
}
