import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeHostile } from '../../scripts/lab/bulk/hostile.ts';
import { childrenOf, held } from '../../scripts/lab/bulk/run.ts';
import { FIXTURES } from '../helpers/fixtures.ts';

const ROOT = join(FIXTURES, '..');
const BIN = join(ROOT, 'src/cli/ziping.js');
const PATH = join(FIXTURES, 'sichuan/source.pdf');

const ziping = (argv: readonly string[], input?: Uint8Array) =>
  spawnSync(process.execPath, [BIN, ...argv], { input, encoding: 'utf8' });

/** A clone of the program alone: code that runs it as an old Node would, and where the Node of the clone is to be. */
function cloneOfOld(argv: readonly string[] = ['hello']) {
  const clone = mkdtempSync(join(tmpdir(), 'ziping-'));
  const bin = join(clone, 'src/cli/ziping.js');
  cpSync(BIN, bin);
  mkdirSync(join(clone, 'node_modules/node/bin'), { recursive: true });
  const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' });
    process.argv = ${JSON.stringify(['node', bin, ...argv])};
    import(${JSON.stringify(bin)});`;
  return { bin, old, own: join(clone, 'node_modules/node/bin/node') };
}

/** A process, its children and theirs. */
function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

/** Ends in its own way when it is told to. */
const SLOW = `#!/bin/sh
trap 'echo finished; exit 7' TERM
trap 'kill -KILL $$' HUP
echo ready
while :; do sleep 0.1; done`;

describe('the bin', () => {
  test('reads standard input as -', () => {
    const { status, stdout } = ziping(['extract', '-'], readFileSync(PATH));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ source: { name: '-' }, error: null });
  });

  test('takes a name that begins with a dash after --', () => {
    const { status, stdout } = ziping(['extract', '--', '--pretty.pdf']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error.code).toBe('not-found');
  });

  test('goes quietly when its reader goes', () => {
    const line = `"${process.execPath}" "${BIN}" extract "${PATH}" "${PATH}" "${PATH}" | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['{"schema":', '']);
  });

  test('help costs little: no reader is loaded for it', () => {
    const code = `process.argv = ['node', ${JSON.stringify(BIN)}, '--help'];
      process.on('exit', () => {
        const { userCPUTime, systemCPUTime } = process.resourceUsage();
        console.error((userCPUTime + systemCPUTime) / 1e6);
      });
      import(${JSON.stringify(BIN)});`;
    const seconds = [1, 2, 3].map(() =>
      Number(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stderr),
    );
    expect(Math.min(...seconds)).toBeLessThan(0.25);
  });

  test('says what to do where Node is too old, and uses the clone’s own where there is one', () => {
    const { bin, old, own } = cloneOfOld();
    const runOld = () =>
      spawnSync(process.execPath, ['--input-type=module', '-e', old], { encoding: 'utf8' });
    const alone = runOld();
    expect(alone.status).toBe(2);
    expect(alone.stderr).toContain('needs Node 24 or newer (this is 18.20.0)');
    symlinkSync('/bin/echo', own);
    expect(runOld()).toMatchObject({ status: 0, stdout: `${bin} hello\n` });
  });

  test('passes signals on to the clone’s own Node, and ends as that does', async () => {
    const { old, own } = cloneOfOld();
    writeFileSync(own, SLOW, { mode: 0o755 });
    const ended = async (signal: NodeJS.Signals) => {
      const wrapper = spawn(process.execPath, ['--input-type=module', '-e', old], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const end = new Promise(resolve => wrapper.on('exit', resolve));
      let said = '';
      for await (const text of wrapper.stdout) {
        if (said === '') wrapper.kill(signal);
        said += text;
      }
      await end;
      return [said, wrapper.exitCode, wrapper.signalCode];
    };
    expect(await ended('SIGTERM')).toEqual(['ready\nfinished\n', 7, null]);
    expect(await ended('SIGHUP')).toEqual(['ready\n', null, 'SIGKILL']);
  });

  test.each([
    { how: 'computing itself', flags: ['--no-guard'], generations: 1 },
    { how: 'while another process reads', flags: [], generations: 2 },
  ])('leaves nobody behind where it is killed: $how', async ({ flags, generations }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-'));
    const [endless] = await writeHostile(folder, 1, ['laughs']);
    const { old, own } = cloneOfOld(['extract', ...flags, join(folder, endless!)]);
    writeFileSync(own, `#!/bin/sh\nshift\nexec "${process.execPath}" "${BIN}" "$@"`, { mode: 0o755 });
    const wrapper = spawn(process.execPath, ['--input-type=module', '-e', old], { stdio: 'ignore' });
    const below = () => familyOf(wrapper.pid!).slice(1);
    // the last one reads: it holds more than what it loads
    while (below().length < generations || held(below().at(-1)!) < 250) await setTimeout(50);
    const left = below();
    wrapper.kill('SIGKILL');
    while (left.some(pid => held(pid) > 0)) await setTimeout(50);
  });

  test('an installed package runs what was compiled', () => {
    const { scripts, files, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect([scripts.prepack, bin.ziping]).toEqual(['npm run build', 'src/cli/ziping.js']);
    expect(files).toEqual(expect.arrayContaining(['dist', 'src/cli/ziping.js']));
    expect(execFileSync(process.execPath, [BIN, '-V'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
