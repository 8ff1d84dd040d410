import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { terminalJson } from '../../src/show/json.ts';
import { drawPage } from '../../src/show/page-drawing.ts';
import { displayWidth } from '../../src/values/width.ts';
import { sample } from '../helpers/sample.ts';

test('JSON for a terminal is the same JSON', () => {
  const value = { 'a"b': [1.5, -2e9, null, true, 'x: "y"\\', '\u009b31m\u202e'], 空: {} };
  const plain = terminalJson(value, { color: false });
  expect(JSON.parse(plain)).toEqual(value);
  expect(plain).not.toMatch(/[\u009b\u202e]/);
  const painted = terminalJson(value, { color: true });
  expect(painted).not.toBe(plain);
  expect(stripVTControlCharacters(painted)).toBe(plain);
});

test('a page as lines and text keeps their places', () => {
  const drawing = drawPage(sample.pages[0]!, 120);
  const rows = drawing.split('\n');
  expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(120);
  expect(rows.find(row => row.includes('┌'))).toMatch(/^ {8}┌─+┬─+┐$/);
  expect(drawing).toContain('│ 社区图书角建设');
  expect(drawing.indexOf('财政项目支出绩效自评表')).toBeLessThan(drawing.indexOf('项目名称'));
});
