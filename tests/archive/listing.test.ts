import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive, Outcome } from '../../src/archive/archive.ts';
import type { ListedForm, Listing } from '../../src/archive/listing-rows.ts';
import type { ListFilter, ListOrder } from '../../src/archive/lists.ts';
import { openArchive } from '../../src/archive/open.ts';
import { DOCUMENT_STATES } from '../../src/values/state.ts';
import { databases } from '../helpers/databases.ts';

const { kinds } = databases('listing');

type Listed = { readonly sha256: string; readonly listing: Listing };

const NAMES = ['é.pdf', 'Z.pdf', 'a.pdf', '100%.pdf', '表_1.pdf', '!.pdf', 'a\0b.pdf', '😀.pdf'];
const DEPARTMENTS = ['教育局', '卫生局', null];

function formOf(i: number, form: number): ListedForm {
  const title = i % 5 === 0 ? null : `自评表 ${i}`;
  return {
    template: form === 0 ? `project/${i % 3}` : 'declaration/x',
    title,
    project: `项目 ${i} "甲'`,
    department: DEPARTMENTS[i % 3]!,
    year: i % 4 === 0 ? null : 2020 + (i % 3),
    leaves: 10,
    open: i % 2,
    scoreBand: i % 7 === 0 ? null : 90 + (i % 2) * 5,
    rateBand: i % 6 === 0 ? null : 150 - (i % 2) * 50,
  };
}

const stateAt = (i: number) => (i % 11 === 0 ? 'failed' : DOCUMENT_STATES[i % DOCUMENT_STATES.length]!);

/** Forty documents in which every column takes several values, ties among them. */
const ALL = Array.from({ length: 40 }, (_, i): Listed => {
  const forms = i % 11 === 0 ? [] : Array.from({ length: 1 + (i % 2) }, (_, form) => formOf(i, form));
  const name = NAMES[i % NAMES.length]!;
  const texts = [name, ...forms.flatMap(({ title, project, department }) => [title, project, department])];
  const rules =
    forms.length === 0
      ? []
      : [
          {
            rule: `sum/${i % 4}`,
            severity: i % 2 ? 'error' : 'warning',
            department: forms[0]!.department,
            number: 1 + (i % 3),
          },
          { rule: 'rate/mismatch', severity: 'warning', department: null, number: 1 },
        ];
  return {
    sha256: (i * 7919).toString(16).padStart(64, '0'),
    listing: {
      name,
      kind: i % 3 ? 'native' : 'scanned',
      state: stateAt(i),
      pages: i,
      leaves: 20,
      open: i % 6,
      lowest: 100 - (i % 5) * 12,
      errors: i % 3,
      warnings: i % 4,
      error: i % 11 === 0 ? 'encrypted' : null,
      forms,
      rules,
      words: texts.filter(Boolean).join('\n').toLowerCase().replaceAll('\0', ''),
    },
  };
});
const REVIEW = 3;
const DRAWN = ALL.filter((_, i) => i % 9 === 0);

async function fill(archive: Archive): Promise<void> {
  await archive.plan(
    'r',
    ALL.map(({ sha256 }) => ({ path: `/${sha256}`, sha256, bytes: 1 })),
  );
  const outcomes = ALL.map(
    ({ sha256, listing }, i): Outcome => ({
      sha256,
      version: '1',
      state: 'done',
      document: '{}',
      facts: {
        kind: listing.kind,
        pages: i,
        unread: 0,
        forms: listing.forms.length,
        leaves: 20,
        milliseconds: 1,
        listing,
        review: i % 2 ? REVIEW : 0,
        templates: [],
        error: null,
      },
    }),
  );
  await archive.save(outcomes);
  await archive.save(outcomes.slice(0, 3));
  for (const part of [ALL.slice(0, 2), DRAWN])
    await archive.keepSample(
      { items: part.map(({ sha256 }) => ({ sha256 })) },
      part.map(({ sha256 }) => sha256),
    );
}

const some =
  (is: (form: ListedForm) => boolean) =>
  ({ listing }: Listed) =>
    listing.forms.some(is);
const holds =
  (word: string) =>
  ({ listing }: Listed) =>
    listing.words.includes(word.toLowerCase());
