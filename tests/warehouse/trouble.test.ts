import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { fillWhole } from '../../scripts/lab/verify/archive.ts';
import { documentOf, fillArchive, outcomeOf } from '../../scripts/lab/warehouse/documents.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Document } from '../../src/model.ts';
import { randomOf } from '../../src/review/sample/random.ts';
import { openDuck } from '../../src/warehouse/sinks/duck.ts';
import { databases } from '../helpers/databases.ts';
import { ziping } from '../helpers/ziping.ts';

const { folder, sqlite, postgres } = databases('trouble');
const BIN = join(import.meta.dirname, '../../src/cli/ziping.js');
const RECIPE = { indicators: 3, hard: 0 };
let number = 0;

const filled = async (documents: number) => {
  const where = await sqlite();
  const archive = await openArchive(where);
  await fillArchive(archive, documents, RECIPE);
  await archive.close();
  return where;
};
const sums = async (path: string, sql: string) => {
  const duck = await openDuck(path);
  return duck.all(sql).finally(() => duck.close());
};
/** One more document than the target holds. */
const grow = async (where: string, documents: number) => {
  const archive = await openArchive(where);
  await fillArchive(archive, documents, RECIPE);
  await archive.close();
};

describe('texts of what is no character', () => {
  const ODD = '甲\ufffe乙\uffff丙\ud800丁\0戊';
  let where: string;
  beforeAll(async () => {
    where = await sqlite();
    const archive = await openArchive(where);
    const plain = documentOf(1, RECIPE);
    const [form] = plain.forms;
    const data = { ...form!.data, projectName: ODD, extras: { [ODD]: ODD } };
    const odd = { ...form!.evidence['/projectName']!, text: ODD };
    const evidence = { ...form!.evidence, '/projectName': odd, [`/extras/${ODD}`]: odd };
    const document: Document = { ...plain, forms: [{ ...form!, data, evidence }] };
    await archive.plan('r', [{ path: `/${'奇\ufffe'}.pdf`, sha256: plain.source.sha256, bytes: 1 }]);
    await archive.save([outcomeOf(document)]);
    await archive.close();
  });
  const SHOWN = '甲\ufffd乙\ufffd丙\ufffd丁\ufffd戊';

  test.each([
    ['parquet', (to: string) => `read_parquet('${to}/forms.parquet')`],
    ['csv', (to: string) => `read_csv('${to}/forms.csv', header = true)`],
    ['jsonl', (to: string) => `read_json('${to}/forms.jsonl')`],
  ])('are read back from a folder of %s', async (format, source) => {
    const to = join(folder, `odd-${format}`);
    expect((await ziping(['export', where, '--to', to, '--format', format])).code).toBe(0);
    expect(await sums(':memory:', `SELECT project_name FROM ${source(to)}`)).toEqual([
      { project_name: SHOWN },
    ]);
    expect(await ziping(['export', where, '--to', to, '--format', format])).toMatchObject({
      code: 0,
      err: '',
    });
  });

  test('are read back from a file of documents, by other programs too', async () => {
    const to = join(folder, 'odd.jsonl');
    expect((await ziping(['export', where, '--to', to])).code).toBe(0);
    const name = 'forms[1].data.projectName';
    const [row] = await sums(':memory:', `SELECT ${name} AS name FROM read_json('${to}')`);
    expect(String(row!.name)).toContain('丙\ufffd丁');
    expect((await ziping(['check', to])).code).toBe(0);
  });

  test.each(['tables', 'review'])('make a workbook of %s that is one', async layout => {
    const to = join(folder, `odd-${layout}.xlsx`);
    expect((await ziping(['export', where, '--to', to, '--layout', layout])).code).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(to);
    const texts = book.worksheets.flatMap(sheet => JSON.stringify(sheet.getSheetValues()));
    expect(texts.join('')).toContain('甲\ufffd乙\ufffd丙');
    expect(texts.join('')).not.toMatch(/[\ufffe\uffff]/);
  });
});

test('a file without a byte, as a full disk leaves it, is no obstacle to the next export', async () => {
  const where = await filled(2);
  const to = join(folder, `${++number}.duckdb`);
  closeSync(openSync(to, 'w'));
  expect(await ziping(['export', where, '--to', to])).toMatchObject({ code: 0, err: '' });
  expect(await sums(to, 'SELECT count(*) AS n FROM documents')).toEqual([{ n: '2' }]);
});

describe('a target that somebody else works with as well', () => {
  test('keeps a column of theirs in DuckDB; what cannot be taken is one line', async () => {
    const where = await filled(3);
    const to = join(folder, `${++number}.duckdb`);
    await ziping(['export', where, '--to', to]);
    const run = async (sql: string) => void (await sums(to, sql));
    await run(`ALTER TABLE documents ADD COLUMN mine VARCHAR DEFAULT 'x'`);
    await grow(where, 4);
    expect(await ziping(['export', where, '--to', to])).toMatchObject({ code: 0, err: '' });
    expect(await sums(to, 'SELECT count(*) AS n, count(mine) AS mine FROM documents')).toEqual([
      { n: '4', mine: '4' },
    ]);
    await run('ALTER TABLE documents DROP COLUMN kind');
    await grow(where, 5);
    const { code, err } = await ziping(['export', where, '--to', to]);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain('choose another target');
  });

  test('and in Postgres', async () => {
    const where = await filled(3);
    const to = await postgres();
    await ziping(['export', where, '--to', to]);
    const client = new pg.Client({ connectionString: to });
    await client.connect();
    await client.query('ALTER TABLE ziping_warehouse.documents ADD COLUMN mine INTEGER');
    await grow(where, 4);
    expect(await ziping(['export', where, '--to', to])).toMatchObject({ code: 0, err: '' });
    await client.query('UPDATE ziping_warehouse.documents SET mine = 1');
    await client.query('ALTER TABLE ziping_warehouse.documents ALTER COLUMN mine SET NOT NULL');
    await client.end();
    await grow(where, 5);
    const { code, err } = await ziping(['export', where, '--to', to]);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain('choose another schema');
  });
});

