import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { isIsolated } from '../../src/batch/isolation.ts';
import { LIMITS } from '../../src/batch/limits.ts';
import { openReader } from '../../src/batch/reader.ts';

const WORKER = new URL('../helpers/network-worker.ts', import.meta.url);

/** What the process that reads has of a network. */
async function told() {
  const reader = openReader({ limits: LIMITS, script: WORKER });
  try {
    const answer = await reader.read({ sha256: '', bytes: 0, path: '' });
    if (answer.kind !== 'unopened') throw new Error(JSON.stringify(answer));
    return { code: answer.error.code, ...JSON.parse(answer.error.message) };
  } finally {
    await reader.close();
  }
}

describe('a process that reads', () => {
  test('tells its libraries to be silent', async () => {
    expect((await told()).env).toBe('1');
  });

  test.skipIf(!isIsolated())(
    'has no network (did not run where the kernel gives none of its own)',
    async () => {
      const { code, interfaces } = await told();
      expect(interfaces).toEqual({});
      expect(code).not.toBe('found');
    },
  );
});

test('a thread of a process that was not told loads no library that would tell', async () => {
  const runtime = new URL('../../src/read/ocr/onnx-runtime.ts', import.meta.url);
  const code = `const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(runtime.href)}).then(({ loadRuntime }) => loadRuntime())
      .then(() => parentPort.postMessage('loaded'), error => parentPort.postMessage(error.name))`;
  const said = (env: NodeJS.ProcessEnv) =>
    new Promise(resolve => new Worker(code, { eval: true, env }).once('message', resolve));
  const { ORT_DISABLE_TELEMETRY: _, ...untold } = process.env;
  expect(await said(untold)).toBe('UsageError');
});

test('where there is no such network files are read all the same, and doctor says which', () => {
  const [bin, form] = ['../../src/cli/ziping.js', '../../fixtures/declaration/source.pdf'];
  const said = (argv: readonly string[], env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, [join(import.meta.dirname, bin), ...argv], { env, encoding: 'utf8' }).stdout;
  const bare = { ...process.env, PATH: import.meta.dirname };
  expect(said(['doctor'], process.env)).toContain(isIsolated() ? 'have no network' : 'keep their network');
  expect(said(['doctor'], bare)).toContain('only known telemetry is switched off');
  const extract = ['extract', join(import.meta.dirname, form)];
  expect(said(extract, bare)).toBe(said(extract, process.env));
});
