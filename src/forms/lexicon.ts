import { LABELLED_FIELDS, labelsOf } from '../schema/fields.ts';

/**
 * The words of the forms: every label that ziping knows, once, with the role that it plays. Data only; `labels.ts` tells
 * which role a text plays; one table, and so more than 250 lines on purpose.
 *
 * Words are parted by white space and written without white space, colons and full-width signs. `…` at an end of a word:
 * anything may stand there (no digits behind it).
 */
export type LexiconEntry = {
  readonly role: string;
  /** what most forms print: known again where a character of it is broken, misread, or cut off */
  readonly usual?: string;
  readonly also?: string;
  /** what may stand before the words of this entry, and behind those, one at a time */
  readonly before?: string;
  readonly after?: string;
  /** words that are labels only at the place of one: in running text they mean something else */
  readonly bare?: string;
};

const HEAD = [
  {
    role: 'head.projectName',
    usual: '项目名称 转移支付(项目)名称',
    also: `专项名称 专项资金名称 专项项目名称 专项资金项目名称 专项政策名称 转移支付名称 政策名称 政策项目名称 项目政策名称
      资金名称 资金项目名称 资金政策名称 项目资金名称`,
    before: '财政',
  },
  {
    role: 'head.supervisingDepartment',
    usual: '主管部门',
    also: '主管单位 主管部门及代码',
    before: `省 省级 自治区 自治区级 兵团 市 市级 地市 地市级 自治州 州 州级 盟 盟市 盟市级 市县 市县级 县 县级 县区 县市 区 区级 区县
      旗 旗县 旗县级 项目 预算 一级 上级 本级 业务 资金`,
    after: '名称 及代码 代码',
  },
  { role: 'head.supervisingDepartment', usual: '地方主管部门', also: '地方级主管部门' },
  {
    role: 'head.implementingUnit',
    usual: '实施单位',
    also: '使用单位 评分单位 执行单位 用款单位 实施部门 使用部门 评分部门 执行部门 用款部门',
    before: '项目 具体 资金',
    after: '名称',
  },
  {
    role: 'head.implementingUnit',
    usual: '资金使用单位',
    also: '预算单位 项目单位 承担单位 建设单位 实施主体',
  },
  {
    role: 'head.department',
    usual: '部门',
    also: '部门名称 单位名称 部门(单位)名称 单位(部门)名称 部门(单位) 单位(部门)',
    before: '预算 填报',
    bare: '单位',
  },
  { role: 'head.fiscalYear', before: '预算 所属 评价 自评 项目', bare: '年度' },
  { role: 'head.headTotal', also: '自评总分 自评得分', bare: '自评总得分 自评分数 总得分 总分' },
  { role: 'head.currencyUnit', also: '金额单位 货币单位' },
  {
    role: 'head.detail',
    also: `中央主管部门 项目负责人 项目负责人及电话 项目负责人及联系电话 联系电话 电话 联系人 部门联系人 项目类别 项目属性 项目类型 财政处室
      财政审核评分 填报人 填报日期 项目编码 项目代码 项目实施内容及过程概述 项目起止时间`,
  },
] as const satisfies readonly LexiconEntry[];

/** Fields that one label fills: their words stand in the registry. */
const REGISTERED = LABELLED_FIELDS.map(name => {
  const { behind: _, ...words } = labelsOf(name);
  return { role: `head.${name}` as const, ...words };
});

