import type { Document, Finding, Form } from '../model.ts';
import { cellsOf, openIn, type ValueCell } from '../values/cells.ts';
import { isSettled } from '../values/settled-finding.ts';
import { type DocumentState, stateOf } from '../values/state.ts';

/** What lists show of a document and are filtered by, so that no list opens a document. */
export type Listing = {
  readonly name: string;
  readonly kind: string;
  readonly state: DocumentState;
  readonly pages: number;
  /** values, one a cell */
  readonly leaves: number;
  /** those that a person must still look at */
  readonly open: number;
  /** the least confidence of a value, in whole percent; 100 where there are none */
  readonly lowest: number;
  /** findings that nobody has settled */
  readonly errors: number;
  readonly warnings: number;
  /** what a search looks in: lower case, one text a line */
  readonly words: string;
  readonly error: string | null;
  readonly forms: readonly ListedForm[];
  readonly rules: readonly ListedRule[];
};

export type ListedForm = {
  /** `family/template` */
  readonly template: string;
  readonly title: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly year: number | null;
  readonly leaves: number;
  readonly open: number;
  /** the band of the total score, in percent of its weight: 0, 5 … 95, 100 */
  readonly scoreBand: number | null;
  /** the band of the execution rate in percent: 0, 10 … 150, which holds all above */
  readonly rateBand: number | null;
};

type ListedRule = {
  readonly rule: string;
  readonly severity: string;
  readonly department: string | null;
  readonly number: number;
};

/** The listing of a document, as it is or as people's words made it (`isMended`). */
export function listingOf(
  document: Document,
  isMended = false,
  cells: readonly (readonly ValueCell[])[] = document.forms.map(cellsOf),
): Listing {
  const { source, forms, findings, error } = document;
  const listed = forms.map((form, index) => listedForm(form, cells[index]!));
  const confidences = cells.flat().map(({ evidence }) => evidence.confidence);
  const of = (severity: string) =>
    findings.filter(finding => finding.severity === severity && !isSettled(finding)).length;
  const texts = listed.flatMap(form => [form.title, form.project, form.department]);
  return {
    name: source.name,
    kind: source.kind,
    state: stateOf(document, isMended),
    pages: source.pages,
    leaves: confidences.length,
    open: listed.reduce((sum, { open }) => sum + open, 0),
    lowest: Math.floor(Math.min(1, ...confidences) * 100),
    errors: of('error'),
    warnings: of('warning'),
    words: [...new Set([source.name, ...texts])]
      .filter(Boolean)
      .join('\n')
      .toLowerCase()
      .replaceAll('\0', ''),
    error: error?.code ?? null,
    forms: listed,
    rules: listedRules(
      findings.filter(finding => !isSettled(finding)),
      listed,
    ),
  };
}

function listedForm({ family, template, data, evidence }: Form, cells: readonly ValueCell[]): ListedForm {
  return {
    template: `${family}/${template}`,
    title: data.title,
    project: data.projectName,
    department: data.supervisingDepartment ?? data.implementingUnit,
    year: data.fiscalYear,
    leaves: cells.length,
    open: openIn(cells),
    scoreBand: band(scoreOf(data), { width: 5, most: 100 }),
    rateBand: band(rateOf({ data, evidence }), { width: 10, most: 150 }),
  };
}

/** Percent of the total's weight; a form that prints none has 100 points. */
function scoreOf({ total }: Form['data']): number | null {
  if (total.score === null) return null;
  return (Number(total.score) / Number(total.maxScore ?? 100)) * 100;
}

/** The printed rate of the funding as a whole; one without a percent sign may be a share. */
function rateOf({ data, evidence }: Pick<Form, 'data' | 'evidence'>): number | null {
  const index = data.funding.findIndex(({ line }) => line === 'total');
  const printed = data.funding[index]?.executionRate ?? null;
  if (printed === null) return null;
  const isShare =
    Number(printed) <= 1 && !/[%％]/.test(evidence[`/funding/${index}/executionRate`]?.text ?? '');
  return Number(printed) * (isShare ? 100 : 1);
}

function band(value: number | null, { width, most }: { width: number; most: number }): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Math.max(0, Math.min(most, Math.floor(value / width) * width));
}

function listedRules(findings: readonly Finding[], forms: readonly ListedForm[]): ListedRule[] {
  return [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, own]) => {
    const form = Number(/^\/forms\/(\d+)/.exec(own[0]!.at[0] ?? '')?.[1] ?? 0);
    const { severity } = own[0]!;
    return { rule, severity, department: forms[form]?.department ?? null, number: own.length };
  });
}
