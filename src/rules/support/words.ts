import { compared } from '../../values/text.ts';
import type { RuleRow } from '../row.ts';

/** What nobody wants more of. */
const UNWANTED =
  /投诉|事故|故障|失业|贫困发生|不良|违规|违纪|违法|差错|错误|误差|退回|逾期|超标|超期|超支|超预算|死亡|伤亡|发病|流失|损耗|损失|能耗|排放|信访|上访|舆情|发案|案件|不合格|缺陷|中断|闲置|结余|负债|调整|用时|耗时|时长|时间|时限|延误|压减/;

/** What is done against it: of this more is better. */
const HANDLED =
  /处置|处理|整改|办结|化解|下降|降低|减少|压降|回复|答复|查处|排查|消除|防控|治理|破案|侦破|查办|覆盖|修复|及时|调解|监测/;

/** Of these there are few by intent, without being bad. */
const LIMITED =
  /控制|限|编制|在编|编外|保有|占用|占地|占比|间隔|距离|支出|经费|费用|成本|公车|公务|会议|聘用|临聘|派遣|合同制|供养|用工|借调|班额|班级人数|存量|库存|剩余|发文|文件|简报|涉企|接待|出国|耗|用量|用电|用水|浓度|密度/;

/** An indicator of which less is better, by its name; cost indicators are asked by their group. */
export function isLessBetter({ indicator }: RuleRow): boolean {
  const name = compared(indicator.level3 ?? '');
  return (UNWANTED.test(name) && !HANDLED.test(name)) || isBad(name);
}

const BAD = [
  '投诉|举报|信访|上访|舆情|事故|差错|错误|失误|误差|缺陷|故障|违规|违纪|违法|违约|失信|腐败|拖欠|欠费|败诉|失败',
  '不合格|不达标|退回|返工|逾期|超期|超支|超标|闲置|空置|浪费|损耗|流失|变质|腐烂|泄漏|渗漏|拥堵|中断|停电|停水|断网|宕机',
  '死亡|伤亡|感染|中毒|溺亡|误诊|复发|辍学|漏报|漏检|误报|瞒报|缺勤|缺岗|火灾|污染事件|失窃|被盗',
].join('|');
const BAD_MEASURED = new RegExp(
  `(?:${BAD})(?:事件|案件|行为|问题|现象|情况|发生)*(?:(?:件|起|次|人|个|宗|例|批次?)?数量?|量|率|比率|比例|占比|频次)(?:[(（].*)?$`,
);

/** whose and what bad things: any other word before them may be what is done about them */
const WHOSE = [
  '群众|公众|居民|市民|村民|游客|旅客|乘客|患者|病人|业主|住户|客户|用户|家长|学生|教师|职工|员工|社会|企业|服务对象|干部|人员|被',
  '安全|生产|责任|有责|质量|工程|施工|建设|道路|交通|医疗|医患|消防|食品|药品|疫苗|卫生|网络|信息|数据|系统|设备|设施|运行|运营|环境|环保|生态',
  '突发|重大|较大|特大|重特大|一般|严重|负面|恶性|有效|刑事|治安|群体性?|集体|越级|进京|赴省|涉诉|非正常|公共|校园|森林|资金|使用|廉政|工作|人为|新增|年度|年|月|的|类|以上|及|和|或|、',
].join('|');
const BAD_ALONE = new RegExp(
  `^(?:${WHOSE}|${BAD})*(?:${BAD})(?:事件|案件|行为|问题|现象|情况|发生)*(?:[(（].*)?$`,
);

/** 无投诉天数, 防范事故: what is against it, or the lack of it */
const AGAINST =
  /[无零未防避查办处追纠抢排破救赔接修检护]|杜绝|减少|降低|下降|受理|审理|打击|侦|宣传|教育|培训|演练|登记|监督|监控|监测|整治|清理|盘活|更换|改造|运维|保养|调查|鉴定|勘|评估|解决|应对|分析|研判|统计|收集|采集|编[写发]|报送|通报|发现|核实|移送|协调|曝光|慰问|帮扶|代理|收治/;

/** The name of something bad and nothing else: 投诉件数, 差错率, 安全事故发生率. */
export function isBad(name: string): boolean {
  const text = compared(name);
  const isNamed = BAD_MEASURED.test(text) || BAD_ALONE.test(text);
  return isNamed && !AGAINST.test(text) && !HANDLED.test(text);
}

/** How long something takes that should take little. */
const WAITING =
  /(?:响应|等待|等候|排队|办理|办结|审批|审核|处理|处置|到场|到达|出警|修复|恢复|答复|回复)的?(?:平均)?(?:时间|时限|时长)$/;

export function isWaiting(name: string): boolean {
  return WAITING.test(compared(name));
}

/** What should be zero, or may be: nothing is to be reached. */
export function mayBeZero(row: RuleRow): boolean {
  const name = compared(row.indicator.level3 ?? '');
  return isLessBetter(row) || isBad(name) || /[不未非无零欠漏误超]|变质|坏账|空置|闲置|流失/.test(name);
}

/** A count that may rightly have an upper limit. */
export function mayBeLimited(row: RuleRow): boolean {
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
const OPEN_ENDED = /收入|税收|产值|招商|任务|计划|销售|产量|投资|营收|创汇|募集|筹资/;

const GROWTH = /增长|增幅|增速|提升|提高|同比|环比|超|倍|回报|收益率|利润|周转|拨备|病床|床位/;

export function isGrowing(name: string): boolean {
  return GROWTH.test(name) || /增收|绿化|利用|转化|贡献|获奖|节约|节省|下降|降低|减少|压减/.test(name);
}

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
