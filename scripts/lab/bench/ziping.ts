import { readFileSync } from 'node:fs';
import { keepCompiled } from '../../../src/cli/compile-cache.js';
import { reportCost } from './cost.ts';

// as the command does
keepCompiled();
const { extract } = await import('../../../src/defaults.ts');

for (const name of process.argv.slice(2)) {
  const { document } = await extract({ name, bytes: new Uint8Array(readFileSync(name)) });
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
reportCost();
