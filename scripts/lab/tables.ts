import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from '../../src/defaults.ts';
import { findTables } from '../../src/find-tables.ts';
import type { Truth } from './press/model.ts';
import { scoreColumns, scoreCuts } from './score/cuts.ts';
import { scoreTables } from './score/tables.ts';
import { readTruths } from './score/truths.ts';

/**
 * What the bare tables of a folder's PDFs hold of their truths, before any form is recognised: `npm run lab -- tables DIR`.
 * Rows whole in one row, levels beside them, values in the column of the others, texts cut by a page break joined;
 * apart for turned pages; and documents with a broken text layer that are noticed.
 */
async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('give a folder of PDFs with their truths');
  const groups = new Map<string, Sums>();
  let [broken, noticed] = [0, 0];
  for (const truth of await readTruths(folder)) {
    if (!truth.file.endsWith('.pdf') || truth.error !== undefined || truth.quality !== undefined) continue;
    const bytes = new Uint8Array(await readFile(join(folder, truth.file)));
    if (truth.made.finish.some(finish => /^broken/.test(finish))) {
      broken++;
      if (await isNoticed(truth.file, bytes)) noticed++;
      continue;
    }
    const own = await sumsOf(truth, bytes);
    const isTurned = truth.made.finish.some(finish => /^(rotate|turned)/.test(finish));
    for (const group of ['all', ...(isTurned ? ['turned'] : [])])
      groups.set(group, added(groups.get(group), own));
  }
  for (const [group, sums] of groups) console.log(`${group.padEnd(8)}${lineOf(sums)}`);
  console.log(`broken text layers noticed: ${noticed}/${broken}`);
}

type Sums = { readonly [name: string]: number };

async function sumsOf(truth: Truth, bytes: Uint8Array): Promise<Sums> {
  const tables = await findTables({ name: truth.file, bytes });
  return {
    files: 1,
    ...scoreTables(truth.forms, tables.joined),
    ...scoreColumns(truth.forms, tables.joined),
    ...scoreCuts(truth.forms, tables),
  };
}

function added(before: Sums | undefined, own: Sums): Sums {
  return Object.fromEntries(
    Object.entries(own).map(([name, count]) => [name, (before?.[name] ?? 0) + count]),
  );
}

function lineOf(sums: Sums): string {
  const share = (part: string, whole: string) =>
    `${sums[part]}/${sums[whole]} (${((100 * sums[part]!) / Math.max(1, sums[whole]!)).toFixed(2)}%)`;
  return [
    `${sums.files} files`,
    `rows whole ${share('whole', 'rows')}`,
    `levels in place ${share('placed', 'levels')}`,
    `values in column ${share('inColumn', 'values')}`,
    `cut texts joined ${share('joined', 'cut')}`,
  ].join('   ');
}

/** Some value is marked as broken, or a page as failed. */
async function isNoticed(name: string, bytes: Uint8Array): Promise<boolean> {
  const { document } = await extract({ name, bytes });
  return (
    document.pages.some(({ outcome }) => outcome === 'failed') ||
    document.forms.some(({ evidence }) =>
      Object.values(evidence).some(({ notes }) => notes.includes('broken-unicode')),
    )
  );
}

await main();
