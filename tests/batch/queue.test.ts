import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeDocuments } from '../../scripts/lab/bulk/documents.ts';
import { allDocuments } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { enqueue } from '../../src/batch/enqueue.ts';
import { ingest } from '../../src/batch/ingest.ts';
import { LIMITS } from '../../src/batch/limits.ts';
import { openQueue } from '../../src/batch/queue.ts';
import { serve } from '../../src/batch/serve.ts';
import { newDatabase } from '../helpers/new-database.ts';
import { zipOf } from '../helpers/zip.ts';
import { ziping } from '../helpers/ziping.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-queue-'));
const { signal } = new AbortController();
const _number = 0;

beforeAll(async () => {
  await writeDocuments(join(FOLDER, 'in'), 24);
});

async function opened() {
  const url = await newDatabase('queue');
  const archive = await openArchive(url);
  const queue = await openQueue(url);
  const close = async () => {
    await queue.close();
    await archive.close();
  };
  return { url, archive, queue, close };
}

const documentsOf = async (target: string) => {
  const archive = await openArchive(target);
  const documents = await Array.fromAsync(allDocuments(archive));
  await archive.close();
  return documents;
};

test('two workers read what is queued into the archive that one machine would make', async () => {
  const { url, archive, queue, close } = await opened();
  const input = { archive, queue, paths: [join(FOLDER, 'in')], together: 5, signal };
  expect(await enqueue(input)).toMatchObject({ contents: { pending: 24 }, batches: 5 });
  await enqueue(input);
  const other = await openQueue(url);
  const crew = { archive, workers: 1, limits: LIMITS, untilEmpty: true, signal };
  const steps = await Promise.all([serve({ ...crew, queue }), serve({ ...crew, queue: other })]);
  expect(steps[0]!.read + steps[1]!.read).toBeGreaterThanOrEqual(24);
  expect(await archive.status()).toMatchObject({ states: { done: 24 } });
  expect(await queue.isEmpty()).toBe(true);
  await other.close();
  await close();
  const alone = await openArchive(join(FOLDER, 'alone'));
  await ingest({ archive: alone, paths: [join(FOLDER, 'in')], workers: 1, limits: LIMITS, signal });
  await alone.close();
  expect(await documentsOf(url)).toEqual(await documentsOf(join(FOLDER, 'alone')));
});

test('a batch that is given back, or whose end is rolled back, is read by the next one', async () => {
  const { archive, queue, close } = await opened();
  await enqueue({ archive, queue, paths: [join(FOLDER, 'in')], together: 24, signal });
  const first = (await queue.claim())!;
  expect(first.files).toHaveLength(24);
  expect(await queue.claim()).toBeNull();
  const cut = archive.save([], async sql => {
    await queue.complete(first, sql);
    throw new Error('cut');
  });
  await expect(cut).rejects.toThrow('cut');
  expect(await queue.isEmpty()).toBe(false);
  await queue.touch(first);
  await archive.save([], sql => queue.giveBack(first, sql));
  const second = (await queue.claim())!;
  expect(second).toMatchObject({ id: first.id, retryCount: 1 });
  await archive.save([], sql => queue.complete(first, sql));
  expect(await queue.isEmpty()).toBe(false);
  await archive.save([], sql => queue.complete(second, sql));
  expect(await queue.isEmpty()).toBe(true);
  await close();
});

test('members with names that no database takes as they are', async () => {
  const { archive, queue, close } = await opened();
  const folder = mkdtempSync(join(FOLDER, 'zip-'));
  const names = [
    '零\0.txt',
    `${'长'.repeat(10_000)}.txt`,
    Buffer.from('b1ed2e747874', 'hex'),
    '表.txt',
    'a.rar',
  ];
  const files = names.map((name, n) => ({ name, data: Buffer.from(`no form ${n}`) }));
  writeFileSync(join(folder, '名.zip'), zipOf(files));
  const enqueued = await enqueue({ archive, queue, paths: [folder], together: 5, signal });
  expect(enqueued).toMatchObject({ contents: { pending: 4 }, passedOver: [{ kind: '.rar', number: 1 }] });
  const step = await serve({ archive, queue, workers: 1, limits: LIMITS, untilEmpty: true, signal });
  expect(step.read).toBe(4);
  const { states, errors } = await archive.status();
  expect([states, errors['not-found']]).toEqual([{ done: 4 }, undefined]);
  await close();
});

test('enqueue and worker on the command line', async () => {
  const url = await newDatabase('command_line');
  const enqueued = await ziping(['enqueue', join(FOLDER, 'in'), '--archive', url]);
  expect(enqueued.code).toBe(0);
  expect(JSON.parse(enqueued.out)).toMatchObject({ batches: 2 });
  const worked = await ziping(['worker', '--archive', url, '--until-empty', '--workers', '1']);
  expect(worked.code).toBe(0);
  expect(JSON.parse(worked.out)).toMatchObject({ read: 24, failed: 0 });
  expect((await ziping(['status', url])).out).toContain('done 完好');
  const wrong = await ziping(['worker', '--archive', 'archive.ziping']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('many machines need Postgres')]);
});
