import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { measureText, quantityOf } from '../met.ts';
import { nameOf, type Row } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { isMoney, isPercent, unitOf } from '../units.ts';
import { isShare, mayBeLimited } from '../words.ts';

export const targetDirection: Rule = {
  id: 'target/direction',
  severity: 'warning',
  statement: {
    zh: '成本指标用“≥”“>”，或数量指标的工作量用“≤”“<”',
    en: 'a cost with ≥ or >; a count to be reached with ≤ or <',
  },
  basis: TARGETS,
  why: {
    zh: '方向写反，花得越多、做得越少，得分越高。',
    en: 'With the sign reversed, spending more or doing less earns more.',
  },
  examples: [
    {
      title: { zh: '成本 ≥679.92万元', en: 'cost ≥679.92万元' },
      forms: [form({ rows: [{ under: '产出/成本', name: '项目成本控制', target: '≥679.92万元' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '精品示范村 ≤4', en: '精品示范村 ≤4' },
      forms: [form({ rows: [{ name: '精品示范村', target: '≤4个' }] })],
      finds: ['/forms/0/data/indicators/0/target'],
    },
    {
      title: { zh: '应当控制的数量：科目调整次数 ≤10次', en: 'a count to be limited: 科目调整次数 ≤10次' },
      forms: [form({ rows: [{ name: '科目调整次数', target: '≤10次' }] })],
      finds: [],
    },
    {
      title: { zh: '成本节约率 ≥5%', en: '成本节约率 ≥5%' },
      forms: [form({ rows: [{ under: '产出/成本', name: '成本节约率', target: '≥5%' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

/** of these more is better, also among costs */
const SAVED = /节约|节省|降低|下降|压减|减少|结余|达标|合规/;

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const wrong = costUpwards(row) ?? countDownwards(row);
    if (!wrong) return [];
    const target = measureText(row.target);
    return [
      {
        at: [row.target.at],
        message: {
          zh: `“${nameOf(row)}”目标 ${target}：${wrong.zh}。请核对符号。`,
          en: `“${nameOf(row)}”, target ${target}: ${wrong.en}. Check the sign.`,
        },
        found: target,
      },
    ];
  });
}

function costUpwards(row: Row): Found['message'] | null {
  const target = quantityOf(row.target);
  if (!row.isCost || !target || (target.comparator !== '>=' && target.comparator !== '>')) return null;
  const name = compared(row.indicator.level3 ?? '');
  if (isPercent(target.unit) || isShare(name) || SAVED.test(name)) return null;
  return { zh: '成本指标应控制上限（≤）', en: 'a cost is limited from above (≤)' };
}

function countDownwards(row: Row): Found['message'] | null {
  const target = quantityOf(row.target);
  if (!row.isCount || row.isCost || !target || (target.comparator !== '<=' && target.comparator !== '<'))
    return null;
  const isCounted = !isPercent(target.unit) && !isMoney(target.unit) && !isShare(row.indicator.level3 ?? '');
  if (!isCounted || isDuration(target.unit) || mayBeLimited(row)) return null;
  return {
    zh: '应当完成的数量用了“≤”，做得越少得分越高',
    en: 'a count to be reached with ≤: the less the better',
  };
}

function isDuration(unit: string | null): boolean {
  return unit !== null && (['s', 'day', 'month'].includes(unitOf(unit).base) || /年$|工作日$/.test(unit));
}
