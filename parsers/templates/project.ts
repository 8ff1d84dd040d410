import type { Template } from '../../src/forms/template.ts';

/** 项目支出绩效自评表: the self-evaluation of a project. */
export const projectTemplates: readonly Template[] = [
  {
    id: 'shanghai',
    family: 'project-self-evaluation',
    title: ['财政项目支出绩效自评表'],
  },
  {
    id: 'central',
    family: 'project-self-evaluation',
    title: ['项目支出绩效自评表'],
    titleLacks: ['财政项目', '部门预算项目', '市级', '本级'],
    has: ['年初预算数', '全年预算数', '全年执行数'],
  },
  {
    id: 'anhui',
    family: 'project-self-evaluation',
    title: ['项目支出绩效自评表'],
    titleLacks: ['财政项目'],
    has: ['年度资金总额', '本年财政拨款', '年初预算数', '全年执行数'],
  },
  {
    id: 'beijing',
    family: 'project-self-evaluation',
    title: ['项目支出绩效自评表'],
    has: ['项目负责人', '联系电话', '年初预算数', '全年预算数'],
  },
  {
    id: 'yunnan',
    family: 'project-self-evaluation',
    title: ['年度项目支出绩效自评表', '项目支出绩效自评表'],
    has: ['指标性质', '指标值', '度量单位', '其他需要说明事项'],
  },
  {
    id: 'cohesion-funds',
    family: 'project-self-evaluation',
    title: ['绩效目标自评表'],
    has: ['年初设定目标', '全年实际值'],
    lacks: ['年初预算数'],
  },
  {
    id: 'hubei',
    family: 'project-self-evaluation',
    title: ['自评表'],
    has: ['预算执行情况', '年初目标值'],
  },
  {
    id: 'sichuan',
    family: 'project-self-evaluation',
    title: ['部门预算项目支出绩效自评表'],
    has: ['项目基本情况', '预算执行情况'],
  },
  {
    id: 'ningxia',
    family: 'project-self-evaluation',
    title: ['项目支出绩效自评表'],
    has: ['财政审核评分'],
  },
  {
    id: 'hunan',
    family: 'project-self-evaluation',
    title: ['绩效目标自评表'],
    has: ['县级主管部门'],
  },
  {
    id: 'chengdu-review',
    family: 'project-self-evaluation',
    title: ['复核表'],
    has: ['复核完成值', '复核得分'],
  },
];
