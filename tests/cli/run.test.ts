import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '../../src/schema/document.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { ziping as runZiping } from '../helpers/ziping.ts';

const fixture = (...path: readonly string[]) => join(FIXTURES, ...path);

/** The documents that were printed, one a line. */
const documentsOf = (out: string) =>
  out
    .trim()
    .split('\n')
    .map(line => documentSchema.parse(JSON.parse(line)));

const ziping = (...argv: readonly string[]) => runZiping(argv);

describe('extract', () => {
  test('one document a line; a bad file costs only itself', async () => {
    const { code, out, err } = await ziping(
      'extract',
      fixture('broken/letter.pdf'),
      fixture('sichuan/source.pdf'),
    );
    expect(code).toBe(1);
    expect(documentsOf(out).map(({ error, forms }) => [error?.code ?? null, forms.length > 0])).toEqual([
      ['unknown-format', false],
      [null, true],
    ]);
    expect(err).toContain('letter.pdf');
  });

  test('a missing file and a folder are documents with an error', async () => {
    const { code, out } = await ziping('extract', fixture('nowhere.pdf'), fixture('broken'));
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).error.code),
    ).toEqual(['not-found', 'unreadable']);
  });

  test('a hostile name stays a name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-'));
    const path = join(folder, "a;rm -rf 'x'\n--pretty.pdf");
    writeFileSync(path, readFileSync(fixture('sichuan/source.pdf')));
    const { code, out } = await ziping('extract', path);
    expect(code).toBe(0);
    expect(JSON.parse(out).source.name).toBe("a;rm -rf 'x'\n--pretty.pdf");
  });
});

describe('tables', () => {
  test('page by page, or joined over page breaks', async () => {
    const apart = JSON.parse((await ziping('tables', fixture('g60/source.pdf'))).out);
    const joined = JSON.parse((await ziping('tables', '--join', fixture('g60/source.pdf'))).out);
    const tablesOf = (found: typeof apart) =>
      found.pages.flatMap((page: { tables: unknown[] }) => page.tables);
    expect(tablesOf(apart).length).toBeGreaterThan(5);
    expect(tablesOf(joined)).toHaveLength(5);
    const cells = tablesOf(joined)[0].cells as { text: string; regions: unknown[] }[];
    expect(cells.find(({ text }) => text.startsWith('一、要素对接'))!.regions.length).toBeGreaterThan(1);
  });
});

describe('tables of a picture', () => {
  test('say how sure each cell is, and which are for a person; those of a text layer say nothing', {
    timeout: 120_000,
  }, async () => {
    type Own = { readonly text: string; readonly confidence?: number; readonly review?: true };
    const cellsOf = async (name: string) => {
      const { pages } = JSON.parse((await ziping('tables', fixture(name))).out);
      return pages.flatMap(({ tables }: { tables: { cells: Own[] }[] }) =>
        tables.flatMap(t => t.cells),
      ) as Own[];
    };
    const scanned = await cellsOf('scan-sealed/source.pdf');
    expect(scanned.every(({ confidence }) => confidence! > 0 && confidence! < 1)).toBe(true);
    const asIn = (cell: Own) => cell.text === '得分系数';
    expect(scanned.find(cell => cell.text.startsWith('得分系数') && !asIn(cell))?.review).toBe(true);
    expect(scanned.filter(({ review }) => review).length).toBeLessThan(0.2 * scanned.length);
    expect((await cellsOf('sichuan/source.pdf')).some(cell => 'confidence' in cell)).toBe(false);
  });
});

describe('show', () => {
  test('a summary, a drawing, an SVG, a page for the browser', async () => {
    const path = fixture('yunnan-rotated/source.pdf');
    expect((await ziping('show', path)).out).toContain('农村小规模学校寄宿生冬季取暖补助');
    expect((await ziping('show', path, '--stage', 'grids')).out).toContain('┬');
    expect((await ziping('show', path, '--stage', 'separators')).out).toContain('┼');
    expect((await ziping('show', path, '--svg', '--stage', 'rulings')).out).toMatch(/^<svg /);
    const html = join(mkdtempSync(join(tmpdir(), 'ziping-')), 'form.html');
    expect((await ziping('show', path, '--html', html)).code).toBe(0);
    expect(readFileSync(html, 'utf8')).not.toMatch(/(src|href)="https?:/);
  });
});

describe('check and rules', () => {
  const findings = (out: string) =>
    out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { rule: string; severity: string });

  test('what a careful auditor finds in the G60 forms, and nothing else above info', async () => {
    const found = findings((await ziping('check', fixture('g60/source.pdf'))).out).filter(
      one => one.severity !== 'info',
    );
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(found, one => one.rule)).map(([rule, all]) => [rule, all!.length]),
    );
    expect(counts).toEqual({
      'score/full-although-unmet': 2,
      'score/unmet-left-unscored': 8,
      'target/vague': 8,
      'family/indicator': 6,
    });
  });

  test('documents are checked as PDFs are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-'));
    const path = join(folder, 'documents.jsonl');
    writeFileSync(path, (await ziping('extract', fixture('g60/source.pdf'))).out);
    const rulesOf = (out: string) => findings(out).map(one => one.rule);
    expect(rulesOf((await ziping('check', path)).out)).toEqual(
      rulesOf((await ziping('check', fixture('g60/source.pdf'))).out),
    );
    expect((await ziping('check', path, '--fail-on', 'error')).code).toBe(3);
    expect(JSON.parse((await ziping('check', path, '--format', 'sarif')).out).version).toBe('2.1.0');
    expect((await ziping('check', path, '--format', 'report', '--lang', 'en')).out).toContain('Form 1');
  });

  test('the rules tell where they come from', async () => {
    expect((await ziping('rules')).out.split('\n').length).toBeGreaterThan(35);
    expect((await ziping('rules', 'total/score-sum')).out).toContain('财预');
    expect((await ziping('rules', 'no/such')).code).toBe(2);
  });
});

describe('the command line', () => {
  test('wrong usage is 2, with a word', async () => {
    for (const argv of [['extract'], ['nonsense'], ['show', 'x.pdf', '--stage', 'dreams']]) {
      const { code, err } = await ziping(...argv);
      expect(code).toBe(2);
      expect(err).not.toBe('');
    }
  });

  test('schema, templates and doctor speak', async () => {
    expect(JSON.parse((await ziping('schema')).out).properties.schema).toBeDefined();
    expect((await ziping('templates')).out).toContain('shanghai');
    expect((await ziping('doctor')).out).toContain('pdf.js');
  });

  test('the bin runs from a clone', () => {
    const bin = join(FIXTURES, '../src/cli/ziping.js');
    expect(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' })).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
  });
});
