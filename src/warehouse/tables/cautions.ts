import type { Bilingual } from '../../model.ts';

type Caution = { readonly caution: Bilingual };

const beware = (zh: string, en: string): Caution => ({ caution: { zh, en } });

const SCORE = beware(
  '各表、各行满分不同，不要直接平均；得分率用 sum(score) / sum(max_score)，且只取两者都有的行；合并单元格的分只记在首行',
  'full marks differ from form to form and row to row, so do not average; take sum(score) / sum(max_score) over rows that have both; a merged cell counts on its first row alone',
);
const AMOUNT = beware(
  '各表单位不一（元、万元），合计用 _yuan 列；有总额行又有明细行，只加 line = ’total’ 的行',
  'forms differ in their unit: add up the _yuan column; a total stands beside its parts: take rows with line = ’total’ alone',
);

/** How columns mislead who reckons with them as they stand, by `table.column`. */
export const CAUTIONS: { readonly [column: string]: Caution } = {
  'forms.total_score': beware(
    '没有印合计的为空，满分未必是 100；空值不是 0 分',
    'null where no total is printed, and not always out of 100; null is no 0',
  ),
  'forms.values_for_review': beware(
    '分母 values_read 含空白格；比例低只说明机器存疑少，不是差错率，差错率见抽样证书',
    'values_read counts blanks, too; a low share says that the machine doubts little, and is no error rate: for that draw a sample',
  ),
  'funding_lines.initial_budget': AMOUNT,
  'funding_lines.adjusted_budget': AMOUNT,
  'funding_lines.executed': AMOUNT,
  'funding_lines.execution_rate': beware(
    '如原表：有的印 98，有的印 0.98 或 1；不要求平均，汇总用 sum(executed_yuan) / sum(adjusted_budget_yuan)',
    'as printed: some forms print 98, others 0.98 or 1; do not average it: sum(executed_yuan) / sum(adjusted_budget_yuan) gives a rate of several',
  ),
  'funding_lines.score': SCORE,
  'indicators.score': SCORE,
  'indicators.actual_number': beware(
    '除以目标值之前要同单位（完成值没有单位时按目标的单位）；≤ 的指标、成本、时限越小越好，完成率无意义',
    'to divide by the target both must be of one unit (an actual value without one has the target’s); with ≤, of costs and times, less is better and a share means nothing',
  ),
  'indicators.confidence': beware(
    '是各取值的最小值，不是整行全对的概率',
    'the least of its values, not the probability that all of the row is right',
  ),
  'indicator_groups.max_score': beware(
    '只含印在组名上的分值，不含预算执行率的分值，合计可以不足 100',
    'only weights printed with a group; that of the execution rate is not among them, so that they may add up to less than 100',
  ),
  'documents.findings': beware(
    '取值待核时规则不作声；扫描件的发现少不等于问题少，不同来源之间不要直接比',
    'rules are silent where a value is for review: fewer findings in scans are not fewer faults, so do not compare kinds of files by them',
  ),
  'evidence.confidence': beware(
    '按来源分别校准；存疑（review）的取值之间不比大小',
    'calibrated for each source by itself; among values for review it tells no order',
  ),
};
