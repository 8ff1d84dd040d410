import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { corrected } from '../../src/check.ts';
import { kit } from '../../src/defaults.ts';
import { SourceError } from '../../src/errors.ts';
import { importLines } from '../../src/review/lines/import.ts';
import {
  type ReviewService,
  type ReviewStatement,
  reviewServiceOf,
} from '../../src/review/review-service.ts';
import { NO_PAGES } from '../helpers/no-pages.ts';
import { deskWith, type Desk as Filled } from '../helpers/review.ts';
import { ziping } from '../helpers/ziping.ts';

const NAMES = ['hubei-merged-scores', 'declaration'];
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-corrections-'));

const nowhere = () => Promise.reject(new SourceError('not-found', 'gone'));
const deskOn = ({ archive }: Filled, reviewer: string): ReviewService =>
  reviewServiceOf({ archive, kit, reviewer, isBlind: false, sample: null, open: nowhere, pages: NO_PAGES });

let from: Filled;
let to: Filled;
let sha256: string;
beforeAll(async () => {
  [from, to] = [await deskWith(NAMES), await deskWith(NAMES)];
  sha256 = from.sha256['hubei-merged-scores']!;
  await sayAll(from);
});
afterAll(async () => {
  await from?.end();
  await to?.end();
});

const accepting = { kind: 'accept', text: null, reason: null, expected: null, undoes: null } as const;

/** Something of every kind, as two people say it on the page. */
async function sayAll(own: Filled): Promise<void> {
  const said = { reason: null, expected: null, undoes: null, text: null };
  const say = async (
    statement: Partial<ReviewStatement> & Pick<ReviewStatement, 'path' | 'kind'>,
    by = '王审',
  ) => {
    const desk = deskOn(own, by);
    const seen = (await desk.view(sha256, null))!;
    const last = seen.corrections.findLast(({ path }) => path === statement.path);
    const answer = await desk.state(sha256, { ...said, expected: last?.hash ?? null, ...statement }, null);
    expect(answer, JSON.stringify(statement)).toMatchObject({ kind: 'written' });
    return answer;
  };
  const data = '/forms/0/data';
  const row = `${data}/indicators`;
  await say({ path: `${data}/projectName`, kind: 'correct', text: '甲项目', reason: '错字' });
  await say({ path: `${data}/projectName`, kind: 'correct', text: '乙项目' }, '李审');
  await say({ path: `${data}/projectName`, kind: 'correct', text: '甲项目', reason: '错字' });
  await say({ path: `${data}/implementingUnit`, kind: 'accept' });
  await say({ path: `${row}/2/score`, kind: 'unreadable' });
  await say({ path: `${data}/funding/0/executed`, kind: 'correct', text: '1' });
  const texts = { '/level3': '新增指标', '/target': '≥12个', '/score': '3' };
  await say({ path: row, kind: 'row-added', mending: { behind: `${row}/0`, texts } });
  await say({
    path: `${row}/1/actual`,
    kind: 'correct',
    text: '13个',
    regions: [{ page: 1, bbox: [10, 10, 40, 20] }],
  });
  await say({ path: `${row}/4`, kind: 'row-deleted' });
  await say({ path: `${row}/2`, kind: 'row-split', mending: { texts: {}, second: { '/level3': '另一半' } } });
  await say({ path: '/comments/forms/0', kind: 'comment', text: '与附件不符' });
  await say({ path: '/assignment', kind: 'assign', text: '李审' });
  const wrong = await say({ path: `${data}/fiscalYear`, kind: 'correct', text: '2019' });
  const { corrections } = (wrong as { view: { corrections: readonly { sequence: number }[] } }).view;
  await say({
    path: `${data}/fiscalYear`,
    kind: 'undo',
    undoes: corrections.at(-1)!.sequence,
    reason: '看错',
  });
  await say({ path: `${data}/funding/0`, kind: 'accept', isTogether: true });
  const { document } = (await deskOn(own, '王审').view(sha256, null))!;
  expect(document.findings.length).toBeGreaterThan(0);
  await say({ path: '/findings/0', kind: 'answer', text: 'known', reason: '已说明' }, '李审');
}