const FILTERS: readonly (readonly [ListFilter, (one: Listed, i: number) => boolean])[] = [
  [{}, () => true],
  ...DOCUMENT_STATES.map((state): [ListFilter, (one: Listed) => boolean] => [
    { state },
    ({ listing }) => listing.state === state,
  ]),
  [{ kind: 'scanned' }, ({ listing }) => listing.kind === 'scanned'],
  [{ below: 76 }, ({ listing }) => listing.lowest < 76],
  [{ template: 'declaration/x' }, some(form => form.template === 'declaration/x')],
  [{ department: '教育局' }, some(form => form.department === '教育局')],
  [{ year: 2021 }, some(form => form.year === 2021)],
  [{ department: '卫生局', year: 2021 }, some(form => form.department === '卫生局' && form.year === 2021)],
  [{ scoreBand: 95 }, some(form => form.scoreBand === 95)],
  [{ rateBand: 150 }, some(form => form.rateBand === 150)],
  [{ rule: 'sum/1' }, ({ listing }) => listing.rules.some(({ rule }) => rule === 'sum/1')],
  [{ severity: 'error' }, ({ listing }) => listing.rules.some(({ severity }) => severity === 'error')],
  [
    { rule: 'sum/1', severity: 'warning' },
    ({ listing }) => listing.rules.some(({ rule, severity }) => rule === 'sum/1' && severity === 'warning'),
  ],
  ...['%', '_', '!', '😀', 'é', 'Z.PDF', `"甲'`, '教育局', "' OR 1=1 --", 'ab.pdf'].map(
    (search): [ListFilter, (one: Listed) => boolean] => [{ search }, holds(search)],
  ),
  [{ search: 'A\0B.' }, holds('ab.')],
  [{ department: '教育局\0' }, some(form => form.department === '教育局')],
  [{ search: ` ${ALL[5]!.sha256} ` }, ({ sha256 }) => sha256 === ALL[5]!.sha256],
  [{ sha256s: [] }, () => false],
  [
    { sha256s: DRAWN.map(({ sha256 }) => sha256), kind: 'native' },
    (one, i) => DRAWN.includes(one) && i % 3 > 0,
  ],
  [{ sample: 2 }, one => DRAWN.includes(one)],
  [{ sample: 3 }, () => false],
  [
    { state: 'open', kind: 'native', search: '项目', severity: 'warning', sample: 2 },
    (one, i) => stateAt(i) === 'open' && i % 3 > 0 && DRAWN.includes(one),
  ],
];

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const ORDERS: { readonly [order in ListOrder]: (a: Listed, b: Listed) => number } = {
  doubt: (a, b) => b.listing.open - a.listing.open,
  confidence: (a, b) => a.listing.lowest - b.listing.lowest,
  findings: (a, b) => b.listing.errors - a.listing.errors || b.listing.warnings - a.listing.warnings,
  name: (a, b) => bytes(clean(a.listing.name), clean(b.listing.name)),
};
const clean = (text: string) => text.replaceAll('\0', '');

