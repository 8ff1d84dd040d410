import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document, MendKind } from '../../src/model.ts';
import type { DocumentView, ReviewStatement, StatementResult } from '../../src/review/review-service.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { query } from '../../src/warehouse/query.ts';
import { documentsFile } from '../../src/warehouse/sinks/documents-file.ts';
import { openDuckdb } from '../../src/warehouse/sinks/duckdb.ts';
import { type Desk, deskWith, documentOf, visitor } from '../helpers/review.ts';
import { ziping } from '../helpers/ziping.ts';

let desk: Desk;
const { enter, fetch: visit, cookie } = visitor();
let base: string;
beforeAll(async () => {
  const failed = (document: Document): Document => ({
    ...document,
    forms: [],
    findings: [],
    pages: document.pages.map(page => ({ ...page, outcome: 'failed', forms: [], reason: 'table-not-found' })),
  });
  const blank = (document: Document): Document => ({
    ...failed(document),
    pages: document.pages.map(page => ({ ...page, outcome: 'blank', forms: [] })),
  });
  desk = await deskWith(['g60', 'hubei-merged-scores', 'declaration', 'sichuan', 'transfer'], {
    declaration: failed,
    transfer: blank,
  });
  base = enter((await desk.serve()).address);
});
afterAll(() => desk.end());

const ROWS = '/forms/0/data/indicators';
const viewOf = async (name: string): Promise<DocumentView> =>
  (await visit(`${base}api/documents/${desk.sha256[name]}`)).json();
const post = (name: string, body: object) =>
  visit(`${base}api/documents/${desk.sha256[name]}/statements`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(base).origin, Cookie: cookie(base) },
    body: JSON.stringify(body),
  });
/** Says something over what stands there now. */
const say = async (name: string, said: Partial<ReviewStatement> & Pick<ReviewStatement, 'path' | 'kind'>) => {
  const { corrections } = await viewOf(name);
  const about =
    said.kind === 'undo' ? corrections.find(one => one.sequence === said.undoes)!.path : said.path;
  const expected = corrections.findLast(({ path }) => path === about)?.hash ?? null;
  const response = await post(name, { expected, ...said });
  return { status: response.status, answer: (await response.json()) as StatementResult };
};
const written = async (...[name, said]: Parameters<typeof say>): Promise<DocumentView> => {
  const { status, answer } = await say(name, said);
  expect(answer.kind === 'refused' ? answer.message : status).toBe(200);
  return (answer as Extract<StatementResult, { kind: 'written' }>).view;
};
const names = ({ document }: DocumentView, form = 0) =>
  document.forms[form]!.data.indicators.map(({ level3 }) => level3);
const exported = async (): Promise<readonly Document[]> => {
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-mended-')), 'documents.jsonl');
  await exportArchive(desk.archive, documentsFile(path));
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
};
const ask = async (sql: string) => (await query(desk.archive, sql)).rows;

