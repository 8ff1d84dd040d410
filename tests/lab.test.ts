import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, fileOf, helpOf } from '../scripts/lab/index.ts';

test('the laboratory lists every command that it has, and has every one that it lists', () => {
  const cwd = join(import.meta.dirname, '../scripts/lab');
  const there = globSync(['*.ts', 'press/press.ts'], { cwd }).filter(file => file !== 'index.ts');
  const listed = Object.values(COMMANDS).flatMap(group => Object.keys(group));
  expect(listed.map(fileOf).sort()).toEqual(there.sort());
});

test.each(Object.values(COMMANDS).flatMap(group => Object.keys(group)))('%s tells what it takes', name => {
  expect(helpOf(name)).toContain(`npm run lab -- ${name}`);
  expect(helpOf(name)).not.toMatch(/^\s*\*|\*\//m);
});
