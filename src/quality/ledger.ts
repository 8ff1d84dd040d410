import { LIST_NAMES } from '../fields.ts';
import type { Evidence, Fact, Form, Note, Path, TypedForm } from '../model.ts';
import { CALIBRATION } from './calibration-table.ts';
import type { Check, Observation, Subject } from './check.ts';
import { CHECKS, LATE_CHECKS } from './checks/index.ts';
import { isAsked, weightOf } from './weights.ts';

/** What one check has seen in one form. */
export type Entry = { readonly check: Check; readonly observation: Observation };

/** A form's entries, in the order of the checks. */
export function entriesOf(subject: Subject): readonly Entry[] {
  return entriesBy(CHECKS, subject);
}

/** Whether something speaks against a form as a whole: its pages are to be looked at. */
export function isUnsound({ ways }: Subject, entries: readonly Entry[]): boolean {
  return entries.some(({ check }) => weightOf(check.id, ways).reach === 'form');
}

/**
 * The only place that says how sure a value is, and whether a person must look. What was read is believed as its reader
 * says; every entry multiplies the odds of its paths by its likelihood ratio, or caps them where no ratio can be given;
 * what is then below the threshold is for review. `pages` of the subject know now which pages failed.
 */
export function settle(subject: Subject, entries: readonly Entry[]): Form {
  const { facts, ...form } = subject.form;
  const all = [...entries, ...entriesBy(LATE_CHECKS, subject)];
  const paths = [...Object.keys(facts), ...WHOLES];
  const byPath = new Map<Path, Entry[]>(paths.map(path => [path, []]));
  for (const entry of all) {
    const isWhole = weightOf(entry.check.id, subject.ways).reach === 'form';
    for (const path of isWhole ? Object.keys(facts) : entry.observation.paths) byPath.get(path)?.push(entry);
  }
  const evidence = [...byPath].map(([path, own]) => {
    const fact = facts[path] ?? wholeOf(subject.form);
    return [path, evidenceOf(fact, posterior(path, { fact, entries: own, subject }))] as const;
  });
  return { ...form, evidence: Object.fromEntries(evidence) };
}

/** What stands beside the data: its lists, each as a whole, and the unit of its amounts. */
const WHOLES: readonly Path[] = [...LIST_NAMES.map(name => `/${name}`), '/currencyUnit'];

function wholeOf({ facts }: TypedForm): Fact {
  const sources = Object.values(facts).map(({ source }) => source);
  const source = sources.find(own => own !== 'text-layer') ?? sources[0] ?? 'text-layer';
  return { text: null, source, sureness: 0.99, notes: [] };
}

function entriesBy(checks: readonly Check[], subject: Subject): Entry[] {
  const asked = checks.filter(({ id }) => isAsked(id, subject.ways));
  return asked.flatMap(check => check.observe(subject).map(observation => ({ check, observation })));
}

/** Odds stay finite, and nothing is surer than this by arithmetic alone. */
const SUREST = 0.995;
const BOUND = 0.001;

type Posterior = Pick<Evidence, 'confidence' | 'notes' | 'regions'>;

type Case = { readonly fact: Fact; readonly entries: readonly Entry[]; readonly subject: Subject };

function posterior(path: Path, { fact, entries, subject: { ways } }: Case): Posterior {
  const ratios = entries.flatMap(({ observation }) => observation.ratios?.get(path) ?? []);
  const capping = entries.filter(({ observation }) => !observation.ratios);
  const believed = ratios.length > 0 ? borneOut(fact.sureness, ratios) : fact.sureness;
  const confidence = Math.min(believed, ...capping.map(({ check }) => weightOf(check.id, ways).most));
  const said = capping.map(({ check, observation }) => observation.note ?? check.note);
  const notes = [...new Set<Note>([...fact.notes, ...said])];
  const place = entries.find(({ observation }) => observation.regions)?.observation.regions;
  const isNowhere = fact.text === null && fact.regions?.length === 0;
  return { confidence, notes, ...(place && isNowhere && { regions: place }) };
}

/** What was read unsurely and other values bear out needs no person from here on. */
const CLEARED = 0.97;

/** How sure a value is by its reader and by what other values say of it. */
function borneOut(sureness: number, ratios: readonly number[]): number {
  const { reviewBelow } = CALIBRATION;
  const believed = multiplied(sureness, ratios);
  const isDoubtful = sureness < reviewBelow && believed >= reviewBelow && believed < CLEARED;
  return isDoubtful ? reviewBelow - 0.01 : believed;
}

/** A share whose odds are multiplied, to three digits. */
function multiplied(share: number, ratios: readonly number[]): number {
  const before = Math.min(1 - BOUND, Math.max(BOUND, share));
  const odds = ratios.reduce((product, ratio) => product * ratio, before / (1 - before));
  return Math.round(Math.min(SUREST, odds / (1 + odds)) * 1000) / 1000;
}

function evidenceOf(
  { sureness: _, notes: __, ...fact }: Fact,
  { confidence, notes, ...place }: Posterior,
): Evidence {
  const review = confidence < CALIBRATION.reviewBelow;
  const isSaid = !review || notes.some(note => DOUBTS.has(note));
  return {
    ...fact,
    ...place,
    confidence,
    review,
    notes: isSaid ? notes.filter(note => review || note !== 'low-confidence') : [...notes, 'low-confidence'],
  };
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
