import { readFile } from 'node:fs/promises';
import { extract } from '../../../src/defaults.ts';

/** Reads the files of the command line over and over, and prints the memory (MB) after each, as one line of JSON. */
const [rounds, ...names] = process.argv.slice(2);
const files = await Promise.all(
  names.map(async name => ({ name, bytes: new Uint8Array(await readFile(name)) })),
);
const seen: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  for (const { name, bytes } of files) {
    await extract({ name, bytes: bytes.slice() });
    seen.push(process.memoryUsage.rss() / 1e6);
  }
}
console.log(JSON.stringify(seen));
