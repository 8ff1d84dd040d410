import { type FieldType, fieldAt, LIST_NAMES } from './fields.ts';
import { isFieldValue, typeText } from './forms/field.ts';
import type {
  Bilingual,
  Correction,
  CorrectionKind,
  Document,
  Evidence,
  Finding,
  Form,
  LeafValue,
  Note,
  Path,
  Place,
  Region,
} from './model.ts';
import type { Kit } from './pipeline.ts';
import { accepted, corrected } from './quality/ledger.ts';
import { RULES } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { findFindings } from './rules/run.ts';
import { isLeaf } from './values/leaves.ts';
import { valueAt, withValueAt } from './values/pointer.ts';
import { valueText } from './values/text.ts';

/** What judges forms; `rules` are those of ziping where none are named. */
export type RuleKit = Pick<Kit, 'profiles'> & Partial<Pick<Kit, 'rules'>>;

/** A document as its reviewers left it, and the corrections that do not fit it any more. */
export type Judged = { readonly document: Document; readonly stale: readonly Stale[] };

/**
 * Why a correction was not applied: the document has `no-such-value`; something else was read there now (`read-anew`);
 * or what it says is none of the field's values (`not-of-its-type`).
 */
export type Stale = {
  readonly correction: Correction;
  readonly why: 'no-such-value' | 'read-anew' | 'not-of-its-type';
};

/**
 * Given a document as it was read and the entries of the log about it, in their order. Returned with what people found
 * in place of what was read, and the findings of that; no page is read anew. Pure.
 */
export function judge(document: Document, corrections: readonly Correction[], kit: RuleKit): Judged {
  const stale: Stale[] = [];
  const ofValues = corrections.filter(({ track, path }) => track === 'work' && !isOfWhole(path));
  const fitting = effective(ofValues).filter(correction => {
    const why = misfit(document, correction);
    if (why !== null) stale.push({ correction, why });
    return why === null;
  });
  if (fitting.length === 0) return { document, stale };
  const forms = document.forms.map((form, index) => {
    const own = fitting.filter(({ path }) => placeOf(path)?.form === index);
    return own.length === 0 ? form : withYear(own.reduce(applied, form), form);
  });
  return { document: withForms(document, forms, kit), stale };
}

/** A document with other forms, and the findings of these. */
export function withForms(
  document: Document,
  forms: readonly Form[],
  { profiles, rules = RULES }: RuleKit,
): Document {
  const found = findFindings({ forms, prose: [] }, { profiles, rules });
  return { ...document, forms, findings: withProse(found, document.findings, rules) };
}

/** The path of what is said of a document as a whole: that all of it was looked at. */
export const WHOLE = '';
/** That of its forms: where one is missing. */
export const FORMS = '/forms';

const LIST = new RegExp(`^/forms/\\d+/data/(?:${LIST_NAMES.join('|')})$`);
const ROW = new RegExp(`${LIST.source.slice(0, -1)}/\\d+$`);

/** Whether what is said there is of no value, but of a document, a list or a row as a whole: it changes nothing by itself. */
export function isOfWhole(path: string): boolean {
  return path === WHOLE || path === FORMS || LIST.test(path) || ROW.test(path);
}

/** What can be said at a path besides what is said of values. */
export function faultAt(path: string): CorrectionKind | null {
  if (path === FORMS) return 'form-missing';
  if (LIST.test(path)) return 'row-missing';
  return ROW.test(path) ? 'row-invented' : null;
}

/** Of the entries of one track the ones that count, at most one a value: the last that nobody took back. An undo can be, too. */
export function effective(corrections: readonly Correction[]): readonly Correction[] {
  const undone = new Set<number>();
  const counting = new Map<string, Correction>();
  for (const correction of corrections.toReversed()) {
    const { sequence, kind, undoes, path } = correction;
    if (undone.has(sequence)) continue;
    if (kind === 'undo') undone.add(undoes ?? 0);
    else if (!counting.has(path)) counting.set(path, correction);
  }
  return [...counting.values()].reverse();
}

export type Validated =
  | { readonly isValid: true; readonly value: LeafValue }
  | { readonly isValid: false; readonly message: Bilingual };

/** Types what was typed for a value as its field is typed: `path` points into the document. Empty text: the cell is blank. */
export function validateCorrection(document: Document, path: string, text: string): Validated {
  const place = placeOf(path);
  const form = place && document.forms[place.form];
  if (!form?.evidence[place!.leaf] || !isLeaf(place!.leaf))
    return invalid(`没有这个取值：${path}`, `there is no such value: ${path}`);
  const { value, notes } = typeText(form, place!.leaf, text);
  const isNothing = valueText(text) === '' || notes.includes('not-applicable');
  if (value === null && !isNothing) {
    const expected = EXPECTED[fieldAt(place!.leaf)?.type ?? 'text'] ?? NUMBER;
    return invalid(
      `“${text}”不合此栏的类型，请输入${expected.zh}`,
      `“${text}” is not of this field's type: expected ${expected.en}`,
    );
  }
  return { isValid: true, value };
}

const NUMBER = {
  zh: '一个数，如 1234.50；不适用填 —，空白留空',
  en: 'one number such as 1234.50; — for not applicable, nothing for a blank',
};

