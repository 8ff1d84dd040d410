import { g60 } from './content/g60.ts';
import { PROJECTS } from './content/projects.ts';
import { MOF, type Style } from './fill.ts';
import { beijing } from './layouts/beijing.ts';
import { declaration } from './layouts/declaration.ts';
import { department } from './layouts/department.ts';
import { chongqing } from './layouts/flat.ts';
import { foreign } from './layouts/foreign.ts';
import { hubei } from './layouts/hubei.ts';
import { mof } from './layouts/mof.ts';
import { hainan, hunan } from './layouts/old.ts';
import { qx } from './layouts/qx.ts';
import { review, yinchuan } from './layouts/scored.ts';
import { sichuan } from './layouts/sichuan.ts';
import { transfer } from './layouts/transfer.ts';
import { yunnan } from './layouts/yunnan.ts';
import type { Look } from './look.ts';
import type { Content, Layout } from './model.ts';

/** A layout with the printing style and the projects that go with it. */
export type Entry = {
  readonly layout: Layout;
  readonly variant?: string;
  readonly style: Style;
  readonly projects: readonly string[];
  /** whole contents instead of projects */
  readonly contents?: () => readonly Content[];
  readonly look?: Partial<Look>;
};

const BARE: Style = { ...MOF, actual: 'bare' };
const COST_FIRST = { 成本指标: 20, 产出指标: 40, 效益指标: 20, 满意度指标: 10 };

export const CATALOGUE: { readonly [name: string]: Entry } = {
  central: { layout: mof, variant: 'central', style: MOF, projects: ['lamps', 'court'] },
  shanghai: {
    layout: mof,
    variant: 'shanghai',
    style: { ...MOF, unit: 'yuan', signs: 'ascii', actual: 'signed', money: 'mixed' },
    projects: ['waste', 'books'],
  },
  'shanghai-wan': {
    layout: mof,
    variant: 'shanghai',
    style: { ...MOF, signs: 'ascii', actual: 'signed', money: 'grouped', rate: 'percent' },
    projects: ['market'],
  },
  anhui: { layout: mof, variant: 'anhui', style: { ...BARE, dash: '' }, projects: ['park', 'lab'] },
  xuancheng: { layout: mof, variant: 'xuancheng', style: { ...MOF, rate: 'percent' }, projects: ['elder'] },
  'cost-first': {
    layout: mof,
    variant: 'central',
    style: { ...MOF, year: 2024, weights: COST_FIRST, money: 'decimals' },
    projects: ['archive'],
  },
  beijing: { layout: beijing, style: MOF, projects: ['elder', 'ships'] },
  yunnan: {
    layout: yunnan,
    style: { ...MOF, year: 2022, unit: 'yuan', signs: 'yunnan', money: 'decimals' },
    projects: ['meals'],
    look: { landscape: true },
  },
  qx: { layout: qx, style: { ...MOF, money: 'decimals' }, projects: ['clinic', 'water'] },
  'qx-bare': {
    layout: qx,
    variant: 'plain',
    style: { ...BARE, dash: '', rate: 'percent' },
    projects: ['clinic'],
  },
  hubei: {
    layout: hubei,
    style: {
      ...MOF,
      year: 2021,
      executionWeight: 20,
      weights: { 产出指标: 40, 效益指标: 30, 满意度指标: 10 },
    },
    projects: ['court'],
  },
  'hubei-merged': {
    layout: hubei,
    variant: 'merged',
    style: {
      ...MOF,
      year: 2022,
      executionWeight: 20,
      weights: { 产出指标: 40, 效益指标: 30, 满意度指标: 10 },
    },
    projects: ['water'],
  },
  sichuan: { layout: sichuan, style: { ...BARE, signs: 'wide', year: 2022 }, projects: ['lab'] },
  yinchuan: { layout: yinchuan, style: { ...MOF, year: 2021 }, projects: ['park'] },
  chongqing: { layout: chongqing, style: BARE, projects: ['dept'] },
  hunan: { layout: hunan, style: { ...MOF, year: 2020 }, projects: ['meals'] },
  hainan: { layout: hainan, style: { ...MOF, year: 2017 }, projects: ['ships'] },
  department: { layout: department, style: MOF, projects: ['dept'] },
  tianjin: { layout: department, variant: 'tianjin', style: BARE, projects: ['dept'] },
  transfer: { layout: transfer, style: MOF, projects: ['water'] },
  'transfer-short': {
    layout: transfer,
    variant: 'short',
    style: { ...MOF, year: 2020 },
    projects: ['clinic'],
  },
  declaration: { layout: declaration, style: { ...MOF, year: 2024 }, projects: ['books'] },
  'declaration-weighted': {
    layout: declaration,
    variant: 'weighted',
    style: { ...MOF, year: 2024 },
    projects: ['elder'],
  },
  review: { layout: review, style: { ...BARE, year: 2025 }, projects: ['lamps'], look: { landscape: true } },
  g60: {
    layout: mof,
    variant: 'shanghai',
    style: MOF,
    projects: [],
    contents: g60,
    look: { padding: 4, foot: 'dash' },
  },
  ...Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map((variant, i): [string, Entry] => [
      `foreign-${variant}`,
      {
        layout: foreign,
        variant,
        style: { ...MOF, dash: i % 2 ? '' : '—' },
        projects: [PROJECTS[i]?.id ?? 'lamps'],
      },
    ]),
  ),
};
