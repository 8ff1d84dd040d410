/**
 * How much processor time `ziping verify` takes for a document of an archive as it grows, and whether it names what was
 * tampered with: ten tamperings at once, each to be found at its place.
 *
 *     npm run lab -- verify [documents]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openArchive } from '../../src/archive/open.ts';
import { signWhole } from './verify/archive.ts';
import { TAMPERINGS } from './verify/tamperings.ts';
import { fillArchive } from './warehouse/documents.ts';

/** Indicators of a document: few, so that most of the time is not spent on making them up. */
const INDICATORS = 4;
const documents = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'ziping-verify-'));
const where = join(folder, 'archive.ziping');
let isWell = true;
const archive = await openArchive(where);
try {
  let from = 0;
  for (const size of [documents / 4, documents / 2, documents].map(Math.round)) {
    await fillArchive(archive, size, { indicators: INDICATORS, hard: 0, from });
    if (from === 0) await signWhole(archive);
    await measure(size);
    from = size;
  }
  await tamper();
} finally {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;

async function measure(size: number): Promise<void> {
  let told = 0;
  const start = process.cpuUsage();
  const { faults } = await archive.verify({ onProgress: () => (told += 1) });
  const { user, system } = process.cpuUsage(start);
  const milliseconds = Number(((user + system) / 1000 / size).toFixed(2));
  console.log(JSON.stringify({ documents: size, millisecondsEach: milliseconds, told, faults }));
  isWell &&= faults.length === 0;
}

async function tamper(): Promise<void> {
  const database = new DatabaseSync(where);
  const wanted = TAMPERINGS.map(({ name, what, tamper }) => ({ name, what, where: tamper(database) }));
  database.close();
  const { faults } = await archive.verify();
  for (const { name, what, where: place } of wanted) {
    const fault = faults.find(one => one.what === what && one.where.startsWith(place));
    console.log(
      `${fault ? '✓' : '✗'} ${name}: ${fault ? `${fault.what} ${fault.where}: ${fault.reason}` : 'not found'}`,
    );
    isWell &&= fault !== undefined;
  }
}
