import type { FormSketch } from '../../../src/rules/sketch.ts';
import type { DocumentSketch } from './correct.ts';
import { cents } from './draw.ts';
import {
  amount,
  inForm,
  inRow,
  isChild,
  isFull,
  isScored,
  lacks,
  type Plant,
  withForm,
  withMoney,
} from './plant.ts';
import { shifted } from './plants-money.ts';

const hasTotal = (sketch: FormSketch) => sketch.total?.[1] !== null && sketch.total?.[1] !== undefined;
const hasWeights = (sketch: FormSketch) => !lacks(sketch, 'maxScore') && (sketch.rows ?? []).some(isScored);
const isProject = (sketch: FormSketch) =>
  (sketch.family ?? 'project-self-evaluation') === 'project-self-evaluation';
const hasChildren = (_: FormSketch, { forms }: DocumentSketch) => forms.some(isChild);

const LONG =
  '加强资金监管，按进度拨付，专款专用；定期开展检查，发现问题及时整改，确保各项任务按期保质完成，受益群众稳步增加。';

/** One kind of error a rule, for the rules that look at whole forms and the document. */
export const formPlants: Readonly<Record<string, Plant>> = {
  'total/max-score-sum': inForm({
    where: sketch => hasWeights(sketch) && sketch.total?.[0] !== null,
    change: (sketch, draw) => {
      const i = draw.whole(0, (sketch.rows?.length ?? 1) - 1);
      const rows = (sketch.rows ?? []).map((row, r) =>
        r === i ? { ...row, weight: cents(Number(row.weight) + draw.whole(1, 20)) } : row,
      );
      return { ...sketch, rows };
    },
    at: '/data/total/maxScore',
  }),
  'total/score-sum': inForm({
    where: hasTotal,
    change: (sketch, draw) => ({
      ...sketch,
      total: [
        sketch.total?.[0] ?? null,
        cents(Number(sketch.total?.[1]) + draw.one([-1, 1]) * (draw.whole(50, 1_500) / 100)),
      ],
    }),
    at: '/data/total/score',
  }),
  'total/not-100': inForm({
    where: sketch => hasWeights(sketch) && sketch.total?.[0] !== null,
    change: (sketch, draw) => {
      const more = draw.whole(1, 20);
      const rows = (sketch.rows ?? []).map((row, r) =>
        r === 0
          ? { ...row, weight: cents(Number(row.weight) + more), score: cents(Number(row.score) + more) }
          : row,
      );
      return {
        ...sketch,
        rows,
        total: [cents(Number(sketch.total?.[0]) + more), cents(Number(sketch.total?.[1]) + more)],
      };
    },
    at: '/data/total/maxScore',
  }),
  'group/score-over-weight': inRow({
    where: (row, sketch) =>
      (sketch.groups?.length ?? 0) > 0 && lacks(sketch, 'maxScore') && row.score !== undefined,
    change: (row, draw) => ({ ...row, score: cents(Number(row.score) + draw.whole(41, 60)) }),
    field: 'score',
  }),
  'weights/group': inRow({
    where: (row, sketch) =>
      isScored(row) && hasWeights(sketch) && isProject(sketch) && !/湖北|重庆/.test(sketch.department ?? ''),
    change: (row, draw) => ({ ...row, weight: cents(Number(row.weight) + draw.whole(1, 15)) }),
    field: 'maxScore',
  }),
  'score/contradicts-execution': inForm({
    where: hasWeights,
    change: (sketch, draw) => {
      const executed = cents((amount(sketch, 1) * draw.whole(5, 49)) / 100);
      const rows = (sketch.rows ?? []).map(row =>
        row.under?.startsWith('产出') && row.weight ? { ...row, score: row.weight } : row,
      );
      return { ...withMoney(sketch, { 2: executed }), rows };
    },
    at: '/data/funding/0/executed',
  }),
  'score/all-full': inForm({
    where: sketch => hasWeights(sketch) && (sketch.rows ?? []).filter(isScored).length > 1,
    change: sketch => ({
      ...sketch,
      rows: (sketch.rows ?? []).map(row =>
        isFull(row) || !row.weight ? row : { ...row, score: row.weight },
      ),
    }),
    at: '',
  }),
  'indicator/duplicate': (draw, document) => {
    const places = document.forms.flatMap((sketch, f) => ((sketch.rows?.length ?? 0) > 1 ? [f] : []));
    if (places.length === 0) return null;
    const f = draw.one(places);
    const rows = document.forms[f]?.rows ?? [];
    const [from, to] = [0, draw.whole(1, rows.length - 1)];
    const copied = rows.map((row, r) => (r === to ? { ...row, name: rows[from]?.name ?? null } : row));
    return {
      document: withForm(document, f, { ...document.forms[f], rows: copied }),
      at: `/forms/${f}/data/indicators/${to}/level3`,
    };
  },
  'indicator/group-missing': inForm({
    where: sketch => (sketch.rows ?? []).some(row => /满意/.test(row.under ?? '')),
    change: sketch => ({ ...sketch, rows: (sketch.rows ?? []).filter(row => !/满意/.test(row.under ?? '')) }),
    at: '',
  }),
  'goals/copied': inForm({
    where: sketch => (sketch.goals?.length ?? 0) > 0,
    change: sketch => ({
      ...sketch,
      goals: (sketch.goals ?? []).map(({ expected }) => ({ expected, actual: expected })),
    }),
    at: '/data/goals/0/actual',
  }),
  'text/truncated': inForm({
    where: sketch => (sketch.rows?.length ?? 0) > 0,
    change: sketch => ({ ...sketch, notes: { '/indicators/0/level3': ['truncated'] } }),
    at: '/data/indicators/0/level3',
  }),
  'form/unit-missing': inForm({
    where: sketch => sketch.family !== 'department-self-evaluation',
    change: sketch => ({ ...sketch, unit: null }),
    at: '/data/implementingUnit',
  }),
  'document/year': inForm({
    where: (_, { forms }) => forms.length > 2,
    change: (sketch, draw) => ({ ...sketch, year: draw.one([2020, 2021, 2022, 2024]) }),
    at: '/data/fiscalYear',
  }),
  'document/declared-count': (draw, document) => {
    if (document.prose === null) return null;
    const wrong = draw.one([
      (text: string) => text.replace(/\d+(?=个)/, count => String(Number(count) + draw.whole(1, 9))),
      (text: string) =>
        text.replace(/[\d.]+(?=万元)/, money => cents(Number(money) + draw.whole(5, 90_000) / 100)),
      (text: string) => text.replace(/[\d.]+(?=分)/, mean => cents(Number(mean) - draw.whole(3, 900) / 100)),
    ]);
    return { document: { ...document, prose: wrong(document.prose) }, at: '/pages/0' };
  },
  'document/copied-text': (draw, document) => {
    const projects = document.forms.flatMap((sketch, f) =>
      isChild(sketch) || lacks(sketch, 'projectName') ? [] : [f],
    );
    const [first, ...others] = projects;
    if (first === undefined || others.length === 0) return null;
    const f = draw.one(others);
    const goals = [{ expected: LONG, actual: '已完成。' }];
    const forms = document.forms.map((sketch, i) => (i === first || i === f ? { ...sketch, goals } : sketch));
    return { document: { ...document, forms }, at: `/forms/${f}/data/goals/0/expected` };
  },
  'family/money': (draw, document) => {
    const f = document.forms.findIndex(isChild) - 1;
    if (f < 0) return null;
    const parent = document.forms[f] ?? {};
    const [column, name] = draw.one([
      [1, 'adjustedBudget'],
      [2, 'executed'],
    ] as const);
    return {
      document: withForm(document, f, withMoney(parent, { [column]: shifted(amount(parent, column), draw) })),
      at: `/forms/${f}/data/funding/0/${name}`,
    };
  },
  'family/indicator': (draw, document) => {
    const change = draw.one([
      inRow({
        where: (row, sketch) => isChild(sketch) && /\d/.test(row.target ?? ''),
        change: row => ({
          ...row,
          target: (row.target ?? '').replace(/\d(?=\D*$)/, digit => String((Number(digit) + 3) % 10)),
        }),
      }),
      inRow({
        where: (row, sketch) => isChild(sketch) && /\d/.test(row.actual ?? ''),
        change: row => ({
          ...row,
          actual: (row.actual ?? '').replace(/\d(?=\D*$)/, digit => String((Number(digit) + 3) % 10)),
        }),
      }),
      inRow({ where: (_, sketch) => isChild(sketch), change: row => ({ ...row, name: '数字资源访问量' }) }),
      inRow({
        where: (row, sketch) => isChild(sketch) && row.score !== undefined && (sketch.rows?.length ?? 0) > 1,
        change: ({ score, ...row }) => row,
      }),
    ]);
    return hasChildren({}, document) ? change(draw, document) : null;
  },
};