const MONEY = [
  {
    role: 'fundingTitle.title',
    usual: '项目资金 预算资金',
    also: '资金情况 资金投入情况 预算执行情况 部门预算资金 年度预算资金',
  },
  { role: 'funding.maxScore', usual: '分值 权重', before: '参考 标准 指标 执行率' },
  { role: 'funding.score', usual: '得分', bare: '…得分 自评分 评分 执行率得分' },
  {
    role: 'funding.executionRate',
    usual: '执行率',
    also: '预算执行率',
    bare: 'B/A …执行率… 执行进度… 支出率… 到位率…',
  },
  {
    role: 'funding.initialBudget',
    usual: '年初预算数',
    also: '年初预算',
    bare: '年初预算… 年初批复… 年初数',
  },
  {
    role: 'funding.adjustedBudget',
    usual: '全年预算数',
    also: '全年预算 调整预算数 调整预算 预算数',
    bare: '全年预算… 调整预算… 调整后预算… 预算安排… 计划投入… 计划安排…',
  },
  {
    role: 'funding.adjustedBudget',
    bare: '预算 预算数 预算额 预算金额 预算资金 预算调整 预算调整数 预算调整额 预算调整金额 预算调整资金',
    before: `全年 本年 年度 最终 预算 实际 全年调整 本年调整 年度调整 最终调整 预算调整 实际调整 全年调整后 本年调整后 年度调整后 最终调整后 预算调整后
      实际调整后`,
  },
  {
    role: 'funding.executed',
    usual: '全年执行数',
    also: '全年实际执行数 执行数 实际执行数',
    bare: '决算数',
  },
  {
    role: 'funding.executed',
    bare: '执行 执行数 执行额 执行金额 执行资金 支出 支出数 支出额 支出金额 支出资金 使用 使用数 使用额 使用金额 使用资金',
    before: '全年 预算 实际 累计 本年 全年实际 预算实际 累计实际 本年实际',
  },
  {
    role: 'fundingLine.priorYearCarryover',
    usual: '上年结转资金',
    also: '上年结转 上年结转结余 上年结余结转',
    bare: '上年结转… 上年度结转… 上年结余… 上年度结余…',
  },
  {
    role: 'fundingLine.currentYearAppropriation',
    usual: '当年财政拨款 本年财政拨款',
    also: '本年度财政拨款 当年财政资金 本年财政资金',
    bare: `当年财政拨款… 本年财政拨款… 当年度财政拨款… 本年度财政拨款… 当年财政资金… 本年财政资金… 当年度财政资金… 本年度财政资金…
      当年一般公共预算财政拨款… 本年一般公共预算财政拨款… 当年度一般公共预算财政拨款… 本年度一般公共预算财政拨款…
      当年一般公共预算财政资金… 本年一般公共预算财政资金…`,
  },
  { role: 'fundingLine.otherFunds', usual: '其他资金', bare: '其他资金… 其它资金…' },
  {
    role: 'fundingLine.total',
    usual: '年度资金总额',
    also: '年度财政资金总额 资金总额',
    bare: '合计 总计 总额 年度总额 年度总金额 年度资金',
  },
  {
    role: 'fundingLine.total',
    bare: `资金总额 资金合计 资金总计 资金总量 财政资金总额 财政资金合计 财政资金总计 财政资金总量 预算资金总额 预算资金合计 预算资金总计
      项目资金总额 项目资金合计 项目资金总计`,
    before: '年度 全年 本年 项目 预算',
  },
  {
    role: 'fundingLine.other',
    also: `财政资金 财政专户管理资金 中央财政资金 地方资金 地方财政资金 中央补助 省级财政资金 省级资金 市级财政资金 市级资金
      县级财政资金 县级资金 自有资金 单位资金 单位自有资金 社会资金 基本支出 项目支出`,
  },
] as const satisfies readonly LexiconEntry[];

