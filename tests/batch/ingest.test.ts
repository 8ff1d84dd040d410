import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDocuments } from '../../scripts/lab/bulk/documents.ts';
import { writeHostile } from '../../scripts/lab/bulk/hostile.ts';
import { allDocuments } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { type IngestOptions, ingest } from '../../src/batch/ingest.ts';
import { LIMITS } from '../../src/batch/limits.ts';
import type { RunProgress } from '../../src/batch/progress.ts';
import { extract } from '../../src/defaults.ts';
import { rowsToKeep } from '../../src/warehouse/sinks/packed-rows.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ziping-ingest-'));

async function ingested(archive: string, options: Partial<IngestOptions> = {}) {
  await using opened = await openArchive(archive);
  const signal = new AbortController().signal;
  const report = await ingest({
    workers: 1,
    limits: LIMITS,
    paths: [],
    signal,
    ...options,
    archive: opened,
  });
  const documents = await Array.fromAsync(allDocuments(opened));
  return { report, documents, rows: await opened.rows(documents.map(({ sha256 }) => sha256)) };
}

test('documents are those that extract prints, whatever the order of the files', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 12, { oneIn: 4 });
  const same = join(folder, 'in/000/same.pdf');
  writeFileSync(same, readFileSync(join(folder, 'in/000/000004.pdf')));
  const one = await ingested(join(folder, 'a'), { paths: [join(folder, 'in')], workers: 2 });
  const names = ['same.pdf', ...Array.from({ length: 12 }, (_, n) => `${String(n).padStart(6, '0')}.pdf`)];
  const paths = names.map(name => join(folder, 'in/000', name)).reverse();
  const other = await ingested(join(folder, 'b'), {
    paths: [same, ...paths],
    limits: { ...LIMITS, renewAfter: 5 },
  });
  expect(one.report.contents).toEqual({
    pending: 0,
    done: 12,
    failed: 0,
    quarantined: 0,
    unreadable: 0,
    kept: 0,
  });
  expect(other.documents).toEqual(one.documents);
  const doubled = one.documents.find(({ places }) => places.includes(same))!;
  expect(doubled.places).toHaveLength(2);
  const bytes = new Uint8Array(readFileSync(same));
  const { document } = await extract({ name: '000004.pdf', bytes });
  expect(doubled.document).toBe(JSON.stringify(document));
  expect(document.forms).toHaveLength(1);
  const kept = one.rows.find(({ sha256 }) => sha256 === doubled.sha256)!.rows!;
  expect(Buffer.from(kept)).toEqual(Buffer.from(rowsToKeep(document, doubled.sha256)));
});

test('a second run reads only what is new, and what it is asked for', async () => {
  const folder = newFolder();
  const archive = join(folder, 'a');
  const paths = [join(folder, 'in')];
  await writeDocuments(paths[0]!, 3);
  writeFileSync(join(folder, 'in/empty.pdf'), '');
  expect((await ingested(archive, { paths })).report.read).toMatchObject({ read: 4, failed: 1 });
  await writeDocuments(paths[0]!, 5);
  expect((await ingested(archive, { paths })).report.read).toMatchObject({ read: 2, failed: 0 });
  expect((await ingested(archive, { paths, renew: 'failed' })).report.read).toMatchObject({ read: 1 });
  expect((await ingested(archive, { paths, renew: 'older' })).report.read).toMatchObject({ read: 0 });
  const last = await ingested(archive, { paths, renew: 'all' });
  expect(last.report).toMatchObject({ contents: { done: 5, failed: 1 }, read: { read: 6 } });
});

test('hostile documents are named with their reasons and cost the others nothing', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 34, { oneIn: 12 });
  const kinds = ['hang', 'crash', 'exit', 'bloat', 'length', 'header'];
  const names = await writeHostile(join(folder, 'in'), 6, kinds);
  const steps: RunProgress[] = [];
  const { report, documents } = await ingested(join(folder, 'a'), {
    paths: [join(folder, 'in')],
    workers: 2,
    onStep: step => steps.push(step),
    limits: { memory: 400, timeout: 3, renewAfter: 50 },
    script: new URL('../../scripts/lab/bulk/hostile-worker.ts', import.meta.url),
  });
  expect(report.contents).toMatchObject({ done: 34, failed: 2, quarantined: 4, pending: 0 });
  const codes = report.failures.map(({ path, code }) => [path.split('/').at(-1), code]);
  expect(Object.fromEntries(codes)).toEqual({
    [names[0]!]: 'timed-out',
    [names[1]!]: 'crashed',
    [names[2]!]: 'crashed',
    [names[3]!]: 'out-of-memory',
    [names[4]!]: 'malformed',
    [names[5]!]: 'malformed',
  });
  expect(documents).toHaveLength(40);
  const hung = documents.find(({ places }) => places[0]!.includes('hang-'))!;
  expect(JSON.parse(hung.document)).toMatchObject({
    source: { sha256: hung.sha256, name: names[0] },
    error: { code: 'timed-out' },
  });
  // while the one that hangs is read again alone: how far it is, and that it may take as long as before
  const waiting = steps.filter(({ alone, read, total }) => alone > 0 && read + alone === total);
  expect(waiting.some((one, at) => waiting[at + 1]?.alone === one.alone)).toBe(true);
  expect(waiting[0]!.aloneSeconds).toBeGreaterThan(3);
  expect(steps.at(-1)).toMatchObject({ read: 40, alone: 0, aloneSeconds: 0 });
});

