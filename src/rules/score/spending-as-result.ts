import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import { isGiven } from '../leaf.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { namesSpending } from '../support/spending.ts';

const row = { target: '100%', actual: '100%', weight: '30', score: '30' };

export const scoreSpendingAsResult: Rule = {
  id: 'score/spending-as-result',
  severity: 'info',
  statement: {
    zh: '把经费使用情况当作质量或效益指标计分',
    en: 'spending given as quality or benefit',
  },
  basis: TARGETS,
  why: {
    zh: '支出进度不说明质量与效益；已在预算执行率中计分。',
    en: 'How much was spent tells neither quality nor benefit; the execution rate is scored already.',
  },
  examples: [
    rowExample({ ...row, under: '产出/质量', name: '经费使用完成情况' }, 'level3'),
    rowExample({ ...row, under: '效益/社会效益', name: '项目资金支出率' }, 'level3'),
    rowExample({ ...row, under: '效益/经济效益', name: '预算执行率' }, 'level3'),
    rowExample({ ...row, under: '产出/质量', name: '资金使用合规率' }, null),
    rowExample({ ...row, under: '产出/质量', name: '补助发放准确率' }, null),
    rowExample({ ...row, under: '产出/时效', name: '资金支付进度' }, null),
    rowExample({ ...row, under: '产出/数量', name: '项目资金支付率' }, null, {
      zh: '数量指标由“付款当作数量”报告',
      en: 'a quantity: reported by target/money-as-quantity',
    }),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const { level2 } = row.indicator;
  const isResult = row.group === 'benefit' || /质量/.test(level2 ?? '');
  if (!isResult || !isGiven(row.name) || !isGiven(row.weight)) return null;
  if (!namesSpending(compared(row.name.value))) return null;
  return {
    at: [row.name.at],
    message: {
      zh: `“${level2 ?? row.indicator.level1 ?? ''}”下的“${nameOf(row)}”考核的是资金支出，不是质量或效益。请下年度改设反映质量或效益的指标。`,
      en: `“${nameOf(row)}” under ${level2 ?? row.indicator.level1 ?? ''} measures spending, neither quality nor benefit. Set another indicator next year.`,
    },
    found: row.name.value,
  };
}