const GOALS = [
  {
    role: 'goalTitle.title',
    usual: '年度总体目标',
    also: '年度总体目标完成情况 总体目标完成情况 年度目标 年度绩效目标 项目基本情况 项目年度目标完成情况 总体目标',
  },
  {
    role: 'goal.actual',
    usual: '实际完成情况',
    also: `全年实际完成情况 年度总体目标完成情况综述 目标实际完成情况 年度目标完成情况 总体目标实际完成情况 实际完成目标情况`,
    bare: `实际完成 …完成情况 …完成结果 …完成程度 …完成目标 …实现情况 …实现结果 …实现程度 …实现目标 …达成情况 …达成结果 …达成程度
      …达成目标 …完成情况综述 …完成情况说明 …完成结果综述 …完成结果说明 …完成目标综述 …完成目标说明 …实现情况综述 …实现情况说明
      …达成情况综述 …达成情况说明`,
  },
  {
    role: 'goal.expected',
    usual: '预期目标 年初设定目标',
    also: '年初预期目标 年度预期目标 总体目标 项目年度目标 设定目标',
    bare: '…目标 …目标内容 设定目标… 预期设定目标… 年初设定目标…',
  },
] as const satisfies readonly LexiconEntry[];

const INDICATORS = [
  { role: 'indicatorTitle.title', also: '绩效指标 年度绩效指标 年度绩效指标完成情况 绩效指标完成情况' },
  { role: 'indicator.level1', usual: '一级指标', bare: '一级 1级 1级指标' },
  { role: 'indicator.level2', usual: '二级指标', bare: '二级 2级 2级指标' },
  {
    role: 'indicator.level3',
    usual: '三级指标',
    also: '指标名称',
    bare: '三级 三级名称 三级指标名称 3级 3级指标 3级名称 3级指标名称 指标内容 绩效指标名称 绩效指标内容',
  },
  {
    role: 'indicator.sign',
    usual: '指标性质',
    also: '计算符号',
    bare: '性质 符号 运算符号 比较符号 指标方向',
  },
  { role: 'indicator.unit', usual: '度量单位', also: '计量单位 指标单位', bare: '单位 指标值单位' },
  {
    role: 'indicator.adjustedTarget',
    also: '调整指标值',
    bare: `调整指标 调整目标 调整目标值 调整的指标 调整的目标 调整的指标值 调整的目标值 调整后指标 调整后目标 调整后指标值 调整后目标值
      调整后的指标 调整后的目标 调整后的指标值 调整后的目标值`,
  },
  {
    role: 'indicator.target',
    usual: '年度指标值 指标值 年初指标值 年初目标值 年度目标值 预期目标值 预期指标值',
    also: '目标值 计划完成值',
    bare: '年度指标 预期指标 计划指标 年度目标 预期目标 计划目标 预期值 计划值 预期完成值',
  },
  {
    role: 'indicator.target',
    bare: '指标值 目标值',
    before: '年初 年度 预期 计划 绩效 设定 年度绩效 年度预期 自定',
    after: '标准',
  },
  {
    role: 'indicator.actual',
    usual: '实际完成值 完成值 全年实际完成值 全年实际值',
    also: '全年完成值 自评完成值',
    bare: '实际值 实际指标值 实际目标值 实际完成… 年度实际值 年度实际指标值 全年实际指标值',
  },
  {
    role: 'indicator.actual',
    bare: '完成 完成值 完成情况 完成数 完成结果 完成程度 完成指标值',
    before: '全年 年度 自评 本年 实际 全年实际 年度实际 自评实际 本年实际',
  },
  {
    role: 'indicator.maxScore',
    usual: '分值 权重',
    bare: '权数 满分 分数',
    before: '参考 指标 标准 自评',
  },
  {
    role: 'indicator.score',
    usual: '得分',
    bare: '评分 自评分',
    before: '自评 实际 指标 评价 最终 评定',
  },
  { role: 'indicator.detail', also: '得分系数 是否核心指标 备注', bare: '复核…' },
  {
    role: 'indicator.deviation',
    usual: '偏差原因分析及改进措施 未完成原因和改进措施',
    also: `偏差原因分析 未完成原因及拟采取的改进措施 未完成原因及改进措施 未完成原因分析 原因分析 偏差原因及改进措施`,
    bare: '…偏差… …原因… …改进措施…',
  },
] as const satisfies readonly LexiconEntry[];

