import type { RowSketch } from '../../../src/rules/sketch.ts';
import { cents } from './draw.ts';
import { inRow, isFull, isScored, lacks, type Plant } from './plant.ts';
import {
  isCost,
  isCounted,
  isQuantity,
  isUnder,
  isUpwards,
  isWords,
  missed,
  numberOf,
  without,
} from './row-parts.ts';

const isPart = (row: RowSketch) => row.name?.startsWith('其中') ?? false;

/** One kind of error a rule, for the rules about targets, actuals and reasons of indicator rows. */
export const valuePlants: Readonly<Record<string, Plant>> = {
  'deviation/reason-missing': inRow({
    where: (row, sketch) => isScored(row) && (isQuantity(row) || isWords(row)) && !lacks(sketch, 'deviation'),
    change: (row, draw) => {
      const reason = draw.one([null, '无', '—', '/', '暂无', '无原因', '无偏差', '不适用']);
      const unmet = isQuantity(row) ? missed(row, draw).row : row;
      const deducted = {
        ...without(unmet, 'reason'),
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
  'reason/missing-although-unmet': inRow({
    where: (row, sketch) => isQuantity(row) && !isCost(row) && lacks(sketch, 'score') && !isPart(row),
    change: (row, draw) => without(missed(row, draw).row, 'reason'),
    field: 'deviation',
  }),
  'target/missing': inRow({
    where: row => isScored(row) && Number(row.score) > 0,
    change: row => without(row, 'target'),
    field: 'target',
  }),
  'actual/missing': inRow({
    where: row => isScored(row) && Number(row.score) > 0,
    change: row => without(row, 'actual'),
    field: 'actual',
  }),
  'actual/words-for-number': inRow({
    where: row => isQuantity(row) && isScored(row),
    change: (row, draw) => ({
      ...row,
      actual: draw.one(['已完成', '完成', '达标', '按计划完成', '符合要求']),
    }),
    field: 'actual',
  }),
  'actual/impossible-percent': inRow({
    where: row => numberOf(row)?.unit === '%' && /(?:合格|完成|满意|达标)[率度]$/.test(row.name ?? ''),
    change: (row, draw) => ({ ...row, actual: `${draw.whole(101, 300)}%` }),
    field: 'actual',
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
