import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '../../../src/batch/limits.ts';
import { openReader, type Reader } from '../../../src/batch/reader.ts';
import { sha256 } from '../../../src/read/source.ts';
import { type Case, caseOf } from './cases.ts';
import { costOf, faultsOf } from './verdict.ts';

export type FuzzOptions = {
  readonly seed: number;
  /** numbers of the cases */
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly limits: Limits;
  /** no picture is read, only decoded: that costs a hundred times what all else does */
  readonly isBlind?: boolean;
  /** told of each case as it is done */
  readonly onCase?: (done: Done) => void;
};

export type Done = {
  readonly number: number;
  readonly name: string;
  readonly faults: readonly string[];
  readonly memory: number;
  readonly seconds: number;
  /** the document has an error */
  readonly failed: boolean;
};

/** What the process that reads may do besides reading: threads for the readers of pictures, and its own libraries. */
const PERMISSIONS = '--no-warnings --permission --allow-fs-read=* --allow-worker --allow-addons --allow-wasi';

/** Reads hostile files in processes of their own, as `ingest` does; gives those with faults. */
export async function fuzz(options: FuzzOptions): Promise<readonly Done[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ziping-fuzz-'));
  const faulty: Done[] = [];
  const before = { ...process.env };
  Object.assign(process.env, { NODE_OPTIONS: PERMISSIONS, ZIPING_BLIND: options.isBlind ? 'yes' : '' });
  let next = options.from;
  const lane = async (_: unknown, index: number) => {
    const reader = openReader({ limits: options.limits, script: new URL('./worker.ts', import.meta.url) });
    try {
      while (next < options.from + options.count) {
        const number = next++;
        const done = await tried(reader, {
          folder: join(folder, `${index}`),
          number,
          one: caseOf(options.seed, number),
        });
        if (done.faults.length > 0) faulty.push(done);
        options.onCase?.(done);
      }
    } finally {
      await reader.close();
    }
  };
  try {
    await Promise.all(Array.from({ length: options.workers }, lane));
    const left = await readdir(folder);
    if (left.length > 0) throw new Error(`written besides: ${left.join(' ')}`);
    return faulty;
  } finally {
    process.env = before;
    await rm(folder, { recursive: true });
  }
}

type Trial = { readonly folder: string; readonly number: number; readonly one: Case };

async function tried(reader: Reader, { folder, number, one }: Trial): Promise<Done> {
  const path = `${folder}-${one.name}`;
  await writeFile(path, one.bytes);
  const reading = await reader.read({ path, bytes: one.bytes.length, sha256: sha256(one.bytes) });
  await rm(path);
  return { number, name: one.name, faults: faultsOf(reading), ...costOf(reading) };
}
