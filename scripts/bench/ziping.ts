import { readFileSync } from 'node:fs';
import { extract } from '../../src/defaults.ts';
import { reportCost } from './cost.ts';

for (const name of process.argv.slice(2)) {
  const { document } = await extract({ name, bytes: new Uint8Array(readFileSync(name)) });
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
reportCost();
