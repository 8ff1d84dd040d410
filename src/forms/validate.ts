import type {
  CurrencyUnit,
  Draft,
  EvidenceSource,
  Extras,
  Fact,
  FieldReading,
  FormData,
  FundingLineKind,
  Note,
  Path,
  TypedForm,
} from '../model.ts';
import { type Fields, FORM, FUNDING, GOAL, GROUP, INDICATOR, namesOf, TOTAL } from '../schema/fields.ts';
import { keysOf } from '../values/pointer.ts';
import { valueText } from '../values/text.ts';
import { asText, type Codec, type Codecs, codecsFor, type TypedValue, type ValuesOf } from './codecs.ts';

/** Nothing was found for the field: mostly because the form does not have it. */
const ABSENT = 0.99;

/** what no font prints: control characters, the replacement character, code points that Unicode has not assigned */
const UNPRINTABLE = /(?!\s)\p{Cc}|\ufffd|\p{Cn}/u;

const LINES: readonly string[] = ['total', 'currentYearAppropriation', 'priorYearCarryover', 'otherFunds'];

/** What is known while a draft is typed; the sets fill as the fields are asked for. */
type Work = {
  readonly readings: ReadonlyMap<Path, FieldReading>;
  readonly parts: Parts;
  readonly source: EvidenceSource;
  readonly used: Set<Path>;
  readonly facts: Map<Path, Fact>;
};

/**
 * Types a draft: every reading becomes a value of its field's type, or null with a note that says why, and every leaf
 * of the data gets its fact. Where a path was read twice with different texts the first is taken, as ambiguous.
 * Throws a plain Error for a path that no form has.
 */
export function validateDraft(draft: Draft): TypedForm {
  const readings = byPath(draft.readings);
  const work: Work = {
    readings,
    parts: partsOf(readings.keys()),
    source: draft.readings[0]?.source ?? 'text-layer',
    used: new Set(),
    facts: new Map(),
  };
  const data = formData(work, draft.currencyUnit);
  const stray = draft.readings.find(({ path }) => !work.used.has(path));
  if (stray) throw new Error(`No form has a field "${stray.path}" (read: "${stray.text ?? ''}").`);
  const { family, template, pages, currencyUnit } = draft;
  return { family, template, pages, currencyUnit, data, facts: Object.fromEntries(work.facts) };
}

/** The head first: rows take its year. */
function formData(work: Work, currencyUnit: CurrencyUnit | null): FormData {
  const head = typedFields(work, {
    at: '',
    fields: FORM,
    codecs: codecsFor({ currencyUnit, fiscalYear: null }),
  });
  const codecs = codecsFor({ currencyUnit, fiscalYear: head.fiscalYear });
  const one = <F extends Fields>(at: Path, fields: F) => typedFields(work, { at, fields, codecs });
  return {
    ...head,
    funding: rows(work, 'funding').map(row => ({
      line: lineKind(work, `${row}/line`),
      ...one(row, FUNDING),
    })),
    goals: rows(work, 'goals').map(row => one(row, GOAL)),
    indicators: rows(work, 'indicators').map(row => ({ ...one(row, INDICATOR), extras: extras(work, row) })),
    groups: rows(work, 'groups').map(row => one(row, GROUP)),
    total: one('/total', TOTAL),
    extras: extras(work, ''),
  };
}

type OfPart<F extends Fields> = { readonly at: Path; readonly fields: F; readonly codecs: Codecs };

/** The values of the fields of one part, each as its type has it. */
function typedFields<F extends Fields>(work: Work, { at, fields, codecs }: OfPart<F>): ValuesOf<F> {
  const values = namesOf(fields).map(name => [
    name,
    leaf<unknown>(work, `${at}/${name}`, codecs[fields[name]!.type]),
  ]);
  return Object.fromEntries(values) as ValuesOf<F>;
}

/** Labels in the order in which they were read. */
function extras(work: Work, row: Path): Extras {
  const paths = work.parts.extras.get(row) ?? [];
  return Object.fromEntries(paths.map(path => [keysOf(path).at(-1), leaf(work, path, asText)]));
}

/** The line's kind is no text of the form: it has no fact. */
function lineKind(work: Work, path: Path): FundingLineKind {
  work.used.add(path);
  const kind = work.readings.get(path)?.text ?? '';
  return LINES.includes(kind) ? (kind as FundingLineKind) : 'other';
}

/** The paths of the rows of a list: as many as the highest index among the readings tells. */
function rows({ parts }: Work, list: string): Path[] {
  return Array.from({ length: parts.rows.get(list) ?? 0 }, (_, i) => `/${list}/${i}`);
}

/** How many rows each list has, and the paths of the extras of the form (``) and of each row. */
type Parts = {
  readonly rows: ReadonlyMap<string, number>;
  readonly extras: ReadonlyMap<Path, readonly Path[]>;
};

function partsOf(paths: Iterable<Path>): Parts {
  const rows = new Map<string, number>();
  const extras = new Map<Path, Path[]>();
  for (const path of paths) {
    const [, list, index, rest] = /^\/([^/]+)\/(\d+)\/(.*)$/s.exec(path) ?? [];
    if (list !== undefined) rows.set(list, Math.max(rows.get(list) ?? 0, Number(index) + 1));
    const ofRow = /^extras\/[^/]*$/s.test(rest ?? '') ? `/${list}/${index}` : null;
    const base = /^\/extras\/[^/]*$/s.test(path) ? '' : ofRow;
    if (base !== null) extras.set(base, [...(extras.get(base) ?? []), path]);
  }
  return { rows, extras };
}

/** Types one field and puts its fact down. */
function leaf<Value>(work: Work, path: Path, codec: Codec<Value>): Value | null {
  work.used.add(path);
  const reading = work.readings.get(path);
  const { value, notes } = reading ? typed(reading, codec) : { value: null, notes: [] };
  work.facts.set(path, reading ? factOf(reading, notes) : absent(work.source));
  return value;
}

function typed<Value>(reading: FieldReading, codec: Codec<Value>): TypedValue<Value> {
  if (!isBlank(reading)) return codec(reading.chosen ?? reading.text ?? '', reading);
  const isExplained = reading.notes.some(note =>
    /^(?:absent|not-applicable|merged-with-row-\d+)$/.test(note),
  );
  return { value: null, notes: isExplained ? [] : ['blank'] };
}

function factOf(reading: FieldReading, typing: readonly Note[]): Fact {
  const found: readonly Note[] = UNPRINTABLE.test(reading.text ?? '')
    ? [...typing, 'broken-unicode']
    : typing;
  return {
    text: isBlank(reading) ? null : reading.text,
    ...(reading.regions && { regions: reading.regions }),
    ...(reading.lines && { lines: reading.lines }),
    source: reading.source,
    sureness: reading.sureness,
    notes: [...new Set([...reading.notes, ...found])],
  };
}

function absent(source: EvidenceSource): Fact {
  return { text: null, regions: [], source, sureness: ABSENT, notes: ['absent'] };
}

function isBlank({ text }: FieldReading): boolean {
  return text === null || valueText(text) === '';
}

function byPath(readings: readonly FieldReading[]): Map<Path, FieldReading> {
  const first = new Map<Path, FieldReading>();
  for (const reading of readings) {
    const known = first.get(reading.path);
    if (!known) first.set(reading.path, reading);
    else if (known.text !== reading.text)
      first.set(reading.path, { ...known, notes: [...known.notes, 'ambiguous'] });
  }
  return first;
}
