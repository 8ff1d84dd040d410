import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';

const SIGNALS = new URL('../../src/cli/signals.ts', import.meta.url).href;

/** A program that is interrupted, and tells of it. */
const PROGRAM = `
  import { interruptible } from ${JSON.stringify(SIGNALS)};
  const { stop, abandon, status } = interruptible({ err: process.stderr, out: process.stdout }, 'stopping ');
  abandon.addEventListener('abort', () => { process.stderr.write('leaving'); process.exit(status()); });
  process.stderr.write('ready ');
  setInterval(() => {}, 1000);`;

test('a signal that comes twice at once is one wish, and later a second', async () => {
  const program = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  program.stderr.on('data', async text => {
    said += text;
    if (said === 'ready ')
      for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) program.kill(signal);
    if (said !== 'ready stopping ') return;
    await setTimeout(600);
    said += 'waited ';
    program.kill('SIGTERM');
  });
  await new Promise(resolve => program.on('close', resolve));
  expect(said).toBe('ready stopping waited leaving');
});
