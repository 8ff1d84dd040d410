import type { Cell, Sheet } from '../model.ts';
import { label, line, prose, title, value } from '../sheet.ts';

/** Tables that stand beside forms in final accounts and must not be taken for forms. */
export const NEIGHBOURS: readonly Sheet[] = [
  accounts(),
  summary(),
  departmentReport(),
  scoring(),
  purchases(),
];

function simple(
  heading: string,
  note: string,
  table: { cuts: readonly number[]; heads: readonly string[]; rows: readonly (readonly string[])[] },
): Sheet {
  const head = table.heads.map(h => label(h));
  const rows = table.rows.map(row => row.map((text, i): Cell => (i === 0 ? prose(text) : value(text))));
  return {
    above: [title(heading), line(note, 'right')],
    sections: [{ cuts: table.cuts, rows: [head, ...rows] }],
    below: [],
  };
}

function accounts(): Sheet {
  return simple('收入支出决算总表', '公开01表　单位：万元', {
    cuts: [0, 260, 330, 500, 760, 830, 1000],
    heads: ['收入项目', '行次', '决算数', '支出项目', '行次', '决算数'],
    rows: [
      ['一、一般公共预算财政拨款收入', '1', '3,906.12', '一、一般公共服务支出', '14', '1,204.35'],
      ['二、政府性基金预算财政拨款收入', '2', '0.00', '二、公共安全支出', '15', '—'],
      ['三、其他收入', '3', '276.65', '三、教育支出', '16', '2,701.77'],
      ['本年收入合计', '4', '4,182.77', '本年支出合计', '17', '4,182.77'],
      ['年初结转和结余', '5', '12.40', '年末结转和结余', '18', '12.40'],
    ],
  });
}

/** The list of projects with their scores, as reports print it in front of the forms. */
function summary(): Sheet {
  return simple('2023年度项目支出绩效自评结果汇总表', '单位：万元', {
    cuts: [0, 60, 400, 520, 640, 740, 840, 1000],
    heads: ['序号', '项目名称', '全年预算数', '全年执行数', '执行率', '自评得分', '自评等级'],
    rows: [
      ['1', '背街小巷路灯补建工程', '386.50', '341.90', '88.46%', '98.38', '优'],
      ['2', '城市书房运营', '220.75', '195.28', '88.46%', '98.85', '优'],
      ['3', '公务船艇燃料及维修经费', '74.30', '33.56', '45.17%', '89.52', '良'],
    ],
  });
}

function departmentReport(): Sheet {
  const rows: readonly (readonly [string, string])[] = [
    [
      '一、部门基本情况',
      '（一）部门概况：内设机构6个，下属事业单位3个。（二）部门绩效目标的设立情况：围绕全年重点工作设立。',
    ],
    [
      '二、绩效自评工作情况',
      '（一）绩效自评的目的：提高资金使用效益。（二）自评组织过程：前期准备、组织实施。',
    ],
    ['三、评价情况分析及综合评价结论', '各项任务基本完成，自评等级为优。'],
    ['四、存在的问题和整改情况', '绩效指标细化程度不够，已组织培训。'],
    ['五、绩效自评结果应用', '与下年度预算安排挂钩。'],
  ];
  return {
    above: [title('部门整体支出绩效自评情况'), line('公开12表', 'right')],
    sections: [{ cuts: [0, 250, 1000], rows: rows.map(([name, text]) => [label(name), prose(text)]) }],
    below: [line('注：以上内容由各部门据实填写。')],
  };
}

/** What an outside evaluator scores by: levels and weights, but no targets and no actual values. */
function scoring(): Sheet {
  return simple('项目支出绩效评价指标体系及评分标准', '（第三方评价）', {
    cuts: [0, 120, 260, 420, 500, 900, 1000],
    heads: ['一级指标', '二级指标', '三级指标', '分值', '评分标准', '评价得分'],
    rows: [
      ['决策', '项目立项', '立项依据充分性', '5', '符合国家法律法规和部门职责的得满分，否则酌情扣分。', '5'],
      ['过程', '资金管理', '资金到位率', '5', '到位率=实际到位资金/预算资金，按比例得分。', '4.8'],
      ['产出', '产出数量', '实际完成率', '15', '每降低一个百分点扣0.5分。', '14'],
      ['效益', '项目效益', '社会效益', '20', '根据问卷结果综合评定。', '18'],
    ],
  });
}

function purchases(): Sheet {
  return simple('政府采购情况表', '单位：万元', {
    cuts: [0, 500, 750, 1000],
    heads: ['项目', '采购计划金额', '实际采购金额'],
    rows: [
      ['货物', '120.00', '116.35'],
      ['工程', '0.00', '0.00'],
      ['服务', '88.20', '85.00'],
    ],
  });
}
