import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { meanOf, quartersOf } from './quarters.ts';
import type { Line } from './table.ts';

const ROUNDS = 24;

/** Memory over many documents that one process reads: the last quarter against the second. */
export function memory(files: readonly string[]): Line {
  const args = [join(import.meta.dirname, 'steady.ts'), String(ROUNDS), ...files];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const seen: number[] = JSON.parse(run.stdout.trim().split('\n').at(-1)!);
  const [, second, , last] = quartersOf(seen).map(meanOf) as [number, number, number, number];
  return {
    what: `memory, ${seen.length} documents in one process`,
    ziping: `${last.toFixed(0)} MB in the last quarter`,
    peer: 'itself',
    other: `${second.toFixed(0)} MB in the second`,
    ratio: last / second,
  };
}
