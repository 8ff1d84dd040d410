import type { Evidence, Form, FormData, Indicator, Measure } from '../../../src/model.ts';
import { LABELLED_FIELDS, labelsOf } from '../../../src/schema/fields.ts';
import type { FormTruth } from '../press/model.ts';
import { align, likeness, sameLabel, sameMeasure, sameText } from './text.ts';

/** One field of a truth and what was read for it. */
export type Field = {
  /** pointer into the truth's data, and into that of the form that was read; null where its row is not there */
  readonly path: string;
  readonly mine: string | null;
  readonly expected: unknown;
  readonly got: unknown;
  readonly right: boolean;
  /** marked for a person */
  readonly review: boolean;
  /** must be marked, whatever it holds */
  readonly mustReview: boolean;
  readonly extra: boolean;
  /** what stands behind what was read */
  readonly evidence: Evidence | null;
};

const exact = (a: unknown, b: unknown) => (a ?? null) === (b ?? null);

/** Every field of the truth beside the form read for it; `form` null: nothing was read. */
export function fieldsOf(truth: FormTruth, form: Form | null): Field[] {
  const { data } = truth;
  const out: Field[] = [];
  const put = (
    at: { path: string; mine?: string | null; extra?: boolean },
    values: readonly [unknown, unknown],
    same: (a: never, b: never) => boolean,
  ) => {
    if (truth.unjudged?.some(p => at.path === p || at.path.startsWith(`${p}/`))) return;
    const [expected, got] = values;
    const list = at.path.slice(0, at.path.indexOf('/', 1));
    // of what is not there the list says whether it may lack something
    const evidence = form?.evidence[at.mine === null ? list : (at.mine ?? at.path)] ?? form?.evidence[list];
    out.push({
      path: at.path,
      mine: at.mine === null ? null : (at.mine ?? at.path),
      expected: expected ?? null,
      got: got ?? null,
      right: form !== null && at.mine !== null && same(expected as never, got as never),
      review: evidence?.review ?? false,
      mustReview: truth.mustReview?.includes(at.path) ?? false,
      extra: at.extra ?? false,
      evidence: evidence ?? null,
    });
  };
  put({ path: '/family' }, [truth.family, form?.family], exact);
  put({ path: '/currencyUnit' }, [truth.currencyUnit, form?.currencyUnit], exact);
  for (const key of ['title', 'projectName', 'supervisingDepartment', 'implementingUnit'] as const)
    put({ path: `/${key}` }, [data[key], form?.data[key]], sameText);
  put({ path: '/fiscalYear' }, [data.fiscalYear, form?.data.fiscalYear], exact);
  putFunding(data, form, put);
  data.goals.forEach((goal, i) => {
    put({ path: `/goals/${i}/expected` }, [goal.expected, form?.data.goals[i]?.expected], sameText);
    put({ path: `/goals/${i}/actual` }, [goal.actual, form?.data.goals[i]?.actual], sameText);
  });
  putIndicators(data, form, put);
  for (const key of ['maxScore', 'score', 'grade'] as const)
    put({ path: `/total/${key}` }, [data.total[key], form?.data.total[key]], exact);
  putGroups(data, form, put);
  putExtras(data, form, put);
  return out;
}

type Put = (
  at: { path: string; mine?: string | null; extra?: boolean },
  values: readonly [unknown, unknown],
  same: (a: never, b: never) => boolean,
) => void;

const MONEY = ['initialBudget', 'adjustedBudget', 'executed', 'maxScore', 'executionRate', 'score'] as const;

function putFunding(data: FormData, form: Form | null, put: Put): void {
  const mine = form?.data.funding ?? [];
  const pairs = align(data.funding, mine, {
    score: (a, b) =>
      (sameLabel(a.label, b.label) ? 0.8 : 0.3 * likeness(a.label, b.label)) + (a.line === b.line ? 0.2 : 0),
    least: 0.3,
  });
  data.funding.forEach((line, i) => {
    const j = pairs.get(i);
    const got = j === undefined ? undefined : mine[j];
    const at = (key: string) => ({
      path: `/funding/${i}/${key}`,
      mine: j === undefined ? null : `/funding/${j}/${key}`,
    });
    put(at('line'), [line.line, got?.line], exact);
    put(at('label'), [line.label, got?.label], sameLabel);
    for (const key of MONEY) put(at(key), [line[key], got?.[key]], exact);
  });
}

