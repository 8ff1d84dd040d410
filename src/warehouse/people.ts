import { blanks, FORM, fieldAt, PERSONAL_LABEL } from '../fields.ts';
import type { Document, Extras, Form, Unplaced } from '../model.ts';
import type { Loadable } from '../sinks/tables/column.ts';
import { keysOf } from '../values/pointer.ts';

/** A number to call: a mobile one, or one with or without its area code. */
const TELEPHONE = /(?<!\d)(?:1\d{10}|(?:0\d{2,3}[-－]?)?\d{7,8}|\d{3,4}[-－]\d{4})(?!\d)/;

/**
 * What is loaded of a document without names of people and telephone numbers: fields and extras of persons are gone with their
 * evidence, with what was found about them and said of them; texts in no field that tell of somebody are an ellipsis; who
 * reviewed is not told.
 */
export function withoutPeople(loadable: Loadable): Loadable {
  const { document, corrections } = loadable;
  const impersonal = corrections.filter(({ path }) => !isOfPerson(path));
  return {
    ...loadable,
    document: bare(document),
    corrections: impersonal.map(correction => ({ ...correction, reviewer: '' })),
  };
}

function bare(document: Document): Document {
  const { coverage, findings, forms } = document;
  return {
    ...document,
    forms: forms.map(bareForm),
    findings: findings.filter(({ at }) => !at.some(isOfPerson)),
    coverage: { ...coverage, unplaced: coverage.unplaced.map(masked) },
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

function masked(one: Unplaced): Unplaced {
  return isPersonalLabel(one.text) || TELEPHONE.test(one.text) ? { ...one, text: '…' } : one;
}

/** Whether a pointer into a document leads to what a person is called or reached by. */
function isOfPerson(at: string): boolean {
  return isPersonal(at.replace(/^\/forms\/\d+\/data/, ''));
}

function isPersonal(path: string): boolean {
  const keys = keysOf(path);
  const label = keys.at(-2) === 'extras' ? keys.at(-1) : undefined;
  return label === undefined ? fieldAt(path)?.isPersonal === true : isPersonalLabel(label);
}

function isPersonalLabel(label: string): boolean {
  return PERSONAL_LABEL.test(label.replace(/[\s()（）]/g, ''));
}
