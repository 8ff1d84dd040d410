import { typeText } from '../forms/typed-text.ts';
import { type FieldType, fieldAt, LIST_NAMES } from '../schema/fields.ts';
import { keepingAnswers, withAnswers } from './answers.ts';
import { isExtra } from './apply-correction.ts';
import { type Mended, mend } from './mend.ts';

export type { Stale } from './mend.ts';

import type {
  Bilingual,
  Correction,
  CorrectionKind,
  Document,
  Evidence,
  Finding,
  Form,
  LeafValue,
  Path,
} from '../model.ts';
import type { Kit } from '../pipeline.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { findFindings } from '../rules/run.ts';
import { isLeaf } from '../values/leaves.ts';
import { valueAt } from '../values/pointer.ts';
import { valueText } from '../values/text.ts';

/** What judges forms; `rules` are those of ziping where none are named. */
export type RuleKit = Pick<Kit, 'profiles'> & Partial<Pick<Kit, 'rules'>>;

/** A document as its reviewers left it, judged; the corrections that do not fit it any more, and where paths of the log lead. */
export type Judged = Pick<Mended, 'document' | 'stale' | 'places' | 'states'>;

/**
 * Given a document as it was read and the entries of the log about it, in their order. Returned with what people found
 * in place of what was read, the findings of that, and what was answered to these; no page is read anew. Pure.
 */
export function judge(document: Document, corrections: readonly Correction[], kit: RuleKit): Judged {
  const work = corrections.filter(({ track }) => track === 'work');
  const mended = mend(document, work);
  const isSame = mended.document === document;
  const judged = isSame ? document : withForms(mended.document, mended.document.forms, kit);
  const { places } = mended;
  return { ...mended, document: withAnswers(judged, { corrections: work, places }) };
}

/** A document with other forms, and the findings of these. */
export function withForms(
  document: Document,
  forms: readonly Form[],
  { profiles, rules = RULES }: RuleKit,
): Document {
  const found = findFindings({ forms, prose: [] }, { profiles, rules });
  const all = withProse(found, document.findings, rules);
  return { ...document, forms, findings: keepingAnswers(all, document.findings) };
}

/** The path of what is said of a document as a whole: that all of it was looked at. */
export const WHOLE = '';
/** That of its forms: where one is missing. */
export const FORMS = '/forms';

const LIST = new RegExp(`^/forms/\\+?\\d+/data/(?:${LIST_NAMES.join('|')})$`);
const ROW = new RegExp(`${LIST.source.slice(0, -1)}/\\+?\\d+$`);
const ONE_FORM = /^\/forms\/\+?\d+$/;

/** Whether what is said there is of no value, but of a document, a form, a list or a row as a whole. */
export function isOfWhole(path: string): boolean {
  return path === WHOLE || path === FORMS || [LIST, ROW, ONE_FORM].some(known => known.test(path));
}

/** What can be said at a path besides what is said of values. */
export function faultAt(path: string): CorrectionKind | null {
  if (path === FORMS) return 'form-missing';
  if (LIST.test(path)) return 'row-missing';
  return ROW.test(path) ? 'row-invented' : null;
}

export type Validated =
  | { readonly isValid: true; readonly value: LeafValue }
  | { readonly isValid: false; readonly message: Bilingual };

/** Types what was typed for a value as its field is typed: `path` points into the document. Empty text: the cell is blank. */
export function validateCorrection(document: Document, path: string, text: string): Validated {
  const place = placeOf(path);
  const form = place && document.forms[place.form];
  const isThere = form?.evidence[place!.leaf] !== undefined && isLeaf(place!.leaf);
  if (!form || (!isThere && !isExtra(place!.leaf)))
    return invalid(`没有这个取值：${path}`, `there is no such value: ${path}`);
  return validateText(form, place!.leaf, text);
}

/** The same for a field of a form by the pointer into its data, whether such a value stands there yet or not. */
export function validateText(form: Form, leaf: Path, text: string): Validated {
  if (fieldAt(leaf) === null && !isExtra(leaf))
    return invalid(`没有这一栏：${leaf}`, `there is no such field: ${leaf}`);
  const { value, notes } = typeText(form, leaf, text);
  const isNothing = valueText(text) === '' || notes.includes('not-applicable');
  if (value === null && !isNothing) {
    const expected = EXPECTED[fieldAt(leaf)?.type ?? 'text'] ?? NUMBER;
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