async function printed({ path }: Filled, ...flags: readonly string[]): Promise<string[]> {
  const { code, out } = await ziping(['corrections', path, ...flags]);
  expect(code).toBe(0);
  return out.split('\n').filter(line => line !== '');
}

async function taken({ path }: Filled, lines: readonly (object | string)[], ...flags: readonly string[]) {
  const file = join(FOLDER, 'lines.jsonl');
  writeFileSync(file, lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const { code, out, err } = await ziping(['corrections', path, '--import', file, ...flags]);
  return { code, err, report: out === '' ? null : JSON.parse(out) };
}

/** Without what every archive has of its own. */
const content = (lines: readonly string[]) =>
  lines.map(line => {
    const { at: _, sequence: __, ...rest } = JSON.parse(line);
    return rest;
  });

test('all that people said comes out and goes into another archive, once', async () => {
  const lines = await printed(from);
  expect(new Set(content(lines).map(({ kind }) => kind)).size).toBeGreaterThan(9);
  const { code, report } = await taken(to, lines);
  expect([code, report]).toEqual([
    0,
    { lines: lines.length, documents: 1, added: lines.length, known: 0, refused: 0, isDry: false },
  ]);
  expect(content(await printed(to))).toEqual(content(lines));
  const views = await Promise.all([from, to].map(own => deskOn(own, '王审').view(sha256, null)));
  const [before, after] = views.map(view => ({
    ...view!.document,
    findings: view!.document.findings.map(({ answer, ...one }) => ({ ...one, as: answer?.as })),
  }));
  expect(after).toEqual(before);
  expect(views[1]!.stale).toEqual([]);
  expect((await ziping(['verify', to.path])).code).toBe(0);
  for (const again of [to, from])
    expect((await taken(again, lines)).report).toMatchObject({ added: 0, known: lines.length, refused: 0 });
  expect(await printed(to)).toHaveLength(lines.length);
});

test('what follows a sequence is printed by itself', async () => {
  const lines = await printed(from);
  const { sequence } = JSON.parse(lines[3]!);
  expect(await printed(from, '--since', String(sequence))).toEqual(lines.slice(4));
});

describe('lines that somebody writes', () => {
  let own: Filled;
  beforeAll(async () => {
    own = await deskWith(NAMES);
  });
  afterAll(() => own?.end());

  const projectName = { path: '/forms/0/data/projectName', kind: 'correct', text: '丙项目' };
  const size = async () => (await printed(own)).length;

  test('name their document by its content or its place, and are said by whoever brings them', async () => {
    const [file] = (await own.archive.document(sha256))!.places;
    const other = own.sha256.declaration!;
    const lines = [
      { file, ...projectName },
      '',
      { sha256: other, path: '/forms/0/data/projectName', kind: 'accept', reviewer: '赵审' },
    ];
    expect((await taken(own, lines, '--dry-run')).report).toMatchObject({ added: 2, isDry: true });
    expect(await size()).toBe(0);
    expect((await taken(own, lines, '--reviewer', '周审')).report).toMatchObject({ documents: 2, added: 2 });
    const { document } = (await deskOn(own, '王审').view(sha256, null))!;
    expect(document.forms[0]!.data.projectName).toBe('丙项目');
    const all = await own.archive.allCorrections({ limit: 10 });
    expect(all.map(({ reviewer }) => reviewer)).toEqual(['周审', '赵审']);
    expect((await taken(own, lines, '--reviewer', '周审')).report).toMatchObject({ added: 0, known: 2 });
  });

  test.each<[string, string | object, RegExp]>([
    ['no JSON', '{', /不是 JSON.*not JSON/],
    ['no object', '[]', /JSON object/],
    ['a field that there is none of', { sha256: 'S', ...projectName, txet: '1' }, /no such field: txet/],
    ['a correction without a text', { sha256: 'S', ...projectName, text: undefined }, /without text/],
    ['no document', projectName, /which document/],
    ['an unknown document', { sha256: '0'.repeat(64), ...projectName }, /no such document/],
    ['an unknown place', { file: '/nowhere.pdf', ...projectName }, /no such document/],
    ['an unknown kind', { sha256: 'S', path: '/forms/0', kind: 'remove' }, /not a correction/],
    ['a path that leads nowhere', { sha256: 'S', ...projectName, path: '/forms/9/data/x' }, /no such value/],
    [
      'a text of another type',
      { sha256: 'S', path: '/forms/0/data/indicators/0/score', kind: 'correct', text: '十分好' },
      /.+/,
    ],
    [
      'another text than what stands there',
      { sha256: 'S', ...projectName, was: '丁项目' },
      /what stands there/,
    ],
    ['a row without a name', { sha256: 'S', path: '/forms/0/data/goals', kind: 'row-added' }, /has a name/],
    [
      'a name out of turn',
      {
        sha256: 'S',
        path: '/forms/0/data/goals/+3',
        kind: 'row-added',
        mending: { texts: { '/expected': '修路' } },
      },
      /goals\/\+1/,
    ],
    ['what can be said of draws alone', { sha256: 'S', path: '/forms/0', kind: 'form-missing' }, /.+/],
    ['an undo of nothing', { sha256: 'S', path: '/forms/0', kind: 'undo', undoes: 99 }, /no such entry/],
  ])('%s is refused by the number of its line, and nothing is written', async (_, line, why) => {
    const before = await size();
    const text = typeof line === 'string' ? line : JSON.stringify(line).replace('"S"', `"${sha256}"`);
    const right = { sha256, path: '/forms/0/data/implementingUnit', kind: 'correct', text: '某单位' };
    const { code, err, report } = await taken(own, [right, text]);
    expect(code).toBe(1);
    expect(err).toMatch(/^第 2 行 line 2: /);
    expect(err).toMatch(why);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(report).toMatchObject({ added: 0, refused: 1 });
    expect(await size()).toBe(before);
  });

  test('build on each other in their order', async () => {
    const row = '/forms/0/data/goals/+1';
    const lines = [
      { sha256, path: row, kind: 'row-added', mending: { texts: { '/expected': '修路' } } },
      { sha256, path: `${row}/actual`, kind: 'correct', text: '已修', sequence: 5 },
      { sha256, path: `${row}/actual`, kind: 'correct', text: '修完' },
      { sha256, path: `${row}/actual`, kind: 'undo', undoes: 5 },
    ];
    expect((await taken(own, lines)).report).toMatchObject({ added: 4, refused: 0 });
    expect((await taken(own, lines)).report).toMatchObject({ added: 0, known: 4 });
  });

  test('where somebody else is faster, the line is named, what they said stands, and the file can be taken in again', async () => {
    const { archive } = own;
    const path = '/forms/0/data/supervisingDepartment';
    const line = JSON.stringify({ sha256, path, kind: 'correct', text: '某厅' });
    let isFirst = true;
    const overtaken: Archive = {
      ...archive,
      async correct(entries) {
        if (isFirst) await deskOn(own, '快手').state(sha256, { ...accepting, path }, null);
        isFirst = false;
        return await archive.correct(entries);
      },
    };
    const importing = { kit, reviewer: '导入', isDry: false };
    await expect(importLines([line], { archive: overtaken, ...importing })).rejects.toThrow(
      /line 1: somebody said something of the same meanwhile/,
    );
    const about = async () => (await archive.corrections(sha256)).filter(one => one.path === path);
    expect((await about()).map(({ reviewer }) => reviewer)).toEqual(['快手']);
    expect(await importLines([line], { archive, ...importing })).toMatchObject({ added: 1, refused: [] });
    expect((await about()).map(({ reviewer }) => reviewer)).toEqual(['快手', '导入']);
  });

  test('what is no archive, no file, or no use together is wrong usage', async () => {
    for (const argv of [
      [join(FOLDER, 'none.ziping')],
      [own.path, '--import', join(FOLDER, 'none.jsonl')],
      [own.path, '--import', FOLDER],
      [own.path, '--dry-run'],
      [own.path, '--since', 'x'],
    ])
      expect((await ziping(['corrections', ...argv])).code).toBe(2);
  });
});

test('what is taken in changes lists as what is said on the page does', async () => {
  const archive = await openArchive(to.path, { judge: corrected, mustExist: true });
  const { rows } = await archive.list({ filter: {}, order: 'name', offset: 0, limit: 9 });
  expect(rows.find(row => row.sha256 === sha256)).toMatchObject({
    assigned: '李审',
    project: '甲项目',
    state: 'done',
  });
  await archive.close();
});
