import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDocument } from '../../src/read/pdf-document.ts';
import type { Truth } from './press/model.ts';
import { random, seedOf } from './press/random.ts';
import { mixed } from './scan/mixed.ts';
import { QUALITIES, type Quality, recipe } from './scan/quality.ts';
import { scan } from './scan/scan.ts';
import { readTruths } from './score/truths.ts';

type Job = {
  readonly folder: string;
  readonly out: string;
  readonly seed: string;
  readonly wanted: readonly string[];
};

/**
 * Scans the PDFs of a folder that have a truth beside them; writes files and truths:
 * npm run lab -- scan DIR --out DIR2 [--quality clean|office|poor|all] [--seed N] [--only NAME] [--pages N]
 *   [--with seal,g4,rotate90,300,tiff,q60 …]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      quality: { type: 'string', default: 'all' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      pages: { type: 'string', default: '3' },
      with: { type: 'string', default: '' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || !values.out)
    throw new Error('give a folder of PDFs with truths, and one to write to: DIR --out DIR2');
  await mkdir(values.out, { recursive: true });
  const wanted = values.with.split(',').filter(Boolean);
  const job: Job = { folder, out: values.out, seed: values.seed, wanted };
  const qualities = values.quality === 'all' ? Object.keys(QUALITIES) : values.quality.split(',');
  for (const truth of await readTruths(folder, values.only)) {
    if (truth.error !== undefined || !truth.file.endsWith('.pdf')) continue;
    const bytes = await readFile(join(folder, truth.file));
    const pages = await countPages(bytes);
    if (pages > Number(values.pages)) continue;
    for (const quality of qualities) await scanOne({ truth, bytes, pages, quality }, job);
  }
}

type Original = {
  readonly truth: Truth;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly quality: string;
};

async function scanOne({ truth, bytes, pages, quality: name }: Original, job: Job): Promise<void> {
  const quality: Quality | undefined = QUALITIES[name];
  if (!quality) throw new RangeError(`no quality ${name}: there are ${Object.keys(QUALITIES).join(', ')}`);
  const stem = `${truth.file.replace(/\.pdf$/, '')}.${name}`;
  const dice = random(seedOf(`${job.seed} ${stem}`));
  const chosen = recipe(quality, { dice, wanted: job.wanted, pages });
  const scanned = await scan(bytes, { quality, recipe: chosen, dice });
  const file = `${stem}.${chosen.container}`;
  await writeFile(
    join(job.out, file),
    chosen.difficulties.has('mixed') ? await mixed(bytes, scanned) : scanned,
  );
  const difficulties = [...truth.difficulties, ...chosen.difficulties];
  const { difficulties: _, ...made } = chosen;
  const forms = truth.forms.map(({ mustReview: __, ...form }) => form);
  const own: Truth = {
    ...truth,
    file,
    quality: name,
    difficulties,
    made: { ...truth.made, scan: made },
    forms,
  };
  await writeFile(join(job.out, `${stem}.truth.json`), `${JSON.stringify(own, null, 1)}\n`);
  console.error(`${file}: ${[chosen.dpi, chosen.encoding, ...chosen.difficulties].join(' ')}`);
}

async function countPages(bytes: Uint8Array): Promise<number> {
  const { document, close } = await openDocument(bytes, { disableFontFace: true });
  const { numPages } = document;
  await close();
  return numPages;
}

await main();
