import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../src/archive/open.ts';
import type { Report } from '../../src/batch/ingest.ts';
import { plan } from '../../src/batch/plan.ts';
import { secondsOf } from '../../src/batch/progress.ts';
import { type ZipEntry, zipOf } from '../../tests/helpers/zip.ts';
import { pdfOf, writeDocuments } from './bulk/documents.ts';
import { random, start } from './bulk/run.ts';
import { zipFolder } from './bulk/zip.ts';

/**
 * What ZIPs cost: one of many members beside the same files in a folder, found and hashed; and bombs of a gigabyte among good
 * documents, read by the command line, and stopped: npm run lab -- zips [--members 100000] [--mebibytes 1024]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '100000' },
      mebibytes: { type: 'string', default: '1024' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'ziping-zips-'));
  try {
    const isQuick = await many(folder, Number(values.members));
    const isHarmless = await bombs(join(folder, 'bombs'), Number(values.mebibytes));
    process.exitCode = isQuick && isHarmless ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The most that a ZIP may cost, in times of what a folder does, and the most memory of a supervisor, in MB. */
const MOST = { times: 1.3, memory: 600 };

/** Measured in turns, so that both have the same machine; the first turn of each warms up. */
async function many(folder: string, members: number): Promise<boolean> {
  await writeDocuments(join(folder, 'in'), members);
  await zipFolder(join(folder, 'in'), join(folder, 'in.zip'));
  const costs = { in: 0, 'in.zip': 0 };
  for (const turn of [0, 1]) {
    for (const name of ['in', 'in.zip'] as const) costs[name] = await costOf(folder, name, `${turn}`);
  }
  const times = costs['in.zip'] / costs.in;
  console.log(`${members} files, found, hashed and noted: seconds of the processor`);
  console.log(`  in a folder ${costs.in} · in one ZIP ${costs['in.zip']} · ${times.toFixed(2)} times`);
  return times <= MOST.times;
}

async function costOf(folder: string, name: string, turn: string): Promise<number> {
  const archive = await openArchive(join(folder, `${name}-${turn}`));
  const before = process.cpuUsage();
  await plan({ archive, run: 'r', paths: [join(folder, name)], signal: new AbortController().signal });
  const { user, system } = process.cpuUsage(before);
  await archive.close();
  return secondsOf(user + system);
}

async function bombs(folder: string, mebibytes: number): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  await writeDocuments(join(folder, 'in'), 20);
  await writeBombs(join(folder, 'in'), mebibytes * 1024 ** 2);
  const whole = await run(['ingest', join(folder, 'in'), '--archive', join(folder, 'a'), '--workers', '1']);
  const { contents, failures }: Report = JSON.parse(whole.out);
  console.log(`bombs of ${mebibytes} MiB among 23 good documents: ${JSON.stringify(contents)}`);
  const codes = Map.groupBy(failures, ({ code }) => code);
  for (const [code, own] of codes)
    console.log(`  ${code}: ${own.length}, as ${own[0]!.path.slice(folder.length + 4)}`);
  const stopped = await run(
    ['ingest', join(folder, 'in'), '--archive', join(folder, 'b')],
    join(folder, 'b'),
  );
  console.log(
    `supervisor: ${whole.memory} MB at most; stopped while it looked into them, it ended with status ${stopped.code} after ${stopped.seconds} s`,
  );
  return contents.done >= 23 && whole.memory < MOST.memory && stopped.code === 130 && stopped.seconds < 10;
}

/** Zeros; bytes that are packed to a hundredth; many members that are each harmless; a ZIP of them in a ZIP. Each beside a good document. */
async function writeBombs(folder: string, size: number): Promise<void> {
  const good = (number: number): ZipEntry => ({ name: '好.pdf', data: pdfOf(`% ${number}`) });
  const zeros: ZipEntry = { name: '零.pdf', data: Buffer.alloc(size) };
  const dense: ZipEntry = { name: '密.pdf', data: densely(size) };
  const part = { data: Buffer.alloc(Math.min(size, 64 * 1024 ** 2)) };
  const parts = Array.from({ length: 30 }, (_, n): ZipEntry => ({ ...part, name: `${n}.pdf` }));
  await writeFile(join(folder, '0-zeros.zip'), zipOf([zeros, good(1)]));
  await writeFile(join(folder, '0-dense.zip'), zipOf([dense, good(2)]));
  const nested: ZipEntry = { name: '内.zip', data: zipOf(parts) };
  await writeFile(join(folder, '0-nested.zip'), zipOf([nested, good(3)]));
}

/** Bytes of which every hundredth is drawn. */
function densely(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  const next = random(1);
  for (let at = 0; at < size; at += 100) bytes[at] = next() * 256;
  return bytes;
}

/** Runs a command line, and sends Ctrl-C a second after this file is there, where one is given; its memory at most, in MB. */
async function run(argv: readonly string[], awaited?: string) {
  const { child, end } = start(argv);
  let memory = 0;
  let asked: number | null = null;
  const watch = setInterval(() => {
    memory = Math.max(memory, peakOf(child.pid!));
    if (awaited === undefined || asked !== null || !existsSync(awaited)) return;
    asked = performance.now() + 1000;
    setTimeout(() => child.kill('SIGINT'), 1000);
  }, 50);
  const { code, out } = await end;
  clearInterval(watch);
  return { code, out, memory, seconds: Math.round((performance.now() - (asked ?? 0)) / 100) / 10 };
}

/** The most memory that a process has held so far, in MB; 0 where the system does not tell. */
function peakOf(pid: number): number {
  try {
    return Math.round(
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000,
    );
  } catch {
    return 0;
  }
}

await main();
