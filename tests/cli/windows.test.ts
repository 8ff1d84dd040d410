import { readFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/batch/glob.ts';
import { nameOf } from '../../src/batch/places.ts';
import { asNamed } from '../../src/cli/bulk-flags.ts';
import { linksTo } from '../../src/warehouse/excel/links.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

/** What differs on Windows, as far as it can be had elsewhere. */
describe('as on Windows', () => {
  test.each([
    ['C:\\自评\\2023\\*.pdf', 'C:\\', ['自评', '2023', '*.pdf']],
    ['C:/自评/**/*.pdf', 'C:/', ['自评', '**', '*.pdf']],
    ['\\\\server\\share\\a.pdf', '\\\\server\\share\\', ['a.pdf']],
    ['a/b\\*.pdf', '', ['a', 'b', '*.pdf']],
  ])('a path is divided where Windows divides it: %s', (path, root, parts) =>
    expect(partsOf(path, win32)).toEqual({ root, parts }),
  );

  test('a backslash elsewhere is a part of a name', () =>
    expect(partsOf('/a/b\\c', posix)).toEqual({ root: '/', parts: ['a', 'b\\c'] }));

  test('a list that a console writes in GB 18030 names files as they are called', () => {
    const line = Buffer.concat([
      Buffer.from('C:\\'),
      Buffer.from([0xd7, 0xd4, 0xc6, 0xc0]),
      Buffer.from('.pdf'),
    ]);
    expect(asNamed(line, 'win32')).toBe('C:\\自评.pdf');
    expect(asNamed(Buffer.from('C:\\自评.pdf'), 'win32')).toBe('C:\\自评.pdf');
    expect(asNamed(line, 'linux')).toBe(line);
  });

  test('*.pdf that no shell has opened means the files', async () => {
    const { code, out } = await ziping(['extract', join(FIXTURES, 'si*', '*.pdf')]);
    expect([code, out.trim().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(out).source.name).toBe('source.pdf');
  });

  test('a workbook leads to a file on a drive', () => {
    const spot = { sha256: '0', path: 'C:\\自评\\a b.pdf', form: 0, page: 2 };
    expect(linksTo(undefined)(spot)).toBe('file:///C:/%E8%87%AA%E8%AF%84/a%20b.pdf#page=2');
    expect(linksTo(undefined)({ ...spot, path: 'a.pdf' })).toBeNull();
  });

  test('pdf.js is given folders that end in a slash, whatever divides a path', () =>
    expect(readFileSync(join(FIXTURES, '../src/read/pdf-document.ts'), 'utf8')).toMatch(
      /join\(home, name\)\}\/`/,
    ));

  test('a file in a ZIP is called by its last part', () =>
    expect([nameOf('/a/b.zip!/镇/表.pdf'), win32.basename('C:\\b.zip!/镇/表.pdf')]).toEqual([
      '表.pdf',
      '表.pdf',
    ]));
});
