import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { filesOf, recover, swap } from '../../../src/warehouse/sinks/snapshot-swap.ts';

const root = mkdtempSync(join(tmpdir(), 'ziping-swap-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const OLD = ['a.csv', 'b.csv', 'c/year=1/data.csv'];
const NEW = ['a.csv', 'b.csv', 'c/year=2/data.csv', 'd.csv'];

let number = 0;

/** Files of one load, each with the word of its side, ready to be swapped in. */
function coming(folder: string, names: readonly string[], side: string): ReadonlyMap<string, string> {
  const work = join(folder, '.ziping/work');
  mkdirSync(work, { recursive: true });
  return new Map(
    names.map((name, index) => {
      const path = join(work, `${index}`);
      writeFileSync(path, side);
      return [name, path];
    }),
  );
}

function blanksOf(folder: string, names: readonly string[]): ReadonlyMap<string, string> {
  const path = join(folder, '.ziping/work/blank');
  writeFileSync(path, '');
  return new Map(names.map(name => [name, path]));
}

function load(
  folder: string,
  names: readonly string[],
  { side, grace = 0 }: { side: string; grace?: number },
) {
  const files = coming(folder, names, side);
  const standing = filesOf(folder);
  swap({ folder, coming: files, standing, blanks: blanksOf(folder, [...names, ...standing]), grace });
}

/** What a reader of the whole folder finds: the words that stand in its files, without those that are empty. */
function seen(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const data = all.filter(name => name.endsWith('.csv'));
  return data
    .map(name => `${name}: ${readFileSync(join(folder, name), 'utf8')}`)
    .filter(line => !line.endsWith(': '))
    .sort();
}

const asOf = (names: readonly string[], side: string) => names.map(name => `${name}: ${side}`).sort();

function loaded(): string {
  const folder = join(root, `${++number}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  load(folder, OLD, { side: 'old' });
  return folder;
}

/** Swaps in a process that is killed at its n-th change of the disk; false where it came to its end before. */
function killedAt(folder: string, step: number, hasLinks: boolean): boolean {
  coming(folder, NEW, 'new');
  blanksOf(folder, []);
  const { signal, status, stderr } = spawnSync(process.execPath, [
    ...['--input-type=module', '-e', KILLED, folder, String(step), String(hasLinks)],
    ...[
      JSON.stringify(OLD),
      JSON.stringify(NEW),
      new URL('../../../src/warehouse/sinks/snapshot-swap.ts', import.meta.url).href,
    ],
  ]);
  if (signal === null && status !== 0) throw new Error(String(stderr));
  return signal === 'SIGKILL';
}

const KILLED = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import { join } from 'node:path';
  const [folder, step, hasLinks, old, coming, module] = process.argv.slice(1);
  let left = Number(step);
  for (const name of ['renameSync', 'linkSync', 'symlinkSync', 'copyFileSync', 'mkdirSync', 'writeFileSync', 'rmSync', 'rmdirSync']) {
    const own = fs[name];
    fs[name] = (...args) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return own(...args);
    };
  }
  syncBuiltinESMExports();
  const { swap } = await import(module);
  const work = join(folder, '.ziping/work');
  const names = JSON.parse(coming);
  const blank = join(work, 'blank');
  swap({
    folder, standing: JSON.parse(old), hasLinks: hasLinks === 'true', grace: 0,
    coming: new Map(names.map((name, index) => [name, join(work, String(index))])),
    blanks: new Map([...names, ...JSON.parse(old)].map(name => [name, blank])),
  });
`;

describe('files that change all at one instant', () => {
  test('stand as plain files afterwards, and nothing else does', () => {
    const folder = loaded();
    expect(seen(folder)).toEqual(asOf(OLD, 'old'));
    load(folder, NEW, { side: 'new' });
    expect(seen(folder)).toEqual(asOf(NEW, 'new'));
    for (const name of NEW) expect(lstatSync(join(folder, name)).isFile()).toBe(true);
    expect(filesOf(folder)).toEqual(NEW);
    expect(readdirSync(join(folder, '.ziping')).sort()).toEqual(['files.json', 'work']);
    expect(readdirSync(join(folder, 'c'))).toEqual(['year=2']);
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('killed at any step all are old or all are new, and the next load goes on from there', () => {
    const sides = new Set<string>();
    for (let step = 0; ; step++) {
      const folder = loaded();
      const isKilled = killedAt(folder, step, true);
      const found = seen(folder);
      const side = found[0]!.endsWith('old') ? 'old' : 'new';
      expect(found, `killed at ${step}`).toEqual(asOf(side === 'old' ? OLD : NEW, side));
      recover(folder);
      expect(seen(folder)).toEqual(found);
      for (const name of side === 'old' ? OLD : NEW)
        expect(lstatSync(join(folder, name)).isFile()).toBe(true);
      load(folder, NEW, { side: 'new' });
      expect(seen(folder)).toEqual(asOf(NEW, 'new'));
      sides.add(side);
      if (!isKilled) break;
    }
    expect(sides).toEqual(new Set(['old', 'new']));
  });

  test('without links each file is old or new, and what was killed is brought to its end', () => {
    for (let step = 0; ; step++) {
      const folder = loaded();
      const isKilled = killedAt(folder, step, false);
      for (const line of seen(folder)) expect(line).toMatch(/: (?:old|new)$/);
      recover(folder);
      const found = seen(folder);
      const side = found[0]!.endsWith('old') ? 'old' : 'new';
      expect(found, `killed at ${step}`).toEqual(asOf(side === 'old' ? OLD : NEW, side));
      if (!isKilled) break;
    }
  });

  test('whoever reads meanwhile finds all of one load', async () => {
    const folder = loaded();
    const child = spawn(process.execPath, ['--input-type=module', '-e', READER, folder]);
    const closed = once(child, 'close');
    let said = '';
    child.stdout.on('data', chunk => {
      said += chunk;
    });
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    await once(child.stdout, 'data');
    for (let round = 0; round < 20; round++) {
      load(folder, OLD, { side: `round ${round}`, grace: 100 });
      await nextTick();
    }
    child.kill('SIGKILL');
    await closed;
    expect(said).toBe('reading\n');
  });
});

/** Who finds the same words in one file before and after has found those of the same load in the other. */
const READER = `
  import { readFileSync } from 'node:fs';
  const [folder] = process.argv.slice(1);
  console.log('reading');
  for (;;) {
    const [before, other, after] = ['a', 'b', 'a'].map(name => readFileSync(folder + '/' + name + '.csv', 'utf8'));
    if (before === after && other !== before) console.log('torn', before, other);
  }`;
