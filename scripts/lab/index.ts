import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The laboratory: what makes documents, reads them, and measures. `npm run lab` lists its commands,
 * `npm run lab -- NAME …` runs one, `npm run lab -- NAME --help` tells what it takes, as the head of its file does.
 */
export const COMMANDS: { readonly [title: string]: { readonly [name: string]: string } } = {
  'Make documents': {
    press: 'forms as PDFs, by many programs and in many styles, each with its truth',
    scan: 'scans of a folder of prints, clean, office or poor',
  },
  'How right it is': {
    prints: 'native prints, nobody has seen them before: right, silent, for review, failed',
    dumps: 'text dumps by five tools, the same figures',
    score: 'any folder with truths beside its files',
    accuracy: 'scans by quality and by reader, for docs/accuracy.md',
    numbers: 'numbers and comparators of scans',
    tables: 'bare tables, before any form is recognised',
    mutations: 'errors planted in right forms, how many of them the rules find',
    'font-check': 'fonts whose codes lie, how many of them are noticed',
  },
  'Fit and train': {
    calibrate: 'confidence, by way of reading',
    continuations: 'the weights of a table that goes on over a page break',
    train: 'the reader of signs',
    shapes: 'what digits look like in many fonts',
  },
  'What it costs': {
    bench: 'reading, beside pdf.js and other programs',
    'scan-memory': 'memory over a long scan',
    soak: 'bulk work, quarter by quarter, and a run over what is known',
    zips: 'archives of many members, and bombs among them',
    warehouse: 'exports: time, kills, every value read back',
    review: 'the review page over 50,000 documents',
    verify: 'verifying an archive as it grows',
  },
  'What it survives': {
    bombs: 'small files that want much',
    'heavy-pages': 'a document over the time it is given',
    fuzz: 'files broken at random',
    poison: 'hostile documents among good ones',
    chaos: 'an ingest that is killed, and goes on',
    corrections: 'a review that is killed while three people correct',
    coverage: 'intervals of samples, where the truth is known',
  },
};

/** The file of a command, in this folder. */
export function fileOf(name: string): string {
  return name === 'press' ? 'press/press.ts' : `${name}.ts`;
}

/** What a command does and takes: the comment in its file that shows how it is called. */
export function helpOf(name: string): string {
  const source = readFileSync(join(import.meta.dirname, fileOf(name)), 'utf8');
  const comments = source.match(/\/\*\*.*?\*\//gs) ?? [];
  const own = comments.find(comment => comment.includes(`npm run lab -- ${name}`)) ?? '';
  return own.replaceAll(/^\/\*\*|^ \*(?:\/| ?)/gm, '').trim();
}

function main([name, ...args]: readonly string[]): number {
  if (name !== undefined && Object.values(COMMANDS).some(group => Object.hasOwn(group, name))) {
    if (args.includes('--help')) {
      console.log(helpOf(name));
      return 0;
    }
    const program = [join(import.meta.dirname, fileOf(name)), ...args];
    return spawnSync(process.execPath, program, { stdio: 'inherit' }).status ?? 1;
  }
  if (name !== undefined) console.error(`no such command: ${name}\n`);
  console.log('npm run lab -- NAME …');
  for (const [title, group] of Object.entries(COMMANDS)) {
    console.log(`\n${title}`);
    for (const [command, what] of Object.entries(group)) console.log(`  ${command.padEnd(15)}${what}`);
  }
  return name === undefined ? 0 : 2;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
