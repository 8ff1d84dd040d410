import type { FormSketch, LineSketch, RowSketch } from '../../../src/rules/sketch.ts';
import { cents, type Draw, split } from './draw.ts';
import { kinds, type RowKind } from './row-kinds.ts';

/** What a layout prescribes for its forms. */
export type Plan = {
  readonly name: string;
  readonly weights: { readonly [level: string]: number };
  readonly execution?: number;
  /** the actual column repeats the target's sign */
  readonly hasSigns?: boolean;
  readonly isYuan?: boolean;
  readonly hasOneBudget?: boolean;
  /** scores are printed with one decimal */
  readonly isTenths?: boolean;
};

/** A correct form that is scored by the plan: every sum, rate and score as the formulas give it. */
export function scored(draw: Draw, plan: Plan): FormSketch {
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
      points(plan, (weight * rate) / 100),
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
  return chosen.flatMap((kind, i) => {
    const own = row(draw, kind, { weight: weights[i] ?? 0, plan, money });
    const isLast = chosen[i + 1]?.under !== kind.under;
    return isLast && kind.name === '受训人数' && draw.chance(0.5) ? [own, partOf(own)] : [own];
  });
}

/** a part of the row above it, not scored */
function partOf({ under = '' }: RowSketch): RowSketch {
  return { under, name: '其中：女性', target: '≥8人', actual: '5人' };
}

function points({ isTenths = false }: Plan, value: number): string {
  return isTenths ? (Math.round((value + 1e-9) * 10) / 10).toFixed(1) : cents(value);
}

function row(
  draw: Draw,
  kind: RowKind,
  { weight, plan, money }: { weight: number; plan: Plan; money: LineSketch },
): RowSketch {
  const isFull = draw.chance(0.85);
  const made = kind.make(draw, { isFull, money, unit: plan.isYuan ? '元' : '万元' });
  const actual = plan.hasSigns ? `${/^[≥≤=]/.exec(made.target)?.[0] ?? ''}${made.actual}` : made.actual;
  const score = points(plan, weight * made.share);
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
