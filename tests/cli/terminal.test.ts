import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping } from '../helpers/ziping.ts';

const PATH = join(FIXTURES, 'sichuan/source.pdf');

describe('extract on a terminal', () => {
  test('standard output is JSON, indented and coloured', async () => {
    const { out } = await ziping(['extract', PATH], { isTerminal: true });
    expect(out).toContain('\x1b[');
    expect(out.split('\n').length).toBeGreaterThan(100);
    expect(JSON.parse(stripVTControlCharacters(out)).schema).toBe('ziping/document/2');
    const plain = await ziping(['extract', PATH], { isTerminal: true, color: false });
    expect(plain.out).toBe(stripVTControlCharacters(out));
  });

  test('--pretty adds a summary on standard error, for a person only', async () => {
    const piped = await ziping(['extract', '--pretty', PATH]);
    expect([piped.err, piped.out.includes('\n  "source"')]).toEqual(['', true]);
    const watched = await ziping(['extract', '--pretty', PATH], { isErrorTerminal: true });
    expect(watched.out).toBe(piped.out);
    expect(watched.err).toContain('1 份表 forms');
  });
});

describe('show', () => {
  test('rulings as lines, with the text between them', async () => {
    const { code, out } = await ziping(['show', PATH, '--stage', 'rulings'], { columns: 100 });
    expect(code).toBe(0);
    expect(out).toContain('├──');
    expect(out).toContain('三级指标');
    expect(out.split('\n').every(line => line.length <= 100)).toBe(true);
  });

  test('one page of several', async () => {
    const g60 = join(FIXTURES, 'g60/source.pdf');
    const headings = async (...argv: string[]) =>
      (await ziping(['show', g60, '--stage', 'grids', ...argv])).out.match(/^── .* ──$/gm);
    expect(await headings()).toHaveLength(12);
    expect(await headings('--page', '6')).toEqual(['── 第 6 页 page 6 ──']);
  });

  test.each([
    ['--page', '2', '--svg'],
    ['--page', 'x', '--svg'],
    ['--html', '/nowhere/at/all.html'],
    [PATH, '--svg'],
    [PATH, '--stage', 'grids'],
  ])('what cannot be is wrong usage: %s %s %s', async (...flags) => {
    const { code, err } = await ziping(['show', PATH, ...flags.filter(flag => flag !== undefined)]);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });

  test('several files one after the other, whatever becomes of one of them', async () => {
    const paths = ['yinchuan/source.pdf', 'broken/letter.pdf', 'sichuan/source.pdf'];
    const { code, out, err } = await ziping(['show', ...paths.map(path => join(FIXTURES, path))]);
    expect(code).toBe(1);
    expect(out.match(/^source\.pdf .*$/gm)).toHaveLength(2);
    expect(err).toContain('letter.pdf');
  });

  test('a continuation is told with what spoke for and against it', async () => {
    const path = join(FIXTURES, 'anhui-rows-cut-over-pages/source.pdf');
    const { out } = await ziping(['show', path, '--stage', 'continuation']);
    expect(out).toMatch(/^── 1 \[.*\] → 2 \[.*\] ──\n接续 goes on \d/);
    expect(out).toMatch(/columns +0\.\d+ × +\d/);
    expect((await ziping(['show', path, '--stage', 'continuation', '--svg'])).code).toBe(2);
  });

  test('a file that cannot be read is 1, with a word', async () => {
    for (const stage of ['rulings', 'form']) {
      const { code, out, err } = await ziping([
        'show',
        join(FIXTURES, 'broken/letter.pdf'),
        '--stage',
        stage,
      ]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('letter.pdf');
    }
  });

  test('--html writes the page also of a file that cannot be read, with the reason', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'ziping-')), 'page.html');
    const { code } = await ziping(['show', join(FIXTURES, 'broken/letter.pdf'), '--html', out]);
    expect(code).toBe(1);
    expect(readFileSync(out, 'utf8')).toContain('unknown-format');
  });
});
