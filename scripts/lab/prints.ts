import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readersOnCall } from '../../src/read/ocr/readers.ts';
import { styledCases, trickedCases } from './press/cases.ts';
import { printCases } from './press/print.ts';
import { type Result, scoreFile } from './score/file.ts';
import { type Counts, sum, table } from './score/report.ts';
import { readTruths } from './score/truths.ts';

/**
 * Prints forms in the styles of many programs, and with what a text layer does not tell, reads them, and says how well,
 * beside what is wanted: npm run lab -- prints [--count N] [--seed S] [--keep DIR] [--worst N]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
      worst: { type: 'string', default: '20' },
    },
  });
  const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'prints-')));
  await mkdir(folder, { recursive: true });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  // two of three in styles, the others with tricks
  const tricked = Math.round(count / 3);
  await printCases([...styledCases(count - tricked, seed), ...trickedCases(tricked, seed)], folder);
  const results = await readAll(folder);
  if (!values.keep) await rm(folder, { recursive: true });
  print(results, Number(values.worst));
}

async function readAll(folder: string): Promise<Result[]> {
  const results: Result[] = [];
  const readers = readersOnCall();
  for (const truth of await readTruths(folder)) results.push(await scoreFile(folder, truth, { readers }));
  await readers.close();
  return results;
}

function print(results: readonly Result[], worst: number): void {
  const kinds = Map.groupBy(results, ({ truth }) => truth.made.trick ?? truth.producer);
  const groups = [...kinds].sort(([a], [b]) => a.localeCompare(b));
  console.log(table(new Map(groups.map(([kind, own]) => [kind, sum(own.map(({ counts }) => counts))]))));
  for (const line of figures(sum(results.map(({ counts }) => counts)))) console.log(line);
  const wrong = results.flatMap(result => result.wrong).filter(({ review }) => !review);
  for (const { file, form, path, expected, got } of wrong.slice(0, worst))
    console.log(
      `SILENT ${file} /forms/${form}${path} | ${JSON.stringify(expected)} | ${JSON.stringify(got)}`,
    );
}

function figures(all: Counts): string[] {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)}%`;
  return [
    `prints ${all.files}, forms ${all.expected}, fields ${all.fields}, pages ${all.sheets}`,
    `fields right   ${percent(all.right, all.fields)} (at least 99%)`,
    `silent         ${((10_000 * all.silent) / all.fields).toFixed(1)} in 10,000 (at most 3): ${all.silent}`,
    `for review     ${percent(all.review, all.values)} (at most 3%)`,
    `pages failed   ${percent(all.failed, all.sheets)} (at most 0.5%): ${all.failed}`,
    `forms lost     ${all.expected - all.found} (none), invented ${all.spurious} (none)`,
  ];
}

await main();
