import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeHostile } from '../../scripts/lab/bulk/hostile.ts';
import { childrenOf, held, kill, start } from '../../scripts/lab/bulk/run.ts';
import { encodePng } from '../../scripts/lab/scan/code/png.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { guarded } from '../helpers/ziping.ts';

const GOOD = join(FIXTURES, 'sichuan/source.pdf');
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-guard-'));
const NAME = '粮油质量检验监测能力提升';

/** A picture that takes more memory than it is given here. */
const BOMB = join(FOLDER, 'bomb.png');
const SIDE = 9000;
writeFileSync(
  BOMB,
  encodePng({ width: SIDE, height: SIDE, channels: 1, data: new Uint8Array(SIDE ** 2) }, 300),
);
/** A document that would be drawn for years. */
const ENDLESS = join(FOLDER, (await writeHostile(FOLDER, 1, ['laughs']))[0]!);

const codesOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map(line => parseDocument(line).error?.code ?? null);

describe('a file that breaks its limits costs only itself', () => {
  const limits = ['--memory', '300', '--timeout', '60'];

  test('extract: it is a document with the error, in its place, and told apart by its hash', async () => {
    const { code, out, err } = await guarded(['extract', ...limits, BOMB, GOOD]);
    expect([code, codesOf(out)]).toEqual([1, ['out-of-memory', null]]);
    expect(err).toContain('300 MB');
    const [{ source }] = out.split('\n').map(line => line && JSON.parse(line));
    const bytes = readFileSync(BOMB);
    expect(source).toMatchObject({ name: 'bomb.png', bytes: bytes.length });
    expect(source.sha256).toBe(execFileSync('sha256sum', [BOMB], { encoding: 'utf8' }).split(' ')[0]);
  });

  test('tables', async () => {
    const { code, out } = await guarded(['tables', ...limits, BOMB, GOOD]);
    const [bomb, good] = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect([code, bomb.error.code, bomb.pages]).toEqual([1, 'out-of-memory', []]);
    expect(good.pages[0].tables).toHaveLength(1);
  });

  test('check', async () => {
    const { code, out, err } = await guarded(['check', ...limits, '--format', 'report', BOMB, GOOD]);
    expect(code).toBe(1);
    expect(err).toContain('bomb.png: ');
    expect(out).toMatch(/bomb\.png — 无法读取.*300 MB[\s\S]*source\.pdf/);
  });

  test('show', async () => {
    const { code, out, err } = await guarded(['show', ...limits, BOMB, GOOD]);
    expect([code, err.includes('300 MB'), out.includes(NAME)]).toEqual([1, true, true]);
  });

  test('one that takes for ever ends at its time, which is said', async () => {
    const { code, out, err } = await guarded(['extract', '--timeout', '3', ENDLESS]);
    expect([code, codesOf(out)]).toEqual([1, ['timed-out']]);
    expect(err).toContain('3 s, plus a sixth of it for each page read, at most 30 times');
  });
});

describe('without the guard', () => {
  test('files are read in this process, to the same effect', async () => {
    const before = childrenOf(process.pid).length;
    const reading = guarded(['extract', '--no-guard', GOOD]);
    expect(childrenOf(process.pid)).toHaveLength(before);
    expect(await reading).toEqual(await guarded(['extract', GOOD]));
  });

  test.each(['--timeout', '--memory'])('there are no limits: %s is wrong usage', async flag => {
    const { code, err } = await guarded(['tables', '--no-guard', flag, '5', GOOD]);
    expect([code, err.includes(flag)]).toEqual([2, true]);
  });
});

describe('what is no plain file', () => {
  const pipe = (name: string) => {
    const path = join(FOLDER, name);
    execFileSync('mkfifo', [path]);
    return path;
  };

  test('a pipe to which nobody writes is given up', async () => {
    const { code, out, err } = await guarded(['extract', '--timeout', '1', pipe('idle')]);
    expect([code, codesOf(out)]).toEqual([1, ['timed-out']]);
    expect(err).toContain('pipe');
  });

  test('a pipe is read to its end, as <(…) gives one', async () => {
    const path = pipe('busy');
    const reading = guarded(['extract', path]);
    createWriteStream(path).end(readFileSync(GOOD));
    expect((await reading).out).toContain(NAME);
  });

  test('devices and sockets are no files', async () => {
    const socket = join(FOLDER, 'socket');
    const server = createServer().listen(socket);
    const { code, out } = await guarded(['extract', '/dev/zero', '/dev/tty', socket]);
    server.close();
    expect([code, codesOf(out)]).toEqual([1, ['unreadable', 'unreadable', 'unreadable']]);
  });
});

describe('the process that reads', () => {
  /** The child of a command that is at its endless document: it grows beyond all that it loads. */
  async function reading(pid: number, before: readonly number[] = []): Promise<number> {
    for (;;) {
      const found = childrenOf(pid).find(child => !before.includes(child) && held(child) > 250);
      if (found !== undefined) return found;
      await setTimeout(50);
    }
  }

  test('killed again and again by the system, it leaves a document with an error', async () => {
    const running = start(['extract', ENDLESS, GOOD]);
    const killed: number[] = [];
    while (killed.length < 5) {
      killed.push(await reading(running.child.pid!, killed));
      kill(killed.at(-1)!);
    }
    const { code, out } = await running.end;
    expect([code, codesOf(out)]).toEqual([1, ['crashed', null]]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('does not outlive its command: %s', async signal => {
    const running = start(['extract', ENDLESS]);
    const child = await reading(running.child.pid!);
    if (process.platform === 'linux') expect(isFirstToDie(child)).toBe(true);
    running.child.kill(signal);
    expect((await running.end).code).toBeNull();
    while (held(child) > 0) await setTimeout(50);
  });
});

/** Whether the kernel ends this process before all others where memory ends. */
function isFirstToDie(pid: number): boolean {
  return Number(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8')) === 1000;
}

test.each(['extract', 'tables', 'show', 'check', 'ingest', 'worker'])(
  'how the time of a file is reckoned is said in the help of %s',
  async command => {
    const { out } = await guarded([command, '--help']);
    const words = out.replace(/\s+/g, ' ');
    expect(words).toMatch(
      /--timeout <seconds>.*\(60 s, plus a sixth of it for each page read, at most 30 times\)/,
    );
  },
);

test('time is earned by pages that are read, not by those that a file claims', async () => {
  // the bomb of a page in a file of six hundred, as it says, against one of a page that is given ten times as long
  const claims = join(FOLDER, 'claims.pdf');
  const bytes = readFileSync(ENDLESS, 'latin1').replace('/Count 1 ', '/Count 600 ');
  writeFileSync(claims, bytes, 'latin1');
  expect(bytes).toContain('/Count 600 ');
  const first = await Promise.race([
    guarded(['extract', '--timeout', '1', claims]),
    guarded(['extract', '--timeout', '10', ENDLESS]),
  ]);
  expect(first.out).toContain('claims.pdf');
});