describe('rows over the page', () => {
  test.each([
    ['an added one', { path: ROWS, kind: 'row-added', mending: { behind: null, texts: {} } }],
    [
      'one of levels alone, which are those of the row above',
      { path: ROWS, kind: 'row-added', mending: { behind: `${ROWS}/0`, texts: { '/level1': '产出指标' } } },
    ],
    [
      'one of white space',
      { path: ROWS, kind: 'row-added', mending: { behind: null, texts: { '/level3': ' 　' } } },
    ],
    [
      'the second half of a split',
      { path: `${ROWS}/0`, kind: 'row-split', mending: { texts: {}, second: { '/level2': '数量指标' } } },
    ],
  ] as const)('an empty one is refused: %s', async (_, said) => {
    const { status, answer } = await say('hubei-merged-scores', said);
    expect(status).toBe(422);
    expect(answer).toMatchObject({ message: { en: 'the row is still empty' } });
  });

  test('one is added behind another, corrected, and taken back; the list and the exports follow', async () => {
    const before = await viewOf('g60');
    const mending = {
      behind: `${ROWS}/0`,
      texts: { '/level3': '补录的指标', '/score': '5', '/target': '≥9场' },
    };
    const added = await written('g60', { path: ROWS, kind: 'row-added', mending });
    expect(names(added)[1]).toBe('补录的指标');
    const corrected = await written('g60', { path: `${ROWS}/1/score`, kind: 'correct', text: '6' });
    expect(corrected.document.forms[0]!.data.indicators[1]!.score).toBe('6');
    expect(corrected.document.forms[0]!.data.indicators[2]).toEqual(
      before.document.forms[0]!.data.indicators[1],
    );
    const own = { path: `${ROWS}/1`, kind: 'row-added', reviewer: '王审' };
    expect(corrected.corrections).toMatchObject([own, { path: `${ROWS}/1/score` }]);
    expect(corrected.document.findings).not.toEqual(before.document.findings);

    const document = (await exported()).find(({ source }) => source.sha256 === desk.sha256.g60)!;
    expect(document).toEqual(corrected.document);
    expect(document.forms[0]!.evidence['/indicators/1/target']).toMatchObject({ source: 'correction' });
    const rows = await ask(
      `SELECT kind, path, in_row, mending IS NOT NULL FROM corrections ORDER BY sequence`,
    );
    expect(rows).toEqual([
      ['row-added', `${ROWS}/+1`, 1, true],
      ['correct', `${ROWS}/+1/score`, 1, false],
    ]);
    expect(
      await ask(
        `SELECT source FROM evidence WHERE form = 0 AND path = '/indicators/1/level3' AND sha256 = '${desk.sha256.g60}'`,
      ),
    ).toEqual([['correction']]);

    const { sequence } = corrected.corrections[0]!;
    const undone = await written('g60', { path: ROWS, kind: 'undo', undoes: sequence });
    expect(names(undone)).toEqual(names(before));
    // the correction of the row is nowhere, and said to be
    expect(undone.stale).toMatchObject([{ why: 'no-such-value' }]);
    expect(undone.corrections.at(1)!.path).toBe(`/gone${ROWS}/+1/score`);
  });

  test('one is deleted: what comes behind it moves up, and corrections of that stay with it', async () => {
    const before = await viewOf('g60');
    const moved = await written('g60', { path: `${ROWS}/5/score`, kind: 'correct', text: '0.5' });
    expect(moved.document.forms[0]!.data.indicators[5]!.score).toBe('0.5');
    const deleted = await written('g60', { path: `${ROWS}/2`, kind: 'row-deleted', reason: '表头' });
    expect(deleted.document.forms[0]!.data.indicators[4]).toEqual(
      moved.document.forms[0]!.data.indicators[5],
    );
    expect(names(deleted)).toEqual(names(before).toSpliced(2, 1));
    const { sequence } = deleted.corrections.at(-1)!;
    await written('g60', { path: '', kind: 'undo', undoes: sequence });
  });

  test('one is split and two are joined', async () => {
    const split = await written('g60', {
      path: `${ROWS}/1`,
      kind: 'row-split',
      mending: { texts: { '/level3': '甲' }, second: { '/level3': '乙', '/score': '1' } },
    });
    expect(names(split).slice(1, 3)).toEqual(['甲', '乙']);
    const joined = await written('g60', {
      path: `${ROWS}/1`,
      kind: 'row-joined',
      mending: { with: `${ROWS}/2`, texts: { '/level3': '甲乙' } },
    });
    expect(names(joined)[1]).toBe('甲乙');
  });

  test.each([
    [{ path: `${ROWS}/999`, kind: 'row-deleted' }, '没有这样的位置'],
    [{ path: '/forms/9/data/indicators', kind: 'row-added', mending: { behind: null } }, '没有这样的位置'],
    [{ path: ROWS, kind: 'row-added', mending: { behind: `${ROWS}/999` } }, '没有这样的位置'],
    [{ path: ROWS, kind: 'row-added', mending: { behind: null, texts: { '/score': 'x' } } }, '一个数'],
    [{ path: ROWS, kind: 'row-added', mending: { behind: null, texts: { '/nothing': 'x' } } }, '没有这一栏'],
    [{ path: `${ROWS}/1`, kind: 'row-joined', mending: { with: `${ROWS}/1` } }, '没有这样的行或表'],
    [{ path: '/forms/0', kind: 'form-joined', mending: { with: '/forms/77' } }, '没有这样的位置'],
    [{ path: '/forms', kind: 'form-added', mending: { behind: null } }, '没有说明是什么表'],
    [{ path: `${ROWS}/1`, kind: 'undo', undoes: 999_999, expected: null }, '没有这一条'],
  ] as const)('what cannot be is refused: %j', async (said, message) => {
    const response = await post('g60', { expected: null, ...said });
    expect(response.status).toBe(422);
    expect((await response.json()).message.zh).toContain(message);
  });

  test('what is no statement is none', async () => {
    for (const mending of ['x', [], { behind: 5 }, { texts: { a: 1 } }, { form: { family: 'X' } }])
      expect((await post('g60', { path: ROWS, kind: 'row-added', expected: null, mending })).status).toBe(
        400,
      );
    const regions = [{ page: 0, bbox: [1, 2, 3, 4] }];
    expect((await post('g60', { path: `${ROWS}/1/score`, kind: 'correct', text: '1', regions })).status).toBe(
      400,
    );
  });
});

