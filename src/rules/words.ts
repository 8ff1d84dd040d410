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
  /控制|限|编制|在编|编外|保有|占用|占地|占比|间隔|距离|支出|经费|费用|成本|公车|公务|接待|出国|耗|用量|用电|用水|浓度|密度/;

/** An indicator of which less is better, by its name; cost indicators are asked by their group. */
export function isLessBetter({ indicator }: Row): boolean {
  const name = compared(indicator.level3 ?? '');
  return UNWANTED.test(name) && !HANDLED.test(name);
}

const BAD =
  '投诉|事故|差错|错误|违规|违纪|违法|不合格|死亡|伤亡|流失|损耗|返工|故障|退回|逾期|超支|超期|信访|上访|缺陷|舆情|变质|闲置|腐败|失信|误诊|感染|泄漏|污染事件';
const BAD_END = new RegExp(
  `(?:${BAD})(?:事件|案件|行为|问题|现象|情况|发生)*(?:(?:件|起|次|人|个|宗)?(?:数量?|量)|率|比率|比例|占比|频次)?(?:[(（].*)?$`,
);

/** 无投诉天数, 防范事故: what is against it, or the lack of it */
const AGAINST =
  /[无零未防避查办处追纠抢排破救赔接]|杜绝|减少|降低|下降|受理|打击|侦|宣传|教育|培训|演练|登记|监督|监控|监测|整治|清理|盘活|鉴定|解决|应对|分析|统计|举报|发现|核实|移送|曝光/;

/** The name of something bad and nothing else: 投诉件数, 差错率, 安全事故发生率. */
export function isBad(name: string): boolean {
  const text = compared(name);
  return BAD_END.test(text) && !AGAINST.test(text) && !HANDLED.test(text);
}

/** What should be zero, or may be: nothing is to be reached. */
export function mayBeZero(row: Row): boolean {
  const name = compared(row.indicator.level3 ?? '');
  return isLessBetter(row) || isBad(name) || /[不未非无零欠漏误超]|变质|坏账|空置|闲置|流失/.test(name);
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
const CAPPED = new RegExp(
  `(?:${[
    '满意|知晓|知悉|认可|完成|达成|落实|合格|及时|按期|按时|覆盖|准确|达标|通过|优良|优秀|良好|规范|合规|有效|成功|稳定',
    '到位|支付|拨付|发放|兑付|兑现|执行|使用|缴纳|收缴|征缴|资助|参保|投保|归档|建档|入库|登记|录入|上报|报送|公开|受理|回复',
    '办结|可办|结案|调解|处理|处置|整改|治理|排查|消除|核查|抽检|抽查|检查|检验|监测|响应|修复|验收|履约|回收|签约',
    '成活|存活|保存|完好|正常|运行|畅通|通畅|亮灯|保障|普及|配备|安装|接种|治愈|救治|识别|认定|巩固|守法',
    '出勤|参与|参加|入学|毕业|结业|在岗|到岗|上岗|持证|就业|安置|开工|完工|竣工|投产|开放|举办|上架|上线|在线',
    '清扫|保洁|清运|收集|转运|分类',
  ].join('|')})[^率度]{0,4}(?:率|度|比例)`,
);

/** what is earned or drawn in may be more than was planned */
const OPEN_ENDED = /收入|税收|产值|招商|任务|销售|产量|投资|营收|创汇|募集|筹资/;

const GROWTH = /增长|增幅|增速|提升|提高|同比|环比|超|倍|回报|收益率|利润|周转|拨备|床位/;

/** of these nothing is done twice, whatever they are shares of */
const SURELY_CAPPED = /按期|按时|及时|合格|满意|覆盖|达标/;

/** A share of which more is better, growth and returns aside. */
export function isShareToReach(name: string): boolean {
  const text = compared(name);
  return CAPPED.test(text) && !GROWTH.test(text);
}

/** … and which cannot be above 100 percent. */
export function isCapped(name: string): boolean {
  const text = compared(name);
  return isShareToReach(name) && (!OPEN_ENDED.test(text) || SURELY_CAPPED.test(text));
}
