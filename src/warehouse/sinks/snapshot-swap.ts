import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { flush, flushOne } from './flush.ts';

/**
 * Files of a folder change all at one instant, and afterwards nothing but those that stand is below it:
 *
 *     .ziping/swap/next/3        a file to come, under a number that no glob for data finds
 *     .ziping/swap/last/3        the same file as it stands (a second name of it)
 *     .ziping/swap/now → last    what is shown
 *     indicators.parquet → .ziping/swap/now/3
 *
 * 1. Each file of the folder is replaced by a link through `now` to its old content.
 * 2. One rename of `now` makes all links show the new content: the moment at which the load takes effect.
 * 3. Each link is replaced by the file that it points to, and `.ziping/swap` is removed.
 *
 * A file that only one side has is an empty file on the other. The next writer rolls a killed swap back where it had not
 * reached step 2, and forward where it had; until then a reader sees all of the old load, or all of the new one. Where the
 * file system has no links, files are renamed one after another and a killed swap is always rolled forward.
 */
type Swap = {
  readonly folder: string;
  /** where files that are finished lie, by the names that they are to have */
  readonly coming: ReadonlyMap<string, string>;
  readonly standing: readonly string[];
  /** an empty file for each name that only one side has */
  readonly blanks: ReadonlyMap<string, string>;
  readonly hasLinks?: boolean;
  /** milliseconds for those who have just followed a link to open what it leads to */
  readonly grace?: number;
};

type Plan = {
  readonly names: readonly string[];
  readonly coming: readonly boolean[];
  readonly standing: readonly boolean[];
  readonly isLinked: boolean;
};

export const HOME = '.ziping';
const FILES = 'files.json';

/** The files that the last swap left, below a folder. */
export function filesOf(folder: string): readonly string[] {
  const path = join(folder, HOME, FILES);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

export function swap({ folder, coming, standing, blanks, hasLinks = true, grace = GRACE }: Swap): void {
  const home = swapHome(folder);
  const names = [...new Set([...coming.keys(), ...standing])];
  for (const side of ['next', 'last']) mkdirSync(join(home, side), { recursive: true });
  for (const [index, name] of names.entries()) {
    const from = coming.get(name);
    if (from === undefined) copyFileSync(blanks.get(name)!, join(home, 'next', `${index}`));
    else renameSync(from, join(home, 'next', `${index}`));
  }
  const sides = {
    coming: names.map(name => coming.has(name)),
    standing: names.map(name => standing.includes(name)),
  };
  const isLinked = hasLinks && canLink({ folder, names, standing, blanks });
  const plan: Plan = { names, ...sides, isLinked };
  flush(home);
  writeFileSync(join(home, 'plan.new'), JSON.stringify(plan));
  flush(join(home, 'plan.new'));
  renameSync(join(home, 'plan.new'), join(home, 'plan.json'));
  flushOne(home);
  if (isLinked) showAtOnce(folder, names);
  rollForward(folder, plan);
  if (isLinked && standing.length > 0) nap(grace);
  clear(home);
}

/** Brings to its end, or takes back, what a killed swap left. */
export function recover(folder: string): void {
  const home = swapHome(folder);
  if (existsSync(join(home, 'plan.json'))) {
    const plan: Plan = JSON.parse(readFileSync(join(home, 'plan.json'), 'utf8'));
    if (!plan.isLinked || readlinkSync(join(home, 'now')) === 'next') rollForward(folder, plan);
    else rollBack(folder, plan);
  }
  clear(home);
}

function swapHome(folder: string): string {
  return join(folder, HOME, 'swap');
}

/** Second names for the files that stand; false where the file system has no links of either kind. */
function canLink({ folder, names, standing, blanks }: Omit<Swap, 'coming'> & { names: readonly string[] }) {
  const home = swapHome(folder);
  try {
    symlinkSync('last', join(home, 'now'));
    for (const [index, name] of names.entries()) {
      const last = join(home, 'last', `${index}`);
      if (standing.includes(name)) linkSync(realpathSync(join(folder, name)), last);
      // before the first load there is nothing to be read
      else if (standing.length > 0) copyFileSync(blanks.get(name)!, last);
    }
    return true;
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  }
}

const NO_LINKS: ReadonlySet<string> = new Set([
  ...['EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EMLINK', 'EXDEV', 'UNKNOWN'],
]);

function showAtOnce(folder: string, names: readonly string[]): void {
  const home = swapHome(folder);
  for (const [index, name] of names.entries()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(relative(dirname(path), join(home, 'now', `${index}`)), join(home, 'link'));
    renameSync(join(home, 'link'), path);
  }
  symlinkSync('next', join(home, 'now.new'));
  renameSync(join(home, 'now.new'), join(home, 'now'));
  flushOne(home);
}

/** What is shown stands by itself. */
function rollForward(folder: string, { names, coming, isLinked }: Plan): void {
  const home = swapHome(folder);
  for (const [index, name] of names.entries()) {
    const [path, next] = [join(folder, name), join(home, 'next', `${index}`)];
    if (!coming[index]) remove(path);
    else if (existsSync(next)) {
      mkdirSync(dirname(path), { recursive: true });
      if (isLinked) copyName(next, path);
      else patiently(() => renameSync(next, path));
    }
  }
  const left = names.filter((_, index) => coming[index]);
  writeFileSync(join(folder, HOME, 'files.new'), JSON.stringify(left));
  flush(join(folder, HOME, 'files.new'));
  renameSync(join(folder, HOME, 'files.new'), join(folder, HOME, FILES));
  flushOne(folder);
}

/** A file gets another name, in the place of what has it. */
function copyName(from: string, to: string): void {
  const own = `${from}.own`;
  rmSync(own, { force: true });
  linkSync(from, own);
  renameSync(own, to);
}

function rollBack(folder: string, { names, standing }: Plan): void {
  for (const [index, name] of names.entries()) {
    const path = join(folder, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
    if (standing[index]) renameSync(join(swapHome(folder), 'last', `${index}`), path);
    else remove(path);
  }
}

/** A file, and the folder of a part that has none any more. */
function remove(path: string): void {
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // others stand in it
  }
}

/** Without its plan a swap is nothing to go on with. */
function clear(home: string): void {
  rmSync(join(home, 'plan.json'), { force: true });
  rmSync(home, { recursive: true, force: true });
}

/** Milliseconds. */
const PATIENCE = 5000;
const NAP = 50;
const GRACE = 250;

/** Elsewhere than on Unix a file that somebody reads cannot be replaced until that is over. */
function patiently(act: () => void): void {
  for (const until = Date.now() + PATIENCE; ; nap(NAP)) {
    try {
      act();
      return;
    } catch (error) {
      if (!/^(?:EPERM|EBUSY|EACCES)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
      if (Date.now() > until) throw error;
    }
  }
}

function nap(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
