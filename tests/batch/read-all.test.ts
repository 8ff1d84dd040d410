import { expect, test } from 'vitest';
import type { PendingFile } from '../../src/archive/archive.ts';
import type { ExitReason } from '../../src/batch/process-exit.ts';
import { readAll, type SettledFile } from '../../src/batch/read-all.ts';
import type { DocumentReading, Reader } from '../../src/batch/reader.ts';

const fileOf = (path: string): PendingFile => ({ sha256: path, bytes: 1, path });
const gone: DocumentReading = { kind: 'unopened', error: { code: 'not-found', message: '' } };
const died = (death: ExitReason): DocumentReading => ({ kind: 'died', death, detail: death, wasNew: true });

type Try = { readonly path: string; readonly alone: boolean };

/** A crew whose readers do as they are told, try by try; what became of the files, and how they were tried. */
async function crew(deeds: Readonly<Record<string, readonly DocumentReading[]>>, lanes = 2) {
  const settled: Record<string, SettledFile> = {};
  const tries: Try[] = [];
  let reading = 0;
  const reader = (): Reader => ({
    renew: async () => {},
    close: async () => {},
    async read({ path }) {
      const before = tries.filter(one => one.path === path).length;
      reading++;
      await new Promise(resolve => setImmediate(resolve));
      tries.push({ path, alone: reading === 1 });
      reading--;
      return deeds[path]?.[before] ?? gone;
    },
  });
  const stop = new AbortController();
  const names = [...Object.keys(deeds), ...'abcdefgh'];
  const run = readAll(names.map(fileOf)[Symbol.iterator]() as unknown as AsyncIterator<PendingFile>, {
    readers: Array.from({ length: lanes }, reader),
    signal: stop.signal,
    async settle({ path }, what) {
      if (path === 'h' && deeds.h) throw new Error('disk full');
      settled[path] = what;
    },
  });
  return { run, settled, tries };
}

test('a file that brings its reader down is read once more, alone, and then quarantined', async () => {
  const { run, settled, tries } = await crew({
    once: [died('crashed'), gone],
    twice: [died('timed-out'), died('out-of-memory'), gone],
  });
  await run;
  expect(settled.once).toBe(gone);
  expect(settled.twice).toEqual({ kind: 'quarantined', death: 'out-of-memory' });
  expect(Object.keys(settled)).toHaveLength(10);
  expect(tries.slice(-2)).toEqual([
    { path: 'once', alone: true },
    { path: 'twice', alone: true },
  ]);
});

test('a process killed from outside says nothing of its file, unless it is killed again and again', async () => {
  const { run, settled } = await crew({
    unlucky: [died('killed'), died('killed'), died('killed'), gone],
    large: Array.from({ length: 9 }, () => died('killed')),
  });
  await run;
  expect(settled.unlucky).toBe(gone);
  expect(settled.large).toEqual({ kind: 'quarantined', death: 'killed' });
});

test('processes that do not start are nobody’s fault, until the machine is to blame', async () => {
  const { run, settled } = await crew({ slow: [died('not-started'), died('not-started'), gone] });
  await run;
  expect(settled.slow).toBe(gone);
  const broken = await crew({ no: Array.from({ length: 9 }, () => died('not-started')) });
  await expect(broken.run).rejects.toThrow('a reading process does not start');
});

test('an archive that cannot be written ends the run', async () => {
  const { run, settled } = await crew({ h: [gone] });
  await expect(run).rejects.toThrow('disk full');
  expect(Object.keys(settled).length).toBeLessThan(8);
});
