import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLANK, d, printFact, q, words } from '../fact.ts';
import type { Amounts, Content, PrintedValue } from '../model.ts';

type Transcript = {
  readonly project: string;
  /** initial, adjusted, executed, weight, rate, score */
  readonly total: readonly [string, string, string, string, string, string];
  readonly current: readonly [string, string, string];
  readonly totalScore: string;
  readonly goals: readonly (readonly [string, string])[];
  readonly rows: readonly (readonly [string, string, string, string, string, string, string])[];
};

const UNIT = '上海市松江区长三角G60科创走廊创新研究中心';

/**
 * The five forms that 上海市松江区长三角G60科创走廊创新研究中心 published with its final account of 2023, transcribed:
 * names end where the system that printed them cut them off.
 */
export function g60(): Content[] {
  const file = join(import.meta.dirname, 'g60.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Transcript[]).map(contentOf);
}

function contentOf(form: Transcript, index: number): Content {
  const [initial, adjusted, executed, weight, rate, score] = form.total;
  const sub = { weight: '—', rate: '', score: '' };
  const zero: Amounts = { initial: '', adjusted: '0', executed: '0', ...sub };
  return {
    id: `g60-${index}`,
    year: 2023,
    unit: 'yuan',
    project: form.project,
    supervising: UNIT,
    implementing: UNIT,
    total: { initial, adjusted, executed, weight, rate, score },
    current: { initial: form.current[0], adjusted: form.current[1], executed: form.current[2], ...sub },
    carryover: zero,
    other: zero,
    goals: form.goals.map(([goal, actual]) => ({ expected: goal, actual })),
    rows: form.rows.map(([level1, level2, name, target, actual, weight, score]) => ({
      level1,
      level2,
      name,
      target: read(target),
      actual: read(actual),
      weight,
      score,
      reason: '',
    })),
    totalScore: form.totalScore,
  };
}

/** Only three kinds of values stand in these forms: sign and number with a unit or without, one date, 完成. */
function read(text: string): PrintedValue {
  if (text === '') return BLANK;
  if (text === '2023年12月前') return printFact(d('2023-12', 'before', text), 'ascii');
  const match = /^(>=|>|=)(\d+)(\D*)$/.exec(text);
  if (!match) return words(text);
  const [, sign = '=', number = '', unit = ''] = match;
  const value = printFact(q(sign as '=', number, unit), 'ascii');
  return value.measure?.kind === 'quantity' && unit === ''
    ? { ...value, measure: { ...value.measure, unit: null } }
    : value;
}
