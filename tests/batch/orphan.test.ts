import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeHostile } from '../../scripts/lab/bulk/hostile.ts';
import { childrenOf } from '../../scripts/lab/bulk/run.ts';

const ROOT = join(import.meta.dirname, '../..');

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a reading process does not outlive its supervisor, even where it hangs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-orphan-'));
  const [name] = await writeHostile(folder, 1, ['hang']);
  const code = `
    const { openReader } = await import('${ROOT}/src/batch/reader.ts');
    const limits = { memory: 2000, timeout: 600, renewAfter: 9 };
    const script = new URL('file://${ROOT}/scripts/lab/bulk/hostile-worker.ts');
    await openReader({ limits, script }).read({ sha256: '', bytes: 0, path: '${join(folder, name!)}' });`;
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  let children: number[] = [];
  while (children.length === 0) {
    await setTimeout(100);
    children = childrenOf(supervisor.pid!);
  }
  // it has begun to hang, or is about to
  await setTimeout(1500);
  expect(children.map(isAlive)).toEqual([true]);
  supervisor.kill('SIGKILL');
  // the limit of the test ends this where they stay
  while (children.some(isAlive)) await setTimeout(100);
});
