import type { Bilingual, Measure } from '../../model.ts';
import { changeWord } from '../../values/bound.ts';
import { readMeasure } from '../../values/measure.ts';
import { compared } from '../../values/text.ts';
import { isGiven } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { decimal } from './arithmetic.ts';
import { isDuration, isMoney, isPercent, isPrice } from './units.ts';
import { isBad, isLessBetter, isShare, isWaiting, mayBeLimited } from './words.ts';

export type Quantity = Extract<Measure, { kind: 'quantity' }>;

/** The quantity of a measure that may be relied on; `下降3%` by how much it is less. */
export function quantityOf(leaf: RuleRow['target']): Quantity | null {
  if (!isGiven(leaf)) return null;
  return leaf.value.kind === 'quantity' ? leaf.value : reduction(leaf.value);
}

function reduction({ kind, text }: Measure): Quantity | null {
  const change = kind === 'qualitative' ? changeWord(compared(text)) : null;
  const { measure, notes } = readMeasure(change ? compared(text).slice(change.length) : '');
  return measure?.kind === 'quantity' && notes.length === 0 ? { ...measure, text } : null;
}

/** what people are given: less of it is no saving */
const GRANT =
  /补助|补贴|救助|资助|补偿|抚恤|低保|供养|津贴|奖励|奖补|生均|待遇|慰问|助学金|奖学金|救济|发放标准|养老金|生活费|工资|薪/;

/** of these more is better, also among costs */
const SAVED = /节约|节省|降低|下降|压减|减少|结余|达标|合规|减免|收入|收益|回收/;

/** money to be spent or set: neither more nor less is better by itself */
const OPEN = /标准|投资|投入|配套|自筹|到位|拨付|发放|兑付|拨款|支付|执行/;

const COSTS = /成本|费用|造价|支出|单价|总价|金额|费$/;

/** costs to society and nature are measured in all sorts of things */
function isPaid({ indicator }: RuleRow): boolean {
  return !/社会|生态|环境/.test(`${indicator.level1 ?? ''}${indicator.level2 ?? ''}`);
}

/** What is better under a cost whose target has `=` or no sign; null where the name does not tell. */
export function costWish(row: RuleRow, { unit }: Quantity): 'more' | 'less' | null {
  const name = compared(row.indicator.level3 ?? '');
  if (GRANT.test(name) || SAVED.test(name)) return 'more';
  if (OPEN.test(name) || !isPaid(row)) return null;
  return isPrice(unit) || (unit === null && COSTS.test(name) && !isShare(name)) ? 'less' : null;
}

/** Whether the sign of a target is the wrong way round, and why; null where it is not, or cannot be told. */
export function wrongWay(row: RuleRow): Bilingual | null {
  const target = quantityOf(row.target);
  if (!target || target.comparator === null || target.comparator === '=') return null;
  return target.comparator.startsWith('>') ? upwards(row, target) : downwards(row, target);
}

function upwards(row: RuleRow, target: Quantity): Bilingual | null {
  const name = row.indicator.level3 ?? '';
  if (isBad(name) || (isDuration(target.unit) && isWaiting(name))) {
    return { zh: '此类指标越低越好，应使用“≤”', en: 'the less of this the better (≤)' };
  }
  if (!row.isCost || costWish(row, target) !== 'less') return null;
  return { zh: '成本指标应控制上限，使用“≤”', en: 'a cost is limited from above (≤)' };
}

function downwards(row: RuleRow, target: Quantity): Bilingual | null {
  if (isRateToReach(row, target)) {
    return { zh: '此类指标越高越好，应使用“≥”', en: 'the more of this the better (≥)' };
  }
  const isShareOrMoney =
    isPercent(target.unit) || isMoney(target.unit) || isShare(row.indicator.level3 ?? '');
  if (!row.isCount || row.isCost || isShareOrMoney || isDuration(target.unit) || mayBeLimited(row))
    return null;
  return {
    zh: '应当完成的数量使用了“≤”，完成越少得分越高',
    en: 'a count to be reached with ≤: the less the better',
  };
}

const TO_REACH =
  /(?:满意|合格|完成|达标|覆盖|及时|按时|按期|准确|知晓|优良|优秀|成活|通过|入学|毕业|就业|到位|落实|达成|参保|办结|整改|验收|完好|保障)[^率度]{0,4}[率度](?:[(（].*)?$/;

/** 合格率 ≤95%; not 不合格率, and not a limit of 100% or more that nothing exceeds */
function isRateToReach(row: RuleRow, { unit, number }: Quantity): boolean {
  const name = compared(row.indicator.level3 ?? '');
  const isRate = isPercent(unit) || (unit === null && decimal(number).gt(1));
  if (!isRate || decimal(number).gte(100) || !TO_REACH.test(name)) return false;
  return !/[不未非无欠超低延逾缓滞漏误]/.test(name) && !isLessBetter(row) && !row.isCost;
}
