import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { writeDocuments } from '../../scripts/lab/bulk/documents.ts';
import type { Report } from '../../src/batch/ingest.ts';
import type { RunProgress } from '../../src/batch/progress.ts';
import { bar, lineOf } from '../../src/cli/progress.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

const BIN = join(FIXTURES, '../src/cli/ziping.js');
const newFolder = () => mkdtempSync(join(tmpdir(), 'ziping-cli-'));
const lastOf = (lines: string) => JSON.parse(lines.trim().split('\n').at(-1)!);

test('ingest reads trees into an archive, status tells of it, and a second run has nothing to do', async () => {
  const folder = newFolder();
  const archive = join(folder, 'archive.ziping');
  await writeDocuments(join(folder, 'in'), 4);
  writeFileSync(join(folder, 'in/空.pdf'), '');
  const argv = ['ingest', join(folder, 'in'), '--archive', archive, '--workers', '1'];
  const first = await ziping(argv);
  expect(first.code).toBe(1);
  const report: Report = JSON.parse(first.out);
  expect(report.contents).toMatchObject({ done: 4, failed: 1, pending: 0 });
  expect(report.failures).toMatchObject([{ path: join(folder, 'in/空.pdf'), code: 'empty' }]);
  expect(lastOf(first.err)).toMatchObject({ phase: 'reading', read: 5, total: 5, failed: 1 });
  const status = await ziping(['status', archive]);
  expect(status.out).toMatch(/\n +4 {2}done 完好\n +1 {2}failed 失败\n/);
  expect(JSON.parse((await ziping(['status', archive, '--json'])).out)).toMatchObject({
    states: { done: 4, failed: 1 },
    errors: { empty: 1 },
  });
  const again = await ziping(argv, { isTerminal: true });
  expect(again.code).toBe(1);
  expect(again.out).toContain('read     0 份');
  expect(again.err).toContain('✗ ');
});

test('what is passed over is counted by kind and named, in the report and in status', async () => {
  const folder = newFolder();
  const archive = join(folder, 'a');
  await writeDocuments(join(folder, 'in'), 1);
  for (const name of ['一.docx', '二.docx', '三.docx', '四.docx', '五.rar', '六'])
    writeFileSync(join(folder, 'in', name), 'x');
  writeFileSync(join(folder, 'in/七.pdf'), '');
  const argv = ['ingest', join(folder, 'in'), '--archive', archive, '--workers', '1'];
  const { code, out } = await ziping(argv);
  expect(code).toBe(1);
  const { passedOver, places }: Report = JSON.parse(out);
  expect(passedOver.map(({ kind, number }) => [kind, number])).toEqual([
    ['.docx', 4],
    ['.rar', 1],
    ['no-ending', 1],
  ]);
  expect(places).toBe(2);
  expect((await ziping(argv, { isTerminal: true })).out).toMatch(
    /passed over {2}6\n +4 {2}\.docx: .*一\.docx, .* …\n/,
  );
  expect((await ziping(['status', archive])).out).toMatch(/passed over {2}6\n.*\n +1 {2}\.rar: .*五\.rar\n/);
  const { out: named } = await ziping(['status', archive, '--failed']);
  expect(named.split('\n').map(line => line.replace(`${folder}/in/`, '').slice(0, 20))).toEqual([
    ...[
      '✗ 七.pdf: failed empty',
      '    请向报送单位重新索取原件，再运行',
      '– 一.docx: .docx',
      '– 三.docx: .docx',
      '– 二.docx: .docx',
    ].map(line => line.slice(0, 20)),
    ...['– 五.rar: .rar', '– 六: 无扩展名 without an ending', '– 四.docx: .docx', ''].map(line =>
      line.slice(0, 20),
    ),
  ]);
  const lines = (await ziping(['status', archive, '--failed', '--json'])).out.trim().split('\n');
  expect(lines.map(line => JSON.parse(line).state)).toEqual(['failed', ...Array(6).fill('passed-over')]);
});

test('wrong usage is told before anything is opened', async () => {
  const argv = ['ingest', '.', '--archive', join(newFolder(), 'a')];
  expect((await ziping(argv.slice(0, 2))).code).toBe(2);
  for (const wrong of [
    ['--shard', '4/3'],
    ['--shard', '3'],
    ['--workers', '0'],
    ['--memory', '1G'],
  ]) {
    expect(await ziping([...argv, ...wrong])).toMatchObject({ code: 2, out: '' });
  }
  const text = join(newFolder(), 'text');
  writeFileSync(text, 'a text, and no archive of anything at all');
  expect(await ziping(['ingest', '.', '--archive', text])).toMatchObject({ code: 2 });
  expect(await ziping(['status', join(newFolder(), 'none')])).toMatchObject({ code: 2 });
});

