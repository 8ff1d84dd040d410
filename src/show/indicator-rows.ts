import type { Form } from '../model.ts';

/** A level's text with the paths of the rows that it covers. */
export type LevelCell = { readonly text: string | null; readonly paths: readonly string[] };

/** What a row shows in its first two columns; null where a cell above goes on. */
type IndicatorRow = { readonly level1: LevelCell | null; readonly level2: LevelCell | null };

type Level = 'level1' | 'level2';

/** The rows of a form's indicators with the merges of their levels, as they were printed. */
export function indicatorRows(form: Form): IndicatorRow[] {
  const levels = { level1: levelCells(form, ['level1']), level2: levelCells(form, ['level1', 'level2']) };
  return form.data.indicators.map((_, row) => ({
    level1: levels.level1.get(row) ?? null,
    level2: levels.level2.get(row) ?? null,
  }));
}

/** Cells by the row that they begin on: a run of rows that are alike in all the given levels. */
function levelCells(form: Form, levels: readonly Level[]): Map<number, LevelCell> {
  const field = levels.at(-1)!;
  const cells = new Map<number, { text: string | null; paths: string[] }>();
  let start = 0;
  form.data.indicators.forEach((indicator, row) => {
    const path = `/indicators/${row}/${field}`;
    if (row > 0 && levels.every(level => isAlike(form, level, row))) cells.get(start)!.paths.push(path);
    else {
      start = row;
      cells.set(row, { text: indicator[field], paths: [path] });
    }
  });
  return cells;
}

/** Whether a row's level is the one cell that the row above has: the same text, a place in common. */
function isAlike({ data, evidence }: Form, level: Level, row: number): boolean {
  if (data.indicators[row]![level] !== data.indicators[row - 1]![level]) return false;
  const places = (at: number) => {
    const { regions = [], lines } = evidence[`/indicators/${at}/${level}`] ?? {};
    return [...regions, ...(lines ? [lines] : [])].map(place => JSON.stringify(place));
  };
  return !new Set(places(row)).isDisjointFrom(new Set(places(row - 1)));
}
