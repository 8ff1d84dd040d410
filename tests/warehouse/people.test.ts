import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Document, Path } from '../../src/model.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { SCHEMA } from '../../src/version.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { rowsToKeep } from '../../src/warehouse/sinks/packed-rows.ts';
import { ALL_TABLES } from '../../src/warehouse/tables/all.ts';
import { judged } from '../helpers/judged.ts';
import { ziping } from '../helpers/ziping.ts';

/** Values of people end in 某, and telephone numbers hold 5550: none of either may be found in what is exported. */
const TEXTS: { readonly [path: Path]: string } = {
  '/projectName': '图书角建设',
  '/projectLeader': '张某',
  '/telephone': '010-5550123',
  '/extras/填报人': '李某',
  '/extras/填报人~1审核人': '王某/赵某',
  '/extras/单位负责人（签字）': '钱某',
  '/extras/联系电话': '13805550000',
  '/extras/项目类别': '常年性',
  '/extras/复核人': '欧阳某某',
  '/indicators/0/level3': '新建图书角',
  '/indicators/0/extras/联系人': '孙某',
  '/indicators/0/extras/得分系数': '100',
  // where nobody expects somebody
  '/indicators/0/deviation': '由 张 某 牵头（电话138 0555 0000），王某协办，已整改',
  '/goals/0/expected': '负责人：吴某；联系方式0551-5550126，建成图书角',
  '/extras/备注': '13805550000',
  '/extras/说明': '问题由李某、欧阳某某核实',
  '/funding/0/adjustedBudget': '13912345678.00',
  '/funding/0/label': '年度资金总额',
};
const PEOPLE = /某|5550|复核员|分派员/;

const sha256 = 'a'.repeat(64);
const form = judged({
  family: 'project-self-evaluation',
  template: 'generic',
  pages: [1],
  currencyUnit: null,
  readings: Object.entries(TEXTS).map(([path, text]) => ({
    path,
    text,
    source: 'text-layer',
    sureness: 0.99,
    notes: [],
  })),
});
const document: Document = {
  schema: SCHEMA,
  source: { name: '张某-自评表.pdf', sha256, bytes: 1, pages: 1, kind: 'native' },
  producedBy: { ziping: '0.1.0' },
  forms: [form],
  pages: [{ page: 1, kind: 'native', outcome: 'form', forms: [0] }],
  findings: [
    {
      rule: 'text/truncated',
      severity: 'info',
      at: ['/forms/0/data/indicators/0/deviation'],
      message: { zh: '“由 张 某 牵头”被截断', en: '“由张某” was cut off' },
      expected: null,
      found: '王某',
      basis: null,
      answer: { as: 'explained', note: '问过赵某', by: '复核员', at: '2026-01-01T00:00:00Z' },
    },
  ],
  coverage: {
    characters: 40,
    placed: 10,
    unplaced: ['经办人：周某', '电话 0551-5550126', '张某', '公开14表'].map(text => ({ text })),
  },
  error: null,
};

const folder = mkdtempSync(join(tmpdir(), 'ziping-people-'));
const path = join(folder, 'archive.ziping');
beforeAll(async () => {
  const archive = await openArchive(path);
  await archive.plan('run', [{ path: '/李某/张某-自评表.pdf', sha256, bytes: 1 }]);
  const stored = { document: JSON.stringify(document), rows: rowsToKeep(document, sha256) };
  await archive.save([
    { sha256, version: '0.1.0', state: 'done', facts: documentSummaryOf(document, 1), ...stored },
  ]);
  const known = { value: '李某', text: '李某' };
  const entry = { sha256, kind: 'accept', track: 'work', before: known, after: known } as const;
  const said = { reason: null, reviewer: '复核员', at: '2026-01-01T00:00:00Z', version: '0.1.0' };
  const at = '/forms/0/data/extras/填报人';
  await archive.correct([
    { entry: { ...entry, ...said, path: at, undoes: null, sample: null }, expected: null },
  ]);
  await archive.close();
});

