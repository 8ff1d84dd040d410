import { createHash } from 'node:crypto';
import type { Archive, Outcome } from '../../../src/archive/archive.ts';
import { documentSummaryOf } from '../../../src/archive/document-summary.ts';
import type {
  Document,
  Finding,
  Form,
  FormData,
  FundingLine,
  Indicator,
  Measure,
} from '../../../src/model.ts';
import { FORM, namesOf } from '../../../src/schema/fields.ts';
import { withLists } from '../../../src/schema/lists.ts';
import { SCHEMA } from '../../../src/version.ts';
import { rowsToKeep } from '../../../src/warehouse/sinks/packed-rows.ts';
import { type Dice, diceOf } from './dice.ts';
import { evidenceOf } from './evidence.ts';

/** Documents made up to be loaded: what is usual, and now and then what is hard to keep. The same numbers give the same ones. */

export type Recipe = {
  /** indicators of a document */
  readonly indicators: number;
  /** share of values that are hard: 20 digits, quotes, line feeds, formulas, halves of characters */
  readonly hard: number;
};

/** Every how many contents one could not be read, one lies at two places, one has two forms. */
const ONE_FAILED = 41;
const ONE_TWICE = 17;
const ONE_DOUBLE = 13;
const BATCH = 200;

/** Puts made-up documents into an archive: those of these numbers. */
export async function fillArchive(
  archive: Archive,
  count: number,
  { from: first = 0, ...recipe }: Recipe & { readonly from?: number },
): Promise<void> {
  for (let from = first; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => from + at);
    const documents = numbers.map(number => documentOf(number, recipe));
    const places = documents.flatMap(({ source: { sha256, bytes } }, at) => {
      const path = `/archive/${numbers[at]! % 7}/${numbers[at]}.pdf`;
      const paths = numbers[at]! % ONE_TWICE === 0 ? [path, `/copies/${numbers[at]}.pdf`] : [path];
      return paths.map(own => ({ path: own, sha256, bytes }));
    });
    await archive.plan('made', places);
    await archive.save(documents.map(outcomeOf));
  }
}

/** What an archive keeps of a document. */
export function outcomeOf(document: Document): Outcome {
  return {
    sha256: document.source.sha256,
    version: document.producedBy.ziping,
    state: document.error === null ? 'done' : 'failed',
    document: JSON.stringify(document),
    facts: documentSummaryOf(document, 1),
    rows: rowsToKeep(document, document.source.sha256),
  };
}

/** One made-up document. */
export function documentOf(number: number, recipe: Recipe): Document {
  const sha256 = createHash('sha256').update(String(number)).digest('hex');
  const dice = diceOf(number, recipe.hard);
  const failed = number % ONE_FAILED === ONE_FAILED - 1;
  const forms = failed ? [] : number % ONE_DOUBLE === 0 ? 2 : 1;
  const made = Array.from({ length: forms === 2 ? 2 : forms === 1 ? 1 : 0 }, (_, at) =>
    formOf(dice, { number, at, indicators: recipe.indicators }),
  );
  const pages: Document['pages'] = [
    {
      page: 1,
      kind: 'native',
      outcome: failed ? 'failed' : 'form',
      forms: made.map((_, at) => at),
      ...(failed ? { reason: 'broken-text-layer' } : {}),
    },
    { page: 2, kind: 'native', outcome: 'no-form', forms: [] },
  ];
  return {
    schema: SCHEMA,
    source: {
      name: `${number}.pdf`,
      sha256,
      bytes: 1000 + number,
      pages: 2,
      kind: dice.pick(['native', 'scanned']),
    },
    producedBy: { ziping: '0.1.0' },
    forms: made.map(form => withLists(form, pages)),
    pages,
    findings: failed ? [] : findingsOf(dice),
    coverage: {
      characters: 900,
      placed: 890,
      unplaced: dice.chance(0.2)
        ? [{ text: dice.text('公开14表'), regions: [{ page: 1, bbox: [1, 2, 3.25, 4] }] }]
        : [],
    },
    error: failed ? { code: 'malformed', message: '损坏 · malformed' } : null,
  };
}

const OFFICES = ['教育局', '水利局', '民政局', '卫生健康局', '交通运输局', '农业农村局', '文化和旅游局'];
const TOWNS = ['临川县', '青浦区', '永德县', '原州区', '普陀区', '郫都区'];
const THINGS = [
  '培训人次',
  '新建图书角',
  '维修管网',
  '发放补助',
  '验收合格率',
  '群众满意度',
  '完成时限',
  '成本节约率',
];
const UNITS = ['人次', '个', '公里', '%', '万元', '户', null];

type Given = { readonly number: number; readonly at: number; readonly indicators: number };