test('a form that failed is entered by hand: values with their places, rows, and it waits until all is said', async () => {
  const name = 'declaration';
  const form = {
    family: 'target-declaration',
    template: 'entered',
    pages: [1],
    currencyUnit: 'yuan',
  } as const;
  const begun = await written(name, { path: '/forms', kind: 'form-added', mending: { behind: null, form } });
  expect(begun.document.pages[0]).toMatchObject({ outcome: 'form', forms: [0] });
  expect(begun.document.forms[0]!.evidence['/indicators']!.review).toBe(true);
  const regions = [{ page: 1, bbox: [10, 20, 30, 40] as const }];
  const path = '/forms/0/data/projectName';
  const named = await written(name, { path, kind: 'correct', text: '手工录入项目', regions });
  expect(named.document.forms[0]!.evidence['/projectName']).toMatchObject({ source: 'correction', regions });
  const mending = { behind: null, texts: { '/level1': '产出指标', '/level3': '数量', '/target': '≥3次' } };
  await written(name, { path: ROWS, kind: 'row-added', mending });
  const budget = { behind: null, texts: { '/label': '年度资金总额', '/adjustedBudget': '100.00' } };
  const funded = await written(name, { path: '/forms/0/data/funding', kind: 'row-added', mending: budget });
  expect(funded.document.forms[0]!.data.funding[0]).toMatchObject({
    line: 'total',
    adjustedBudget: '100.00',
  });
  const listed = await visit(`${base}api/documents?search=${encodeURIComponent('手工录入项目')}`);
  const { rows } = await listed.json();
  expect(rows).toMatchObject([{ sha256: desk.sha256[name], project: '手工录入项目' }]);
  expect(rows[0].open).toBeGreaterThan(0);
  const whole = await written(name, { path: '/forms/0', kind: 'accept', isTogether: true });
  const left = Object.values(whole.document.forms[0]!.evidence).filter(({ review }) => review);
  expect(left).toEqual([]);
  expect((await exported()).find(({ source }) => source.sha256 === desk.sha256[name])!.forms).toHaveLength(1);
});

