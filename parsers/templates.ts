import type { Template } from '../src/forms/template.ts';

/** The layouts that are known by name, a table a family. */
const FAMILIES: { readonly [family: string]: readonly Omit<Template, 'family'>[] } = {
  /** 项目支出绩效自评表: the self-evaluation of a project. */
  'project-self-evaluation': [
    {
      id: 'shanghai',
      title: ['财政项目支出绩效自评表'],
    },
    {
      id: 'central',
      title: ['项目支出绩效自评表'],
      titleLacks: ['财政项目', '部门预算项目', '市级', '本级'],
      has: ['年初预算数', '全年预算数', '全年执行数'],
    },
    {
      id: 'anhui',
      title: ['项目支出绩效自评表'],
      titleLacks: ['财政项目'],
      has: ['年度资金总额', '本年财政拨款', '年初预算数', '全年执行数'],
    },
    {
      id: 'beijing',
      title: ['项目支出绩效自评表'],
      has: ['项目负责人', '联系电话', '年初预算数', '全年预算数'],
    },
    {
      id: 'yunnan',
      title: ['年度项目支出绩效自评表', '项目支出绩效自评表'],
      has: ['指标性质', '指标值', '度量单位', '其他需要说明事项'],
    },
    {
      id: 'cohesion-funds',
      title: ['绩效目标自评表'],
      has: ['年初设定目标', '全年实际值'],
      lacks: ['年初预算数'],
    },
    {
      id: 'hubei',
      title: ['自评表'],
      has: ['预算执行情况', '年初目标值'],
    },
    {
      id: 'sichuan',
      title: ['部门预算项目支出绩效自评表'],
      has: ['项目基本情况', '预算执行情况'],
    },
    {
      id: 'ningxia',
      title: ['项目支出绩效自评表'],
      has: ['财政审核评分'],
    },
    {
      id: 'hunan',
      title: ['绩效目标自评表'],
      has: ['县级主管部门'],
    },
    {
      id: 'chengdu-review',
      title: ['复核表'],
      has: ['复核完成值', '复核得分'],
    },
  ],
  /** 部门整体支出绩效自评表: the self-evaluation of a department as a whole. */
  'department-self-evaluation': [
    {
      id: 'department',
      title: ['整体'],
      has: ['一级指标', '二级指标'],
    },
    {
      id: 'chongqing',
      title: ['整体'],
      has: ['得分系数', '是否核心指标'],
    },
    {
      id: 'tianjin',
      has: ['指标名称', '计算符号'],
    },
  ],
  /** 转移支付绩效自评表: the self-evaluation of a transfer payment. */
  'transfer-self-evaluation': [
    {
      id: 'transfer',
      title: ['转移支付'],
      has: ['地方主管部门'],
    },
  ],
  /** 绩效目标申报表: targets as they are declared. */
  'target-declaration': [
    {
      id: 'declaration',
      title: ['申报表', '目标表'],
    },
  ],
  /** 绩效运行监控表: targets as they are monitored during the year. */
  'target-monitoring': [{ id: 'monitoring' }],
};

/** All templates; of those that fit a form the one that asks for most is taken. */
export const templates: readonly Template[] = Object.entries(FAMILIES).flatMap(([family, own]) =>
  own.map(({ id, ...asked }): Template => ({ id, family, ...asked })),
);
