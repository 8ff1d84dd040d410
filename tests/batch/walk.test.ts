import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPlace } from '../../src/batch/places.ts';
import { findPlaces } from '../../src/batch/plan.ts';
import { type FoundPath, findFiles } from '../../src/batch/walk.ts';
import { zipOf } from '../helpers/zip.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ziping-walk-'));

async function found(folder: string, paths: readonly (string | Buffer)[]) {
  const all = await Array.fromAsync(findFiles(paths));
  return all.map(({ shown, kind }) => [relative(folder, shown), ...told(kind)].join(' '));
}

function told(kind: FoundPath['kind']): string[] {
  if (typeof kind === 'string') return [];
  return 'error' in kind ? [kind.error.code] : [`(${kind.passedOver})`];
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
  expect(await found(folder, [folder])).toEqual([
    '.hidden.pdf (hidden)',
    'a.zip',
    'b.PDF',
    'note.docx (.docx)',
    '镇/._a.pdf (hidden)',
    '镇/a.pdf',
    '镇/街道/c.tif',
  ]);
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
    'in/up (walked)',
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
  expect(await found(folder, [join(folder, '{2023,2024}/?.pdf')])).toEqual(['2023/a.pdf', '2024/b.pdf']);
  expect(await found(folder, [join(folder, '**/b.*')])).toEqual(['2024/b.pdf']);
  expect(await found(folder, [join(folder, '2024/[草稿].pdf')])).toEqual(['2024/[草稿].pdf']);
  expect(await found(folder, [join(folder, '2025/*'), join(folder, 'no.pdf')])).toEqual([
    '2025/* not-found',
    'no.pdf not-found',
  ]);
});

/** 自评/表.pdf as Chinese systems without UTF-8 write it. */
const [REVIEW, FORM] = [Buffer.from('d7d4c6c0', 'hex'), Buffer.from('b1ed2e706466', 'hex')];
const bytes = (...parts: readonly (string | Buffer)[]) => Buffer.concat(parts.map(part => Buffer.from(part)));

describe.skipIf(process.platform !== 'linux')('names that are no UTF-8', () => {
  function written(): string {
    const folder = newFolder();
    mkdirSync(bytes(folder, '/', REVIEW));
    writeFileSync(bytes(folder, '/', REVIEW, '/', FORM), 'GB 18030');
    writeFileSync(bytes(folder, '/', REVIEW, '/表.pdf'), 'UTF-8');
    writeFileSync(bytes(folder, '/', REVIEW, '/', Buffer.from('ff2e706466', 'hex')), 'neither');
    writeFileSync(join(folder, '换\n行.pdf'), 'two lines');
    return folder;
  }

  test('are read by their bytes, and shown as what they are', async () => {
    const folder = written();
    const places = await Array.fromAsync(findPlaces([folder], new AbortController().signal));
    const texts = await Promise.all(
      places.map(async place => Buffer.from((await openPlace(place)).bytes).toString()),
    );
    expect(places.map(({ path }, index) => [relative(folder, path), texts[index]])).toEqual([
      ['自评/表 (2).pdf', 'GB 18030'],
      ['自评/表.pdf', 'UTF-8'],
      ['自评/\\xff.pdf', 'neither'],
      ['换\\x0a行.pdf', 'two lines'],
    ]);
  });

  test('are found as they are named: in bytes, as the command line gives them, in globs', async () => {
    const folder = written();
    const path = bytes(folder, '/', REVIEW, '/', FORM);
    expect(await found(folder, [path])).toEqual(['自评/表 (2).pdf']);
    expect(await found(folder, [path.toString()])).toEqual(['自评/表 (2).pdf']);
    expect(await found(folder, [join(folder, '自*/*表*')])).toEqual(['自评/表 (2).pdf', '自评/表.pdf']);
    expect(await found(folder, [join(folder, '**/?xff.pdf')])).toEqual(['自评/\\xff.pdf']);
  });

  test('are shown alike whoever names them, and never as another file beside them', async () => {
    const folder = written();
    write(folder, '自评/a.pdf', '换\\x0a行.pdf', 'b.zip', 'b.zip!/c.pdf');
    writeFileSync(bytes(folder, '/', REVIEW, '/a.pdf'), 'another');
    const walked = await found(folder, [folder]);
    expect(new Set(walked).size).toBe(walked.length);
    const all = (path: string | Buffer) => bytes(folder, '/', path);
    const named = [REVIEW, '自评', '换\n行.pdf', '换\\x0a行.pdf', 'b.zip', 'b.zip!'].map(all);
    expect((await found(folder, named)).sort()).toEqual(walked.sort());
  });
});

