import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlace } from '../../src/batch/places.ts';
import { findPlaces } from '../../src/batch/plan.ts';
import { findFiles } from '../../src/batch/walk.ts';
import { type ZipEntry, zipOf } from '../helpers/zip.ts';
import { ziping } from '../helpers/ziping.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ziping-names-'));

/** What would steer a terminal: controls but line feeds, and marks that turn the direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const NAMES = [
  '-rf.pdf',
  '--password=x.pdf',
  'new\nline.pdf',
  'quote\'"`$(id).pdf',
  '\u001b]0;title\u0007\u001b[31mred.pdf',
  '表\u202efdp.exe.pdf',
  '零\u200b宽.pdf',
  '[a-z]*{1,2}?.pdf',
  '<script>alert(1)</script>.pdf'.replace('/', '∕'),
];

test('files of any name are found and read, and no name steers the terminal', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'in'));
  for (const [index, name] of NAMES.entries()) writeFileSync(join(folder, 'in', name), `no form ${index}`);
  const found = await Array.fromAsync(findFiles([join(folder, 'in')]));
  expect(found.map(({ file }) => file.toString()).sort()).toEqual(
    NAMES.map(name => join(folder, 'in', name)).sort(),
  );
  const paths = NAMES.map(name => join(folder, 'in', name));
  for (const argv of [
    ['extract', '--pretty', '--', ...paths],
    ['check', '--', ...paths],
  ]) {
    const { code, out, err } = await ziping(argv, { isTerminal: true, color: false });
    expect(code).toBe(1);
    expect(out + err).not.toMatch(STEERING);
    expect((out + err).split('\n').filter(line => line.startsWith('line.pdf'))).toEqual([]);
  }
  expect(readdirSync(folder)).toEqual(['in']);
});

function zipAt(files: readonly ZipEntry[]): string {
  const path = join(newFolder(), 'a.zip');
  writeFileSync(path, zipOf(files));
  return path;
}

test('a ZIP whose names lead out of it writes nothing anywhere', async () => {
  const path = zipAt([{ name: '../../out.pdf', data: Buffer.from('x') }]);
  const [place] = await Array.fromAsync(findPlaces([path], new AbortController().signal));
  expect(place).toMatchObject({ path: `${path}!/../../out.pdf`, bytes: 1 });
  expect(readdirSync(join(path, '..'))).toEqual(['a.zip']);
});

test('a place in a ZIP that was planned before there were ways is found by its name', async () => {
  const path = zipAt(['one', 'two'].map(text => ({ name: 'a.pdf', data: Buffer.from(text) })));
  expect(Buffer.from((await openPlace({ path: `${path}!/a.pdf` })).bytes).toString()).toBe('one');
  await expect(openPlace({ path: `${path}!/b.pdf` })).rejects.toMatchObject({ code: 'not-found' });
  const locked = zipAt([{ name: 'a.pdf', data: Buffer.from('x'), flags: 0x801 }]);
  await expect(openPlace({ path: `${locked}!/a.pdf` })).rejects.toMatchObject({ code: 'encrypted' });
});

test('a page for the browser escapes what a form and its name say', async () => {
  const folder = newFolder();
  const path = join(folder, '<img src=x onerror=alert(1)>.txt');
  const dump = readFileSync(join(import.meta.dirname, '../../fixtures/dump-layout/source.txt'), 'utf8');
  writeFileSync(path, dump.replace('158.60', '<script>alert(1)<\u2215script>'));
  const out = join(folder, 'out.html');
  await ziping(['show', path, '--html', out]);
  const page = readFileSync(out, 'utf8');
  expect(/<script>alert|<img src=x/.test(page)).toBe(false);
  expect(page.includes('&lt;img src=x')).toBe(true);
  // what the form says is there, and harmless
  expect(/\\u003cscript>alert\(1\)/.test(page)).toBe(true);
});
