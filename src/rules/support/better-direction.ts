import { compared } from '../../values/text.ts';
import type { RuleRow } from '../row.ts';
import { decimal } from './arithmetic.ts';
import { changeOf } from './changes.ts';
import type { Quantity } from './preferred-direction.ts';
import { isDuration, isPercent } from './units.ts';
import { isGrowing, isLessBetter, isShareToReach, isWaiting } from './words.ts';

/** how long it takes until something is done */
const TAKEN =
  /工期|(?:建设|施工|实施|采购|审批|审理|办理|交付|整改|完成|完工|竣工)[^期]{0,3}(?:周期|天数|期限|时间|时限|时长)/;

/** what is to last, and how much earlier than planned something was done */
const LASTING =
  /管护|养护|服务|培训|学习|开放|保障|运行|运营|质保|保修|使用|寿命|年限|有效期|影响|持续|监测|课时|学时|值班|值守|演出|展出|播出|提前/;

/** what is held down as often as it is brought up: counts of staff, what is used up or let out */
const RESTRAINED =
  /浓度|噪声|噪音|含量|需氧量|系数|指数|强度|[使施]用量|用电|用水|消耗|抛荒|撂荒|破损|裸露|污染物|受灾|在编|编外|聘用|临聘|派遣|合同制|供养|借调|公车|公务(?:接待|用车|出)|接待批次|三公|因公|控制[率数额]|控制比例|库存|存量/;

/** what is let out is measured in these */
const EMITTED = /^(?:d[bB]|分贝|[mμ]g|[毫微]克|ppm|℃)/;

/** bad things are few: from this share on a ratio is one to be reached, in percent */
const HALF = 50;

/**
 * Which way is better where the target has `=` or no sign, by the name and the unit; null where they do not tell. Then
 * falling short is no failure for certain.
 */
export function betterDirection(row: RuleRow, target: Quantity): 'more' | 'less' | null {
  const name = compared(row.indicator.level3 ?? '');
  if (isDuration(target.unit)) return wayOfTime(row, name);
  if (isLessBetter(row) || RESTRAINED.test(name) || EMITTED.test(compared(target.unit ?? ''))) return null;
  if (changeOf(target) === 'more' || !isPercent(target.unit) || decimal(target.number).gte(HALF))
    return 'more';
  return row.isSatisfaction || isShareToReach(name) || isGrowing(name) ? 'more' : null;
}

function wayOfTime(row: RuleRow, name: string): 'more' | 'less' | null {
  if ((TAKEN.test(name) || isWaiting(name)) && !name.includes('提前')) return 'less';
  if (LASTING.test(name)) return 'more';
  return row.isCount && !isLessBetter(row) ? 'more' : null;
}