describe('many at once', () => {
  const name = 'hubei-merged-scores';

  test('a row is accepted where nothing in it is doubted by name; an undo takes all of it back', async () => {
    const scope = `${ROWS}/0`;
    const view = await written(name, { path: scope, kind: 'accept', isTogether: true });
    const own = view.corrections.filter(({ together }) => together === scope);
    expect(own.length).toBeGreaterThan(3);
    expect(own.every(({ path }) => path.startsWith(`${scope}/`))).toBe(true);
    expect(view.document.forms[0]!.evidence['/indicators/0/level3']).toMatchObject({ confidence: 1 });
    const again = await written(name, { path: scope, kind: 'accept', isTogether: true });
    expect(again.corrections).toHaveLength(view.corrections.length);
    const undone = await written(name, { path: '', kind: 'undo', undoes: own[1]!.sequence });
    expect(undone.document).toEqual((await documentAsRead(name)).document);
    expect(undone.corrections).toHaveLength(2 * own.length);
  });

  test('all values of a kind', async () => {
    const view = await written(name, { path: `${ROWS}/*/level3`, kind: 'accept', isTogether: true });
    const rows = view.document.forms[0]!.data.indicators.length;
    expect(view.corrections.filter(({ together }) => together === `${ROWS}/*/level3`)).toHaveLength(rows);
  });

  test('nothing is accepted where one value is doubted by name', async () => {
    const own = await deskWith(['sichuan'], {
      sichuan: document => {
        const [form, ...rest] = document.forms;
        const score = {
          ...form!.evidence['/indicators/0/score']!,
          review: true,
          notes: ['sum-off' as const],
        };
        return {
          ...document,
          forms: [{ ...form!, evidence: { ...form!.evidence, '/indicators/0/score': score } }, ...rest],
        };
      },
    });
    const page = enter((await own.serve()).address);
    const response = await visit(`${page}api/documents/${own.sha256.sichuan}/statements`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(page).origin },
      body: JSON.stringify({ path: `${ROWS}/0`, kind: 'accept', isTogether: true, expected: null }),
    });
    expect(response.status).toBe(422);
    expect((await response.json()).message.zh).toContain('和、率对不上');
    expect(await own.archive.corrections(own.sha256.sichuan!)).toEqual([]);
    await own.end();
  });
});

const documentAsRead = async (name: string) => ({
  document: { ...(await documentOf(name)), source: (await viewOf(name)).document.source },
});

describe('findings are answered', () => {
  test('in the log, the document, the tables, the report and SARIF, until the numbers are others', async () => {
    const { document } = await viewOf('g60');
    const index = document.findings.findIndex(({ at }) => /score$/.test(at[0]!));
    const said = {
      path: `/findings/${index}`,
      kind: 'answer',
      text: 'false-alarm',
      reason: '按规定执行',
    } as const;
    const view = await written('g60', said);
    const answer = { as: 'false-alarm', note: '按规定执行', by: '王审' };
    expect(view.document.findings[index]).toMatchObject({ answer });
    expect(view.corrections.at(-1)).toMatchObject({ path: `/findings/${index}`, kind: 'answer' });
    expect(
      await ask('SELECT answer, answer_note, answered_by FROM findings WHERE answer IS NOT NULL'),
    ).toEqual([['false-alarm', '按规定执行', '王审']]);
    const report = await ziping(['check', desk.path, '--format', 'report']);
    expect(report.out).toContain('→ 误报：按规定执行 · 王审');
    // files of an archive are often called alike
    const { places } = (await desk.archive.document(desk.sha256.g60!))!;
    expect(report.out).toContain(`${places[0]} — `);
    const sarif = await ziping(['check', desk.path, '--format', 'sarif']);
    const suppressed = JSON.parse(sarif.out).runs[0].results.filter((one: object) => 'suppressions' in one);
    expect(suppressed).toMatchObject([
      { suppressions: [{ kind: 'external', status: 'accepted', justification: '按规定执行' }] },
    ]);
    const [guilty] = view.document.findings[index]!.at;
    const { path } = view.corrections.at(-1)!;
    const undone = await written('g60', { path, kind: 'undo', undoes: view.corrections.at(-1)!.sequence });
    expect(undone.document.findings[index]!.answer).toBeUndefined();
    expect(guilty).toBeDefined();
  });

  test('and what is settled counts no more in the overview', async () => {
    const errors = async () => {
      const { rules, departments } = await desk.archive.overview();
      const ofRules = rules.filter(({ severity }) => severity === 'error');
      return [
        ofRules.reduce((sum, { findings }) => sum + findings, 0),
        departments.reduce((sum, one) => sum + one.errors, 0),
      ];
    };
    const [all, own] = await errors();
    const { document } = await viewOf('g60');
    const index = document.findings.findIndex(({ severity }) => severity === 'error');
    const view = await written('g60', { path: `/findings/${index}`, kind: 'answer', text: 'known' });
    expect(await errors()).toEqual([all! - 1, own! - 1]);
    const { path, sequence } = view.corrections.at(-1)!;
    await written('g60', { path, kind: 'undo', undoes: sequence });
  });

  test('with one of four words', async () => {
    const { answer } = await say('g60', { path: '/findings/0', kind: 'answer', text: 'whatever' });
    expect(answer).toMatchObject({ kind: 'refused', message: { en: 'there is no such answer' } });
  });
});

