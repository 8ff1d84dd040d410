import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../src/warehouse/sinks/temporary-folder.ts';
import { FIXTURES } from '../helpers/fixtures.ts';

const BIN = join(FIXTURES, '../src/cli/ziping.js');
const OWN = `ziping-compiled-${process.getuid?.()}`;
const SOMEBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** What the program left in its temporary folder, which others had prepared. */
function left(prepare: (folder: string, own: string) => void): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-cache-'));
  prepare(folder, join(folder, OWN));
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [BIN, '--version'], { env: { ...env, TMPDIR: folder } });
  expect(ran.status).toBe(0);
  return readdirSync(folder, { recursive: true }).map(String);
}

test('what Node compiles is kept in a folder of the user’s own', () => {
  expect(left(() => {}).some(name => name.startsWith(`${OWN}/v24`))).toBe(true);
});

test('Node’s usual folder, which anybody can make first, is not touched', () => {
  const files = left(folder => mkdirSync(join(folder, 'node-compile-cache'), { mode: 0o777 }));
  expect(files.filter(name => name.startsWith('node-compile-cache/'))).toEqual([]);
});

test.each<[string, (folder: string, own: string) => void]>([
  ['a link', (folder, own) => [mkdirSync(join(folder, 'other')), symlinkSync('other', own)]],
  ['open to others', (_, own) => [mkdirSync(own), chmodSync(own, 0o777)]],
  ['in a folder where others can exchange it', folder => chmodSync(folder, 0o777)],
])('nothing is kept where the folder is %s', (_, prepare) => {
  expect(left(prepare).filter(name => name.includes('v24'))).toEqual([]);
});

test.skipIf(!isRoot)('nothing is kept where the folder is another user’s (ran as root only)', () => {
  const prepare = (_: string, own: string) => {
    mkdirSync(own, { mode: 0o755 });
    chownSync(own, SOMEBODY, SOMEBODY);
  };
  expect(left(prepare)).toEqual([OWN]);
});

test.skipIf(!isRoot)(
  'what another user left among the temporary files is not swept (ran as root only)',
  async () => {
    const folder = join(tmpdir(), 'ziping-stage-999999999-of-another');
    mkdirSync(join(folder, 'kept'), { recursive: true });
    chownSync(folder, SOMEBODY, SOMEBODY);
    await makeTemporaryFolder();
    expect(readdirSync(folder)).toEqual(['kept']);
  },
);
