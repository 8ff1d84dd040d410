import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { measureText, quantityOf } from '../met.ts';
import { nameOf } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { isMoney, isPercent } from '../units.ts';
import { isShare } from '../words.ts';

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
    {
      title: { zh: '数量指标：项目资金支付率 =100%', en: 'quantity indicator: 项目资金支付率 =100%' },
      forms: [form({ rows: [{ name: '项目资金支付率', target: '=100%' }] })],
      finds: ['/forms/0/data/indicators/0/level3'],
    },
    {
      title: { zh: '补助发放人数是数量', en: 'people who received a grant are a count' },
      forms: [form({ rows: [{ name: '补助资金发放人数', target: '≥200人' }] })],
      finds: [],
    },
    {
      title: { zh: '时效指标：资金发放及时率', en: 'timeliness: 资金发放及时率' },
      forms: [form({ rows: [{ under: '产出/时效', name: '资金发放及时率', target: '=100%' }] })],
      finds: [],
    },
  ],
  check: eachForm(check),
};

const MONEY = /资金|经费|款|补助|补贴|奖补|奖励|薪|工资|津贴|费用|专项债|预算|[^基]金(?!属|融)|费(?!者)/;
const PAID = /支付|拨付|拨款|发放|兑付|兑现|支出|使用|支用|下达|到位|缴纳|执行|投入|列支|划拨|结算/;

function check({ rows }: FormView): readonly Found[] {
  return rows.flatMap(row => {
    const name = compared(row.indicator.level3 ?? '');
    const target = quantityOf(row.target);
    if (!row.isCount || row.isCost || !target || !MONEY.test(name) || !PAID.test(name)) return [];
    const isPaying = target.unit === null ? isShare(name) : isPercent(target.unit) || isMoney(target.unit);
    if (!isPaying) return [];
    return [
      {
        at: [row.name.at, row.target.at],
        message: {
          zh: `数量指标“${nameOf(row)}”（${measureText(row.target)}）考核的是付款，不是产出。请改为工作量，资金执行由执行率反映。`,
          en: `The quantity indicator “${nameOf(row)}” (${measureText(row.target)}) measures payment, no output. Count the work instead; the execution rate covers the money.`,
        },
        found: row.name.value,
      },
    ];
  });
}