test('files are told by their first bytes where their ending does not', async () => {
  const folder = newFolder();
  const files = {
    'a.docx': 'PK\x03\x04word',
    'b.rar': 'Rar!',
    'c.7z': '7z',
    'd.ofd': 'PK\x03\x04',
    'e.xls': '',
    表: '%PDF-1.4',
    'f.pdf_': '%PDF-1.4',
    'g.doc': '\ufeff%PDF-1.4',
    'h.html': '<p>how a %PDF-1.4 begins',
    扫描: '\xff\xd8\xff',
    包: 'PK\x03\x04',
    空: '',
    乱: 'what',
    'i.zip': 'no zip',
  };
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text, name === '扫描' ? 'latin1' : 'utf8');
  const all = await Array.fromAsync(findFiles([folder]));
  expect(Object.fromEntries(all.map(({ shown, kind }) => [relative(folder, shown), kind]))).toEqual({
    'a.docx': { passedOver: '.docx' },
    'b.rar': { passedOver: '.rar' },
    'c.7z': { passedOver: '.7z' },
    'd.ofd': { passedOver: '.ofd' },
    'e.xls': { passedOver: '.xls' },
    'h.html': { passedOver: '.html' },
    表: 'read',
    'f.pdf_': 'read',
    'g.doc': 'read',
    扫描: 'read',
    包: 'zip',
    'i.zip': 'zip',
    空: { passedOver: 'empty' },
    乱: { passedOver: 'no-ending' },
  });
});

test.skipIf(process.platform !== 'linux')(
  'what is neither file nor folder is named, and waits for nobody',
  async () => {
    const folder = newFolder();
    execFileSync('mkfifo', [join(folder, 'a.pdf'), join(folder, 'b')]);
    const server = createServer().listen(join(folder, 'c.sock'));
    await once(server, 'listening');
    symlinkSync('nowhere', join(folder, 'd'));
    symlinkSync('/dev/zero', join(folder, 'e.pdf'));
    expect(await found(folder, [folder])).toEqual([
      'a.pdf (fifo)',
      'b (fifo)',
      'c.sock (socket)',
      'd (dead-link)',
      'e.pdf (device)',
    ]);
    expect(await found(folder, [join(folder, 'a.pdf')])).toEqual(['a.pdf unreadable']);
    await expect(openPlace({ path: join(folder, 'a.pdf') })).rejects.toMatchObject({ code: 'unreadable' });
    server.close();
  },
);

test('paths that no database could index are cut, told apart, and still lead to their files', async () => {
  const folder = newFolder();
  const deep = join(folder, ...Array.from({ length: 18 }, () => '很长的目录名'.repeat(10)));
  mkdirSync(deep, { recursive: true });
  for (const name of ['甲.pdf', '乙.pdf']) writeFileSync(join(deep, name), name);
  const places = await Array.fromAsync(findPlaces([folder], new AbortController().signal));
  expect(new Set(places.map(({ path }) => path)).size).toBe(2);
  for (const place of places) {
    expect(Buffer.byteLength(place.path)).toBeLessThanOrEqual(2000);
    const { bytes: own, name } = await openPlace(place);
    expect(place.path.endsWith(Buffer.from(own).toString())).toBe(true);
    expect(name).toMatch(/\.pdf$/);
  }
});

test('a folder that is called as a ZIP is shown has places of its own', async () => {
  const folder = newFolder();
  write(folder, 'a.zip!/b.pdf');
  writeFileSync(join(folder, 'a.zip'), zipOf([{ name: 'b.pdf', data: Buffer.from('member') }]));
  const places = await Array.fromAsync(findPlaces([folder], new AbortController().signal));
  expect(new Set(places.map(({ path }) => path)).size).toBe(2);
  const texts = places.map(async place => Buffer.from((await openPlace(place)).bytes).toString());
  expect(await Promise.all(texts)).toEqual(['member', 'a.zip!/b.pdf']);
});
