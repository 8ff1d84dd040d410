import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { styledCases } from '../../scripts/lab/press/cases.ts';
import { printCase } from '../../scripts/lab/press/print.ts';
import { scoreFile } from '../../scripts/lab/score/file.ts';
import { sum } from '../../scripts/lab/score/report.ts';
import { readTruths } from '../../scripts/lab/score/truths.ts';

const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Forms that the seed decides, by all libraries: what is read of them may not get worse. */
const [COUNT, SEED] = [10, 7];
/** Fields that are wrong (each of them says so), and values that a person is asked to look at, by now. */
const MOST = { wrong: 2, review: 15 };

test('forms printed anew are read as well as before, and nothing wrong is sure', async () => {
  for (const one of styledCases(COUNT, SEED)) await printCase(one, { folder, missing: new Set() });
  const scores = [];
  for (const truth of await readTruths(folder)) scores.push((await scoreFile(folder, truth)).counts);
  const { files, expected, found, spurious, fields, right, silent, unmarked, failed, review } = sum(scores);
  expect(files).toBe(COUNT);
  expect(fields).toBeGreaterThan(2_000);
  expect({ found, spurious, silent, unmarked, failed }).toEqual({
    found: expected,
    spurious: 0,
    silent: 0,
    unmarked: 0,
    failed: 0,
  });
  expect(fields - right).toBeLessThanOrEqual(MOST.wrong);
  expect(review).toBeLessThanOrEqual(MOST.review);
});