/** Rows of the truth against rows read, in order. */
export function alignRows(
  truth: readonly Indicator[],
  read: readonly Indicator[],
): ReadonlyMap<number, number> {
  return align(truth, read, {
    score: (a, b) =>
      0.7 * likeness(a.level3, b.level3) +
      0.15 * Number(sameText(a.target?.text, b.target?.text)) +
      0.15 * Number(sameText(a.score, b.score)),
    least: 0.35,
  });
}

/** A row that prints its levels and nothing else is neither wanted nor wrong. */
const isBare = (row: Indicator): boolean =>
  [row.level3, row.target, row.actual, row.maxScore, row.score, row.deviation].every(v => v === null);

function putIndicators(data: FormData, form: Form | null, put: Put): void {
  const mine = form?.data.indicators ?? [];
  const pairs = alignRows(data.indicators, mine);
  data.indicators.forEach((row, i) => {
    const j = pairs.get(i);
    const got = j === undefined ? undefined : mine[j];
    const at = (key: string, extra = false) => ({
      path: `/indicators/${i}/${key}`,
      mine: j === undefined ? null : `/indicators/${j}/${key}`,
      extra,
    });
    for (const key of ['level1', 'level2', 'level3', 'deviation'] as const)
      put(at(key), [row[key], got?.[key]], sameText);
    for (const key of ['target', 'actual'] as const)
      put(at(key), [row[key], got?.[key]], (a: Measure | null, b: Measure | null) =>
        sameMeasure(a ?? null, b ?? null),
      );
    for (const key of ['maxScore', 'score'] as const) put(at(key), [row[key], got?.[key]], exact);
    for (const [key, value] of Object.entries(row.extras))
      put(at(`extras/${key}`, true), [value, got?.extras[key]], sameText);
  });
  const taken = new Set(pairs.values());
  mine.forEach((row, j) => {
    if (!taken.has(j) && !isBare(row))
      put({ path: `/indicators/+${j}`, mine: `/indicators/${j}/level3` }, [null, row], () => false);
  });
}

function putGroups(data: FormData, form: Form | null, put: Put): void {
  data.groups.forEach((group, i) => {
    const mine = form?.data.groups ?? [];
    const j = mine.findIndex(g => sameText(g.level1, group.level1) && sameText(g.level2, group.level2));
    put(
      { path: `/groups/${i}/maxScore`, mine: j < 0 ? null : `/groups/${j}/maxScore` },
      [group.maxScore, mine[j]?.maxScore],
      exact,
    );
  });
}

const labelled = (name: (typeof LABELLED_FIELDS)[number]) => labelsOf(name).also?.split(' ') ?? [];

function withoutNumber(label: string): string {
  return label.replace(/^\d{1,2}[.、．]/, '');
}

/** A truth knows no field for people: what it has among its extras may stand in one. */
function putExtras(data: FormData, form: Form | null, put: Put): void {
  const mine = Object.keys(form?.data.extras ?? {});
  for (const [key, value] of Object.entries(data.extras)) {
    const field = mine.includes(key) ? undefined : LABELLED_FIELDS.find(name => labelled(name).includes(key));
    if (field) {
      put({ path: `/extras/${key}`, extra: true, mine: `/${field}` }, [value, form?.data[field]], sameText);
      continue;
    }
    const found =
      // a label may be printed with its number
      mine.find(k => sameText(withoutNumber(k), withoutNumber(key))) ??
      mine.find(k => likeness(k, key) > 0.3 && sameText(form?.data.extras[k], value));
    put(
      {
        path: `/extras/${key}`,
        extra: true,
        mine: found === undefined ? null : `/extras/${found.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      },
      [value, found === undefined ? null : form?.data.extras[found]],
      sameText,
    );
  }
}