const exported = async (target: string, ...flags: readonly string[]) => {
  const to = join(folder, target);
  const ran = await ziping(['export', path, '--to', to, ...flags]);
  expect(ran).toMatchObject({ code: 0, err: '' });
  return to;
};
/** All that stands in a target, unpacked, and its bytes as they are. */
const everything = async (target: string): Promise<string> => {
  const files = statSync(target).isFile()
    ? [target]
    : readdirSync(target, { recursive: true, withFileTypes: true })
        .filter(file => file.isFile())
        .map(file => join(file.parentPath, file.name));
  const texts = [files.join('\n')];
  for (const file of files) {
    texts.push(readFileSync(file, 'utf8'));
    if (file.endsWith('.xlsx')) texts.push(await inWorkbook(file));
    if (/\.(?:parquet|duckdb)$/.test(file)) texts.push(await inDuck(file));
  }
  return texts.join('\n');
};
const inWorkbook = async (file: string) => {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const said = book.worksheets.flatMap(sheet => {
    const cells: unknown[] = [sheet.name];
    sheet.eachRow(row => row.eachCell(({ value, note, hyperlink }) => cells.push([value, note, hyperlink])));
    return cells;
  });
  // links are percent-encoded
  return JSON.stringify(said).replace(/(?:%[\dA-F]{2})+/g, decodeURIComponent);
};
const inDuck = async (file: string) => {
  const isTable = file.endsWith('.parquet');
  const duck = await openDuck(isTable ? ':memory:' : file);
  const sources = isTable ? [`'${file}'`] : ALL_TABLES.map(({ name }) => name);
  const rows = await Promise.all(sources.map(source => duck.all(`FROM ${source}`)));
  duck.close();
  return JSON.stringify(rows);
};
const KEPT = ['图书角建设', '常年性', '新建图书角', '公开14表', '已整改', '核实', '13912345678'];

const textOf = (target: string) =>
  readdirSync(target, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && file.name.endsWith('.csv'))
    .map(file => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');

describe('an export without people', () => {
  test('of tables holds none, and all the rest', async () => {
    const whole = textOf(await exported('whole', '--format', 'csv'));
    const bare = textOf(await exported('bare', '--format', 'csv', '--without-people'));
    expect(whole).toMatch(PEOPLE);
    expect(bare).not.toMatch(PEOPLE);
    for (const kept of ['图书角建设', '常年性', '新建图书角', '得分系数', '公开14表'])
      expect(bare).toContain(kept);
  });

  test.each([
    ['people-csv', '--format', 'csv'],
    ['people-lines', '--format', 'jsonl'],
    ['people-parquet'],
    ['people.duckdb'],
    ['people.jsonl'],
    ['people.xlsx'],
  ])('holds none in any byte of %s', async (target, ...flags) => {
    expect(await everything(await exported(`whole-${target}`, ...flags))).toMatch(PEOPLE);
    const bare = await everything(await exported(`bare-${target}`, ...flags, '--without-people'));
    expect(bare).not.toMatch(PEOPLE);
    expect(bare).not.toMatch(/张\s*某/);
    for (const kept of KEPT) expect(bare).toContain(kept);
  });

  test('nor in review sheets', async () => {
    const flags = ['--layout', 'review'];
    expect(await everything(await exported('whole-review.xlsx', ...flags))).toMatch(PEOPLE);
    const bare = await everything(await exported('bare-review.xlsx', ...flags, '--without-people'));
    expect(bare).not.toMatch(PEOPLE);
    expect(bare).toContain('图书角建设');
  });

  test('does not go into a file whose bytes still tell of those who were in it', async () => {
    const to = await exported('held.duckdb');
    const { code, err } = await ziping(['export', path, '--to', to, '--without-people']);
    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
    expect(err).toContain('choose a new file');
  });

  test('of documents holds none, and each is one of the schema', async () => {
    const printed = readFileSync(await exported('bare.jsonl', '--without-people'), 'utf8');
    expect(printed).not.toMatch(PEOPLE);
    expect(documentSchema.parse(JSON.parse(printed)).forms[0]!.data.projectName).toBe('图书角建设');
  });

  test('takes the people out of a target that held them', async () => {
    const held = readFileSync(await exported('again.jsonl'), 'utf8');
    expect(held).toMatch(PEOPLE);
    expect(readFileSync(await exported('again.jsonl', '--without-people'), 'utf8')).not.toMatch(PEOPLE);
  });
});