test('stops when it is told to, and goes on where it stopped', async () => {
  const folder = newFolder();
  const paths = [join(folder, 'in')];
  await writeDocuments(paths[0]!, 30);
  const stop = new AbortController();
  const onStep = ({ read }: RunProgress) => read >= 5 && stop.abort();
  const first = await ingested(join(folder, 'a'), { paths, signal: stop.signal, onStep });
  expect(first.report).toMatchObject({ interrupted: true });
  expect(first.report.read.read).toBeLessThan(10);
  const second = await ingested(join(folder, 'a'), { paths });
  expect(second.report.read.read).toBe(30 - first.report.read.read);
  const whole = await ingested(join(folder, 'b'), { paths });
  expect(second.documents).toEqual(whole.documents);
});

test('parts of all contents are disjoint and together whole, wherever the contents lie', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 20);
  mkdirSync(join(folder, 'copy'));
  symlinkSync(join(folder, 'in'), join(folder, 'copy/in'));
  const read = async (number: number) =>
    await ingested(join(folder, `${number}`), {
      paths: [join(folder, 'in'), join(folder, 'copy')],
      shard: { number, of: 3 },
    });
  const parts = [await read(1), await read(2), await read(3)];
  const contents = parts.flatMap(({ documents }) => documents.map(one => one.sha256));
  expect(contents).toHaveLength(20);
  expect(new Set(contents).size).toBe(20);
});

test('a file that goes or changes before it is read is named, and costs the others nothing', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 6);
  const paths = [join(folder, 'in')];
  const onStep = ({ phase, read }: RunProgress) => {
    if (phase !== 'reading' || read > 0) return;
    rmSync(join(folder, 'in/000/000003.pdf'), { force: true });
    writeFileSync(join(folder, 'in/000/000004.pdf'), 'another');
  };
  const { report } = await ingested(join(folder, 'a'), { paths, onStep });
  expect(report.contents).toMatchObject({ done: 4, unreadable: 2 });
  expect(report.failures.map(({ code }) => code)).toEqual(['not-found', 'changed']);
  const { report: second } = await ingested(join(folder, 'a'), { paths });
  expect(second.failures.map(({ code }) => code)).toEqual(['unknown-format']);
});

test('runs at the same time on one archive each read what they found', async () => {
  const folder = newFolder();
  const paths = [join(folder, 'in')];
  await writeDocuments(paths[0]!, 12);
  const stop = new AbortController();
  let other: ReturnType<typeof ingested> | undefined;
  const onStep = ({ phase }: RunProgress) => {
    if (phase !== 'reading' || other) return;
    // another run finds the same files, and is stopped before it has read any
    const signal = stop.signal;
    other = ingested(join(folder, 'a'), {
      paths,
      signal,
      onStep: step => step.phase === 'reading' && stop.abort(),
    });
  };
  const { report } = await ingested(join(folder, 'a'), { paths, onStep });
  await other;
  expect(report.contents).toMatchObject({ pending: 0, done: 12 });
});

test('what cannot be read again is named, and the reading before it stands', async () => {
  const folder = newFolder();
  await writeHostile(join(folder, 'in'), 1, ['hang']);
  const given = { paths: [join(folder, 'in')] };
  const first = await ingested(join(folder, 'a'), given);
  expect(first.report.contents).toMatchObject({ done: 1 });
  const script = new URL('../../scripts/lab/bulk/hostile-worker.ts', import.meta.url);
  const limits = { ...LIMITS, timeout: 1 };
  const { report, documents } = await ingested(join(folder, 'a'), { ...given, script, limits, renew: 'all' });
  expect(documents).toEqual(first.documents);
  expect(report).toMatchObject({ contents: { done: 1, kept: 1 }, read: { failed: 1 } });
  expect(report.failures).toMatchObject([{ state: 'kept', code: 'timed-out' }]);
});

test('a content whose place is gone is read elsewhere in the same run', async () => {
  const folder = newFolder();
  await writeDocuments(join(folder, 'in'), 2);
  writeFileSync(join(folder, 'in/z.pdf'), readFileSync(join(folder, 'in/000/000001.pdf')));
  const onStep = ({ phase, read }: RunProgress) => {
    if (phase === 'reading' && read === 0) rmSync(join(folder, 'in/000/000001.pdf'), { force: true });
  };
  const { report } = await ingested(join(folder, 'a'), { paths: [join(folder, 'in')], onStep });
  expect(report.contents).toMatchObject({ done: 2, pending: 0, unreadable: 1 });
});
