import { expect, test } from 'vitest';
import { remapped } from '../../scripts/lab/press/textlayer.ts';

const cmap = (body: string): Uint8Array => Buffer.from(`stream\n${body}\nendstream`, 'latin1');
const after = (body: string): string =>
  Buffer.from(remapped(cmap(body), new Map([['目', '⽬']])).bytes).toString('latin1');

test('a character is replaced in a list of characters', () => {
  expect(after('2 beginbfchar\n<01> <76EE>\n<02> <4E00>\nendbfchar')).toContain('<01> <2f6c>');
});

test('a range is written out, so that one character of it can be replaced', () => {
  const text = after('1 beginbfrange\n<0001> <0003> <76ED>\nendbfrange');
  expect(text).toContain('3 beginbfchar\n<0001> <76ed>\n<0002> <2f6c>\n<0003> <76ef>\nendbfchar');
});

test('a range with a list of its own', () => {
  expect(after('1 beginbfrange\n<01> <02> [<4E00> <76EE>]\nendbfrange')).toContain('<02> <2f6c>');
});
