import type { Evidence, Fact, Form, Grounds, Note, Path, Place, TypedForm } from '../model.ts';
import { LIST_NAMES } from '../schema/fields.ts';
import { heldAgainst, LEAST } from './calibration.ts';
import { CALIBRATION } from './calibration-table.ts';
import type { Check, Observation, ReadingWay, Subject } from './check.ts';
import { isTakenUp } from './check-notes.ts';
import { isAsked, weightOf } from './check-weights.ts';
import { CHECKS, LATE_CHECKS } from './checks/index.ts';
import { listsOf } from './value-paths.ts';

/** What one check has seen in one form. */
export type LedgerEntry = { readonly check: Check; readonly observation: Observation };

/** A form's entries, in the order of the checks. */
export function entriesOf(subject: Subject): readonly LedgerEntry[] {
  return entriesBy(CHECKS, subject);
}

/** Share of the values on a page from which on it is to be looked at as a whole where so many are in doubt. */
const MOSTLY = 0.5;

/** The pages of a form that are to be looked at: all where something speaks against it as a whole, else those most of whose values are in doubt. */
export function unsoundPages({ form, ways }: Subject, entries: readonly LedgerEntry[]): readonly number[] {
  if (entries.some(({ check }) => weightOf(check.id, ways).reach === 'form')) return form.pages;
  const doubts = entries.filter(
    ({ check, observation }) => !observation.ratios && weightOf(check.id, ways).most < LEAST,
  );
  const doubted = new Set(doubts.flatMap(({ observation }) => observation.paths));
  return form.pages.filter(page => {
    const own = Object.entries(form.facts).filter(([, { regions }]) =>
      regions?.some(one => one.page === page),
    );
    return own.filter(([path]) => doubted.has(path)).length > MOSTLY * own.length;
  });
}

/** A form with its evidence, and what each value's confidence is made of. */
type SettledForm = { readonly form: Form; readonly grounds: { readonly [path: Path]: Grounds } };

/**
 * The only place that says how sure a value is, and whether a person must look. What was read is believed as its reader
 * says; every entry multiplies the odds of its paths by its likelihood ratio, or caps them where no ratio can be given;
 * what is then below the threshold is for review. `pages` of the subject know now which pages failed.
 */
export function settle(subject: Subject, entries: readonly LedgerEntry[]): SettledForm {
  const { facts, ...form } = subject.form;
  const all = [...entries, ...entriesBy(LATE_CHECKS, subject)];
  const paths = [...Object.keys(facts), ...WHOLES];
  const byPath = new Map<Path, LedgerEntry[]>(paths.map(path => [path, []]));
  for (const entry of all) {
    for (const path of reachOf(entry, subject)) byPath.get(path)?.push(entry);
  }
  const cases = [...byPath].map(([path, own]): [Path, Case] => {
    const fact = facts[path] ?? wholeOf(subject.form);
    return [path, { fact, entries: own, grounds: groundsOf(path, { fact, entries: own, subject }) }];
  });
  const evidence = cases.map(([path, own]) => [path, evidenceOf(own)] as const);
  const grounds = cases.map(([path, own]) => [path, own.grounds] as const);
  return { form: { ...form, evidence: Object.fromEntries(evidence) }, grounds: Object.fromEntries(grounds) };
}

/** The paths that an entry bears on. */
function reachOf({ check, observation: { paths } }: LedgerEntry, { form, ways }: Subject): Iterable<Path> {
  const { reach } = weightOf(check.id, ways);
  if (reach === 'form') return Object.keys(form.facts);
  return reach === 'paths' ? paths : new Set([...paths, ...paths.flatMap(listsOf)]);
}

/** What stands beside the data: its lists, each as a whole, and the unit of its amounts. */
const WHOLES: readonly Path[] = [...LIST_NAMES.map(name => `/${name}`), '/currencyUnit'];

function wholeOf({ facts }: TypedForm): Fact {
  const sources = Object.values(facts).map(({ source }) => source);
  const source = sources.find(own => own !== 'text-layer') ?? sources[0] ?? 'text-layer';
  return { text: null, source, sureness: 0.99, notes: [] };
}

