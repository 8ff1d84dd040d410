import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FALSE_FINISHES, falsifiedCases } from '../../scripts/lab/press/cases.ts';
import { FINISHES } from '../../scripts/lab/press/finishes.ts';
import { printCase } from '../../scripts/lab/press/print.ts';
import { scoreFile } from '../../scripts/lab/score/file.ts';
import { readTruths } from '../../scripts/lab/score/truths.ts';

/** Prints the case of a finish, and reads it. */
async function read(finish: string) {
  const folder = await mkdtemp(join(tmpdir(), 'falsified-'));
  const cases = falsifiedCases(FALSE_FINISHES.length, 1);
  const one = cases[FALSE_FINISHES.indexOf(finish)] ?? cases[0]!;
  await printCase({ ...one, finish: [FINISHES[finish]!] }, { folder, missing: new Set() });
  const [truth] = await readTruths(folder);
  const { counts } = await scoreFile(folder, truth!);
  await rm(folder, { recursive: true });
  return counts;
}

test.each(['swapped-6-9', '0-as-letter'])(
  'digits are read as they are drawn, whatever the map says: %s',
  async name => {
    const { right, fields, silent } = await read(name);
    expect({ right, silent }).toEqual({ right: fields, silent: 0 });
  },
);

test.each(['cut-stream', 'flipped-bits'])(
  'pages whose contents are damaged fail, and nothing of them is sure: %s',
  async name => {
    const { failed, sheets, silent } = await read(name);
    expect({ failed, silent }).toEqual({ failed: sheets, silent: 0 });
  },
);

test('where the whole text layer lies, the page is read from its picture', async () => {
  const { found, expected, failed, filled, filledRight, silent } = await read('garbled');
  expect({ found, failed, silent }).toEqual({ found: expected, failed: 0, silent: 0 });
  expect(filledRight / filled).toBeGreaterThan(0.95);
});
