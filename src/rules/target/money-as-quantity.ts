import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { measureText, quantityOf } from '../support/met.ts';
import { namesMoney, namesPaying } from '../support/spending.ts';
import { isMoney, isPercent } from '../support/units.ts';
import { isShare } from '../support/words.ts';

export const targetMoneyAsQuantity: Rule = {
  id: 'target/money-as-quantity',
  severity: 'warning',
  statement: { zh: '把拨付、支付资金当作数量指标', en: 'paying out money given as a quantity indicator' },
  basis: TARGETS,
  why: {
    zh: '花钱不是产出；执行率已在预算执行中计分。',
    en: 'Spending is no output; the execution rate is scored already.',
  },
  examples: [
    rowExample({ name: '项目资金支付率', target: '=100%' }, 'level3'),
    rowExample({ name: '补助经费', target: '=72890元' }, 'level3', {
      zh: '名称就是资金',
      en: 'the name is the money',
    }),
    rowExample({ name: '拨付补助资金', target: '≥120万元' }, 'level3'),
    rowExample({ name: '农机购置补贴', target: '35万元' }, 'level3'),
    rowExample({ name: '补助资金发放人数', target: '≥200人' }, null, {
      zh: '人数是数量',
      en: 'people are a count',
    }),
    rowExample({ name: '奖励企业', target: '≥5家' }, null),
    rowExample({ name: '引进项目投资额', target: '≥500万元' }, null),
    rowExample({ name: '发放创业担保贷款', target: '≥300万元' }, null),
    rowExample({ name: '支付贷款利息', target: '≥300万元' }, 'level3'),
    rowExample({ name: '征收土地出让金', target: '≥800万元' }, null),
    rowExample({ under: '产出/时效', name: '资金发放及时率', target: '=100%' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const name = compared(row.indicator.level3 ?? '');
  const target = quantityOf(row.target);
  if (!row.isCount || row.isCost || !target) return null;
  const isTheMoney = isMoney(target.unit) && namesMoney(name);
  if (!isTheMoney && !namesPaying(name)) return null;
  const isPaying = target.unit === null ? isShare(name) : isPercent(target.unit) || isMoney(target.unit);
  if (!isPaying && !isTheMoney) return null;
  return {
    at: [row.name.at, row.target.at],
    message: {
      zh: `数量指标“${nameOf(row)}”目标“${measureText(row.target)}”，考核的是资金收付，不是产出。资金执行已由预算执行率反映，请下年度改设工作量指标。`,
      en: `The quantity indicator “${nameOf(row)}” (${measureText(row.target)}) measures payment, no output. The execution rate covers the money: count the work next year.`,
    },
    found: row.name.value,
  };
}
