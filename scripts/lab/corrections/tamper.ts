import { DatabaseSync } from 'node:sqlite';
import { openArchive } from '../../../src/archive/open.ts';

/** Changes one byte of a random entry of a log, looks, and puts it back; gives how many changes were found at their entry. */
export async function tamper(where: string, changes: number, random: () => number): Promise<number> {
  const database = new DatabaseSync(where);
  const archive = await openArchive(where);
  let found = 0;
  try {
    const last = Number(database.prepare('SELECT max(sequence) AS last FROM corrections').get()!.last);
    const get = database.prepare('SELECT entry FROM corrections WHERE sequence = ?');
    const put = database.prepare('UPDATE corrections SET entry = ? WHERE sequence = ?');
    for (let i = 0; i < changes; i += 1) {
      const sequence = 1 + Math.floor(random() * last);
      const entry = String(get.get(sequence)!.entry);
      const at = Math.floor(random() * entry.length);
      const other = entry[at] === '0' ? '1' : '0';
      put.run(entry.slice(0, at) + other + entry.slice(at + 1), sequence);
      const state = await archive.verifyLog();
      if (!state.isWhole && state.sequence === sequence) found += 1;
      put.run(entry, sequence);
    }
  } finally {
    database.close();
    await archive.close();
  }
  return found;
}
