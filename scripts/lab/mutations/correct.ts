import type { FormSketch } from '../../../src/rules/sketch.ts';
import { cents, type Draw } from './draw.ts';
import { scored } from './scored.ts';

/** A document as a sketch: correct forms, and what the text around them says. */
export type DocumentSketch = {
  readonly layout: Layout;
  readonly forms: readonly FormSketch[];
  readonly prose: string | null;
};

export type Layout = keyof typeof LAYOUTS;

type Build = (draw: Draw, name: string) => FormSketch;

const USUAL = { 产出: 50, 效益: 30, 满意度: 10 };

/** Layouts in use, by what decides how they are checked: weights, signs in the actual column, columns that are missing. */
const LAYOUTS = {
  central: (draw, name) => scored(draw, { name, weights: USUAL }),
  tenths: (draw, name) => scored(draw, { name, weights: USUAL, isTenths: true }),
  shanghai: (draw, name) => ({
    ...scored(draw, { name, weights: USUAL, hasSigns: true, isYuan: true }),
    title: '财政项目支出绩效自评表',
    department: '上海市云山区水务局',
  }),
  costFirst: (draw, name) => scored(draw, { name, weights: { 成本: 20, 产出: 40, 效益: 20, 满意度: 10 } }),
  printedWeights: (draw, name) => {
    const weights = draw.one([USUAL, { 产出: 40, 效益: 40, 满意度: 10 }, { 产出: 60, 效益: 25, 满意度: 5 }]);
    return { ...scored(draw, { name, weights }), groups: groupsOf(weights) };
  },
  department: (draw, name) => ({
    ...scored(draw, { name, weights: draw.one([USUAL, { 产出: 60, 效益: 20, 满意度: 10 }]) }),
    title: '部门整体支出绩效自评表',
    family: 'department-self-evaluation',
    department: null,
    without: ['supervisingDepartment', 'projectName'],
  }),
  hubei: (draw, name) => {
    const sketch = scored(draw, {
      name,
      weights: { 产出: 40, 效益: 30, 满意度: 10 },
      execution: 20,
      hasOneBudget: true,
    });
    const rows = (sketch.rows ?? []).map(({ weight, reason, ...row }) => row);
    return {
      ...sketch,
      rows,
      department: '湖北省云山市教育局',
      groups: draw.chance(0.5) ? groupsOf({ 产出: 40, 效益: 30, 满意度: 10 }) : [],
      total: [null, sketch.total?.[1] ?? null],
      without: ['maxScore', 'deviation', 'initialBudget'],
    };
  },
  flat: (draw, name) => {
    const sketch = scored(draw, { name, weights: USUAL });
    return {
      ...sketch,
      department: '重庆市云山区财政局',
      rows: (sketch.rows ?? []).map(({ reason, ...row }) => row),
      without: ['deviation'],
    };
  },
  transfer: (draw, name) => {
    const sketch = scored(draw, { name, weights: USUAL, hasOneBudget: true });
    const [initial, adjusted, executed, , rate] = sketch.money ?? [];
    return {
      ...sketch,
      title: '转移支付区域（项目）绩效目标自评表',
      family: 'transfer-self-evaluation',
      money: [initial ?? null, adjusted ?? null, executed ?? null, null, rate ?? null, null],
      rows: (sketch.rows ?? []).map(({ weight, score, ...row }) => row),
      total: [null, null],
      without: ['maxScore', 'score', 'initialBudget'],
    };
  },
} satisfies Record<string, Build>;

function groupsOf(weights: { readonly [level: string]: number }): NonNullable<FormSketch['groups']> {
  return Object.entries(weights).map(([level, weight]) => ({
    level1: `${level}指标`,
    level2: null,
    maxScore: String(weight),
  }));
}

const NAMES = [
  '水库维护',
  '道路养护',
  '校舍改造',
  '免费开放',
  '人才培训',
  '食品抽检',
  '河道整治',
  '疫苗接种',
];

/** One to four correct forms of one layout, at times a project with its parts, with or without a sentence about them. */
export function correctDocument(
  draw: Draw,
  layout: Layout = draw.one(Object.keys(LAYOUTS) as Layout[]),
): DocumentSketch {
  const start = draw.whole(0, NAMES.length - 1);
  const names = Array.from(
    { length: draw.whole(1, 4) },
    (_, i) => `${NAMES[(start + i) % NAMES.length]}项目`,
  );
  const forms = names.map(name => LAYOUTS[layout](draw, name) as FormSketch);
  const family = isProject(forms[0]) && draw.chance(0.3) ? partsOf(draw, forms.at(-1) as FormSketch) : [];
  return {
    layout,
    forms: [...forms, ...family],
    prose: isProject(forms[0]) && draw.chance(0.6) ? sentence(draw, forms) : null,
  };
}

function isProject(sketch: FormSketch | undefined): boolean {
  return sketch !== undefined && (sketch.family ?? 'project-self-evaluation') === 'project-self-evaluation';
}

/** Two parts that add up to the project, each indicator in one of them with the project's own numbers. */
function partsOf(draw: Draw, parent: FormSketch): readonly FormSketch[] {
  const [initial, adjusted, executed] = (parent.money ?? []).map(amount =>
    amount === null ? null : Number(amount),
  );
  const share = draw.whole(20, 80) / 100;
  const halves = [initial, adjusted, executed].map(amount => {
    const first = amount === null || amount === undefined ? null : cents(amount * share);
    return [first, first === null ? null : cents((amount ?? 0) - Number(first))];
  });
  return [0, 1].map(part => {
    const amounts = halves.map(half => half[part] ?? null);
    const rows = (parent.rows ?? []).filter((_, i) => i % 2 === part);
    const { goals: _goals, ...rest } = parent;
    const rate = (Number(amounts[2]) / Number(amounts[1])) * 100;
    const weight = Number(parent.money?.[3] ?? 0);
    return {
      ...rest,
      project: `${parent.project}之${part + 1}(二级构成)`,
      money: [...amounts, parent.money?.[3] ?? null, rate.toFixed(2), cents((weight * rate) / 100)],
      parts: [amounts],
      groups: [],
      rows: rows.map(({ weight: _, score, ...own }) => (score === undefined ? own : { ...own, score })),
      total: [null, null] as const,
      without: [...(parent.without ?? []), 'maxScore'],
    };
  });
}

function sentence(draw: Draw, forms: readonly FormSketch[]): string {
  const scale = forms[0]?.currency === 'yuan' ? 10_000 : 1;
  const money = cents(forms.reduce((sum, { money }) => sum + Number(money?.[1] ?? 0) / scale, 0));
  const mean = cents(forms.reduce((sum, { total }) => sum + Number(total?.[1] ?? 0), 0) / forms.length);
  return draw.one([
    `本年度纳入绩效自评范围的共${forms.length}个项目，合计${money}万元，平均${mean}分，完成情况良好。`,
    `绩效自评的2023年度项目${forms.length}个，涉及预算金额${money}万元，平均得分${mean}分（其中，“优”的项目1个）。`,
    `组织对${forms.length}个项目开展绩效自评，涉及资金${money}万元，自评平均得分为${mean}分。`,
  ]);
}
