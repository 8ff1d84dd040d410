import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installed, isPermissive } from '../scripts/licences/installed.ts';

const ROOT = join(import.meta.dirname, '..');
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

test('every direct dependency has its reason in one line, and no other has', () => {
  const [guide] = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8').split(
    '## Looked at and not taken',
  );
  const named = [...guide!.matchAll(/^\| `([^`]+)` \| \S.{9,} \|$/gm)].map(match => match[1]!);
  expect(named.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(optionalDependencies)].sort());
});

test('what is installed to run ziping has permissive licences', () => {
  const all = installed();
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(all.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-3.0', false],
  ['GPL-3.0-or-later', false],
  ['unknown', false],
])('%s: %s', (licence, expected) => {
  expect(isPermissive(licence)).toBe(expected);
});