function formOf(dice: Dice, { number, at, indicators }: Given): Form {
  const unit = dice.pick(['yuan', 'wan-yuan', null] as const);
  const data: FormData = {
    ...headOf(dice),
    title: dice.textOrNull('项目支出绩效自评表'),
    fiscalYear: dice.chance(0.05) ? null : 2021 + dice.whole(4),
    projectName: dice.textOrNull(`${dice.pick(TOWNS)}${dice.pick(THINGS)}项目${number}-${at}`),
    supervisingDepartment: dice.textOrNull(dice.pick(TOWNS) + dice.pick(OFFICES)),
    implementingUnit: dice.textOrNull(dice.pick(OFFICES)),
    funding: (['total', 'currentYearAppropriation', 'priorYearCarryover', 'otherFunds'] as const).map(line =>
      fundingOf(dice, line),
    ),
    goals: [
      {
        expected: dice.textOrNull(`完成${dice.pick(THINGS)}${dice.whole(9999)}`),
        actual: dice.textOrNull(`已完成${dice.whole(9999)}`),
      },
    ],
    indicators: Array.from({ length: indicators }, (_, row) => indicatorOf(dice, row)),
    groups: dice.chance(0.3) ? [{ level1: '产出指标', level2: null, maxScore: dice.decimal('50') }] : [],
    total: {
      maxScore: dice.decimalOrNull('100'),
      score: dice.decimalOrNull(`${80 + dice.whole(20)}.5`),
      grade: dice.chance(0.2) ? '优' : null,
    },
    extras: dice.chance(0.5)
      ? { 填报人: dice.textOrNull('王某'), '分配/情况~说明': dice.textOrNull('无') }
      : {},
  };
  return {
    family: 'project-self-evaluation',
    template: dice.pick(['shanghai', 'sichuan', 'hubei', 'central']),
    pages: [1, 2],
    currencyUnit: unit,
    data,
    evidence: evidenceOf(dice, data),
  };
}

/** A text for whatever the head of a form holds. */
function headOf(dice: Dice): Pick<FormData, keyof typeof FORM> {
  const texts = namesOf(FORM).map(name => [name, dice.textOrNull(FORM[name].name.zh)]);
  return Object.fromEntries(texts) as Pick<FormData, keyof typeof FORM>;
}

function fundingOf(dice: Dice, line: FundingLine['line']): FundingLine {
  const amount = () =>
    dice.decimalOrNull(`${dice.whole(9_000_000)}.${String(dice.whole(100)).padStart(2, '0')}`);
  return {
    line,
    label: dice.textOrNull('年度资金总额'),
    initialBudget: amount(),
    adjustedBudget: amount(),
    executed: amount(),
    maxScore: dice.decimalOrNull('10'),
    executionRate: dice.decimalOrNull(`${dice.whole(100)}.${dice.whole(100)}`),
    score: dice.decimalOrNull(`${dice.whole(10)}`),
  };
}

function indicatorOf(dice: Dice, row: number): Indicator {
  return {
    level1: dice.textOrNull(dice.pick(['产出指标', '效益指标', '满意度指标'])),
    level2: dice.textOrNull(dice.pick(['数量指标', '质量指标', '时效指标', '社会效益指标'])),
    level3: dice.textOrNull(`${dice.pick(THINGS)}${row}${dice.pick(OFFICES)}${dice.whole(999)}`),
    target: dice.chance(0.05) ? null : measureOf(dice),
    actual: dice.chance(0.05) ? null : measureOf(dice),
    ...scoreOf(dice),
    deviation: dice.chance(0.7) ? null : dice.text(`因${dice.pick(THINGS)}推迟${dice.whole(99)}天`),
    extras: dice.chance(0.1) ? { 得分系数: dice.decimalOrNull('100') } : {},
  };
}

function scoreOf(dice: Dice): Pick<Indicator, 'maxScore' | 'score'> {
  const maxScore = dice.decimalOrNull(`${1 + dice.whole(20)}`);
  const isFull = dice.chance(0.6);
  return { maxScore, score: isFull ? maxScore : dice.decimalOrNull(`${dice.whole(20)}.${dice.whole(100)}`) };
}

function measureOf(dice: Dice): Measure {
  const kind = dice.whole(10);
  if (kind === 0) return { kind: 'qualitative', text: dice.text('效果明显') };
  if (kind === 1) {
    const date = dice.pick(['2023', '2023-05', '2023-12-31', '2024-02-29']);
    return { kind: 'date', relation: dice.pick(['by', 'before', null]), date, text: dice.text(`${date}前`) };
  }
  const number = dice.decimal(String(dice.whole(5000)));
  const unit = dice.pick(UNITS);
  const comparator = dice.pick(['>=', '=', '<=', null] as const);
  const range = dice.chance(0.1) ? { to: dice.decimal(String(5000 + dice.whole(5000))) } : {};
  return {
    kind: 'quantity',
    comparator,
    number,
    ...range,
    unit,
    text: dice.text(`${comparator ?? ''}${number}${unit ?? ''}`),
  };
}

function findingsOf(dice: Dice): Finding[] {
  const rules = [
    'score/full-although-unmet',
    'total/score-sum',
    'funding/budget-cut',
    'target/vague',
  ] as const;
  return Array.from({ length: dice.whole(4) }, () => ({
    rule: dice.pick(rules),
    severity: dice.pick(['error', 'warning', 'info'] as const),
    message: { zh: dice.text('得分与目标不符'), en: 'score and target differ' },
    at: dice.pick([
      ['/forms/0/data/indicators/0/score', '/forms/0/data/indicators/0/target'],
      ['/forms/0'],
      ['/pages/1'],
    ]),
    expected: dice.textOrNull('5.60'),
    found: dice.textOrNull('8'),
    basis: dice.chance(0.5) ? '财预〔2020〕10号' : null,
  }));
}
