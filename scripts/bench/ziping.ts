import { readFileSync } from 'node:fs';
import module from 'node:module';
import { reportCost } from './cost.ts';

// as the command does
module.enableCompileCache();
const { extract } = await import('../../src/defaults.ts');

for (const name of process.argv.slice(2)) {
  const { document } = await extract({ name, bytes: new Uint8Array(readFileSync(name)) });
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
reportCost();
