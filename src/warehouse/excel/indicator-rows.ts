import type { Form, Indicator, Measure } from '../../model.ts';
import { decimalText, sum } from '../../values/amount.ts';
import { head, marked, number, told, type Written, words } from './cells.ts';
import { doubtsOfRow, doubtsOfTotal } from './doubts.ts';
import { MOST_LINES, type PrintedSheet, partsOf, type Spanning } from './printed.ts';

/** Columns of the 复核表; what the reviewer fills in stays blank. */
export const COLUMNS = [
  ['一级指标', 12],
  ['二级指标', 12],
  ['三级指标', 26],
  ['指标性质', 8],
  ['指标值', 13],
  ['计量单位', 8],
  ['权重', 7],
  ['自评完成值', 14],
  ['自评得分', 8],
  ['复核完成值', 13],
  ['复核得分', 8],
  ['复核指标偏差', 13],
  ['备注', 26],
  ['待核', 18],
] as const;
export const WIDTHS = COLUMNS.map(([, width]) => width);
/** All but the first. */
export const WIDE = WIDTHS.slice(1).reduce((all, width) => all + width, 0);
const [, , OF_NAMES = 0, , , , , OF_ACTUAL = 0, , , , , OF_REMARKS = 0] = WIDTHS;

/** Tells the texts that are too long for a cell. */
export function writeIndicators(sheet: PrintedSheet, form: Form): (readonly [string, string])[] {
  const { indicators } = form.data;
  sheet.repeat(sheet.row(COLUMNS.map(([name]) => head(name))));
  const cut: (readonly [string, string])[] = [];
  const whole = (label: string, text: string | null, width: number): Written => {
    if (text === null) return words(null);
    const [first, ...rest] = partsOf(text, width, MOST_LINES - 1);
    if (rest.length > 0) cut.push([label, text]);
    return words(rest.length === 0 ? text : `${first}\n…（全文见表后）`);
  };
  writeExecution(sheet, form);
  const rows = indicators.map((item, row) => sheet.row(spanningCells(form, { item, row, whole })));
  for (const [column, names] of [
    [1, indicators.map(({ level1 }) => level1)],
    [2, indicators.map(({ level1, level2 }) => (level2 === null ? null : `${level1}/${level2}`))],
  ] as const)
    for (const [from, to] of alike(names)) sheet.down(column, rows[from]!, rows[to]!);
  writeTotal(sheet, form);
  return cut;
}

/** The first and the last of each run of the same names. */
function alike(names: readonly (string | null)[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [at, name] of names.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && name !== null && names[last[0]] === name) last[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

type Row = {
  readonly item: Indicator;
  readonly row: number;
  readonly whole: (label: string, text: string | null, width: number) => Written;
};

function spanningCells(form: Form, { item, row, whole }: Row): Spanning[] {
  const of = (field: string, cell: Written) =>
    marked(cell, form.evidence[`/indicators/${row}/${field}`]?.review);
  const { sign, value, unit } = partsOfTarget(item.target);
  const name = `第 ${row + 1} 项`;
  const remarks = [item.deviation, ...Object.entries(item.extras).map(labelled)].filter(own => own !== null);
  return [
    of('level1', words(item.level1)),
    of('level2', words(item.level2)),
    of('level3', whole(`${name}名称`, item.level3, OF_NAMES)),
    of('target', words(sign)),
    of('target', value),
    of('target', words(unit)),
    of('maxScore', number(item.maxScore)),
    of('actual', whole(`${name}完成值`, item.actual?.text ?? null, OF_ACTUAL)),
    of('score', number(item.score)),
    ...[words(null), words(null), words(null)],
    of('deviation', whole(`${name}备注`, remarks.length === 0 ? null : remarks.join('\n'), OF_REMARKS)),
    told(doubtsOfRow(form, 'indicators', row)),
  ];
}

function labelled([label, value]: readonly [string, string | null]): string | null {
  return value === null ? null : `${label}：${value}`;
}

/** How the budget was executed is scored beside the indicators, and counts in the total. */
function writeExecution(sheet: PrintedSheet, form: Form): void {
  const row = form.data.funding.findIndex(({ line }) => line === 'total');
  const own = form.data.funding[row];
  if (own === undefined || (own.maxScore === null && own.score === null)) return;
  const of = (field: string) => form.evidence[`/funding/${row}/${field}`];
  // a rate is what is printed: 1 is not 1%
  const sign = of('executionRate')?.text?.match(/[%％]$/)?.[0] ?? '';
  const rate = own.executionRate === null ? null : own.executionRate + sign;
  sheet.row([
    { ...words('预算执行'), span: 2 },
    words('预算执行率'),
    ...[words(null), words(null), words(null)],
    marked(number(own.maxScore), of('maxScore')?.review),
    marked(words(rate), of('executionRate')?.review),
    marked(number(own.score), of('score')?.review),
    ...[words(null), words(null), words(null), words(null), words(null)],
  ]);
}

/** The total that is printed; where none is, that of the rows, and it says so. */
function writeTotal(sheet: PrintedSheet, form: Form): void {
  const { total, indicators, funding } = form.data;
  const rows = [...indicators, ...funding.filter(({ line }) => line === 'total')];
  const isPrinted = total.maxScore !== null || total.score !== null;
  const reckoned = (field: 'maxScore' | 'score') => {
    const own = rows.map(row => row[field]);
    return own.every(value => value === null) ? null : decimalText(sum(own));
  };
  const of = (field: 'maxScore' | 'score') =>
    marked(number(isPrinted ? total[field] : reckoned(field)), form.evidence[`/total/${field}`]?.review);
  const grade = total.grade === null ? '' : `　等级：${total.grade}`;
  sheet.row([
    { ...head(isPrinted ? `合计${grade}` : '各行之和（原表没有合计）'), span: 6 },
    of('maxScore'),
    words(null),
    of('score'),
    ...[words(null), words(null), words(null), words(null)],
    told(isPrinted ? doubtsOfTotal(form) : null),
  ]);
}

/** 指标性质, 指标值, 计量单位 of a target. */
function partsOfTarget(target: Measure | null): { sign: string | null; value: Written; unit: string | null } {
  if (target === null) return { sign: null, value: words(null), unit: null };
  if (target.kind !== 'quantity') return { sign: '定性', value: words(target.text), unit: null };
  const { comparator, number: lower, to, unit } = target;
  return {
    sign: SIGNS[comparator ?? ''] ?? null,
    value: to === undefined ? number(lower) : words(`${lower}～${to}`),
    unit,
  };
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝' };
