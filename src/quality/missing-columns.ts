import type { TypedForm } from '../model.ts';

/** Every form says what was aimed at, and a self-evaluation what came of it: a column without either has lost its heading. */
export function hasMeasures({ family, data }: TypedForm): boolean {
  const isDeclared = family === 'target-declaration';
  const isFilled = (column: 'target' | 'actual') => data.indicators.some(row => row[column] !== null);
  return data.indicators.length === 0 || (isFilled('target') && (isDeclared || isFilled('actual')));
}

/** A self-evaluation without any weight or score has lost their headings; not one that weighs only its levels. */
export function isWeighed({ family, data: { indicators, groups } }: TypedForm): boolean {
  const isBare = indicators.every(({ maxScore, score }) => maxScore === null && score === null);
  return family === 'target-declaration' || indicators.length === 0 || !isBare || groups.length > 0;
}

/** A column that is none of the usual ones may be one of them whose heading was misread. */
export function hasUnknownColumn({ data: { indicators } }: TypedForm): boolean {
  return indicators.some(({ extras }) => Object.keys(extras).length > 0);
}
