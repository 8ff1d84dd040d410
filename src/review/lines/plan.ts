import type { ExpectingEntry, StoredDocument } from '../../archive/archive.ts';
import { canonical } from '../../archive/journal.ts';
import { lastAbout } from '../../archive/log.ts';
import { storedDocument } from '../../archive/stored.ts';
import type { Bilingual, Correction, CorrectionEntry } from '../../model.ts';
import type { Viewpoint } from '../document-view.ts';
import { entriesOf } from '../entries.ts';
import { seenBy } from '../viewed-document.ts';
import { type CorrectionLine, isPrinted, lineOf, said } from './line.ts';
import { statementIn } from './statement.ts';

/** A line of the file, by its number there. */
export type Numbered = { readonly number: number; readonly line: CorrectionLine };

/** An entry that is to be written, and how others of the same lines call it until it is. */
export type PlannedLines = { readonly number: number; readonly provisional: Correction } & ExpectingEntry;

type DocumentPlan = {
  readonly planned: readonly PlannedLines[];
  /** lines that the log holds already */
  readonly known: number;
  readonly refused: readonly Refused[];
};

export type Refused = { readonly number: number; readonly message: Bilingual };

export type Planning = Pick<Viewpoint, 'kit' | 'reviewer'> & {
  /** when all of it is said: what was said at once is taken back at once */
  readonly at: string;
};

/** Entries that are not written yet have numbers from here on. */
const UNWRITTEN = 2 ** 52;

/** What the lines about one document add to its log, each judged by the document as those before it made it. */
export function planOf(
  stored: StoredDocument,
  log: readonly Correction[],
  { lines, ...planning }: Planning & { readonly lines: readonly Numbered[] },
): DocumentPlan {
  const read = storedDocument(stored.sha256, stored.document);
  const told = toldIn(log);
  const entries = [...log];
  const planned: PlannedLines[] = [];
  const refused: Refused[] = [];
  let known = 0;
  for (const { number, line } of lines) {
    const reviewer = line.reviewer ?? planning.reviewer;
    if (told.has({ ...line, reviewer })) {
      known++;
      continue;
    }
    const onlooking = { ...planning, reviewer, sample: null, isBlind: false };
    const made = entriesFor(line, seenBy(onlooking, { stored, read, entries }), told.entryOf(line.undoes));
    if ('message' in made) refused.push({ number, message: made.message });
    else if (made.length === 0) known++;
    else
      for (const { entry: bare, expected } of made) {
        const entry: CorrectionEntry = { ...bare, at: planning.at };
        const sequence = UNWRITTEN + number * MOST_OF_ONE + planned.length;
        const provisional = { ...entry, sequence, previous: null, hash: `unwritten ${sequence}` };
        planned.push({ number, provisional, entry, expected });
        entries.push(provisional);
        if (line.sequence !== undefined) told.note(line.sequence, sequence);
      }
  }
  return { planned, known, refused };
}

/** Entries that one line can make. */
const MOST_OF_ONE = 1e6;

type Seen = ReturnType<typeof seenBy<Viewpoint>>;

function entriesFor(line: CorrectionLine, seen: Seen, undoes: number | null) {
  const { sha256, path, kind, mending, together } = line;
  const about = { sha256: sha256 ?? seen.sha256, path, track: 'work', sample: null } as CorrectionEntry;
  const expected = lastAbout(seen.entries, about);
  const statement = statementIn(line, { paths: seen.paths, expected, undoes });
  if ('message' in statement) return statement;
  const made = entriesOf(statement, seen);
  if ('message' in made) return made;
  const own = kind === 'undo' ? made.filter(({ entry }) => entry.path === path) : made;
  const [first] = own;
  if (kind === 'undo' && !first) return said('没有这一条', 'there is no such entry');
  if (first && first.entry.path !== path && statement.isTogether !== true) return renamed(first.entry.path);
  const to = first?.entry.mending && 'to' in first.entry.mending ? first.entry.mending.to : undefined;
  if (mending?.to !== undefined && to !== mending.to) return renamed(to ?? '');
  if (line.was !== undefined && first && first.entry.before.text !== line.was)
    return said(
      `此处现为：${first.entry.before.text ?? '空'}`,
      `what stands there is: ${first.entry.before.text ?? 'nothing'}`,
    );
  return together === undefined ? own : own.map(one => ({ ...one, entry: { ...one.entry, together } }));
}

function renamed(path: string) {
  return said(`名称已用，下一个是 ${path}`, `the name is taken: the next one is ${path}`);
}

/** What the log tells already: lines about the same, one after the other, each at most as often as it was said. */
function toldIn(log: readonly Correction[]) {
  const left = Map.groupBy(log.filter(isPrinted), ({ path }) => path);
  /** entries of this archive by the numbers that the lines have for them */
  const numbers = new Map<number, number>();
  const entryOf = (number: number | undefined) =>
    number === undefined ? null : (numbers.get(number) ?? number);
  return {
    entryOf,
    note: (number: number, sequence: number) => void numbers.set(number, sequence),
    has(line: CorrectionLine): boolean {
      const own = left.get(line.path) ?? [];
      const wanted = contentOf({ ...line, ...(line.undoes && { undoes: entryOf(line.undoes)! }) });
      const at = own.findIndex(one => contentOf(lineOf(one)) === wanted);
      if (at < 0) return false;
      if (line.sequence !== undefined) numbers.set(line.sequence, own[at]!.sequence);
      left.set(line.path, own.slice(at + 1));
      return true;
    },
  };
}

/** What is said, whenever and of whatever it was thought to be. */
function contentOf({
  path,
  kind,
  text,
  reason,
  regions,
  mending,
  together,
  undoes,
  reviewer,
}: CorrectionLine): string {
  return canonical({
    path,
    kind,
    reviewer,
    text: text ?? null,
    reason: reason || null,
    undoes: undoes ?? null,
    regions: regions ?? null,
    mending: mendingOf(mending),
    together: together ?? null,
  });
}

/** Without what the log tells beside what was typed: the name of a new row, and the kind of a funding line by its label. */
function mendingOf({
  behind = null,
  texts = {},
  second = {},
  ...rest
}: NonNullable<CorrectionLine['mending']> = {}) {
  const { with: other = null, places = {}, from = {}, form = null } = rest;
  const { '/line': _, ...typed } = texts;
  return { behind, other, texts: typed, second, places, from, form };
}
