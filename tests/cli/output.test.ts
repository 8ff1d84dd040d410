import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { unreadLine } from '../../src/cli/passed-over.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

const BIN = join(import.meta.dirname, '../../src/cli/ziping.js');

const PDF = join(FIXTURES, 'hubei-merged-scores/source.pdf');
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-output-'));
const ARCHIVE = join(FOLDER, 'archive.ziping');

/** Commands of every kind, on something small. */
const COMMANDS: readonly (readonly string[])[] = [
  ['--help'],
  ['extract', PDF, '--no-guard'],
  ['rules'],
  ['ingest', PDF, '--archive', ARCHIVE],
  ['status', ARCHIVE],
  ['query', ARCHIVE, 'FROM forms'],
  ['export', ARCHIVE, '--to', join(FOLDER, 'out.jsonl')],
  ['sample', ARCHIVE, '--size', '3'],
  ['verify', ARCHIVE],
  ['review', ARCHIVE],
  ['forget', ARCHIVE, PDF, '--reason', 'a test'],
];

describe.runIf(existsSync('/dev/full'))('a standard output that cannot be written', () => {
  beforeAll(() => ziping(['ingest', PDF, '--archive', ARCHIVE]));

  test.each(COMMANDS)('is told in one line, and is a failure: %s %s', async (...argv) => {
    const full = openSync('/dev/full', 'w');
    const { status, err } = await ended(argv, full).finally(() => closeSync(full));
    const told = err.split('\n').filter(line => /标准输出写不了.*ENOSPC/.test(line));
    expect([status, told.length]).toEqual([1, 1]);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('so is one that is open for reading only', async () => {
    const own = openSync(PDF, 'r');
    const { status, err } = await ended(['rules'], own).finally(() => closeSync(own));
    expect([status, err.trim().split('\n')]).toEqual([1, [expect.stringMatching(/标准输出写不了.*EBADF/)]]);
  });

  test('a reader that has seen enough is no failure, and nothing is said', async () => {
    const child = spawn(process.execPath, [BIN, 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const err = await text(child.stderr);
    expect([child.exitCode ?? (await once(child, 'exit'))[0], err]).toEqual([0, '']);
  });

  test('what cannot be told on standard error costs nothing of the work', async () => {
    const full = openSync('/dev/full', 'w');
    const bad = join(FIXTURES, 'broken/letter.pdf');
    const child = spawn(process.execPath, [BIN, 'extract', '--no-guard', bad, PDF], {
      stdio: ['ignore', 'pipe', full],
    });
    const out = await text(child.stdout!).finally(() => closeSync(full));
    const errors = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).error?.code ?? null);
    expect(errors).toEqual(['unknown-format', null]);
  });
});

/** What a command says and how it ends that prints into an open file. */
async function ended(argv: readonly string[], out: number) {
  const child = spawn(process.execPath, [BIN, ...argv], { stdio: ['ignore', out, 'pipe'] });
  const [err, [status]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
  return { status, err };
}

test('findings have no colour where none is wanted', async () => {
  const document = JSON.parse(readFileSync(join(FIXTURES, 'hubei-merged-scores/document.json'), 'utf8'));
  const { score } = document.forms[0].data.indicators[0];
  document.forms[0].data.indicators[0].score = String(Number(score) + 7);
  const file = join(FOLDER, 'contradicted.json');
  writeFileSync(file, JSON.stringify(document));
  const argv = ['check', file, '--format', 'report'];
  const coloured = await ziping(argv, { isTerminal: true, color: true });
  expect(coloured.out).toContain('\x1b[');
  expect((await ziping(argv, { isTerminal: true, color: false })).out).toBe(
    stripVTControlCharacters(coloured.out),
  );
});

test('show --page tells of the forms on that page alone', async () => {
  const file = join(FIXTURES, 'g60/source.pdf');
  const { code, out } = await ziping(['show', file, '--page', '7']);
  expect(code).toBe(0);
  expect(out.match(/^\d+\. /gm)).toHaveLength(1);
  expect((await ziping(['show', file, '--page', '99'])).code).toBe(2);
});

test('what failed is named with its reason and what to do', () => {
  const one = { path: '/a.pdf', state: 'failed', code: 'encrypted', message: 'locked' } as const;
  expect(unreadLine(one, {})).toMatch(/encrypted: locked\n {4}请向报送单位要密码/);
  expect(JSON.parse(unreadLine(one, { json: true })).advice.zh).toContain('密码');
});
