import type { RowSketch } from '../../src/rules/sketch.ts';
import { cents, type Draw } from './draw.ts';
import { inRow, isFull, isScored, lacks, type Plant } from './plant.ts';

/** `≥1200平方米` in its parts; null where the target is no number */
function numberOf({ target = '' }: RowSketch): { sign: string; number: number; unit: string } | null {
  const [, sign = '', number, unit = ''] = /^([≥≤=]?)(\d+(?:\.\d+)?)(\D*)$/.exec(target) ?? [];
  return number === undefined ? null : { sign, number: Number(number), unit };
}

const isQuantity = (row: RowSketch) => numberOf(row) !== null;
const isUpwards = (row: RowSketch) =>
  /^[≥=]/.test(numberOf(row)?.sign ?? '') && (numberOf(row)?.number ?? 0) > 2;
const isCounted = (row: RowSketch) => isUpwards(row) && numberOf(row)?.unit !== '%';
const isWords = (row: RowSketch) => !isQuantity(row) && !/\d/.test(row.target ?? '');
const isUnder = (level: string) => (row: RowSketch) => row.under?.includes(level) ?? false;
const isCost = isUnder('成本');

/** the row with an actual value that misses its target by the share */
function missed(row: RowSketch, draw: Draw): { row: RowSketch; shares: readonly number[] } {
  const { sign, number, unit } = numberOf(row) ?? { sign: '', number: 1, unit: '' };
  const kept = draw.whole(20, 80) / 100;
  const actual = sign === '≤' ? number * (1 + kept) : number * kept;
  const share = sign === '≤' ? [1 - kept, 1 / (1 + kept)] : [kept];
  return { row: { ...row, actual: `${Number(actual.toFixed(4))}${unit}` }, shares: share };
}

/** a score that no formula gives: more than a tenth of the weight away from each */
function offFormula(weight: number, shares: readonly number[], draw: Draw): string {
  const isOff = (score: number) =>
    shares.every(share => Math.abs(score / weight - share) > 0.1) && score < weight * 0.99;
  const choices = Array.from({ length: 99 }, (_, i) => Number(cents((weight * i) / 100))).filter(isOff);
  return cents(draw.one(choices));
}

function without(row: RowSketch, ...fields: (keyof RowSketch)[]): RowSketch {
  return Object.fromEntries(
    Object.entries(row).filter(([field]) => !fields.includes(field as keyof RowSketch)),
  );
}

