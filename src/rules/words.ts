import { compared } from '../values/text.ts';
import type { Row } from './row.ts';

/** What nobody wants more of. */
const UNWANTED =
  /投诉|事故|故障|违规|违纪|违法|差错|错误|误差|退回|逾期|超标|超期|超支|超预算|死亡|伤亡|发病|流失|损耗|损失|能耗|排放|信访|上访|舆情|发案|案件|不合格|缺陷|中断|闲置|结余|负债|调整|用时|耗时|时长|时间|时限|延误|压减/;

/** What is done against it: of this more is better. */
const HANDLED =
  /处置|处理|整改|办结|化解|下降|降低|减少|压降|回复|答复|查处|排查|消除|防控|治理|破案|侦破|查办|覆盖|修复|及时|调解|监测/;

/** Of these there are few by intent, without being bad. */
const LIMITED =
  /控制|限|编制|在编|占比|间隔|距离|支出|经费|费用|成本|公车|公务|接待|出国|耗|用量|用电|用水|浓度|密度/;

/** An indicator of which less is better, by its name; cost indicators are asked by their group. */
export function isLessBetter({ indicator }: Row): boolean {
  const name = compared(indicator.level3 ?? '');
  return UNWANTED.test(name) && !HANDLED.test(name);
}

/** A count that may rightly have an upper limit. */
export function mayBeLimited(row: Row): boolean {
  return isLessBetter(row) || LIMITED.test(compared(row.indicator.level3 ?? ''));
}

/** A price per head or piece, a standard, a mean: no total. */
const PER_PIECE = /单[价位个项次场批人台套件户平]|每|均|标准|\/|定额/;

export function isPerPiece(name: string, unit: string | null): boolean {
  return PER_PIECE.test(compared(name)) || (unit?.includes('/') ?? false);
}

/** Measures that are a share of a whole. */
const SHARE = /(?:率|比例|比率|占比|比重|百分比|程度)(?:[（(].*)?$/;

export function isShare(name: string): boolean {
  return SHARE.test(compared(name));
}

/** Shares whose whole is 100%: of planned, examined, asked, due … */
const CAPPED =
  /(?:满意|完成|合格|及时|覆盖|准确|达标|通过|知晓|知悉|优良|优秀|良好|成活|存活|到位|支付|拨付|发放|兑付|兑现|执行|合规|规范|出勤|参与|参保|入学|巩固|办结|处理|处置|修复|保障|普及|公开|接种|完好|正常|响应|结业|验收|履约|回收|按期|按时|落实|受理|回复|配备|安装|使用|在岗|到岗|开工|完工|竣工|投产|认定|识别|守法|达成|保存|保洁|无害化处理|清运|清扫|整改|排查|消除|归档|入库|录入|上报|报送|核查|抽检|抽查|检查|监测|建档|签约|稳定|上架|举办|开放)(?:率|度|比例)/;

/** A share that cannot be above 100 percent, growth and returns aside. */
export function isCapped(name: string): boolean {
  const text = compared(name);
  return CAPPED.test(text) && !/增长|增幅|增速|提升率|提高率|同比|环比|超额|倍|回报|收益率|周转/.test(text);
}
