import { expect, test } from 'vitest';
import { parsePdf, writePdf } from '../scripts/lab/fuzz/pdf-file.ts';
import { fuzz } from '../scripts/lab/fuzz/run.ts';
import { PDFS, seedOf } from '../scripts/lab/fuzz/seeds.ts';
import { extract } from '../src/defaults.ts';

test('hostile files are documents with errors at worst: no crash, no hang, nothing written, printed or sent', async () => {
  let failed = 0;
  const faulty = await fuzz({
    seed: 20_260_101,
    from: 0,
    count: 300,
    workers: 2,
    isBlind: true,
    limits: { memory: 1024, timeout: 120, renewAfter: 250 },
    onCase: done => {
      if (done.failed) failed++;
    },
  });
  expect(faulty.map(({ name, faults }) => [name, ...faults])).toEqual([]);
  // files that all fail, or never, would try nothing
  expect(failed).toBeGreaterThan(10);
  expect(failed).toBeLessThan(150);
});

test('a PDF taken apart and put together again says the same', async () => {
  const [name] = PDFS;
  const original = seedOf(name!, 'source.pdf');
  const rewritten = writePdf(parsePdf(original), { deflate: true });
  const formsOf = async (bytes: Uint8Array) =>
    (await extract({ name: 'a.pdf', bytes: new Uint8Array(bytes) })).document.forms;
  expect(await formsOf(rewritten)).toEqual(await formsOf(original));
});