/** One kind of error a rule, for the rules that look at indicator rows. */
export const rowPlants: Readonly<Record<string, Plant>> = {
  'score/out-of-range': inRow({
    where: isScored,
    change: (row, draw) => ({
      ...row,
      score: draw.chance(0.8) ? cents(Number(row.weight) + draw.whole(1, 300) / 100) : `-${draw.whole(1, 5)}`,
    }),
    field: 'score',
  }),
  'score/missing': inRow({
    where: (row, sketch) => isScored(row) && (sketch.rows ?? []).filter(isScored).length > 2,
    change: (row, draw) => without(row, draw.chance(0.6) ? 'score' : 'weight'),
  }),
  'score/unmet-left-unscored': inRow({
    where: (row, sketch) =>
      isScored(row) && isQuantity(row) && (sketch.rows ?? []).filter(isScored).length > 2,
    change: (row, draw) => without(missed(row, draw).row, 'weight', 'score', 'reason'),
    field: 'score',
  }),
  'score/full-although-unmet': inRow({
    where: row => isScored(row) && isQuantity(row),
    change: (row, draw) => ({ ...missed(row, draw).row, score: row.weight ?? '0' }),
    field: 'score',
  }),
  'score/not-by-formula': inRow({
    where: row => isScored(row) && isQuantity(row),
    change: (row, draw) => {
      const { row: unmet, shares } = missed(row, draw);
      return { ...unmet, score: offFormula(Number(row.weight), shares, draw), reason: '受天气影响' };
    },
    field: 'score',
  }),
  'score/deducted-although-met': inRow({
    where: (row, sketch) => isFull(row) && isQuantity(row) && !lacks(sketch, 'deviation'),
    change: (row, draw) =>
      without({ ...row, score: cents(Number(row.weight) * (draw.whole(10, 95) / 100)) }, 'reason'),
    field: 'score',
  }),
  'score/overachieved': inRow({
    where: (row, sketch) => isCounted(row) && !lacks(sketch, 'deviation') && !isCost(row),
    change: (row, draw) => {
      const { number, unit } = numberOf(row) ?? { number: 1, unit: '' };
      return without(
        {
          ...row,
          target: `≥${number}${unit}`,
          actual: `${Math.ceil((number * draw.whole(130, 400)) / 100)}${unit}`,
        },
        'reason',
      );
    },
    field: 'actual',
  }),
  'score/qualitative-band': inRow({
    where: row => isScored(row) && isWords(row),
    change: (row, draw) => {
      const [actual, from, to] = draw.one([
        ['部分达成年度指标', 85, 100],
        ['部分达成年度指标', 0, 45],
        ['未达成年度指标且效果较差', 65, 100],
        ['达成预期指标', 0, 75],
      ] as const);
      return {
        ...row,
        actual,
        score: String(Number(((Number(row.weight) * draw.whole(from, to)) / 100).toFixed(4))),
        reason: '受天气影响',
      };
    },
    field: 'score',
  }),
  'score/late-but-full': inRow({
    where: row => isScored(row) && /年.*前$/.test(row.target ?? ''),
    change: (row, draw) => {
      const due = Number(/年(\d+)月/.exec(row.target ?? '')?.[1]);
      const late =
        draw.chance(0.3) || due === 12
          ? `2024年${draw.whole(1, 6)}月`
          : `2023年${draw.whole(due + 1, 12)}月${draw.whole(1, 28)}日`;
      return { ...row, actual: late, score: row.weight ?? '0' };
    },
    field: 'score',
  }),
  'deviation/reason-missing': inRow({
    where: (row, sketch) => isScored(row) && !lacks(sketch, 'deviation'),
    change: (row, draw) => {
      const reason = draw.one([null, '无', '—', '/', '暂无']);
      const deducted = {
        ...without(row, 'reason'),
        score: cents(Number(row.weight) * (draw.whole(10, 98) / 100)),
      };
      return reason === null ? deducted : { ...deducted, reason };
    },
    field: 'deviation',
  }),
  'deviation/reason-without-deviation': inRow({
    where: (row, sketch) => isFull(row) && isUpwards(row) && !lacks(sketch, 'deviation'),
    change: row => ({
      ...row,
      actual: (row.target ?? '').replace(/^[≥=]/, ''),
      reason: '受天气影响部分延期',
    }),
    field: 'deviation',
  }),
  'target/direction': inRow({
    where: row =>
      isQuantity(row) &&
      ((isCost(row) && numberOf(row)?.sign === '≤') || (isUnder('/数量')(row) && isCounted(row))),
    change: row => ({
      ...row,
      target: isCost(row) ? (row.target ?? '').replace('≤', '≥') : (row.target ?? '').replace(/^[≥=]/, '≤'),
    }),
    field: 'target',
  }),
  'target/zero': inRow({
    where: row => numberOf(row)?.unit === '%',
    change: (row, draw) => ({ ...row, target: draw.one(['=0%', '0%', '≥0%']) }),
    field: 'target',
  }),
  'target/impossible-percent': inRow({
    where: row => numberOf(row)?.unit === '%' && /(?:合格|完成|满意|达标)[率度]$/.test(row.name ?? ''),
    change: (row, draw) => ({ ...row, target: `≥${draw.whole(101, 300)}%` }),
    field: 'target',
  }),
  'target/vague': inRow({
    where: row => isUnder('/数量')(row) || isUnder('满意度/')(row) || isWords(row),
    change: (row, draw) => ({
      ...row,
      target: isWords(row)
        ? draw.one(['好坏', '优良中低差', '高低'])
        : draw.one(['完成', '按计划完成', '满意', '达到预期']),
    }),
    field: 'target',
  }),
  'target/placeholder': inRow({
    where: () => true,
    change: (row, draw) => ({
      ...row,
      ...draw.one([
        { target: '≥**' },
        { target: 'XX' },
        { target: '……' },
        { name: '指标1：' },
        { name: 'XX数量' },
      ]),
    }),
  }),
  'target/money-as-quantity': inRow({
    where: row => isUnder('/数量')(row),
    change: (row, draw) => ({
      ...row,
      ...draw.one([
        { name: '项目资金支付率', target: '=100%' },
        { name: '补助资金发放率', target: '≥95%' },
        { name: '经费使用率', target: '≥40%' },
        { name: '拨付补助资金', target: '≥120万元' },
      ]),
    }),
  }),
  'actual/operator-differs': inRow({
    where: isCounted,
    change: row => ({
      ...row,
      target: `=${row.target?.replace(/^[≥=]/, '')}`,
      actual: `>${row.target?.replace(/^[≥=]/, '')}`,
    }),
    field: 'actual',
  }),
};