describe.each(kinds)('lists of an archive in %s', (kind, target) => {
  let archive: Archive;
  let where: string;
  beforeAll(async () => {
    where = await target();
    archive = await openArchive(where);
    await fill(archive);
  });
  afterAll(() => archive?.close());
  const sha256sOf = (rows: readonly { readonly sha256: string }[]) => rows.map(({ sha256 }) => sha256);

  test.each(FILTERS)('narrowed to %j', async (filter, isWanted) => {
    const { total, rows } = await archive.list({ filter, order: 'doubt', offset: 0, limit: 100 });
    const wanted = sha256sOf(ALL.filter(isWanted));
    expect(new Set(sha256sOf(rows))).toEqual(new Set(wanted));
    expect(total).toBe(wanted.length);
    expect(rows).toHaveLength(total);
  });

  test.each(Object.keys(ORDERS) as ListOrder[])('in pages by %s, ties by content', async order => {
    const wanted = ALL.toSorted((a, b) => ORDERS[order](a, b) || bytes(a.sha256, b.sha256));
    const paged: string[] = [];
    for (let offset = 0; offset < ALL.length + 7; offset += 7) {
      const { total, rows } = await archive.list({ filter: {}, order, offset, limit: 7 });
      expect(total).toBe(ALL.length);
      paged.push(...sha256sOf(rows));
    }
    expect(paged).toEqual(sha256sOf(wanted));
  });

  test('tell of a document what was listed, numbers as numbers', async () => {
    for (const i of [0, 6, 13]) {
      const { sha256, listing } = ALL[i]!;
      const page = { filter: { search: sha256 }, order: 'name', offset: 0, limit: 1 } as const;
      const { name, kind, state, pages, leaves, open, lowest, errors, warnings, error, forms } = listing;
      const {
        template = null,
        title = null,
        project = null,
        department = null,
        year = null,
      } = forms[0] ?? {};
      expect((await archive.list(page)).rows).toEqual([
        {
          sha256,
          name: clean(name),
          kind,
          state,
          pages,
          leaves,
          open,
          lowest,
          errors,
          warnings,
          error,
          template,
          assigned: null,
          title,
          project,
          department,
          year,
          forms: forms.length,
          review: i % 2 ? REVIEW : 0,
        },
      ]);
    }
  });

  test('the overview counts what the lists hold, however it is asked', async () => {
    const seen = await archive.overview();
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    const listings = ALL.map(({ listing }) => listing);
    expect(seen.totals).toEqual({
      documents: 40,
      leaves: 800,
      review: 20 * REVIEW,
      open: sum(listings.map(({ open }) => open)),
    });
    const counted = DOCUMENT_STATES.map(state => [state, listings.filter(one => one.state === state).length]);
    expect(seen.states).toEqual(Object.fromEntries(counted));
    const totalOf = async (filter: ListFilter) =>
      (await archive.list({ filter, order: 'name', offset: 0, limit: 1 })).total;
    for (const { rule, severity, documents, findings } of seen.rules) {
      expect(documents).toBe(await totalOf({ rule, severity: severity as 'error' }));
      const own = listings
        .flatMap(({ rules }) => rules)
        .filter(one => one.rule === rule && one.severity === severity);
      expect(findings).toBe(sum(own.map(one => one.number)));
    }
    for (const { template, kind, documents } of seen.templates)
      expect(documents).toBe(await totalOf({ template, kind }));
    for (const { year, documents } of seen.years) expect(documents).toBe(await totalOf({ year }));
    for (const { department, documents, errors } of seen.departments) {
      expect(documents).toBe(await totalOf({ department }));
      const own = listings.flatMap(({ rules }) => rules).filter(one => one.department === department);
      expect(errors).toBe(sum(own.filter(({ severity }) => severity === 'error').map(one => one.number)));
    }
    const banded = listings.flatMap(({ forms }) => forms);
    for (const { band, forms } of seen.scores)
      expect(forms).toBe(banded.filter(({ scoreBand }) => scoreBand === band).length);
    for (const { band, forms } of seen.rates)
      expect(forms).toBe(banded.filter(({ rateBand }) => rateBand === band).length);
    expect(seen.samples).toEqual([
      { number: 2, documents: DRAWN.length },
      { number: 1, documents: 2 },
    ]);
    expect(seen.years.map(({ year }) => year)).toEqual([2022, 2021, 2020]);
    expect(seen.scores.map(({ band }) => band)).toEqual([90, 95]);
    expect(seen.departments.map(({ department }) => department).sort()).toEqual(['卫生局', '教育局']);
  });

  test('draws of an older ziping are found again', async () => {
    const later = ['code', 'message', 'version', 'at'].map(
      name => `ALTER TABLE files DROP COLUMN again_${name}`,
    );
    const tables = ['drawn', 'kept_rows', 'plans', 'journal', 'signatures', 'assignments'].map(
      name => `DROP TABLE ${name}`,
    );
    const back = [
      ...[...tables, ...later, 'ALTER TABLE files DROP COLUMN unread'],
      ...['DROP INDEX listings_state', 'ALTER TABLE listings DROP COLUMN state'],
      `UPDATE meta SET value = '3'`,
    ];
    await archive.close();
    if (kind === 'sqlite') {
      const database = new DatabaseSync(where);
      for (const statement of back) database.exec(statement);
      database.close();
    } else {
      const pool = new Pool({ connectionString: where, options: '-c search_path=ziping' });
      for (const statement of back) await pool.query(statement);
      await pool.end();
    }
    archive = await openArchive(where);
    expect((await archive.overview()).samples).toEqual([
      { number: 2, documents: DRAWN.length },
      { number: 1, documents: 2 },
    ]);
  });
});
