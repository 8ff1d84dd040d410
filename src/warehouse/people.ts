import type { Correction, Document, Extras, Form, Unplaced } from '../model.ts';
import {
  blanks,
  type Fields,
  type FieldType,
  FORM,
  FUNDING,
  fieldAt,
  GROUP,
  INDICATOR,
  namesOf,
  PERSONAL_LABEL,
  TOTAL,
} from '../schema/fields.ts';
import { keysOf } from '../values/pointer.ts';
import { MASK, maskOf, namesIn, numbersIn } from './masked-names.ts';
import type { Loadable } from './tables/column.ts';

const IS_NUMBER: ReadonlySet<FieldType> = new Set<FieldType>(['money', 'weight', 'score', 'rate']);

/** Text in no field that is a number alone, as long as one that is called. */
const BARE_NUMBER = /(?<!\d)(?:1\d{10}|(?:0\d{2,3}[-－]?)?\d{7,8}|\d{3,4}[-－]\d{4})(?!\d)/;

/**
 * What is loaded of a document without names of people and telephone numbers. Fields and extras of persons are gone with
 * their evidence, with what was found about them and said of them; who reviewed, answered or was assigned is not told. What
 * stood in them is taken out of every other text, too, names of files among them, and so is what looks like it.
 */
export function withoutPeople(loadable: Loadable): Loadable {
  const { document, corrections } = loadable;
  const told = [...personalTexts(document), ...corrections.flatMap(textsOf)];
  const mask = maskOf(told.flatMap(namesIn), told.flatMap(numbersIn));
  const { places, formerPath, ...rest } = loadable;
  return {
    ...rest,
    places: places.map(mask),
    ...(formerPath !== undefined && { formerPath: mask(formerPath) }),
    document: masked(bare(document), mask),
    corrections: corrections.filter(isImpersonal).map(one => masked(bareCorrection(one), mask)),
  };
}

function* personalTexts({ forms, findings }: Document): Generator<string> {
  for (const { data, evidence } of forms) {
    for (const [path, { text }] of Object.entries(evidence))
      if (text !== null && isPersonal(path)) yield text;
    for (const [name, value] of Object.entries(data))
      if (typeof value === 'string' && isPersonal(`/${name}`)) yield value;
    for (const extras of [data.extras, ...data.indicators.map(row => row.extras)])
      for (const [label, value] of Object.entries(extras))
        if (value !== null && isPersonalLabel(label)) yield value;
  }
  for (const { answer } of findings) if (answer) yield answer.by;
}

/** Whoever said something, and what was said of somebody. */
function textsOf(correction: Correction): string[] {
  const { kind, reviewer, before, after } = correction;
  const isAbout = kind === 'assign' || !isImpersonal(correction);
  const said = [before.text, before.value, after?.text, after?.value];
  return [reviewer, ...(isAbout ? said.filter(one => typeof one === 'string') : [])];
}

function isImpersonal({ path, together = '' }: Correction): boolean {
  return !isOfPerson(path) && !isOfPerson(together);
}

function bareCorrection(correction: Correction): Correction {
  const { kind, after, mending } = correction;
  return {
    ...correction,
    reviewer: '',
    after: kind === 'assign' ? null : after,
    ...(mending && { mending: withoutPersonal(mending) as NonNullable<typeof mending> }),
  };
}

/** Values by their pointers, at any depth, without those of people. */
function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).filter(([key]) => !key.startsWith('/') || !isPersonal(key));
  return Object.fromEntries(own.map(([key, one]) => [key, withoutPersonal(one)]));
}

function bare(document: Document): Document {
  const { coverage, findings, forms } = document;
  return {
    ...document,
    forms: forms.map(bareForm),
    findings: findings
      .filter(({ at }) => !at.some(isOfPerson))
      .map(finding => (finding.answer ? { ...finding, answer: { ...finding.answer, by: '' } } : finding)),
    coverage: { ...coverage, unplaced: coverage.unplaced.map(bareUnplaced) },
  };
}

function bareForm(form: Form): Form {
  const { data, evidence } = form;
  const own = Object.fromEntries(Object.entries(blanks(FORM)).filter(([name]) => isPersonal(`/${name}`)));
  const indicators = data.indicators.map(row => ({ ...row, extras: bareExtras(row.extras) }));
  return {
    ...form,
    data: { ...data, ...own, indicators, extras: bareExtras(data.extras) },
    evidence: Object.fromEntries(Object.entries(evidence).filter(([path]) => !isPersonal(path))),
  };
}

function bareExtras(extras: Extras): Extras {
  return Object.fromEntries(Object.entries(extras).filter(([label]) => !isPersonalLabel(label)));
}

function bareUnplaced(one: Unplaced): Unplaced {
  return isPersonalLabel(one.text) || BARE_NUMBER.test(one.text) ? { ...one, text: MASK } : one;
}

/** A copy with every text masked, names of entries too: labels hold what is printed. Numbers of fields are no texts. */
function masked<Value>(value: Value, mask: (text: string) => string): Value {
  const copy = (own: unknown): unknown => {
    if (typeof own === 'string') return HASH.test(own) ? own : mask(own);
    if (Array.isArray(own)) return own.map(copy);
    if (typeof own !== 'object' || own === null) return own;
    return Object.fromEntries(
      Object.entries(own).map(([key, one]) => [mask(key), isNumber(key, one) ? one : copy(one)]),
    );
  };
  return copy(value) as Value;
}

const HASH = /^[0-9a-f]{64}$/;

/** Fields of numbers: an amount of eleven digits looks like one to call. */
const NUMBERS: ReadonlySet<string> = new Set([
  ...[FUNDING, INDICATOR, GROUP, TOTAL].flatMap((fields: Fields) =>
    namesOf(fields).filter(name => IS_NUMBER.has(fields[name]!.type)),
  ),
  ...['number', 'to'],
]);

/** A number's value, or its evidence. */
function isNumber(key: string, own: unknown): boolean {
  if (!key.startsWith('/')) return NUMBERS.has(key) && typeof own === 'string';
  return IS_NUMBER.has(fieldAt(key)?.type ?? 'text');
}

/** Whether a pointer into a document, or into what the log knows by another pointer, leads to somebody. */
function isOfPerson(at: string): boolean {
  if (at.startsWith('/comments/')) return isOfPerson(at.slice('/comments'.length));
  if (at.startsWith('/findings/')) return keysOf(at).some(key => key.startsWith('/') && isOfPerson(key));
  return isPersonal(at.replace(/^\/forms\/[^/]+\/data/, ''));
}

function isPersonal(path: string): boolean {
  const keys = keysOf(path);
  const label = keys.at(-2) === 'extras' ? keys.at(-1) : undefined;
  return label === undefined ? fieldAt(path)?.isPersonal === true : isPersonalLabel(label);
}

function isPersonalLabel(label: string): boolean {
  return PERSONAL_LABEL.test(label.replace(/[\s()（）]/g, ''));
}
