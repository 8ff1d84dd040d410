import type { Indicator, TypedForm } from '../model.ts';
import { compared } from '../values/text.ts';

/** The rows of a form that are no whole indicators. */
export function oddRows(form: TypedForm): number[] {
  return form.data.indicators.flatMap((row, index) => (isIndicator(row, form) ? [] : [index]));
}

/** The end of a name that was cut: 分). */
const CLOSES_ONLY = /^[^(]*\)/;

/** A row has a name and something measured; its levels are named where others are, and not by headings. */
function isIndicator(row: Indicator, { data }: TypedForm): boolean {
  const isNamed = (['level1', 'level2'] as const).every(level => {
    const name = row[level];
    if (name === null) return data.indicators.every(other => other[level] === null);
    if ([...name].length < 2 || CLOSES_ONLY.test(compared(name))) return false;
    return !/^(绩效|[一二三]级)指标/.test(compared(name)) && (compared(name).match(/指标/g) ?? []).length < 2;
  });
  const isMeasured = row.target !== null || row.actual !== null || row.maxScore !== null;
  return isNamed && row.level3 !== null && isMeasured && !/^[\d.,]+$/.test(row.deviation ?? '');
}
