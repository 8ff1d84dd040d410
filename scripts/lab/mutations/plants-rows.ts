import { cents } from './draw.ts';
import { inRow, isFull, isScored, lacks, type Plant } from './plant.ts';
import {
  inWords,
  isCost,
  isCounted,
  isQuantity,
  isSaved,
  isUnder,
  isWords,
  missed,
  numberOf,
  offFormula,
  without,
} from './row-parts.ts';

/** One kind of error a rule, for the rules about the scores of indicator rows. */
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
    change: (row, draw) => {
      const full = { ...missed(row, draw).row, score: row.weight ?? '0' };
      return draw.chance(0.3) ? inWords(full, draw) : full;
    },
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
    where: (row, sketch) => isFull(row) && isQuantity(row) && !isSaved(row) && !lacks(sketch, 'deviation'),
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
          target: `${draw.one(['≥', '=', '', '不少于'])}${number}${unit}`,
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
    where: row => isScored(row) && /年\d+月.*前$/.test(row.target ?? ''),
    change: (row, draw) => {
      if (draw.chance(0.3)) {
        const [target, actual] = draw.one([
          ['第二季度', '第三季度'],
          ['6月底前', '下半年'],
          ['≤12月31日', '2024年1月20日'],
          ['2023年上半年', '2023年7月'],
          ['3月中旬', '3月下旬'],
          ['1-6月', '1-8月'],
          ['三季度末前', '10月'],
          ['第二季度前', '8月'],
          ['十一月底前', '12月'],
        ] as const);
        return { ...row, target, actual, score: row.weight ?? '0' };
      }
      const due = Number(/年(\d+)月/.exec(row.target ?? '')?.[1]);
      const late =
        draw.chance(0.3) || due === 12
          ? `2024年${draw.whole(1, 6)}月`
          : `2023年${draw.whole(due + 1, 12)}月${draw.whole(1, 28)}日`;
      return { ...row, actual: late, score: row.weight ?? '0' };
    },
    field: 'score',
  }),
  'score/not-done-in-words': inRow({
    where: row => isScored(row) && isWords(row) && !isUnder('不利影响')(row),
    change: (row, draw) => ({
      ...row,
      actual: draw.one(['未完成', '尚未开展', '未达到预期目标', '部分完成', '效果不明显', '未按时完成']),
      score: row.weight ?? '0',
    }),
    field: 'score',
  }),
  'score/spending-as-result': inRow({
    where: (row, sketch) =>
      isScored(row) && (isUnder('/质量')(row) || isUnder('效益/')(row)) && !lacks(sketch, 'maxScore'),
    change: (row, draw) => ({
      ...row,
      name: draw.one(['经费使用完成情况', '项目资金支出率', '预算执行进度']),
    }),
    field: 'level3',
  }),
};