function entriesBy(checks: readonly Check[], subject: Subject): LedgerEntry[] {
  const asked = checks.filter(({ id }) => isAsked(id, subject.ways));
  return asked.flatMap(check => check.observe(subject).map(observation => ({ check, observation })));
}

type Case = { readonly fact: Fact; readonly entries: readonly LedgerEntry[]; readonly grounds: Grounds };

function groundsOf(
  path: Path,
  { fact, entries, subject: { ways } }: Omit<Case, 'grounds'> & { readonly subject: Subject },
): Grounds {
  const ratios = entries.flatMap(({ observation }) => observation.ratios?.get(path) ?? []);
  const capping = entries.filter(({ observation }) => !observation.ratios);
  const ids = new Set(capping.map(({ check }) => check.id));
  return {
    way: wayOf(fact, ways),
    sureness: fact.sureness,
    ratio: ratios.reduce((product, ratio) => product * ratio, 1),
    checks: [...ids].map(id => ({ id, most: weightOf(id, ways).most })),
  };
}

/** A value that was read from a picture is of a picture, wherever the rest of its form stands. */
function wayOf({ source }: Fact, ways: readonly ReadingWay[]): Grounds['way'] {
  if (source === 'text-dump') return 'dump';
  if (source === 'ocr') return 'picture';
  return ways.includes('aligned') ? 'aligned' : 'drawn';
}

function evidenceOf({ fact, entries, grounds }: Case): Evidence {
  const { sureness: _, notes: __, ...read } = fact;
  const { sure: confidence, isDoubted: review } = heldAgainst(CALIBRATION[grounds.way], grounds);
  const place = entries.find(({ observation }) => observation.regions)?.observation.regions;
  const isNowhere = fact.text === null && fact.regions?.length === 0;
  const notes = notesOf(fact, entries);
  const isSaid = !review || notes.some(note => DOUBTS.has(note));
  return {
    ...read,
    ...(place && isNowhere && { regions: place }),
    confidence,
    review,
    notes: isSaid ? notes.filter(note => review || note !== 'low-confidence') : [...notes, 'low-confidence'],
  };
}

/** The words of whoever read and typed it, those of the checks, and the checks themselves. */
function notesOf({ notes }: Fact, entries: readonly LedgerEntry[]): readonly Note[] {
  const capping = entries.filter(({ observation }) => !observation.ratios);
  const said = capping.map(({ check, observation }) => observation.note ?? check.note);
  const ids = capping.map(({ check }) => check.id).filter(id => !isTakenUp(id));
  return [...new Set<Note>([...notes, ...said, ...ids])];
}

/** Notes that tell why a person must look. */
const DOUBTS: ReadonlySet<Note> = new Set<Note>([
  'not-a-number',
  'ambiguous',
  'broken-unicode',
  'low-confidence',
  'truncated',
  'may-lack-rows',
  'may-hold-foreign-rows',
]);

/** Evidence of a value that a person has accepted as it is. */
export function accepted(own: Evidence): Evidence {
  return { ...own, confidence: 1, review: false };
}

/** Evidence of a value that a person gave, or could not read either. */
export function corrected(own: Evidence, notes: readonly Note[]): Evidence {
  const isUnreadable = notes.includes('unreadable');
  return {
    ...own,
    source: 'correction',
    confidence: isUnreadable ? 0 : 1,
    review: isUnreadable,
    notes,
  };
}

/** Evidence of a value that nobody read and a person put there. */
export function entered(place: Place, notes: readonly Note[]): Evidence {
  return corrected({ text: null, ...place, ...NOT_SAID }, notes);
}

/** Evidence of what a form that is entered by hand may hold, until somebody says what that is. */
export function awaited(place: Place): Evidence {
  return { text: null, ...place, ...NOT_SAID };
}

const NOT_SAID = { source: 'correction', confidence: 0, review: true, notes: ['absent'] } as const;
