/**
 * What reading forms costs over what pdf.js alone costs for the same pages (text content and operator list), measured in
 * one run: user CPU over the fixtures (or the PDFs named), start-up, and peak memory. Prints ratios.
 *
 *   npm run bench [-- FILE…]
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const named = process.argv.slice(2);
const files =
  named.length > 0
    ? named
    : globSync('fixtures/!(scan-*)/source.pdf', { cwd: ROOT }).map(file => join(ROOT, file));
const ROUNDS = 3;

type Cost = { readonly user: number; readonly peak: number };

/** User CPU in seconds and peak memory in MiB, as the operating system counted them for the whole process. */
function costOf(args: readonly string[]): Cost {
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr);
  const { user, peak } = JSON.parse(run.stderr.trim().split('\n').at(-1)!) as Cost;
  return { user, peak };
}

/** The cheapest of some rounds, taken in turn so that a slow moment of the machine hits both. */
function compared(a: readonly string[], b: readonly string[]): [Cost, Cost] {
  const rounds = Array.from({ length: ROUNDS }, () => [costOf(a), costOf(b)] as const);
  const best = (which: 0 | 1): Cost => ({
    user: Math.min(...rounds.map(round => round[which].user)),
    peak: Math.min(...rounds.map(round => round[which].peak)),
  });
  return [best(0), best(1)];
}

const reader = (name: string) => [join(ROOT, `scripts/bench/${name}.ts`), ...files];
const [ours, bare] = compared(reader('ziping'), reader('pdfjs'));
const startUp = costOf([join(ROOT, 'scripts/bench/help.ts')]);

console.log(`files                       ${files.length}`);
console.log(
  `user CPU against pdf.js     ${(ours.user / bare.user).toFixed(2)} (${ours.user.toFixed(2)} s : ${bare.user.toFixed(2)} s)`,
);
console.log(
  `peak memory over pdf.js     ${(ours.peak - bare.peak).toFixed(0)} MiB (${ours.peak.toFixed(0)} : ${bare.peak.toFixed(0)})`,
);
console.log(`start-up (ziping --help)    ${startUp.user.toFixed(2)} s of user CPU`);
