import type { Grid, Indicator, Page } from '../../../src/model.ts';
import { IDEOGRAPHS } from '../../../src/values/radicals.ts';
import type { FormTruth } from '../press/model.ts';
import { fold as foldText } from './text.ts';

/** Cells hold what is printed, radicals too. */
export const fold = (text: string): string =>
  foldText([...text].map(c => IDEOGRAPHS.get(c) ?? c).join('')) ?? '';

export type CutScore = {
  /** texts of the forms that no page holds whole */
  cut: number;
  /** of these, the ones that the joined grids hold whole in one cell */
  joined: number;
};

/** characters; a shorter text stands in many cells */
const TELLING = 8;

/** What was read of a file: its pages, their grids, and these joined over page breaks. */
type Tables = { pages: readonly Page[]; grids: readonly (readonly Grid[])[]; joined: readonly Grid[] };

/** Texts that page breaks cut, and how many of them joining makes whole. */
export function scoreCuts(truths: readonly FormTruth[], { pages, grids, joined }: Tables): CutScore {
  const [before, after] = [textsOf(grids.flat()), textsOf(joined)];
  const printed = [...before, ...pages.map(({ runs }) => fold(runs.map(({ text }) => text).join('')))].join(
    '\n',
  );
  const cut = new Set(
    truths.flatMap(truth => {
      const breaks = (truth.pages?.length ?? 1) - 1;
      return longTexts(truth).filter(text => !before.has(text) && isPrinted(text, { printed, breaks }));
    }),
  );
  return { cut: cut.size, joined: [...cut].filter(text => after.has(text)).length };
}

/** characters that are looked for together */
const PIECE = 4;

/**
 * Whether the paper holds all of a text, but for what page breaks part: an office program cuts a text off that is longer
 * than its row, a broken font loses characters.
 */
function isPrinted(text: string, { printed, breaks }: { printed: string; breaks: number }): boolean {
  const characters = [...text];
  const pieces = characters
    .slice(PIECE - 1)
    .map((_, index) => characters.slice(index, index + PIECE).join(''));
  return pieces.filter(piece => !printed.includes(piece)).length <= breaks * (PIECE - 1);
}

function textsOf(grids: readonly Grid[]): Set<string> {
  return new Set(grids.flatMap(grid => grid.cells.map(({ text }) => fold(text))));
}

function longTexts({ data }: FormTruth): string[] {
  const goals = data.goals.flatMap(({ expected, actual }) => [expected, actual]);
  const rows = data.indicators.flatMap(row => [row.level3, row.deviation]);
  return [...goals, ...rows]
    .flatMap(text => (text ? [fold(text)] : []))
    .filter(text => text.length >= TELLING);
}

export type ColumnScore = {
  /** values that stand whole beside the name of their row */
  values: number;
  /** of these, the ones in the column that most rows of their grid have them in */
  inColumn: number;
};

/** Whether the values of all rows of a grid stand in the same columns. */
export function scoreColumns(truths: readonly FormTruth[], grids: readonly Grid[]): ColumnScore {
  const rows = truths.flatMap(({ data }) => data.indicators);
  const score: ColumnScore = { values: 0, inColumn: 0 };
  for (const grid of grids) {
    for (const textOf of VALUES) {
      const columns = rows.flatMap(row => columnsOf(row, textOf(row), grid));
      const counts = [...Map.groupBy(columns.flat(), column => column).values()].map(own => own.length);
      score.values += columns.length;
      score.inColumn += Math.max(0, ...counts);
    }
  }
  return score;
}

const VALUES: readonly ((row: Indicator) => string | null)[] = [
  row => row.level3,
  row => row.actual?.text ?? null,
  row => row.score,
];

/** The columns of a grid in which a text begins beside a row's name: a list of none where it stands nowhere. */
function columnsOf({ level3 }: Indicator, text: string | null, grid: Grid): number[][] {
  const name = level3 === null ? null : grid.cells.find(cell => fold(cell.text) === fold(level3));
  if (!name || text === null) return [];
  const beside = grid.cells.filter(cell => cell.row <= name.row && name.row < cell.row + cell.rowSpan);
  const columns = beside.filter(cell => fold(cell.text) === fold(text)).map(({ column }) => column);
  return columns.length > 0 ? [columns] : [];
}
