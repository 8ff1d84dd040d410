import { compared, withoutColon } from '../values/text.ts';
import { restored } from './printed-labels.ts';

/**
 * What printed labels mean, in any layout. A label is compared without white space, colons, numbering, and what stands
 * in brackets behind it (units, weights, formulas). Patterns are tried in their order; a template may name labels of
 * its own before them.
 */
export type HeadRole =
  | 'projectName'
  | 'supervisingDepartment'
  | 'implementingUnit'
  | 'department'
  | 'fiscalYear'
  | 'headTotal'
  | 'currencyUnit';

export type FundingRole =
  | 'initialBudget'
  | 'adjustedBudget'
  | 'executed'
  | 'executionRate'
  | 'maxScore'
  | 'score';

export type GoalRole = 'expected' | 'adjusted' | 'actual';

export type IndicatorRole =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'sign'
  | 'unit'
  | 'target'
  | 'adjustedTarget'
  | 'actual'
  | 'maxScore'
  | 'score'
  | 'deviation';

type Patterns<Role extends string> = readonly (readonly [Role, RegExp])[];

const HEAD: Patterns<HeadRole> = [
  ['projectName', /^(财政)?(专项资金|专项|项目|转移支付|资金|政策)\(?(项目|政策|专项)?\)?名称$/],
  [
    'supervisingDepartment',
    /^(省级|市级|县级|区级|地方|项目|一级|预算)?(省|市|县|区|州)?(级)?主管(部门|单位)$/,
  ],
  ['implementingUnit', /^(项目|具体|资金)?(实施|使用|评分|执行|用款)(单位|部门)$|^(预算|项目|承担)单位$/],
  ['department', /^(预算|填报)?(部门|单位|部门单位)(名称)?$/],
  ['fiscalYear', /^(预算|所属|评价|自评|项目)?年度$/],
  ['headTotal', /^自评(总分|得分|总得分|分数)$|^总得分$|^总分$/],
  ['currencyUnit', /^(金额|货币)?单位$/],
];

const FUNDING: Patterns<FundingRole> = [
  ['executionRate', /^B\/A$|执行率(?!权重|得分)|^执行进度|^支出率|^到位率/],
  ['initialBudget', /^年初(批复)?预算|^年初批复|^年初数$/],
  [
    'adjustedBudget',
    /^(全年|本年|年度|最终|预算|实际)?(调整后?)?预算(调整)?(数|额|金额|资金)?$|^(全年|调整后?)预算|^预算安排|^计划(投入|安排)/,
  ],
  ['executed', /^(全年|预算|实际|累计|本年)?(实际)?(执行|支出|使用)(数|额|金额|资金)?$|^决算数$/],
  ['maxScore', /^(参考|标准|指标|执行率)?(分值|权重)$/],
  ['score', /得分$|^自评分$|^评分$/],
];

const GOALS: Patterns<GoalRole> = [
  ['actual', /(完成|实现|达成)(情况|结果|程度|目标)(综述|说明)?$|^实际完成$/],
  ['expected', /目标(内容)?$|^(预期|年初)?设定目标/],
];

const INDICATORS: Patterns<IndicatorRole> = [
  ['level1', /^(一级|1级)(指标)?$/],
  ['level2', /^(二级|2级)(指标)?$/],
  ['level3', /^(三级|3级)(指标)?(名称)?$|^(绩效)?指标(名称|内容)$/],
  ['sign', /^(指标)?性质$|^(计算|运算|比较)?符号$|^指标方向$/],
  ['unit', /^(度量|计量|指标|指标值)?单位$/],
  ['deviation', /^(?!复核).*(偏差|原因|改进措施)/],
  ['adjustedTarget', /^调整后?(的)?(指标|目标)值?$/],
  [
    'target',
    /^(年初|年度|预期|计划|绩效|设定|年度绩效|年度预期|自定)?(指标|目标)值(标准)?$|^(年度|预期|计划)(指标|目标)$|^(预期|计划)(值|完成值)$/,
  ],
  [
    'actual',
    /^(全年|年度|自评|本年)?(实际)?完成(值|情况|数|结果|程度|指标值)?$|^(全年|年度)?实际(指标)?值$|^实际(完成)?(指标|目标)?值$|^实际完成\D*$/,
  ],
  ['maxScore', /^(参考|指标|标准|自评)?(分值|权重|权数|满分|分数)$/],
  ['score', /^(自评|实际|指标|评价|最终|评定)?(得分|评分)$|^自评分$/],
];

const FUNDING_LINES = [
  ['priorYearCarryover', /^上年(度)?(结转|结余)/],
  ['currentYearAppropriation', /^(当年|本年|本年度|当年度)(一般公共预算)?财政(拨款|资金)/],
  ['otherFunds', /^其他资金|^其它资金/],
  [
    'total',
    /^(年度|全年|本年|项目|预算)?(财政|预算|项目)?资金(总额|合计|总计|总量)$|^(合计|总计|总额|年度总额|年度总金额|年度资金)$/,
  ],
] as const;