test.skipIf(process.platform === 'win32')(
  'a full disk is told in one line, and leaves the target as it was',
  async () => {
    const where = await filled(3);
    const target = join(folder, 'full.duckdb');
    await ziping(['export', where, '--to', target]);
    await grow(where, 400);
    for (const to of [target, join(folder, 'full-parquet'), join(folder, 'full.jsonl')]) {
      // no file may grow beyond so many blocks of 512 or 1024 bytes
      const line = `ulimit -f 100; exec "${process.execPath}" "${BIN}" export "${where}" --to "${to}"`;
      const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
      expect([to, status, stderr.trim().split('\n').length]).toEqual([to, 1, 1]);
      expect(stderr).toMatch(/disk is full.*make room|cannot be written/);
    }
    expect(await sums(target, 'SELECT count(*) AS n FROM documents')).toEqual([{ n: '3' }]);
  },
);

test('a temporary folder that is not there is told in one line', async () => {
  const where = await filled(2);
  vi.stubEnv('TMPDIR', '/nowhere/at/all');
  try {
    const { code, err } = await ziping(['query', where, 'SELECT 1 FROM documents']);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a damaged archive is told in one line, whatever is damaged', async () => {
  const whole = await sqlite();
  const archive = await openArchive(whole);
  await fillWhole(archive, 20, 2);
  await archive.close();
  const { size } = statSync(whole);
  const random = randomOf('damaged');
  const told: number[] = [];
  for (let i = 0; i < 12; i += 1) {
    const where = join(folder, `damaged-${i}`);
    copyFileSync(whole, where);
    if (i % 4 === 0) truncateSync(where, Math.floor(random() * size));
    else {
      const file = openSync(where, 'r+');
      const at = Math.floor(random() * size);
      writeSync(file, Buffer.alloc(i % 2 === 0 ? 1 : 4096, 255 * random()), 0, undefined, at);
      closeSync(file);
    }
    const to = join(folder, `damaged-${i}.jsonl`);
    for (const argv of [
      ['export', where, '--to', to],
      ['verify', where],
      ['sample', where, '--report'],
    ]) {
      const { code, err } = await ziping(argv);
      expect([0, 1, 2]).toContain(code);
      expect(err.split('\n').length).toBeLessThan(3);
      if (argv[0] === 'verify' && code !== 0) told.push(i);
    }
  }
  // every fourth was cut off
  expect(told).toEqual(expect.arrayContaining([0, 4, 8]));
});

describe('a file that is replaced at its path', () => {
  const count = 'SELECT count(*) AS n FROM documents';
  const replaced = async () => {
    const where = await filled(5);
    const archive = await openArchive(where);
    const { sha256 } = documentOf(9, RECIPE).source;
    await archive.plan('later', [{ path: '/archive/1/1.pdf', sha256, bytes: 1 }]);
    await archive.save([outcomeOf(documentOf(9, RECIPE))]);
    await archive.close();
    return where;
  };

  test('has one current edition: sums by path count once', async () => {
    const where = await replaced();
    const to = join(folder, `${++number}.duckdb`);
    await ziping(['export', where, '--to', to]);
    const [before] = await sums(to, `SELECT path, former_path FROM documents WHERE NOT is_current`);
    expect(before).toEqual({ path: null, former_path: '/archive/1/1.pdf' });
    expect(await sums(to, `${count} WHERE is_current AND path = '/archive/1/1.pdf'`)).toEqual([{ n: '1' }]);
    expect(await sums(to, `${count} WHERE is_current`)).toEqual([{ n: '5' }]);
    expect(await sums(to, count)).toEqual([{ n: '6' }]);
    const { out } = await ziping(['query', where, `${count} WHERE is_current`]);
    expect(out.trim().split(/\s+/).at(-1)).toBe('5');
  });

  test('is taken out by its path, and the former edition by its SHA-256; the archive stays whole', async () => {
    const where = await replaced();
    const to = join(folder, `${++number}.duckdb`);
    await ziping(['export', where, '--to', to]);
    const { sha256 } = documentOf(1, RECIPE).source;
    const unknown = await ziping(['forget', where, '/archive/1/1.pdf', '/nowhere.pdf']);
    expect([unknown.code, unknown.err.includes('/nowhere.pdf')]).toEqual([2, true]);
    const flags = ['--reason', '涉密', '--reviewer', '王审'];
    const { out } = await ziping(['forget', where, '/archive/1/1.pdf', sha256, ...flags]);
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).places),
    ).toEqual([['/archive/1/1.pdf'], []]);
    const found = JSON.parse((await ziping(['verify', where, '--json'])).out);
    expect(found).toMatchObject({ faults: [], documents: { number: 4 } });
    await ziping(['export', where, '--to', to]);
    expect(await sums(to, count)).toEqual([{ n: '4' }]);
    const archive = await openArchive(where);
    expect(await archive.document(sha256)).toBeNull();
    await archive.close();
    // what was taken out is not left in the file
    const text = readFileSync(where, 'latin1');
    expect([text.includes('王审'.normalize()), text.includes(`${sha256.slice(0, 20)}`)]).toEqual([
      false,
      true,
    ]);
  });

  test('no archive is made by a slip of the name', async () => {
    const where = join(folder, 'slip.ziping');
    expect((await ziping(['forget', where, '/a.pdf'])).code).toBe(2);
    expect((await ziping(['review', where])).code).toBe(2);
    expect(existsSync(where)).toBe(false);
  });
});
