import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printedDocuments } from '../../src/cli/printed-documents.ts';
import { SourceError } from '../../src/errors.ts';
import { failed } from '../../src/failed-document.ts';
import { linesOf } from '../../src/read/files.ts';

const printed = (name: string) =>
  failed({ name, bytes: new Uint8Array() }, new SourceError('empty', 'nothing')).document;
const line = (name: string) => JSON.stringify(printed(name));
const indented = (name: string) => JSON.stringify(printed(name), null, 2);

function fileOf(...texts: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-')), 'documents.json');
  writeFileSync(path, texts.join(''));
  return path;
}

const namesIn = (path: string) =>
  Array.fromAsync(printedDocuments(linesOf(path), 'documents.json'), ({ source }) => source.name);

describe('documents that were printed', () => {
  test.each([
    ['one a line', `${line('a')}\n${line('b')}\n`],
    ['several, indented', `${indented('a')}\n${indented('b')}\n`],
    ['both, with blank lines and none at the end', `${line('a')}\n\n\n${indented('b')}`],
    [
      'with a mark at the beginning and the line ends of Windows',
      `\uFEFF${indented('a')}\n${line('b')}\n`.replaceAll('\n', '\r\n'),
    ],
    ['the last one in lines of its own', `${line('a')}\n{\n${line('b').slice(1)}`],
  ])('%s', async (_, text) => {
    expect(await namesIn(fileOf(text))).toEqual(['a', 'b']);
  });

  test('come before the last one is there', async () => {
    async function* lines() {
      yield line('first');
      throw new Error('asked for more than the first');
    }
    const { value } = await printedDocuments(lines(), 'pipe').next();
    expect(value.source.name).toBe('first');
  });

  test.each([
    ['a line cut off at the end', `${line('a')}\n${line('b').slice(0, 50)}`],
    ['a line cut off before others', `${line('a')}\n${line('b').slice(0, 50)}\n${line('c')}\n`],
    ['an indented one cut off before others', `${line('a')}\n${indented('b').slice(0, 90)}\n${line('c')}\n`],
    ['what extract did not print', `${line('a')}\n{"a":1}\n${line('c')}\n`],
  ])('%s: those before come, and its line is named', async (_, text) => {
    const documents = printedDocuments(linesOf(fileOf(text)), 'documents.json');
    expect((await documents.next()).value.source.name).toBe('a');
    await expect(documents.next()).rejects.toThrow('documents.json:2 ');
  });
});

test('lines are those of the bytes, wherever a chunk of the file ends', async () => {
  const long = '表'.repeat(50_000);
  const path = fileOf(long, '\n', '\n', `${long}\u2028x\r`, '\n', 'end');
  expect(await Array.fromAsync(linesOf(path))).toEqual([long, '', `${long}\u2028x\r`, 'end']);
});