test('of a document whose pages are blank it is said that there is no form', async () => {
  expect((await viewOf('transfer')).state).toBe('no-form');
  const view = await written('transfer', { path: '/pages', kind: 'answer', text: 'no-form' });
  expect(view.state).toBe('done');
  const { answer } = await say('sichuan', { path: '/pages', kind: 'answer', text: 'no-form' });
  expect(answer.kind).toBe('refused');
});

test('comments stand at what they are about, and change nothing', async () => {
  const path = `${ROWS}/3/score`;
  const before = await viewOf('sichuan');
  const view = await written('sichuan', { path: `/comments${path}`, kind: 'comment', text: '请核对原件' });
  expect(view.document).toEqual(before.document);
  expect(view.corrections.at(-1)).toMatchObject({ path: `/comments${path}`, after: { text: '请核对原件' } });
  expect(await ask(`SELECT in_row, in_column, after_text FROM corrections WHERE kind = 'comment'`)).toEqual([
    [3, 'score', '请核对原件'],
  ]);
  const { answer } = await say('sichuan', {
    path: '/comments/forms/9/data/title',
    kind: 'comment',
    text: 'x',
  });
  expect(answer.kind).toBe('refused');
});

test('documents are given to reviewers, who have a queue each', async () => {
  const assign = async (body: object) =>
    (
      await visit(`${base}api/assignments`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: new URL(base).origin },
        body: JSON.stringify(body),
      })
    ).json();
  expect(await assign({ reviewer: '李审' })).toEqual({ documents: 5 });
  expect(await assign({ reviewer: '李审' })).toEqual({ documents: 0 });
  await written('sichuan', { path: '/assignment', kind: 'assign', text: '赵审' });
  const listed = async (name: string) =>
    (await (await visit(`${base}api/documents?assigned=${encodeURIComponent(name)}`)).json()).rows;
  expect(await listed('赵审')).toMatchObject([{ sha256: desk.sha256.sichuan, assigned: '赵审' }]);
  expect(await listed('李审')).toHaveLength(4);
  const queues = await (await visit(`${base}api/queues`)).json();
  expect(queues).toMatchObject([
    { reviewer: '李审', documents: 4 },
    { reviewer: '赵审', documents: 1 },
  ]);
  expect(await assign({ reviewer: null, assigned: '李审' })).toEqual({ documents: 4 });
  expect(await listed('')).toHaveLength(4);
});

test('verify holds over all of it, and what is forgotten leaves the log whole', async () => {
  expect((await desk.archive.verify()).faults).toEqual([]);
  await desk.archive.forget({ targets: [desk.sha256.sichuan!], by: '王审', reason: null });
  expect((await desk.archive.verify()).faults).toEqual([]);
  expect(await desk.archive.queues()).toEqual([]);
  const kinds: readonly MendKind[] = ['row-added', 'row-deleted', 'row-split', 'row-joined', 'form-added'];
  const log = await desk.archive.allCorrections({ limit: 1000 });
  expect(new Set(log.map(({ kind }) => kind))).toEqual(
    new Set(['accept', 'correct', 'undo', 'answer', 'comment', 'assign', ...kinds]),
  );
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-mended-')), 'a.duckdb');
  const sink = await openDuckdb(path);
  await exportArchive(desk.archive, sink);
  await sink.close();
});
