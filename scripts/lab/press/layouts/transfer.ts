import type { Amounts, Content, Layout, Section } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';
import { formTruth, indicator, NO_TOTAL } from '../truth.ts';
import { type FundBlock, fundingOf, funds, goals, indicators, LEVELS } from './blocks.ts';

const NOTE = '请在此处简要说明各级审计和财政监督中发现的问题及其所涉及的金额，如没有请填无。';
const MANAGED: readonly (readonly [string, string, string])[] = [
  ['分配科学性', '采用因素法与项目法相结合的方式分配，测算依据充分。', '无'],
  ['下达及时性', '收到上级文件后二十日内下达至用款单位。', '个别乡镇转下达略有延迟，已督促整改。'],
  ['拨付合规性', '通过国库集中支付，手续完备。', '无'],
  ['使用规范性', '专账核算，未发现挤占挪用。', '无'],
  ['执行准确性', '按下达的用途和数额执行。', ''],
  ['预算绩效管理情况', '绩效目标随预算同步下达，开展两次运行监控。', '指标值设置偏保守，下年度据实调高。'],
  ['支出责任履行情况', '地方应承担的资金已足额安排。', '无'],
];

/** Transfers: no weights, no scores; `managed` has the 资金管理情况 block in two columns. */
export const transfer: Layout = (content, variant = 'managed') => {
  const region = variant === 'managed';
  const titleText = region ? '转移支付区域（项目）绩效目标自评表' : '转移支付项目绩效目标自评表';
  const none: Amounts = { initial: '', adjusted: '0', executed: '0', weight: '', rate: '—', score: '' };
  const money: FundBlock = {
    label: '资金投入情况（万元）',
    columns: [
      { key: 'adjusted', head: '全年预算数（A）' },
      { key: 'executed', head: '全年执行数（B）' },
      { key: 'rate', head: '预算执行率（B/A×100%）' },
    ],
    lines: [
      { line: 'total', label: '年度资金总额：', amounts: content.total },
      { line: 'other', label: '其中：中央财政资金', amounts: content.total },
      { line: 'other', label: '地方资金', amounts: none },
      { line: 'otherFunds', label: '其他资金', amounts: none },
    ],
    cuts: [0, 170, 400, 600, 800, 1000],
  };
  return {
    sheet: {
      above: [title(titleText), line(`（${content.year}年度）`, 'center')],
      sections: [
        headsOf(content),
        funds(money),
        ...(region ? [managedOf()] : []),
        goals(
          content,
          { side: '总体目标完成情况', expected: '总体目标', actual: '全年实际完成情况' },
          [0, 170, 585, 1000],
        ),
        indicators(content.rows, {
          side: '绩效指标',
          heads: [...LEVELS, '指标值', '全年实际完成值', '未完成原因和改进措施'],
          cuts: [0, 60, 170, 290, 540, 670, 800, 1000],
          cells: r => [value(r.target.text), value(r.actual.text), prose(r.reason)],
        }),
        {
          cuts: [0, 170, 1000],
          rows: [[label('说明'), prose(NOTE)]],
        },
      ],
      below: [],
    },
    truth: formTruth(
      content,
      {
        title: titleText,
        funding: fundingOf(money),
        indicators: content.rows.map(r => indicator(r, { maxScore: null, score: null })),
        total: NO_TOTAL,
        extras: {
          中央主管部门: '国家有关部委',
          ...(region ? Object.fromEntries(MANAGED.flatMap(pairs)) : {}),
          说明: NOTE,
        },
      },
      { family: 'transfer-self-evaluation', currencyUnit: 'wan-yuan' },
    ),
  };
};

const pairs = ([name, state, issue]: readonly [string, string, string]): [string, string | null][] => [
  [`${name}/情况说明`, state],
  [`${name}/存在问题和改进措施`, issue || null],
];

function headsOf(content: Content): Section {
  return {
    cuts: [0, 170, 480, 640, 1000],
    rows: [
      [label('转移支付（项目）名称'), value(content.project, { cols: 3 })],
      [label('中央主管部门'), value('国家有关部委'), label('地方主管部门'), value(content.supervising)],
      [label('资金使用单位'), value(content.implementing, { cols: 3 })],
    ],
  };
}

function managedOf(): Section {
  return {
    cuts: [0, 170, 340, 700, 1000],
    rows: [
      [
        label('资金管理情况', { rows: MANAGED.length + 1 }),
        label(''),
        label('情况说明'),
        label('存在问题和改进措施'),
      ],
      ...MANAGED.map(([name, state, issue]) => [label(name), prose(state), prose(issue)]),
    ],
  };
}
