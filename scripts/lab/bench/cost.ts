import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

/** Prints what this process has cost, as the last line of standard error. */
export function reportCost(): void {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`${JSON.stringify({ user: userCPUTime / 1e6, peak: maxRSS / 1024 })}\n`);
}

/** User CPU in seconds and peak memory in MiB. */
export type Cost = { readonly user: number; readonly peak: number };

/** What a script that ends with `reportCost` has cost, as the operating system counted it for the whole process. */
export function costOf(script: string, files: readonly string[]): Cost {
  const args = [join(ROOT, 'scripts/lab/bench', script), ...files];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr);
  const { user, peak } = JSON.parse(run.stderr.trim().split('\n').at(-1)!) as Cost;
  return { user, peak };
}

/** Processor seconds (user and system) of a command and of all that it starts, as the shell counts them. Throws where it fails. */
export function secondsOf(command: readonly string[]): number {
  const run = spawnSync('sh', ['-c', '"$@" > /dev/null || exit 1; times', 'sh', ...command], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr || `${command[0]} does not run`);
  const children = run.stdout.trim().split('\n').at(-1)!;
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