export const TOTAL_LABEL =
  /^(总分|合计|总计|总得分|自评总分|综合得分|得分合计|合计得分|总分合计|自评得分合计|总评分|合计分)$/;

/** What a label says besides its name: `产出指标(50分)` weighs 50, `项目资金(万元)` counts in 万元. */
const TAIL = /[([{【〔][^()[\]{}【】〔〕]*(?:[([][^()[\]]*[)\]][^()[\]{}【】〔〕]*)*[)\]}】〕]$/;
/** What is left of such a tail where its end could not be read. */
const OPEN_TAIL = /[([{（【〔]\s*[%％分元]?$/;
const NUMBERING = /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．:]|其中:?|[★☆*]+)(?=\D)/;

/** A label as it is compared: without colon, numbering, and brackets at its end. */
export function plainLabel(text: string): string {
  let label = withoutColon(compared(restored(text)));
  label = label.replace(NUMBERING, '');
  const bare = label.replace(TAIL, '').replace(OPEN_TAIL, '');
  return restored(withoutColon(bare === '' ? label.replace(/[()[\]]/g, '') : bare));
}

/** A label as it names an extra: printed, without colon and weight. */
export function extraLabel(text: string): string {
  return text
    .replace(/(?<![:：\s])[:：\s]+$/, '')
    .replace(/[(（]\s*(\d+(\.\d+)?\s*分|[%％分元]|万元|)\s*[)）]$/, '')
    .replace(OPEN_TAIL, '')
    .trim();
}

export type RoleOf<Role extends string> = (label: string) => Role | null;

/** Roles by pattern, a template's own labels first. */
function roleFinder<Role extends string>(
  patterns: Patterns<Role>,
  own: ReadonlyMap<string, string>,
  room: string,
) {
  return (text: string): Role | null => {
    const label = plainLabel(text);
    if (label === '') return null;
    const named = own.get(label);
    if (named?.startsWith(`${room}.`)) return named.slice(room.length + 1) as Role;
    const bare = label.replace(/[()]/g, '');
    return patterns.find(([, pattern]) => pattern.test(label) || pattern.test(bare))?.[0] ?? null;
  };
}

export type Lexicon = {
  readonly head: RoleOf<HeadRole>;
  readonly funding: RoleOf<FundingRole>;
  readonly goal: RoleOf<GoalRole>;
  readonly indicator: RoleOf<IndicatorRole>;
};

/** The lexicon with a template's own labels: printed label → `head.…`, `funding.…`, `goal.…`, `indicator.…`. */
export function lexicon(own: { readonly [label: string]: string } = {}): Lexicon {
  const labels = new Map(Object.entries(own).map(([label, role]) => [plainLabel(label), role]));
  return {
    head: roleFinder(HEAD, labels, 'head'),
    funding: roleFinder(FUNDING, labels, 'funding'),
    goal: roleFinder(GOALS, labels, 'goal'),
    indicator: roleFinder(INDICATORS, labels, 'indicator'),
  };
}

export function fundingLineOf(
  label: string,
): 'total' | 'currentYearAppropriation' | 'priorYearCarryover' | 'otherFunds' | 'other' {
  const plain = plainLabel(label);
  return FUNDING_LINES.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}

/** The currency that a label counts in: `项目资金（万元）`. */
export function currencyOf(label: string): 'yuan' | 'wan-yuan' | null {
  const text = compared(label);
  if (/万元/.test(text)) return 'wan-yuan';
  return /[((:]元[))]?|单位:?元$|\uFFFD元[)\uFFFD]/.test(text) || text.endsWith(':元') ? 'yuan' : null;
}

/** Words with which a cell is complete, so that nothing goes on in it after a page break. */
export function isWholeLabel(text: string): boolean {
  const plain = plainLabel(text).replace(/(?<=目标)\d$/, '');
  if (isGroupLabel(text)) return true;
  return TOTAL_LABEL.test(plain) || (plain.length <= 10 && hasRole(plain));
}

/** The label that the first row of a form begins with: the name of the project, or of the department. */
export function isFirstLabel(text: string): boolean {
  const role = COMMON.head(text);
  return role === 'projectName' || role === 'department';
}

/** The label of the row that ends a form. */
export function isTotalLabel(text: string): boolean {
  return TOTAL_LABEL.test(plainLabel(text));
}

/** Whether a text is the label of any field or column. */
export function hasRole(text: string): boolean {
  const { head, funding, goal, indicator } = COMMON;
  return [head, funding, goal, indicator].some(role => role(text) !== null);
}

/** The name of a first or second level, or of the block of indicators: 产出指标, 数量指标, 绩效指标. */
export function isGroupLabel(text: string): boolean {
  return LEVEL_LABEL.test(plainLabel(text));
}

const LEVEL_LABEL =
  /^(绩效|产出|效益|满意度|成本|数量|质量|时效|过程|决策|管理|经济|社会|生态|可持续影响|(经济|社会|生态|环境|可持续)效益|(经济|社会|生态环境)成本|服务对象满意度|社会公众满意度)指标等?$/;

const COMMON = lexicon();
