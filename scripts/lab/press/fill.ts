import { Decimal } from 'decimal.js';
import { PROJECTS } from './content/projects.ts';
import { BLANK, printFact, printNumber, type Signs, words } from './fact.ts';
import type { Amounts, Content, ContentRow, Fact, Goal, PrintedValue, Project, Row } from './model.ts';
import { pick, random, seedOf } from './random.ts';

/** How one system prints: its unit of money, signs, separators. */
export type Style = {
  readonly year: number;
  readonly unit: 'yuan' | 'wan-yuan';
  readonly signs: Signs;
  /** the actual value: sign, number and unit; number and unit; the number alone */
  readonly actual: 'signed' | 'united' | 'bare';
  readonly money: 'plain' | 'grouped' | 'mixed' | 'decimals';
  readonly rate: 'percent2' | 'percent' | 'bare';
  /** what stands in the sub-rows where nothing applies */
  readonly dash: string;
  readonly executionWeight: number;
  /** weight of each first level that has rows */
  readonly weights: { readonly [level1: string]: number };
};

export const MOF: Style = {
  year: 2023,
  unit: 'wan-yuan',
  signs: 'math',
  actual: 'united',
  money: 'plain',
  rate: 'percent2',
  dash: '—',
  executionWeight: 10,
  weights: { 产出指标: 50, 效益指标: 30, 满意度指标: 10 },
};

const LEVELS: { readonly [level2: string]: string } = {
  数量指标: '产出指标',
  质量指标: '产出指标',
  时效指标: '产出指标',
  成本指标: '产出指标',
  经济效益指标: '效益指标',
  社会效益指标: '效益指标',
  生态效益指标: '效益指标',
  可持续影响指标: '效益指标',
  服务对象满意度指标: '满意度指标',
  经济成本指标: '成本指标',
  社会成本指标: '成本指标',
  生态环境成本指标: '成本指标',
};

/** The project as this system prints it; a seed other than 0 varies rows, goals and numbers. */
export function fill(project: Project, style: Style, seed = 0): Content {
  const varied = seed === 0 ? project : vary(project, random(seed));
  const next = random(seedOf(project.id) + seed);
  const executed = new Decimal(varied.budget.replaceAll(',', '')).times(
    pick(next, [1, 1, 0.9871, 0.8846, 0.4517]),
  );
  const rows = scoreRows(varied.rows, style);
  const funds = printFunds(varied, executed, style);
  const score = rows.reduce((sum, row) => sum.plus(row.score || 0), new Decimal(funds.total.score || 0));
  return {
    id: seed === 0 ? project.id : `${project.id}-${seed}`,
    year: style.year,
    unit: style.unit,
    project: varied.name,
    supervising: varied.department,
    implementing: varied.unit,
    ...funds,
    goals: varied.goals,
    rows,
    totalScore: score.toString(),
  };
}

function printFunds(
  project: Project,
  executedWan: Decimal,
  style: Style,
): Pick<Content, 'total' | 'current' | 'carryover' | 'other'> {
  const scale = style.unit === 'yuan' ? 10000 : 1;
  const budget = new Decimal(project.budget.replaceAll(',', '')).times(scale);
  const executed = executedWan.times(scale).toDecimalPlaces(2);
  const rate = executed.dividedBy(budget).times(100);
  const score = Decimal.min(100, rate)
    .times(style.executionWeight)
    .dividedBy(100)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const amounts = (over: Partial<Amounts>): Amounts => ({
    initial: '',
    adjusted: '',
    executed: '',
    weight: style.dash,
    rate: '',
    score: style.dash,
    ...over,
  });
  const line = {
    initial: money(budget, style, 0),
    adjusted: money(budget, style, 1),
    executed: money(executed, style, 2),
  };
  const zero = { initial: '0', adjusted: '0', executed: '0' };
  return {
    total: amounts({
      ...line,
      weight: String(style.executionWeight),
      rate: rateText(rate, style),
      score: score.toString(),
    }),
    current: amounts(line),
    carryover: amounts(style.unit === 'yuan' ? zero : {}),
    other: amounts(style.unit === 'yuan' ? zero : { initial: '0.00', adjusted: '0.00', executed: '0.00' }),
  };
}

function money(amount: Decimal, style: Style, position: number): string {
  const plain = amount.toDecimalPlaces(2).toString();
  const fixed = amount.toFixed(2);
  if (style.money === 'plain') return plain;
  if (style.money === 'decimals') return fixed;
  if (style.money === 'grouped') return grouped(fixed);
  return [fixed, plain, grouped(plain)][position % 3] ?? plain;
}

