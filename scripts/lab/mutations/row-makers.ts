import type { LineSketch } from '../../../src/rules/sketch.ts';
import { cents, type Draw } from './draw.ts';

export type Making = {
  /** whether the target is to be met */
  readonly isFull: boolean;
  readonly money: LineSketch;
  /** of the funding block */
  readonly unit: string;
};

/** Target, actual, and the share of the weight that the formula gives. */
export type Made = { readonly target: string; readonly actual: string; readonly share: number };

export type Maker = (draw: Draw, making: Making) => Made;

export const count =
  (unit: string): Maker =>
  (draw, { isFull }) => {
    const [target, sign] = [draw.whole(10, 9_000), draw.one(['≥', '≥', '='])];
    const actual = isFull
      ? Math.floor(target * (sign === '=' ? 1 : draw.one([1, 1.05, 1.15])))
      : Math.floor(target * 0.8);
    return {
      target: `${sign}${target}${unit}`,
      actual: `${actual}${unit}`,
      share: Math.min(1, actual / target),
    };
  };

export const ratio: Maker = (draw, { isFull }) => {
  const target = draw.one([85, 90, 95, 98, 100]);
  const actual = isFull ? draw.whole(target, 100) : draw.whole(70, target - 1);
  return {
    target: `${target === 100 ? '=' : '≥'}${target}%`,
    actual: `${actual}%`,
    share: Math.min(1, actual / target),
  };
};

export const limit =
  (unit: string): Maker =>
  (draw, { isFull }) => {
    const target = draw.whole(20, 500);
    const actual = isFull ? draw.whole(Math.ceil(target * 0.8), target) : Math.ceil(target * 1.2);
    const share = draw.chance(0.5) ? 1 - (actual - target) / target : target / actual;
    return { target: `≤${target}${unit}`, actual: `${actual}${unit}`, share: Math.min(1, share) };
  };

export const words =
  (target: string): Maker =>
  (draw, { isFull }) => {
    if (!isFull) return { target, actual: '部分达成年度指标并具有一定效果', share: 0.7 };
    return { target, actual: draw.one([target, '达成预期指标', '全部或基本达成']), share: 1 };
  };

/** due and done in full days, or in months */
export const date: Maker = draw => {
  const month = draw.whole(3, 11);
  if (draw.chance(0.5)) return { target: `2023年${month + 1}月前`, actual: `2023年${month}月`, share: 1 };
  return { target: `2023年${month}月28日前`, actual: `2023年${month}月${draw.whole(1, 27)}日`, share: 1 };
};

/** due and done in parts of a year */
export const period: Maker = draw => {
  const [target, actual] = draw.one([
    ['2023年上半年', '2023年第二季度'],
    ['第三季度', '第三季度'],
    ['下半年', '上半年'],
    ['2023年全年', '2023年全年'],
    ['6月中旬', '6月上旬'],
    ['年底前', '11月'],
    ['≤12月31日', '2023年12月20日'],
    ['1-6月', '1-5月'],
    ['1—9月', '9月'],
    ['第二季度前', '5月'],
    ['三季度末前', '9月28日'],
    ['十二月底前', '12月20日'],
    ['2023年1月1日-12月31日', '2023年1月1日-12月31日'],
    ['春节前', '2023年1月'],
  ] as const);
  return { target, actual, share: 1 };
};

/** bounded in words */
export const bounded =
  (unit: string): Maker =>
  draw => {
    const least = draw.whole(10, 500);
    const target = draw.one([`不少于${least}${unit}`, `${least}${unit}以上`, `不低于${least}${unit}`]);
    return { target, actual: draw.one([`${least}${unit}`, `${least + 1}${unit}`, target]), share: 1 };
  };

export const boundedAbove =
  (unit: string): Maker =>
  draw => {
    const most = draw.whole(20, 500);
    const target = draw.one([`不超过${most}${unit}`, `控制在${most}${unit}以内`, `${most}${unit}以下`]);
    return { target, actual: draw.one([`${most}${unit}`, `${most - 10}${unit}`, target]), share: 1 };
  };

export const range =
  (unit: string): Maker =>
  draw => {
    const [least, more] = [draw.whole(5, 50), draw.whole(2, 9)];
    const target = draw.one([`${least}-${least + more}${unit}`, `${least}${unit}～${least + more}${unit}`]);
    return { target, actual: `${least + draw.whole(0, more)}${unit}`, share: 1 };
  };

/** what must not happen, and did not */
export const none =
  (unit: string): Maker =>
  draw => ({
    target: `${draw.one(['=', '', '≤'])}0${unit}`,
    actual: draw.one([`0${unit}`, '未发生']),
    share: 1,
  });

/** a price kept below what was set with `=`, or a grant above it */
export const fixed =
  ({ unit, isMore }: { unit: string; isMore: boolean }): Maker =>
  draw => {
    const set = draw.whole(200, 900);
    const target = isMore ? `${draw.one(['≥', '='])}${set}${unit}` : `${draw.one(['=', ''])}${set}${unit}`;
    return {
      target,
      actual: `${isMore ? set + draw.whole(0, 40) : set - draw.whole(0, 90)}${unit}`,
      share: 1,
    };
  };

/** what is to be low, without a sign that says so */
export const low =
  (unit: string): Maker =>
  draw => {
    const set = draw.whole(10, 45);
    return {
      target: `${draw.one(['=', ''])}${set}${unit}`,
      actual: `${set - draw.whole(0, 9)}${unit}`,
      share: 1,
    };
  };

/** by how much it is to be less */
export const reduction: Maker = draw => {
  const least = draw.whole(2, 9);
  return { target: `下降${least}%`, actual: `下降${least + draw.one([0, 0.1, 0.3])}%`, share: 1 };
};

/** the whole project's cost: what the funding block says */
export const totalCost: Maker = (_, { money, unit }) => ({
  target: `≤${cents(Number(money[1]))}${unit}`,
  actual: `${cents(Number(money[2]))}${unit}`,
  share: 1,
});
