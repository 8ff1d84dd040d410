import { cents, type Draw } from './draw.ts';
import { amount, inForm, inRow, isChild, lacks, type Plant, withMoney } from './plant.ts';

/** an amount changed by 1 to 90 percent, never by less than one unit */
export function shifted(value: number, draw: Draw): string {
  const by = Math.max(1, (value * draw.whole(1, 90)) / 100);
  return cents(draw.chance(0.5) ? value + by : Math.max(0, value - by));
}

/** One kind of error a rule, for the rules that look at the funding block. */
export const moneyPlants: Readonly<Record<string, Plant>> = {
  'funding/parts-sum': inForm({
    where: () => true,
    change: (sketch, draw) => ({
      ...sketch,
      parts: (sketch.parts ?? []).map((part, i) =>
        i === 0 ? [part[0] ?? null, shifted(Number(part[1]), draw), part[2] ?? null] : part,
      ),
    }),
    at: '/data/funding/0/adjustedBudget',
  }),
  'funding/execution-rate': inForm({
    where: () => true,
    change: (sketch, draw) =>
      withMoney(sketch, {
        4: (amount(sketch, 4) + draw.one([-1, 1]) * (draw.whole(3, 3_000) / 100)).toFixed(2),
      }),
    at: '/data/funding/0/executionRate',
  }),
  'funding/execution-score': inForm({
    where: sketch => amount(sketch, 3) > 0,
    change: (sketch, draw) => {
      if (draw.chance(0.2)) return withMoney(sketch, { 5: null });
      const score = amount(sketch, 5) - draw.whole(3, 300) / 100;
      return withMoney(sketch, {
        5: cents(
          draw.chance(0.2) && amount(sketch, 5) < amount(sketch, 3) - 0.02 ? amount(sketch, 3) : score,
        ),
      });
    },
    at: '/data/funding/0/score',
  }),
  'funding/over-execution': inForm({
    where: () => true,
    change: (sketch, draw) =>
      withMoney(sketch, { 2: cents((amount(sketch, 1) * draw.whole(101, 150)) / 100 + 0.01) }),
    at: '/data/funding/0/executed',
  }),
  'funding/budget-cut': inForm({
    where: sketch => !lacks(sketch, 'initialBudget'),
    change: (sketch, draw) =>
      withMoney(sketch, {
        0: cents((amount(sketch, 1) * 100) / draw.whole(10, 79)),
        2: sketch.money?.[1] ?? null,
      }),
    at: '/data/funding/0/adjustedBudget',
  }),
  'funding/unit-mix-up': inRow({
    where: (row, sketch) => row.name === '项目总成本' && !isChild(sketch),
    change: row => {
      const [from, to] = row.target?.endsWith('万元') ? ['万元', '元'] : ['元', '万元'];
      return {
        ...row,
        target: (row.target ?? '').replace(from, to),
        actual: (row.actual ?? '').replace(from, to),
      };
    },
    field: 'target',
  }),
  'funding/cost-vs-budget': inRow({
    where: row => row.name === '项目总成本',
    change: (row, draw) => ({
      ...row,
      target: (row.target ?? '').replace(/[\d.]+/, number =>
        cents((Number(number) * draw.whole(30, 95)) / 100),
      ),
    }),
    field: 'target',
  }),
  'funding/unit-mixed': inForm({
    where: () => true,
    change: sketch => withMoney(sketch, { 2: cents(amount(sketch, 2) * 10_000) }),
    at: '/data/funding/0/executed',
  }),
  'funding/negative': inForm({
    where: () => true,
    change: (sketch, draw) => withMoney(sketch, { 2: `-${draw.whole(1, 500)}` }),
    at: '/data/funding/0/executed',
  }),
  'funding/zero-budget-scored': inForm({
    where: sketch => amount(sketch, 3) > 0,
    change: sketch => ({
      ...withMoney(sketch, { 1: '0', 2: '0', 4: '100', 5: sketch.money?.[3] ?? null }),
      parts: (sketch.parts ?? []).map(([initial = null]) => [initial, '0', '0']),
    }),
    at: '/data/funding/0/score',
  }),
};