function grouped(plain: string): string {
  const [whole = '', part] = plain.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? separated : `${separated}.${part}`;
}

function rateText(rate: Decimal, style: Style): string {
  if (style.rate === 'bare') return rate.dividedBy(100).toDecimalPlaces(4).toString();
  if (style.rate === 'percent') return `${rate.toDecimalPlaces(0).toString()}%`;
  return `${rate.toFixed(2)}%`;
}

function scoreRows(rows: readonly Row[], style: Style): ContentRow[] {
  const counts = new Map<string, number>();
  for (const row of rows) if (weighs(row)) counts.set(levelOf(row), (counts.get(levelOf(row)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return rows.map(row => {
    const level1 = levelOf(row);
    const index = seen.get(level1) ?? 0;
    if (weighs(row)) seen.set(level1, index + 1);
    const weight = weighs(row) ? share(style.weights[level1] ?? 0, counts.get(level1) ?? 1, index) : null;
    return {
      level1,
      level2: row.level2,
      name: row.name,
      target: printFact(row.target, style.signs),
      actual: printActual(row, style),
      weight: weight === null ? '' : weight.toString(),
      score: weight === null ? '' : scoreOf(row, weight).toString(),
      reason: row.reason ?? '',
    };
  });
}

const levelOf = (row: Row): string => LEVELS[row.level2] ?? row.level2;
const weighs = (row: Row): boolean => !row.name.startsWith('其中');

/** Whole weights for all but the last row of a group. */
function share(all: number, rows: number, index: number): Decimal {
  const each = Math.floor(all / rows);
  return new Decimal(index === rows - 1 ? all - each * (rows - 1) : each);
}

function scoreOf(row: Row, weight: Decimal): Decimal {
  const { target, actual } = row;
  if (!('sign' in target) || typeof actual !== 'string' || row.reason === undefined) return weight;
  const wanted = new Decimal(target.number.replaceAll(',', ''));
  const reached = new Decimal(actual.replaceAll(',', ''));
  if (wanted.isZero() || !reached.lessThan(wanted)) return weight.minus(1);
  return reached.dividedBy(wanted).times(weight).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

function printActual(row: Row, style: Style): PrintedValue {
  const { actual, target } = row;
  if (actual === '') return BLANK;
  if (typeof actual !== 'string') return printFact(actual, style.signs);
  if (!('sign' in target)) return words(actual);
  if (style.actual === 'signed') return printFact({ ...target, number: actual } satisfies Fact, style.signs);
  return printNumber(actual, style.actual === 'united' ? target.unit : '');
}

// ------------------------------------------------------------------------------------------- variation

function vary(project: Project, next: () => number): Project {
  const others = PROJECTS.filter(p => p.id !== project.id);
  const guests = pick(next, [0, 3, 8, 14]);
  const borrowed = Array.from({ length: guests }, () => pick(next, pick(next, others).rows));
  const rows = [
    ...project.rows,
    ...borrowed.filter(r => project.rows.some(own => LEVELS[own.level2] === LEVELS[r.level2])),
  ];
  const ordered = Object.keys(LEVELS).flatMap(level2 => rows.filter(r => r.level2 === level2));
  return {
    ...project,
    budget: new Decimal(Math.floor(next() * 900000) + 10000).dividedBy(100).toString(),
    goals: project.goals.map(goal => longer(goal, others, next)),
    rows: unique(ordered).map(row => jitter(row, next)),
  };
}

function longer(goal: Goal, others: readonly Project[], next: () => number): Goal {
  const more = Array.from({ length: pick(next, [0, 1, 3, 6]) }, () => pick(next, others).goals[0]);
  const join = (key: keyof Goal) => [goal, ...more].map(g => g?.[key] ?? '').join('');
  return { expected: join('expected'), actual: join('actual') };
}

function unique(rows: readonly Row[]): Row[] {
  return rows.filter((row, i) => rows.findIndex(r => r.name === row.name) === i);
}

/** Other numbers, now and then a blank cell. */
function jitter(row: Row, next: () => number): Row {
  if (!('sign' in row.target) || typeof row.actual !== 'string' || next() < 0.4) return row;
  const factor = pick(next, [1, 2, 3, 7]);
  const times = (n: string) => new Decimal(n.replaceAll(',', '')).times(factor).toString();
  if (row.target.unit === '%') return row;
  return { ...row, target: { ...row.target, number: times(row.target.number) }, actual: times(row.actual) };
}