test('takes a list on standard input', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 2);
  const list = `${join(folder, 'in/000/000001.pdf')}\n\n${join(folder, 'gone.pdf')}\n`;
  const { status, stdout } = spawnSync(
    process.execPath,
    [BIN, 'ingest', '-', '--archive', join(folder, 'a'), '--workers', '1'],
    { input: list, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout).contents).toMatchObject({ done: 1, unreadable: 1 });
});

test.skipIf(process.platform !== 'linux')(
  'a list on standard input has names in bytes, also before zeros',
  async () => {
    const folder = newFolder();
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('b1ed2e747874', 'hex')]);
    writeFileSync(path, '');
    for (const end of ['\n', '\r\n', '\0']) {
      const { stdout } = spawnSync(
        process.execPath,
        [BIN, 'ingest', '-', '--archive', join(folder, 'a'), '--workers', '1'],
        { input: Buffer.concat([path, Buffer.from(end)]), encoding: 'utf8' },
      );
      expect(JSON.parse(stdout).failures).toMatchObject([{ path: join(folder, '表.txt'), state: 'failed' }]);
    }
  },
);

test('Ctrl-C finishes what is in hand, says how to go on, and exits 130', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 400, { oneIn: 1 });
  const argv = [BIN, 'ingest', join(folder, 'in'), '--archive', join(folder, 'a'), '--workers', '1'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const texts = { out: '', err: '' };
  child.stdout.on('data', chunk => {
    texts.out += String(chunk);
  });
  child.stderr.on('data', chunk => {
    texts.err += String(chunk);
  });
  const code = new Promise(resolve => child.on('close', resolve));
  // as a terminal does: to the whole group of processes, once the archive shows that reading goes on
  for (let read = 0; read === 0; ) {
    await new Promise(resolve => setTimeout(resolve, 50));
    read = countOf(join(folder, 'a'));
  }
  process.kill(-child.pid!, 'SIGINT');
  expect(await code).toBe(130);
  expect(texts.err).toContain('run the same command again to go on');
  const report: Report = JSON.parse(texts.out);
  expect(report).toMatchObject({ interrupted: true, contents: { failed: 0, quarantined: 0 } });
  expect(report.contents.pending).toBeGreaterThan(0);
  expect(report.contents.done).toBe(countOf(join(folder, 'a')));
});

function countOf(archive: string): number {
  try {
    const database = new DatabaseSync(archive, { readOnly: true });
    const row = database.prepare('SELECT count(*) AS number FROM documents').get();
    database.close();
    return Number(row!.number);
  } catch {
    return 0;
  }
}

test.skipIf(process.platform === 'win32')(
  'a full disk is told clearly, and what was written is whole',
  async () => {
    const folder = newFolder();
    await writeDocuments(join(folder, 'in'), 24, { oneIn: 1 });
    const archive = join(folder, 'a');
    const argv = ['ingest', join(folder, 'in'), '--archive', archive, '--workers', '1'];
    // no file may grow beyond so many blocks of 512 or 1024 bytes
    const line = `ulimit -f 500; exec "${process.execPath}" "${BIN}" ${argv.map(word => `"${word}"`).join(' ')}`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(stderr).toMatch(/disk (is )?full/);
    expect(status).toBe(1);
    const database = new DatabaseSync(archive);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
    const kept = countOf(archive);
    expect(kept).toBeLessThan(24);
    const { code, out } = await ziping(argv);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ contents: { done: 24 }, read: { read: 24 - kept } });
  },
);

test('progress: what a person and what a log is told', () => {
  const step: RunProgress = {
    phase: 'reading',
    places: 3000,
    total: 2000,
    read: 500,
    failed: 3,
    alone: 0,
    aloneSeconds: 0,
    pages: 1500,
    leaves: 1000,
    review: 21,
    seconds: 100,
    cpu: 90,
  };
  expect(bar(step)).toBe(
    '█████░░░░░░░░░░░░░░░ 500/2,000 份 · 15 页/s · 剩 left 0:05:00 · 失败 failed 3 · 待核 review 2.1%',
  );
  expect(bar(step, 60)).toBe('█████░░░░░░░░░░░░░░░ 500/2,000 份 · 15 页/s');
  expect(lineOf(step)).toMatchObject({ pagesPerSecond: 15, secondsLeft: 300, reviewShare: 0.021 });
  expect(lineOf({ ...step, read: 0, pages: 0 }).secondsLeft).toBe(null);
  expect(lineOf({ ...step, total: 0 }).secondsLeft).toBe(null);
});

test('what is read again alone takes as long as before, whatever the pace of the others', () => {
  const step: RunProgress = {
    phase: 'reading',
    places: 3000,
    total: 2000,
    read: 1998,
    failed: 3,
    alone: 2,
    aloneSeconds: 75,
    pages: 6000,
    leaves: 1000,
    review: 21,
    seconds: 100,
    cpu: 90,
  };
  expect(lineOf(step)).toMatchObject({ alone: 2, secondsLeft: 75 });
  expect(bar(step)).toContain('剩 left 0:01:15');
  expect(bar(step)).toContain('单独重读 alone 2');
});
