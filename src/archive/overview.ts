import { DOCUMENT_STATES, type DocumentState } from '../values/state.ts';
import type { Sql, SqlRow } from './driver.ts';

type TemplateCount = {
  readonly template: string;
  readonly kind: string;
  readonly documents: number;
  readonly leaves: number;
  readonly open: number;
};
export type RuleCount = {
  readonly rule: string;
  readonly severity: string;
  readonly documents: number;
  readonly findings: number;
};
type DepartmentCount = {
  readonly department: string;
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
};
export type BandCount = { readonly band: number; readonly forms: number };
type SampleCount = { readonly number: number; readonly documents: number };
/** Each document once. */
export type DocumentTally = { readonly [state in DocumentState]: number };
type YearCount = { readonly year: number; readonly documents: number };

/** What people would rather look at than read: an archive in figures, counted by the database. */
export type Overview = {
  readonly totals: {
    readonly documents: number;
    readonly leaves: number;
    readonly open: number;
    readonly review: number;
  };
  /** documents by what is to be done with them */
  readonly states: DocumentTally;
  readonly templates: readonly TemplateCount[];
  readonly rules: readonly RuleCount[];
  /** those with most findings */
  readonly departments: readonly DepartmentCount[];
  readonly scores: readonly BandCount[];
  readonly rates: readonly BandCount[];
  readonly years: readonly YearCount[];
  /** draws, the latest first */
  readonly samples: readonly SampleCount[];
};

const MOST_DEPARTMENTS = 200;

export async function readOverview(sql: Sql): Promise<Overview> {
  return {
    totals: await totals(sql),
    states: await documentTally(sql),
    templates: (
      await sql.all(
        `SELECT template, kind, count(DISTINCT sha256) AS documents, ${sum('leaves')}, ${sum('open')}
         FROM listed_forms GROUP BY template, kind ORDER BY documents DESC, template, kind`,
      )
    ).map(row => ({ ...texts(row, 'template', 'kind'), ...numbers(row, 'documents', 'leaves', 'open') })),
    rules: (
      await sql.all(
        `SELECT rule, severity, count(*) AS documents, ${sum('number', 'findings')}
         FROM listed_rules GROUP BY rule, severity ORDER BY documents DESC, rule`,
      )
    ).map(row => ({ ...texts(row, 'rule', 'severity'), ...numbers(row, 'documents', 'findings') })),
    departments: await departments(sql),
    scores: await bands(sql, 'score_band'),
    rates: await bands(sql, 'rate_band'),
    years: (
      await sql.all(
        `SELECT year, count(DISTINCT sha256) AS documents FROM listed_forms
         WHERE year IS NOT NULL GROUP BY year ORDER BY year DESC`,
      )
    ).map(row => numbers(row, 'year', 'documents')),
    samples: (
      await sql.all('SELECT number, count(*) AS documents FROM drawn GROUP BY number ORDER BY number DESC')
    ).map(row => numbers(row, 'number', 'documents')),
  };
}

async function totals(sql: Sql): Promise<Overview['totals']> {
  const [row] = await sql.all(
    `SELECT count(*) AS documents, ${sum('l.leaves', 'leaves')}, ${sum('l.open', 'open')}, ${sum('s.review', 'review')}
     FROM listings l JOIN files s ON s.sha256 = l.sha256`,
  );
  return numbers(row!, 'documents', 'leaves', 'open', 'review');
}

export async function documentTally(sql: Sql): Promise<DocumentTally> {
  const rows = await sql.all('SELECT state, count(*) AS number FROM listings GROUP BY state');
  const counted = new Map(rows.map(({ state, number }) => [state, Number(number)]));
  const pairs = DOCUMENT_STATES.map(state => [state, counted.get(state) ?? 0]);
  return Object.fromEntries(pairs);
}

async function departments(sql: Sql): Promise<DepartmentCount[]> {
  const rows = await sql.all(
    `SELECT f.department, count(DISTINCT f.sha256) AS documents,
       CAST(coalesce(sum(CASE WHEN r.severity = 'error' THEN r.number END), 0) AS BIGINT) AS errors,
       CAST(coalesce(sum(CASE WHEN r.severity = 'warning' THEN r.number END), 0) AS BIGINT) AS warnings
     FROM (SELECT DISTINCT sha256, department FROM listed_forms WHERE department IS NOT NULL) AS f
     LEFT JOIN listed_rules r ON r.sha256 = f.sha256 AND r.department = f.department
     GROUP BY f.department ORDER BY errors DESC, warnings DESC, documents DESC, f.department LIMIT ${MOST_DEPARTMENTS}`,
  );
  return rows.map(row => ({
    ...texts(row, 'department'),
    ...numbers(row, 'documents', 'errors', 'warnings'),
  }));
}

async function bands(sql: Sql, column: 'score_band' | 'rate_band'): Promise<BandCount[]> {
  const rows = await sql.all(
    `SELECT ${column} AS band, count(*) AS forms FROM listed_forms WHERE ${column} IS NOT NULL
     GROUP BY ${column} ORDER BY ${column}`,
  );
  return rows.map(row => numbers(row, 'band', 'forms'));
}

function sum(column: string, name = column): string {
  return `CAST(coalesce(sum(${column}), 0) AS BIGINT) AS ${name}`;
}

function numbers<K extends string>(row: SqlRow, ...names: K[]): { readonly [name in K]: number } {
  return Object.fromEntries(names.map(name => [name, Number(row[name])])) as { [name in K]: number };
}

function texts<K extends string>(row: SqlRow, ...names: K[]): { readonly [name in K]: string } {
  return Object.fromEntries(names.map(name => [name, String(row[name])])) as { [name in K]: string };
}
