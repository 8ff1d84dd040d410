import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSource } from '../../src/read/read.ts';
import { Looks } from '../../src/read/shapes/glyph-looks.ts';
import type { SourceFile } from '../../src/read/source.ts';
import { type Case, FALSE_FINISHES, falsifiedCases, styledCases } from './press/cases.ts';
import { printCases } from './press/print.ts';
import { type Result, scoreFile } from './score/file.ts';
import { sum } from './score/report.ts';
import { readTruths } from './score/truths.ts';

/**
 * The comparison of digits with what they look like: what it costs, how often it speaks on prints whose maps are right,
 * and which false maps and damaged contents are noticed: npm run lab -- font-check [--prints N] [--rounds N] [--seed S]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      prints: { type: 'string', default: '40' },
      rounds: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [count, rounds, seed] = [values.prints, values.rounds, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  await within(styledCases(count, seed), async folder => printCost(await sources(folder), rounds));
  await within(falsifiedCases(FALSE_FINISHES.length, seed), printNoticed);
}

/** Prints the cases into a folder that is gone afterwards. */
async function within(cases: readonly Case[], use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'font-check-'));
  await printCases(cases, folder);
  await use(folder);
  await rm(folder, { recursive: true });
}

async function sources(folder: string): Promise<SourceFile[]> {
  const files = (await readTruths(folder)).map(({ file }) => file);
  return Promise.all(
    files.map(async name => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
}

/** Reads all by turns with the check and without it; the first round warms up. */
async function printCost(files: readonly SourceFile[], rounds: number): Promise<void> {
  const { of } = Looks.prototype;
  const cost = { with: 0, without: 0 };
  let [pages, spoken] = [0, 0];
  for (let round = 0; round <= rounds; round++)
    for (const file of files) {
      const [seen, seconds] = await timed(file);
      Looks.prototype.of = () => null;
      const [blind, less] = await timed(file);
      Looks.prototype.of = of;
      if (round === 0) spoken += differing(seen, blind);
      else {
        cost.with += seconds;
        cost.without += less;
        pages += seen.length;
      }
    }
  const rate = (seconds: number) => (pages / seconds).toFixed(1);
  console.log(
    `pages a CPU second, read alone: ${rate(cost.with)} with the check, ${rate(cost.without)} without`,
  );
  console.log(`${files.length} right prints, of which it says something: ${spoken} pages (none is right)`);
}

/** The texts of a document's pages, and the processor seconds that they took. */
async function timed({ name, bytes }: SourceFile): Promise<[texts: string[], seconds: number]> {
  const start = process.cpuUsage();
  const { pages } = await readSource({ name, bytes: bytes.slice() });
  const { user, system } = process.cpuUsage(start);
  return [pages.map(({ runs }) => runs.map(({ text }) => text).join('\n')), (user + system) / 1e6];
}

const differing = (one: readonly string[], other: readonly string[]): number =>
  one.filter((text, page) => text !== other[page]).length;

async function printNoticed(folder: string): Promise<void> {
  const results: Result[] = [];
  for (const truth of await readTruths(folder)) results.push(await scoreFile(folder, truth));
  for (const { truth, counts } of results)
    console.log(
      [
        truth.made.finish.join(' ').padEnd(18),
        `${counts.right}/${counts.fields} right`.padEnd(16),
        `${counts.silent} silent`.padEnd(10),
        `${counts.review} for review`.padEnd(15),
        `${counts.failed}/${counts.sheets} pages failed`,
      ].join(' '),
    );
  const all = sum(results.map(({ counts }) => counts));
  const silent = results.filter(({ counts }) => counts.silent > 0).length;
  console.log(
    `${results.length} falsified prints, ${silent} with silent errors (none is right): ${all.silent}`,
  );
}

await main();
