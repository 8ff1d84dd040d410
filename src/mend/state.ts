import type { Document, Evidence, Form, Path } from '../model.ts';
import { LIST_NAMES, type ListName } from '../schema/fields.ts';
import { pointerTo, valueAt } from '../values/pointer.ts';

/**
 * A document taken apart while it is mended. Forms and rows are known by their paths in the log, which stay theirs whatever
 * is put in or taken out; what was taken out stays in its place as `isGone`, so that what comes behind it keeps its own.
 */
export type FormState = {
  readonly at: string;
  readonly isGone: boolean;
  /** what was read at its head, whatever became of it since; null of a form that was not read */
  readonly read: string | null;
  /** without its rows */
  readonly form: Form;
  readonly lists: RowLists;
};

type RowLists = { readonly [list in ListName]: readonly RowState[] };

export type RowState = {
  readonly at: string;
  readonly isGone: boolean;
  /** the texts that were read in it, whatever became of it since; null of a row that was not read */
  readonly read: string | null;
  readonly data: object;
  /** by the pointers below the row: `/score` */
  readonly evidence: { readonly [leaf: Path]: Evidence };
  /** of values that stand in a merged cell of another row, the row that holds it, by their pointers */
  readonly holders: ReadonlyMap<Path, string>;
};

const ROW = new RegExp(`^/(${LIST_NAMES.join('|')})/(\\d+)(/.*)$`, 's');
const MERGED = /^merged-with-row-(\d+)$/;

/** The forms of a document as it was read. */
export function takenApart({ forms }: Document): readonly FormState[] {
  return forms.map((form, index) => {
    const at = `/forms/${index}`;
    const head: [Path, Evidence][] = [];
    const rows = new Map<string, [Path, Evidence][]>();
    for (const [path, own] of Object.entries(form.evidence)) {
      const [, list, row, leaf] = ROW.exec(path) ?? [];
      if (list === undefined) head.push([path, own]);
      else entriesOf(rows, `/${list}/${row}`).push([leaf!, own]);
    }
    const lists = listsBy(list =>
      form.data[list].map((data, row) =>
        rowState(`${at}/data/${list}/${row}`, data, rows.get(`/${list}/${row}`) ?? []),
      ),
    );
    return { at, isGone: false, read: headRead(form), form: bare(form, Object.fromEntries(head)), lists };
  });
}

function entriesOf(rows: Map<string, [Path, Evidence][]>, row: string): [Path, Evidence][] {
  const own = rows.get(row) ?? [];
  rows.set(row, own);
  return own;
}

export function listsBy(rowsOf: (list: ListName) => readonly RowState[]): RowLists {
  return Object.fromEntries(LIST_NAMES.map(list => [list, rowsOf(list)])) as RowLists;
}

/** What tells a form from others, as it was read. */
function headRead({ evidence }: Pick<Form, 'evidence'>): string {
  return ['/title', '/projectName'].map(path => evidence[path]?.text ?? '').join('\n');
}

function bare(form: Form, evidence: Form['evidence']): Form {
  const none = Object.fromEntries(LIST_NAMES.map(list => [list, []]));
  return { ...form, data: { ...form.data, ...none }, evidence };
}

function rowState(at: string, data: object, evidence: readonly (readonly [Path, Evidence])[]): RowState {
  const holders = evidence.flatMap(([leaf, { notes }]) => {
    const holder = notes.map(note => MERGED.exec(note)?.[1]).find(row => row !== undefined);
    return holder === undefined ? [] : [[leaf, `${listOf(at)}/${holder}`] as const];
  });
  const read = evidence.flatMap(([, { text }]) => text ?? []).join('\n');
  return { at, isGone: false, read, data, evidence: Object.fromEntries(evidence), holders: new Map(holders) };
}

/** The path of the list that a row was put into. */
export function listOf(row: string): string {
  return row.slice(0, row.lastIndexOf('/'));
}

/** The name of that list. */
export function listNameOf(path: string): ListName | null {
  const [, name] = /^\/forms\/\+?\d+\/data\/([a-z]+)(?:\/|$)/.exec(path) ?? [];
  return LIST_NAMES.find(list => list === name) ?? null;
}

/** The forms that stand, with their rows. */
export function putTogether(states: readonly FormState[]): readonly Form[] {
  return standing(states).map(({ form, lists }) => {
    const rows = LIST_NAMES.map(list => [list, standing(lists[list])] as const);
    const data = { ...form.data, ...Object.fromEntries(rows.map(([list, own]) => [list, own.map(dataOf)])) };
    const evidence = rows.flatMap(([list, own]) =>
      own.flatMap((row, i) => evidenceOf(row, pointerTo(list, i), own)),
    );
    const [before, behind] = [headEvidence(form, true), headEvidence(form, false)];
    return { ...form, data, evidence: Object.fromEntries([...before, ...evidence, ...behind]) };
  });
}

function dataOf({ data }: RowState): object {
  return data;
}

/** What stands before the rows of a form, and what behind them. */
function headEvidence({ data, evidence }: Form, isBefore: boolean): [Path, Evidence][] {
  const isField = (path: Path) =>
    /^\/[^/]+$/.test(path) && !isBesideData(path) && valueAt(data, path) !== undefined;
  return Object.entries(evidence).filter(([path]) => isField(path) === isBefore);
}

function isBesideData(path: Path): boolean {
  return path === '/currencyUnit' || LIST_NAMES.some(list => path === `/${list}`);
}

function evidenceOf(
  { evidence, holders }: RowState,
  at: Path,
  rows: readonly RowState[],
): [Path, Evidence][] {
  return Object.entries(evidence).map(([leaf, own]) => {
    const notes = own.notes.filter(note => !MERGED.test(note));
    const holder = holders.get(leaf);
    const row = holder === undefined ? -1 : rows.findIndex(one => one.at === holder);
    const held = row < 0 ? [] : ([`merged-with-row-${row}`] as const);
    return [at + leaf, holder === undefined ? own : { ...own, notes: [...held, ...notes] }];
  });
}

export function standing<One extends { readonly isGone: boolean }>(all: readonly One[]): readonly One[] {
  return all.filter(({ isGone }) => !isGone);
}
