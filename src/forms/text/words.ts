/** Labels as they are printed, whole: what a dump has broken over lines is put together again by them. */
export type LabelKind =
  | 'head'
  | 'fundingTitle'
  | 'fundingHead'
  | 'fundingLine'
  | 'goalTitle'
  | 'goalHead'
  | 'indicatorTitle'
  | 'indicatorHead'
  | 'weightHead'
  | 'scoreHead'
  | 'level1'
  | 'level2'
  | 'total'
  | 'matrixTitle'
  | 'matrix'
  | 'foot';

const LABELS: { readonly [kind in LabelKind]: string } = {
  head: `项目名称 专项名称 专项资金名称 转移支付(项目)名称 转移支付名称 政策名称 主管部门 主管部门及代码 中央主管部门
    地方主管部门 省级主管部门 市级主管部门 县级主管部门 预算主管部门 实施单位 项目实施单位 资金使用单位 评分单位 承担单位
    预算单位 部门 部门名称 单位名称 部门(单位)名称 项目负责人 项目负责人及电话 项目负责人及联系电话 联系电话 电话 联系人
    部门联系人 项目类别 项目属性 项目类型 财政处室 自评总分 自评得分 财政审核评分 填报人 填报日期 项目编码 项目代码`,
  fundingTitle: `项目资金 预算资金 资金情况 资金投入情况 预算执行情况 部门预算资金 年度预算资金`,
  fundingHead: `年初预算数 年初预算 全年预算数 全年预算 调整预算数 调整预算 预算数 全年执行数 全年实际执行数 执行数 实际执行数
    执行率 预算执行率`,
  fundingLine: `年度资金总额 年度财政资金总额 资金总额 当年财政拨款 本年财政拨款 本年度财政拨款 财政资金 财政专户管理资金 当年财政资金 本年财政资金
    上年结转资金 上年结转 上年结转结余 上年结余结转 其他资金 中央财政资金 地方资金 地方财政资金 中央补助 省级财政资金 省级资金 市级财政资金 市级资金 县级财政资金 县级资金
    自有资金 单位资金 单位自有资金 社会资金 基本支出 项目支出`,
  goalTitle: `年度总体目标 年度总体目标完成情况 总体目标完成情况 年度目标 年度绩效目标 项目基本情况`,
  goalHead: `预期目标 年初设定目标 年初预期目标 年度预期目标 总体目标 项目年度目标 设定目标 实际完成情况 全年实际完成情况
    年度总体目标完成情况综述 目标实际完成情况 年度目标完成情况 总体目标实际完成情况 实际完成目标情况`,
  indicatorTitle: `绩效指标 年度绩效指标 年度绩效指标完成情况 绩效指标完成情况`,
  indicatorHead: `一级指标 二级指标 三级指标 指标名称 指标性质 指标值 度量单位 计量单位 指标单位 年度指标值 预期指标值 年初目标值 年初指标值
    年度目标值 目标值 计划完成值 调整指标值 实际完成值 全年实际值 完成值 全年完成值 全年实际完成值 自评完成值 计算符号
    偏差原因分析及改进措施 偏差原因分析 未完成原因及拟采取的改进措施 未完成原因和改进措施 未完成原因及改进措施 未完成原因分析 原因分析
    偏差原因及改进措施 得分系数 是否核心指标 备注`,
  weightHead: '分值 权重 指标权重 参考分值',
  scoreHead: '得分 指标得分 自评得分',
  level1: `产出指标 效益指标 满意度指标 成本指标 决策指标 管理指标 过程指标 投入指标 产出 效益 满意度 决策 管理`,
  level2: `数量指标 质量指标 时效指标 成本指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标
    服务对象满意度指标等 服务对象满意度 满意度指标 经济成本指标 社会成本指标 生态环境成本指标 过程指标 社会公众满意度指标
    经济效益 社会效益 生态效益 可持续影响 可持续发展指标`,
  matrixTitle: '资金管理情况 情况说明 存在问题和改进措施 存在问题及改进措施',
  matrix: '分配科学性 下达及时性 拨付合规性 使用规范性 执行准确性 预算绩效管理情况 支出责任履行情况',
  total: '总分 合计 总计 总得分 自评总分',
  foot: `其他需要说明事项 其他需要说明的事项 其他需说明的问题 说明 评价结论 存在问题 改进措施 偏差大或目标未完成原因分析 改进措施及结果应用方案
    财务负责人 总体评价`,
};

/** Whole label → the kinds that it may be of. */
export const KINDS: ReadonlyMap<string, readonly LabelKind[]> = kindsByLabel();

function kindsByLabel(): Map<string, LabelKind[]> {
  const kinds = new Map<string, LabelKind[]>();
  for (const [kind, text] of Object.entries(LABELS) as [LabelKind, string][]) {
    for (const label of text.split(/\s+/)) kinds.set(label, [...(kinds.get(label) ?? []), kind]);
  }
  return kinds;
}

/** The first level that a second one belongs to, where forms agree on it. */
const PARENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^成本/, /^产出/],
  [/成本/, /^成本/],
  [/数量|质量|时效/, /^产出/],
  [/满意/, /^满意/],
  [/效益|可持续/, /^效益/],
];

/** Whether a second level may stand under a first one; null where nothing is known of it. */
export function isUnder(level2: string, level1: string): boolean | null {
  const parent = PARENTS.find(([name]) => name.test(level2))?.[1];
  return parent ? parent.test(level1) : null;
}

/** Words of the official scale, and others that forms give as values. */
export const SCALE: readonly string[] = [
  '达成预期指标',
  '基本达成预期指标',
  '全部或基本达成预期指标',
  '部分达成年度指标并具有一定效果',
  '部分达成预期指标并具有一定效果',
  '未达成年度指标且效果较差',
];

/** Short words that stand as a value and not as the name of an indicator. */
export const VALUE_WORD =
  /^(?:已?(?:全部|基本|按[时期]|及时|如期|部分)?(?:完成|达成|达标|到位|实现|落实|发放|兑付|拨付)|及时|有效|明显|显著|良好|优|优秀|良|好|高|较高|较好|合格|合规|健全|完善|规范|准确|是|否|有|无|可控|具备|保障|稳定|达到|提升|改善|增强|不断完善|得到保障|严格执行|定性|(?:效果|作用|成效)(?:明显|显著|良好|较好)|.{0,2}(?:有效|明显|显著|持续|逐步|稳步|不断|长期|进一步|较?大幅?|切实|充分).{0,3}(?:提升|提高|改善|增强|加强|促进|保障|控制|完善|发挥|发挥作用|推动|增加|降低|减少|缓解|优化)?)$/;
