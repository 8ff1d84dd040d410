import type { Evidence, Form, Path, Place } from '../model.ts';
import { leavesOf } from './leaves.ts';
import { valueAt } from './pointer.ts';

/**
 * A cell of a form: one place to look at, and to be said something of. One that was merged over several rows gives a value
 * to each of them; the first path stands for all.
 */
export type ValueCell = {
  readonly paths: readonly [Path, ...Path[]];
  /** of the most doubtful of its values, with the places of all */
  readonly evidence: Evidence;
};

type Known = Pick<Form, 'data' | 'evidence'>;

/** The cells of a form, in the order of its values. */
export function cellsOf(form: Known): ValueCell[] {
  const cells: [Path, Evidence][][] = [];
  const byKey = new Map<string, [Path, Evidence][]>();
  for (const entry of leavesOf(form)) {
    const keys = keysOf(form, entry);
    const known = keys.map(key => byKey.get(key)).find(own => own !== undefined);
    const cell = known ?? [];
    if (!known) cells.push(cell);
    cell.push(entry);
    for (const key of keys) byKey.set(key, cell);
  }
  return cells.map(values => ({
    paths: values.map(([path]) => path) as [Path, ...Path[]],
    evidence: evidenceOf(values.map(([, evidence]) => evidence)),
  }));
}

function evidenceOf(all: readonly Evidence[]): Evidence {
  if (all.length === 1) return all[0]!;
  const evidence = all.reduce(lessSure);
  const regions = new Map(all.flatMap(own => own.regions ?? []).map(one => [JSON.stringify(one), one]));
  return regions.size <= (evidence.regions?.length ?? 0)
    ? evidence
    : { ...evidence, regions: [...regions.values()] };
}

/** The paths of each cell by the first of them. */
export function cellPaths(form: Known): ReadonlyMap<Path, readonly Path[]> {
  return new Map(cellsOf(form).map(({ paths }) => [paths[0], paths]));
}

/** A person must still look: what a person found unreadable waits for nobody. */
export function isOpen({ review, notes }: Evidence): boolean {
  return review && !notes.includes('unreadable');
}

/** How many of cells wait for a person: the one count of lists, pages and workbooks. */
export function openIn(cells: readonly ValueCell[]): number {
  return cells.filter(({ evidence }) => isOpen(evidence)).length;
}

/** Whether a value is null because its cell speaks in another row. */
export function isMerged({ notes }: Evidence): boolean {
  return notes.some(note => MERGED.test(note));
}

const MERGED = /^merged-with-row-(\d+)$/;
/** A value in a row of a list: the list, the row, the field. */
const IN_ROW = /^(\/\w+\/)(\d+)(\/.+)$/;
/** The fields that a merged cell gives to each of its rows, with what must be alike, too. */
const LEVELS: { readonly [field: string]: readonly string[] } = {
  '/level1': ['/level1'],
  '/level2': ['/level1', '/level2'],
};

const IS_LEVEL = /\/level[12]$/;

/** What values of one cell have in common, any of it. */
function keysOf({ data, evidence }: Known, [path, own]: [Path, Evidence]): readonly string[] {
  const note = own.notes.find(one => MERGED.test(one));
  if (note === undefined && !IS_LEVEL.test(path)) return [path];
  const [, list = '', row, field = ''] = IN_ROW.exec(path) ?? [];
  const held = note && list + MERGED.exec(note)![1] + field;
  if (held !== undefined && evidence[held]) return [held];
  return [path, ...(row === undefined ? [] : levelKeys(field, valueAt(data, list + row), own))];
}

/**
 * What values of one cell have in common that every row has which it covers, as levels are: words and a place. A cell that
 * goes on over a page break has a place there, too.
 */
export function levelKeys(field: Path, row: unknown, { regions = [], lines }: Place): readonly string[] {
  const words = LEVELS[field]?.map(own => valueAt(row, own));
  const places = words ? [...regions, ...(lines ? [lines] : [])] : [];
  return places.map(place => JSON.stringify([field, words, place]));
}

function lessSure(one: Evidence, other: Evidence): Evidence {
  if (isOpen(one) !== isOpen(other)) return isOpen(one) ? one : other;
  return !isMerged(other) && other.confidence < one.confidence ? other : one;
}
