import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openPlace } from '../../src/batch/place.ts';
import { findFiles } from '../../src/batch/walk.ts';
import { zipEntries } from '../../src/batch/zip.ts';
import { type ZipEntry, zipOf } from '../helpers/zip.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ziping-walk-'));

async function found(folder: string, paths: readonly string[]) {
  const all = await Array.fromAsync(findFiles(paths));
  return all.map(({ path, error }) =>
    error ? `${relative(folder, path)} ${error.code}` : relative(folder, path),
  );
}

function write(folder: string, ...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

test('finds what may be a form at any depth, in the order of the names', async () => {
  const folder = newFolder();
  write(folder, 'b.PDF', '镇/a.pdf', '镇/街道/c.tif', 'note.docx', '.hidden.pdf', '镇/._a.pdf', 'a.zip');
  expect(await found(folder, [folder])).toEqual(['a.zip', 'b.PDF', '镇/a.pdf', '镇/街道/c.tif']);
  expect(await found(folder, [join(folder, 'note.docx')])).toEqual(['note.docx']);
});

test('symbolic links that lead in circles or nowhere cost nothing else', async () => {
  const folder = newFolder();
  write(folder, 'in/a.pdf', 'elsewhere/b.pdf');
  symlinkSync(folder, join(folder, 'in/up'));
  symlinkSync('self.pdf', join(folder, 'in/self.pdf'));
  symlinkSync('gone.pdf', join(folder, 'in/dead.pdf'));
  symlinkSync(join(folder, 'elsewhere/b.pdf'), join(folder, 'in/z.pdf'));
  expect(await found(folder, [folder])).toEqual([
    'elsewhere/b.pdf',
    'in/a.pdf',
    'in/dead.pdf not-found',
    'in/self.pdf unreadable',
    'in/z.pdf',
  ]);
});

test('globs, and what they do not find', async () => {
  const folder = newFolder();
  write(folder, '2023/a.pdf', '2024/b.pdf', '2024/[草稿].pdf');
  expect(await found(folder, [join(folder, '202?/*.pdf')])).toEqual([
    '2023/a.pdf',
    '2024/[草稿].pdf',
    '2024/b.pdf',
  ]);
  expect(await found(folder, [join(folder, '2024/[草稿].pdf')])).toEqual(['2024/[草稿].pdf']);
  expect(await found(folder, [join(folder, '2025/*'), join(folder, 'no.pdf')])).toEqual([
    '2025/* not-found',
    'no.pdf not-found',
  ]);
});

/** A file as old systems put it in a ZIP. */
const stored = (name: Buffer, text: string): ZipEntry => ({ name, data: Buffer.from(text), isStored: true });

test('reads ZIPs, also those whose names are in the code page of a Chinese system', async () => {
  const path = join(newFolder(), 'a.zip');
  const gbk = Buffer.from([0xd7, 0xd4, 0xc6, 0xc0, 0x2f, 0xb1, 0xed, 0x2e, 0x70, 0x64, 0x66]);
  writeFileSync(
    path,
    zipOf([stored(gbk, 'one'), stored(Buffer.from('自评/乙.pdf'), 'two'), stored(Buffer.from('自评/'), '')]),
  );
  const names = (await Array.fromAsync(zipEntries(path))).map(entry => entry.name);
  expect(names).toEqual(['自评/表.pdf', '自评/乙.pdf']);
  const { name, bytes } = await openPlace(`${path}!/自评/表.pdf`);
  expect([name, Buffer.from(bytes).toString()]).toEqual(['表.pdf', 'one']);
  await expect(openPlace(`${path}!/自评/丙.pdf`)).rejects.toMatchObject({ code: 'not-found' });
  const cut = join(newFolder(), 'cut.zip');
  writeFileSync(cut, zipOf([stored(gbk, 'one')]).subarray(0, 40));
  await expect(Array.fromAsync(zipEntries(cut))).rejects.toMatchObject({ code: 'malformed' });
});
