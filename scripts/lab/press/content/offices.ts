import { d, q, w } from '../fact.ts';
import type { Project } from '../model.ts';

/** Made-up projects and whole departments: offices, laboratories, systems. */
export const OFFICES: readonly Project[] = [
  {
    id: 'archive',
    name: '馆藏民国档案数字化',
    department: '北塘区档案局',
    unit: '北塘区档案馆',
    budget: '158.6',
    goals: [
      {
        expected:
          '完成馆藏民国时期档案6,400卷的整理、扫描和著录，形成数字副本约92万页；修复破损严重的档案3,000页；数据通过第三方质检并异质备份。',
        actual:
          '完成档案6,400卷数字化，形成副本92.6万页；修复破损档案3,150页；质检差错率万分之二，已完成异质备份。',
      },
    ],
    rows: [
      { level2: '经济成本指标', name: '单页数字化成本', target: q('<=', '1.2', '元/页'), actual: '1.18' },
      { level2: '社会成本指标', name: '对公众查档的影响', target: w('无明显影响'), actual: w('无明显影响') },
      { level2: '生态环境成本指标', name: '废弃耗材规范处置率', target: q('=', '100', '%'), actual: '100' },
      { level2: '数量指标', name: '数字化档案卷数', target: q('=', '6400', '卷'), actual: '6400' },
      { level2: '数量指标', name: '修复破损档案页数', target: q('>=', '3000', '页'), actual: '3150' },
      { level2: '质量指标', name: '质检差错率', target: q('<=', '0.03', '%'), actual: '0.02' },
      {
        level2: '时效指标',
        name: '数据验收时间',
        target: d('2024-11', 'by', '2024年11月底前'),
        actual: d('2024-11-08', null, '2024年11月8日'),
      },
      { level2: '社会效益指标', name: '提供公众查阅卷次', target: q('>=', '1500', '卷次'), actual: '1720' },
      { level2: '可持续影响指标', name: '档案保存条件', target: w('长期改善'), actual: w('长期改善') },
      { level2: '服务对象满意度指标', name: '查档人员满意度', target: q('>=', '95', '%'), actual: '97.5' },
    ],
  },
  {
    id: 'lab',
    name: '粮油质量检验监测能力提升',
    department: '南屿市粮食和物资储备局',
    unit: '南屿市粮油质量检测站',
    budget: '306',
    goals: [
      {
        expected:
          '购置气相色谱仪等检验设备5台（套），新增检验参数18项；完成收购、储存环节样品扦样检验2,200份，守住粮食质量安全底线。',
        actual: '购置设备5台（套），新增参数20项；检验样品2,236份，发现并处置不合格样品7份。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '购置检验设备', target: q('=', '5', '台（套）'), actual: '5' },
      { level2: '数量指标', name: '检验样品份数', target: q('>=', '2200', '份'), actual: '2236' },
      { level2: '数量指标', name: '新增检验参数', target: q('>=', '18', '项'), actual: '20' },
      { level2: '质量指标', name: '检验结果复核一致率', target: q('>=', '99', '%'), actual: '99.6' },
      { level2: '时效指标', name: '检验报告出具时限', target: q('<=', '7', '个工作日'), actual: '6' },
      { level2: '成本指标', name: '设备购置成本', target: q('<=', '280', '万元'), actual: '276.4' },
      { level2: '社会效益指标', name: '粮食质量安全保障能力', target: w('不断增强'), actual: w('不断增强') },
      { level2: '可持续影响指标', name: '设备使用年限', target: q('>=', '8', '年'), actual: '8' },
      { level2: '服务对象满意度指标', name: '送检单位满意度', target: q('>=', '90', '%'), actual: '96' },
    ],
  },
  {
    id: 'ships',
    name: '公务船艇燃料及维修经费',
    department: '南屿市交通运输局',
    unit: '南屿市港航事业发展中心',
    budget: '74.3',
    goals: [
      {
        expected: '保障6艘执法船艇正常出航，全年巡航不少于3,000小时。',
        actual: '完成巡航3,126小时，船艇完好率100%。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '巡航时长', target: q('>=', '3000', '小时'), actual: '3126' },
      { level2: '质量指标', name: '船艇完好率', target: q('=', '100', '%'), actual: '100' },
      { level2: '时效指标', name: '维修响应时间', target: q('<=', '24', '小时'), actual: '20' },
      { level2: '成本指标', name: '每小时燃料成本', target: q('<=', '180', '元'), actual: '176' },
      { level2: '社会效益指标', name: '水上交通秩序', target: w('良好'), actual: w('良好') },
      { level2: '服务对象满意度指标', name: '过往船舶满意度', target: q('>=', '85', '%'), actual: '89' },
    ],
  },
  {
    id: 'court',
    name: '调解员补贴和法律援助案件补助',
    department: '碧溪区司法局',
    unit: '碧溪区法律援助中心',
    budget: '129.46',
    goals: [
      {
        expected: '办理法律援助案件520件，发放调解员补贴，群众依法维权渠道畅通。',
        actual: '办理法律援助案件547件，为受援人挽回损失1,133万元；按季发放补贴。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '办理法律援助案件', target: q('>=', '520', '件'), actual: '547' },
      { level2: '数量指标', name: '调解纠纷件数', target: q('>=', '1800', '件'), actual: '1926' },
      { level2: '质量指标', name: '案件质量评查优良率', target: q('>=', '90', '%'), actual: '93.8' },
      { level2: '时效指标', name: '补贴发放', target: w('按季发放'), actual: w('按季发放') },
      { level2: '成本指标', name: '案件平均补助', target: q('<=', '1500', '元/件'), actual: '1420' },
      { level2: '社会效益指标', name: '矛盾纠纷化解', target: w('效果明显'), actual: w('效果明显') },
      { level2: '社会效益指标', name: '为受援人挽回损失', target: q('>=', '1000', '万元'), actual: '1,133' },
      { level2: '服务对象满意度指标', name: '受援人满意度', target: q('>=', '95', '%'), actual: '98' },
    ],
  },
  {
    id: 'dept',
    name: '碧溪区退役军人事务局',
    department: '碧溪区退役军人事务局',
    unit: '碧溪区退役军人事务局',
    budget: '2,415.37',
    goals: [
      {
        expected: '落实优抚对象抚恤补助，做到按月足额发放。',
        actual: '为1,384名优抚对象按月足额发放抚恤补助。',
      },
      {
        expected: '组织退役军人技能培训和专场招聘，帮扶就业创业。',
        actual: '培训退役军人210人，举办专场招聘会4场，达成意向386人。',
      },
      {
        expected: '加强烈士纪念设施保护管理，弘扬英烈精神。',
        actual: '修缮纪念设施3处，接待祭扫群众5.6万人次。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '发放优抚对象人数', target: q('>=', '1380', '人'), actual: '1384' },
      { level2: '数量指标', name: '技能培训人数', target: q('>=', '200', '人'), actual: '210' },
      { level2: '质量指标', name: '抚恤补助发放准确率', target: q('=', '100', '%'), actual: '100' },
      { level2: '时效指标', name: '按月发放及时率', target: q('=', '100', '%'), actual: '100' },
      { level2: '成本指标', name: '“三公”经费压减率', target: q('>=', '3', '%'), actual: '3.4' },
      {
        level2: '社会效益指标',
        name: '退役军人就业率',
        target: q('>=', '92', '%'),
        actual: '91.2',
        reason: '个别工种岗位减少，今后加强订单式培训。',
      },
      { level2: '可持续影响指标', name: '尊崇军人职业氛围', target: w('持续浓厚'), actual: w('持续浓厚') },
      { level2: '服务对象满意度指标', name: '优抚对象满意度', target: q('>=', '95', '%'), actual: '98.1' },
    ],
  },
];