/** What is wanted where a text is none of its field's type; texts are of any. */
const EXPECTED: { readonly [type in FieldType]?: Bilingual } = {
  year: { zh: '年份，如 2023', en: 'a year such as 2023' },
  measure: { zh: '指标值', en: 'a measure' },
};

function invalid(zh: string, en: string): Validated {
  return { isValid: false, message: { zh, en } };
}

/** The form and the leaf of its data that a pointer into the document points to; null for any other pointer. */
export function placeOf(path: string): { readonly form: number; readonly leaf: Path } | null {
  const [, form, leaf] = /^\/forms\/(\d+)\/data(\/.+)$/.exec(path) ?? [];
  return form === undefined || leaf === undefined ? null : { form: Number(form), leaf };
}

/** The value at a pointer into the document, with its evidence; null where there is none. */
export function leafAt(
  document: Document,
  path: string,
): { readonly value: LeafValue; readonly evidence: Evidence } | null {
  const place = placeOf(path);
  const form = place && document.forms[place.form];
  const evidence = form?.evidence[place!.leaf];
  return evidence && isLeaf(place!.leaf)
    ? { value: valueAt(form!.data, place!.leaf) as LeafValue, evidence }
    : null;
}

/** Another version may have read another row at the same path: what was read and where must be the same. */
function misfit(document: Document, { path, kind, before, after }: Correction): Stale['why'] | null {
  const found = leafAt(document, path);
  if (!found) return 'no-such-value';
  if (found.evidence.text !== before.text || !isSamePlace(found.evidence, before)) return 'read-anew';
  const said = kind === 'accept' ? before.value : after?.value;
  const isTyped = kind === 'unreadable' || isFieldValue(placeOf(path)!.leaf, said);
  return isTyped ? null : 'not-of-its-type';
}

function isSamePlace(now: Place, then: Place): boolean {
  if (then.lines || now.lines) return `${then.lines}` === `${now.lines}`;
  const [a, b] = [now.regions?.[0], then.regions?.[0]];
  return a === undefined || b === undefined ? a === b : overlap(a, b);
}

function overlap({ page, bbox: [left, top, right, bottom] }: Region, other: Region): boolean {
  const [x0, y0, x1, y1] = other.bbox;
  return page === other.page && left <= x1 && x0 <= right && top <= y1 && y0 <= bottom;
}

/** What a person says stands in place of every doubt of the machine, and `text` keeps what the machine read. */
function applied(form: Form, { path, kind, before, after }: Correction): Form {
  const { leaf } = placeOf(path)!;
  const own = form.evidence[leaf]!;
  const isAccepted = kind === 'accept';
  const value = isAccepted ? before.value : kind === 'correct' ? (after?.value ?? null) : null;
  // what was accepted may be what another person had put there
  if (isAccepted && isLike(value, valueAt(form.data, leaf))) {
    return withEvidence(form, leaf, accepted(own));
  }
  const kept = own.notes.filter(note => note === 'joined-over-page-break');
  const text = isAccepted ? textOf(value) : (after?.text ?? '');
  const typing: readonly Note[] =
    kind === 'unreadable' ? ['unreadable'] : typeText(form, leaf, text).notes.filter(isFact);
  const evidence = corrected(own, [...kept, ...typing]);
  return withEvidence({ ...form, data: withValueAt(form.data, leaf, value) }, leaf, evidence);
}

/** Measures with their keys in whatever order. */
function isLike(a: LeafValue, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Object.entries(Object(value)).sort());
  return typeof a === 'object' && a !== null ? sorted(a) === sorted(b) : a === b;
}

function textOf(value: LeafValue): string {
  return typeof value === 'object' ? (value?.text ?? '') : String(value);
}

/** A person's word leaves no doubt, only what the cell is. */
function isFact(note: Note): boolean {
  return note === 'blank' || note === 'not-applicable' || note === 'year-from-form';
}

function withEvidence(form: Form, leaf: Path, evidence: Evidence): Form {
  return { ...form, evidence: { ...form.evidence, [leaf]: evidence } };
}

/** A month printed without a year took the form's: another year gives another date. */
function withYear(form: Form, before: Form): Form {
  if (form.data.fiscalYear === before.data.fiscalYear) return form;
  const dated = Object.keys(form.evidence).filter(leaf => {
    const { notes, source } = form.evidence[leaf]!;
    return notes.includes('year-from-form') && source !== 'correction';
  });
  const data = dated.reduce(
    (all, leaf) => withValueAt(all, leaf, typeText(form, leaf, form.evidence[leaf]!.text ?? '').value),
    form.data,
  );
  return { ...form, data };
}

/**
 * A document does not hold the prose around its forms: findings about it, which point to a page, stand as they were
 * when it was read, in the order of the rules.
 */
function withProse(
  found: readonly Finding[],
  before: readonly Finding[],
  rules: readonly Rule[],
): readonly Finding[] {
  const ofProse = before.filter(({ at }) => at[0]?.startsWith('/pages/'));
  if (ofProse.length === 0) return found;
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  const place = ({ rule }: Finding) => order.get(rule) ?? rules.length;
  return [...found, ...ofProse].sort((a, b) => place(a) - place(b));
}