const LEVELS = [
  {
    role: 'level.first',
    usual: '产出指标 效益指标 满意度指标 成本指标',
    also: '决策指标 管理指标 过程指标 投入指标 产出 效益 满意度 决策 管理 项目决策 项目管理 项目过程 项目产出 项目效益 项目绩效',
  },
  {
    role: 'level.second',
    usual: `数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 经济成本指标
      社会成本指标 生态环境成本指标`,
    also: `成本指标 服务对象满意度指标等 满意度指标 过程指标 社会公众满意度指标 可持续发展指标 服务对象满意度 经济效益 社会效益
      生态效益 可持续影响`,
  },
  { role: 'level.rare', bare: '环境效益指标 可持续效益指标 经济指标 社会指标 生态指标' },
] as const satisfies readonly LexiconEntry[];

const REST = [
  { role: 'matrixTitle.title', also: '资金管理情况 情况说明 存在问题和改进措施 存在问题及改进措施' },
  {
    role: 'matrix.row',
    also: '分配科学性 下达及时性 拨付合规性 使用规范性 执行准确性 预算绩效管理情况 支出责任履行情况',
  },
  {
    role: 'total.total',
    usual: '总分 合计',
    also: '总计 总得分 自评总分',
    bare: '综合得分 得分合计 合计得分 总分合计 自评得分合计 总评分 合计分',
  },
  { role: 'subtotal.subtotal', bare: '小计 …小计 小计得分' },
  { role: 'note.note', bare: '注 备注 说明 填表说明 填报说明 注释' },
  {
    role: 'foot.line',
    also: `其他需要说明事项 其他需要说明的事项 其他需要说明的问题 其他需说明的问题 说明 评价结论 存在问题 改进措施
      偏差大或目标未完成原因分析
      改进措施及结果应用方案 财务负责人 总体评价`,
  },
] as const satisfies readonly LexiconEntry[];

/** What only forms of a kind print that evaluate nothing themselves. */
const OTHERS = [
  {
    role: 'monitoring.period',
    bare: `…月执行数 …月执行率 …月执行情况 …月执行值 …月支出数 …月完成情况 …月完成值 …月实际完成值 …月预算执行数 …月预算执行率
      …季度执行数 …季度执行率 …季度执行情况 …季度完成情况 …季度完成值 …上半年执行数 …上半年执行率 …上半年执行情况 …上半年完成情况
      …上半年完成值 …半年执行数 …半年执行率 …半年执行情况 …半年完成情况 …半年完成值`,
  },
  {
    role: 'monitoring.forecast',
    also: '全年预计执行数 全年预计完成情况 全年预计完成值 完成目标可能性 目标完成可能性',
    bare: '预计全年执行数 预计全年完成情况 预计全年完成值 全年预计执行率 全年预计执行情况 预计执行数 预计完成值 预计完成情况 完成可能性',
  },
  {
    role: 'scheme.criterion',
    also: '评分标准 指标解释 指标说明 评价标准 评分细则 评分规则 评价要点 评分说明 指标释义 扣分标准 计分标准',
  },
] as const satisfies readonly LexiconEntry[];

export const ENTRIES = [
  ...REGISTERED,
  ...HEAD,
  ...MONEY,
  ...GOALS,
  ...INDICATORS,
  ...LEVELS,
  ...REST,
  ...OTHERS,
] as const satisfies readonly LexiconEntry[];

/** `head.projectName`: a room of the form, and what the label means there. */
export type LabelRole = (typeof ENTRIES)[number]['role'];

type RoomOf<Role> = Role extends `${infer Name}.${string}` ? Name : never;
export type Room = RoomOf<LabelRole>;

type Within<Role, Name extends Room> = Role extends `${Name}.${infer Meaning}` ? Meaning : never;
/** What labels of one room mean. */
export type RoleIn<Name extends Room> = Within<LabelRole, Name>;
