import type { FormSketch, LineSketch, RowSketch } from '../../src/rules/sketch.ts';
import { cents, type Draw, split } from './draw.ts';
import { kinds, type RowKind } from './rows.ts';

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
  shanghai: (draw, name) => ({
    ...scored(draw, { name, weights: USUAL, hasSigns: true, isYuan: true }),
    title: '财政项目支出绩效自评表',
    department: '上海市云山区水务局',
  }),
  costFirst: (draw, name) => scored(draw, { name, weights: { 成本: 20, 产出: 40, 效益: 20, 满意度: 10 } }),
  printedWeights: (draw, name) => {
    const weights = draw.one([USUAL, { 产出: 40, 效益: 40, 满意度: 10 }, { 产出: 60, 效益: 25, 满意度: 5 }]);
    const groups = Object.entries(weights).map(([level, weight]) => ({
      level1: `${level}指标`,
      level2: null,
      maxScore: String(weight),
    }));
    return { ...scored(draw, { name, weights }), groups };
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

type Plan = {
  readonly name: string;
  readonly weights: { readonly [level: string]: number };
  readonly execution?: number;
  /** the actual column repeats the target's sign */
  readonly hasSigns?: boolean;
  readonly isYuan?: boolean;
  readonly hasOneBudget?: boolean;
};

function scored(draw: Draw, plan: Plan): FormSketch {
  const execution = plan.execution ?? 10;
  const { money, parts } = funding(draw, plan, execution);
  const rows = Object.entries(plan.weights).flatMap(([level, weight]) =>
    rowsOf(draw, { level, weight, plan, money }),
  );
  const score = [money[5] ?? '0', ...rows.map(row => row.score ?? '0')].reduce(
    (sum, each) => sum + Number(each),
    0,
  );
  return {
    project: plan.name,
    currency: plan.isYuan ? 'yuan' : 'wan-yuan',
    money,
    parts,
    rows,
    goals: [{ expected: `全年完成${plan.name}的各项任务。`, actual: `${plan.name}的各项任务已经完成。` }],
    total: [String(execution + Object.values(plan.weights).reduce((a, b) => a + b, 0)), cents(score)],
  };
}

function funding(
  draw: Draw,
  plan: Plan,
  weight: number,
): { money: LineSketch; parts: readonly LineSketch[] } {
  const scale = plan.isYuan ? 10_000 : 1;
  const [adjusted, other] = [draw.whole(5_000, 400_000) / 100, draw.whole(0, 2_000) / 100];
  const executed = draw.chance(0.4) ? adjusted : cents(adjusted * (0.6 + draw.whole(0, 399) / 1_000));
  const initial = plan.hasOneBudget ? null : cents(adjusted * draw.one([1, 1, 1.1, 0.9]) * scale);
  const rate = (Number(executed) / adjusted) * 100;
  const own = (value: number | string) => cents(Number(value) * scale - other * scale);
  return {
    money: [
      initial,
      cents(adjusted * scale),
      cents(Number(executed) * scale),
      String(weight),
      rate.toFixed(2),
      cents((weight * rate) / 100),
    ],
    parts: [
      [initial === null ? null : own(Number(initial) / scale), own(adjusted), own(executed)],
      [null, '0', '0'],
      [initial === null ? null : cents(other * scale), cents(other * scale), cents(other * scale)],
    ],
  };
}

type Group = {
  readonly level: string;
  readonly weight: number;
  readonly plan: Plan;
  readonly money: LineSketch;
};

function rowsOf(draw: Draw, { level, weight, plan, money }: Group): readonly RowSketch[] {
  const own = kinds.filter(
    kind =>
      kind.under.startsWith(`${level}/`) &&
      !(level === '产出' && '成本' in plan.weights && kind.under === '产出/成本'),
  );
  const wanted = level === '满意度' ? 1 : draw.whole(2, Math.min(own.length, level === '产出' ? 7 : 4));
  const chosen = own.filter((_, i) => i < 1 || draw.chance(0.7)).slice(0, wanted);
  const weights = split(draw, weight, chosen.length);
  return chosen.map((kind, i) => row(draw, kind, { weight: weights[i] ?? 0, plan, money }));
}

function row(
  draw: Draw,
  kind: RowKind,
  { weight, plan, money }: { weight: number; plan: Plan; money: LineSketch },
): RowSketch {
  const isFull = draw.chance(0.85);
  const made = kind.make(draw, { isFull, money, unit: plan.isYuan ? '元' : '万元' });
  const actual = plan.hasSigns ? `${/^[≥≤=]/.exec(made.target)?.[0] ?? ''}${made.actual}` : made.actual;
  const score = cents(weight * made.share);
  const reason = Number(score) < weight ? { reason: '受前期手续影响，下一年度提前安排。' } : {};
  return {
    under: kind.under,
    name: kind.name,
    target: made.target,
    actual,
    weight: String(weight),
    score,
    ...reason,
  };
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
