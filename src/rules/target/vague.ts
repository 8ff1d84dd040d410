import type { Bilingual } from '../../model.ts';
import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import { isGiven } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example, rowExample } from '../sketch.ts';
import { isPlaceholder } from '../support/placeholder.ts';
import { mayBeZero } from '../support/words.ts';

export const targetVague: Rule = {
  id: 'target/vague',
  severity: 'warning',
  statement: {
    zh: '数量指标只有定性目标，满意度没有数值，或目标只是量表名称',
    en: 'a qualitative target under a quantity indicator; a satisfaction without a number; the name of a scale as target',
  },
  basis: TARGETS,
  why: {
    zh: '没有数值，就无从判断完成与否。',
    en: 'Without a number nobody can say whether it was reached.',
  },
  examples: [
    example(
      { zh: '数量指标：完成', en: 'a quantity indicator: 完成' },
      { rows: [{ target: '完成', actual: '完成' }] },
      ['/indicators/0/target'],
    ),
    example(
      { zh: '满意度：满意', en: 'satisfaction: 满意' },
      { rows: [{ under: '满意度/服务对象满意度', name: '群众满意度', target: '满意' }] },
      ['/indicators/0/target'],
    ),
    example(
      { zh: '目标只写“好坏”', en: 'the target is 好坏 (good or bad)' },
      { rows: [{ under: '效益/可持续影响', name: '机制健全性', target: '好坏' }] },
      ['/indicators/0/target'],
    ),
    rowExample({ name: '安全事故', target: '无' }, null),
    example(
      { zh: '质量、时效、效益可以定性', en: 'quality, timeliness and benefit may be words' },
      {
        rows: [
          { under: '产出/时效', target: '及时' },
          { under: '效益/社会效益', target: '明显改善' },
          { target: '2023年底前' },
        ],
      },
    ),
  ],
  check: eachRow(check),
};

/** names of scales, and of their steps in a row */
const SCALE =
  /^(?:好坏|优劣|高低|大小|强弱|多少|快慢|有无|是否|是或否|达标与否|优良中低差|优良中差|优良中|优良差|优良合格不合格|优中差|好中差|高中低差|高中低|好较好一般差|好一般差)$/;

/** as good as 0 of what should not happen */
const NONE = /^(?:无|零|不发生|不出现|未发生|杜绝|没有)/;

const NUMBER =
  /\d|[一二两三四五六七八九十百千万]余?(?:个|次|场|期|家|户|人|名|批|套|台|项|篇|份|册|处|座|条|辆|所|公里|成)/;

function check(row: RuleRow): Found | null {
  const fault = faultOf(row);
  if (!fault || row.target.value === null) return null;
  const { text } = row.target.value;
  return {
    at: [row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${text}”：${fault.zh}。请下年度设定可衡量的目标值。`,
      en: `“${nameOf(row)}”, target “${text}”: ${fault.en}. Set one that can be measured next year.`,
    },
    found: text,
  };
}

function faultOf(row: RuleRow): Bilingual | null {
  if (!isGiven(row.target) || row.target.value.kind !== 'qualitative') return null;
  const text = compared(row.target.value.text);
  if (SCALE.test(text.replace(/[、,，/／|;；和或及()（）]/g, '')))
    return { zh: '只是量表名称', en: 'the name of a scale' };
  if (NUMBER.test(text) || isPlaceholder(text) || (NONE.test(text) && mayBeZero(row))) return null;
  if (row.isCount) return { zh: '数量指标应有数量', en: 'a quantity indicator wants a quantity' };
  const isSatisfaction =
    row.isSatisfaction || /满意(?:度|率|程度)$/.test(compared(row.indicator.level3 ?? ''));
  return isSatisfaction ? { zh: '满意度应有数值', en: 'a satisfaction wants a number' } : null;
}
