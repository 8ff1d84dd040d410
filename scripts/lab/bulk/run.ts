import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { allDocuments } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { ingest, type Report } from '../../../src/batch/ingest.ts';
import { LIMITS } from '../../../src/batch/limits.ts';
import type { RunProgress } from '../../../src/batch/progress.ts';

const BIN = join(import.meta.dirname, '../../../src/cli/ziping.js');

export type Running = {
  readonly child: ChildProcess;
  /** its exit status, null where a signal ended it, and what it printed */
  readonly end: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
};

/** Starts a command line of ziping in a process of its own. */
export function start(argv: readonly string[]): Running {
  const child = spawn(process.execPath, [BIN, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.on('data', chunk => {
    texts.out += String(chunk);
  });
  child.stderr.on('data', chunk => {
    texts.err = (texts.err + String(chunk)).slice(-10_000);
  });
  const end = new Promise<{ code: number | null; out: string; err: string }>(resolve =>
    child.on('close', code => resolve({ code, ...texts })),
  );
  return { child, end };
}

/** Process ids of the children of a process. */
export function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([own, parent]) => (parent === pid && own !== undefined ? [own] : []));
}

/** Megabytes that a process holds; 0 where there is none. */
export function held(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) / 1024;
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended a moment ago
  }
}

/** One number for all documents of an archive: how many there are, and a hash of all of their bytes and places. */
export async function fingerprint(archive: string): Promise<string> {
  const opened = await openArchive(archive);
  let all = '';
  let number = 0;
  for await (const { sha256, document, places } of allDocuments(opened)) {
    all = hash('sha256', JSON.stringify([all, sha256, document, places]));
    number++;
  }
  await opened.close();
  return `${number} documents ${all.slice(0, 16)}`;
}

type Ingest = { readonly workers: number; readonly onStep?: (step: RunProgress) => void };

/** An ingest of the `in` of a folder into an archive beside it. */
export async function ingestFolder(
  folder: string,
  name: string,
  { workers, onStep }: Ingest,
): Promise<Report> {
  await using archive = await openArchive(join(folder, name));
  const { signal } = new AbortController();
  const paths = [join(folder, 'in')];
  return await ingest({ archive, paths, workers, limits: LIMITS, signal, ...(onStep && { onStep }) });
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
