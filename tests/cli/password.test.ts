import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

const BIN = join(FIXTURES, '../src/cli/ziping.js');
const LOCKED = join(FIXTURES, 'broken/encrypted.pdf');
const RIGHT = 'open-sesame';
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-password-'));
const fileWith = (text: string) => {
  const path = join(FOLDER, `${readdirSync(FOLDER).length}.txt`);
  writeFileSync(path, text);
  return path;
};

afterEach(() => void vi.unstubAllEnvs());

describe('the password of a file', () => {
  const codeOf = async (argv: readonly string[]) => {
    const { out } = await ziping(['extract', LOCKED, ...argv]);
    return JSON.parse(out).error?.code ?? null;
  };

  test('may stand in a file, with the line feed of an editor', async () => {
    expect(await codeOf([])).toBe('encrypted');
    for (const text of [RIGHT, `${RIGHT}\n`, `${RIGHT}\r\n`])
      expect(await codeOf(['--password-file', fileWith(text)])).toBeNull();
    expect(await codeOf(['--password-file', fileWith('guess\n')])).toBe('wrong-password');
  });

  test('may stand in the environment; what is typed goes before it', async () => {
    vi.stubEnv('ZIPING_PASSWORD', RIGHT);
    expect(await codeOf([])).toBeNull();
    expect(await codeOf(['--password', 'guess'])).toBe('wrong-password');
    expect(await codeOf(['--password-file', fileWith('guess')])).toBe('wrong-password');
    vi.stubEnv('ZIPING_PASSWORD', '');
    expect(await codeOf([])).toBe('encrypted');
  });

  test.each(['extract', 'tables', 'show', 'check'])('is given to %s in the same ways', async command => {
    vi.stubEnv('ZIPING_PASSWORD', RIGHT);
    const { code, err } = await ziping([command, LOCKED]);
    expect([code, err]).toEqual([0, '']);
  });

  test('is given to ingest in the same ways', async () => {
    const archive = join(FOLDER, 'archive.ziping');
    const argv = [
      'ingest',
      LOCKED,
      '--archive',
      archive,
      '--workers',
      '1',
      '--password-file',
      fileWith(RIGHT),
    ];
    expect(await ziping(argv)).toMatchObject({ code: 0 });
  });

  test('is wrong usage where there is no such file, or it is given twice', async () => {
    const twice = ['--password', 'a', '--password-file', fileWith('b')];
    for (const argv of [['--password-file', join(FOLDER, 'none')], twice])
      expect(await ziping(['extract', LOCKED, ...argv])).toMatchObject({ code: 2, out: '' });
  });
});

describe('no password stands', () => {
  const SECRET = 'S3CRET';
  test.each([
    `postgres://u:${SECRET}@127.0.0.1:1/x`,
    `postgres://u:${SECRET}@x@127.0.0.1:1/x`,
    `postgres://u:x/${SECRET}@127.0.0.1:1/x`,
    `postgres://127.0.0.1:1/x?user=u&password=${SECRET}`,
    `mysql://u:${SECRET}@127.0.0.1:1/x`,
    `POSTGRES://u:${SECRET}@127.0.0.1:1/x`,
    `postgresql+driver://u:${SECRET}@127.0.0.1:1/x`,
  ])('in an error about %s, and no folder is made of it', async address => {
    const archive = join(FOLDER, 'kept.ziping');
    if (!existsSync(archive)) await ziping(['ingest', fileWith('x'), '--archive', archive, '--workers', '1']);
    for (const argv of [
      ['status', address],
      ['query', address, 'SELECT 1'],
      ['review', address],
      ['enqueue', FOLDER, '--archive', address],
      ['worker', '--archive', address],
      ['export', archive, '--to', address],
    ]) {
      const { code, out, err } = await ziping(argv);
      expect(code, argv[0]).toBeGreaterThan(0);
      expect(out + err).not.toBe('');
      expect(out + err, argv[0]).not.toContain(SECRET);
    }
    expect(existsSync('mysql:')).toBe(false);
  });

  test('in an error about what is no address here', async () => {
    const { code, err } = await ziping(['status', `host=127.0.0.1 password=${SECRET}`]);
    expect(code).toBe(2);
    expect(err).not.toContain(SECRET);
  });

  test('in a mistyped option', async () => {
    const { err } = await ziping(['extract', LOCKED, `--pasword=x`, `--passwords=${SECRET}`]);
    expect(err).not.toContain(SECRET);
  });

  test.skipIf(process.platform !== 'linux')('in a list of processes', async () => {
    const argv = ['ingest', '-', '--archive', join(FOLDER, 'listed.ziping'), '--password', SECRET];
    const program = spawn(process.execPath, [BIN, ...argv], { stdio: ['pipe', 'ignore', 'ignore'] });
    const shown = () => readFileSync(`/proc/${program.pid}/cmdline`, 'utf8');
    try {
      while (shown().includes(SECRET)) {
        expect(program.exitCode).toBeNull();
        await setTimeout(20);
      }
      expect(shown()).toContain('ziping ingest - --archive');
    } finally {
      program.kill();
    }
  });
});
