import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepCompiled } from '../../src/cli/compile-cache.js';
import { costOf, ROOT } from './bench/cost.ts';
import { guard } from './bench/guard.ts';
import { long } from './bench/long.ts';
import { memory } from './bench/memory.ts';
import { native } from './bench/native.ts';
import { scans } from './bench/scans.ts';
import { type Line, printTable } from './bench/table.ts';
import { workers } from './bench/workers.ts';

/**
 * What reading costs, as ratios of one run, in one table; parts of it where they are named:
 *   npm run lab -- bench [native guard scans workers memory] [--file FILE …] [--forms 600]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', multiple: true, default: [] },
      forms: { type: 'string', default: '600' },
    },
  });
  keepCompiled();
  const prints = globSync('fixtures/!(scan-*)/source.pdf', { cwd: ROOT }).map(file => join(ROOT, file));
  const files = values.file.length > 0 ? values.file : prints;
  const parts: { readonly [part: string]: () => Promise<readonly Line[]> } = {
    native: async () => [...(await native(files)), startUp()],
    guard: async () => guard(),
    scans: () => scans(values.file),
    workers: () => workers(Number(values.forms)),
    memory: async () => [await long(), memory(files)],
  };
  const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
  const lines: Line[] = [];
  for (const part of wanted) {
    const measure = parts[part];
    if (!measure) throw new Error(`no such part: ${part} (there are ${Object.keys(parts).join(', ')})`);
    lines.push(...(await measure()));
  }
  printTable(lines);
}

function startUp(): Line {
  const { user } = costOf('help.ts', []);
  return {
    what: 'start-up (--help)',
    ziping: `${user.toFixed(2)} s of CPU`,
    peer: '',
    other: '',
    ratio: null,
  };
}

await main();
