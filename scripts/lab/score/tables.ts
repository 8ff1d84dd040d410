import type { Grid, Indicator } from '../../../src/model.ts';
import type { FormTruth } from '../press/model.ts';
import { fold } from './cuts.ts';

export type TableScore = {
  rows: number;
  /** rows whose texts stand whole in one row of one grid */
  whole: number;
  levels: number;
  /** levels whose cell covers the row */
  placed: number;
};

/** How many indicator rows, and levels beside them, the bare joined grids hold. */
export function scoreTables(truths: readonly FormTruth[], grids: readonly Grid[]): TableScore {
  const lines = grids.flatMap(gridRows);
  const score: TableScore = { rows: 0, whole: 0, levels: 0, placed: 0 };
  for (const row of truths.flatMap(t => t.data.indicators)) {
    if (row.level3 === null) continue;
    score.rows += 1;
    const found = lines.filter(line => holds(line, row));
    score.whole += found.length > 0 ? 1 : 0;
    for (const level of [row.level1, row.level2]) {
      if (level === null) continue;
      score.levels += 1;
      score.placed += found.some(line => line.some(text => isLevel(text, level))) ? 1 : 0;
    }
  }
  return score;
}

/** Folded texts of the cells that cover each row. */
function gridRows(grid: Grid): string[][] {
  return Array.from({ length: grid.rows }, (_, row) =>
    grid.cells.filter(c => c.row <= row && row < c.row + c.rowSpan).map(c => fold(c.text)),
  );
}

function holds(line: readonly string[], row: Indicator): boolean {
  const texts = [row.level3, row.actual?.text, row.maxScore, row.score, row.deviation];
  const wanted = texts.flatMap(t => (t === null || t === undefined ? [] : [fold(t)]));
  return wanted.every(text => line.includes(text)) && holdsTarget(line, row);
}

/** The target in one cell, or its number in a column of its own. */
function holdsTarget(line: readonly string[], row: Indicator): boolean {
  if (row.target === null || line.includes(fold(row.target.text))) return true;
  const { target } = row;
  return target.kind === 'quantity' && line.some(t => t.replaceAll(/[,%]/g, '') === target.number);
}

const isLevel = (text: string, level: string): boolean => {
  const wanted = fold(level);
  return text === wanted || (text.startsWith(wanted) && /^[(]\d/.test(text.slice(wanted.length)));
};
