import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extract } from '../src/defaults.ts';
import type { Document, Form, FormData } from '../src/model.ts';
import { documentSchema } from '../src/schema/document.ts';
import { blanks, FORM } from '../src/schema/fields.ts';
import { valueAt } from '../src/values/pointer.ts';
import { compared } from '../src/values/text.ts';
import { bytesOf, CASES, extracted, FIXTURES } from './helpers/fixtures.ts';

/** `UPDATE_GOLDENS=1 npm test` writes what is read now; without it a golden that is missing is an error. */
const isUpdate = process.env.UPDATE_GOLDENS === '1';

describe.each(CASES)('fixture %s', name => {
  test('is the document that was agreed on', async () => {
    const { document } = await extracted(name);
    const golden = join(FIXTURES, name, 'document.json');
    const printed = `${JSON.stringify({ ...document, producedBy: { ziping: 'any' } }, null, 1)}\n`;
    if (isUpdate) writeFileSync(golden, printed);
    expect(existsSync(golden), `no golden: UPDATE_GOLDENS=1 npm test, and look at ${golden}`).toBe(true);
    expect(JSON.parse(printed)).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });

  test('fits the schema, and accounts for every character', async () => {
    const { document } = await extracted(name);
    documentSchema.parse(document);
    const { characters, placed, unplaced } = document.coverage;
    const listed = unplaced.reduce((sum, { text }) => sum + [...text.replace(/\s/g, '')].length, 0);
    expect(placed + listed).toBe(characters);
  });

  test('every value has its place on the page, or its lines in the dump', async () => {
    const { document, pages } = await extracted(name);
    for (const form of document.forms) {
      for (const [path, { text, regions, lines }] of Object.entries(form.evidence)) {
        if (text === null) continue;
        if (lines) {
          expect(1 <= lines[0] && lines[0] <= lines[1], path).toBe(true);
          continue;
        }
        expect(regions?.length, path).toBeGreaterThan(0);
        for (const { page, bbox } of regions!) {
          const { width, height } = pages.find(candidate => candidate.page === page)!;
          expect(bbox[0] >= -1 && bbox[1] >= -1 && bbox[2] <= width + 1 && bbox[3] <= height + 1, path).toBe(
            true,
          );
        }
      }
    }
  });

  test('says what was printed; a dump is sure of nothing but of weights and scores that add up', async () => {
    const truth = join(FIXTURES, name, 'truth.json');
    const { forms } = JSON.parse(readFileSync(truth, 'utf8')) as {
      forms: { data: FormData; pages: number[] }[];
    };
    const { document } = await extracted(name);
    expect(document.forms).toHaveLength(forms.length);
    forms.forEach(({ data, pages }, index) => {
      const form = document.forms[index]!;
      if (document.source.kind === 'text') {
        expect(form.data.projectName).toBe(data.projectName);
        const isSure = (path: string) => !marked(form).includes(path);
        const sure = Object.keys(form.evidence).filter(isSure);
        expect(sure.filter(path => !/\/(?:maxScore|score)$/.test(path))).toEqual([]);
        for (const path of sure) expect(valueAt(form.data, path)).toEqual(valueAt(data, path));
        return;
      }
      expect(form.pages).toEqual(pages);
      expect(withoutExtras(form.data)).toEqual(withoutExtras({ ...blanks(FORM), ...data }));
      expect(marked(form)).toEqual([]);
    });
  });
});

/** Texts as they are compared; extras are judged by their labels, which layouts print in more ways than one. */
function withoutExtras(data: FormData): unknown {
  return JSON.parse(JSON.stringify(data), (key, value) => {
    if (key === 'extras') return undefined;
    return typeof value === 'string' ? compared(value) : value;
  });
}

function marked(form: Form): string[] {
  return Object.entries(form.evidence).flatMap(([path, { review }]) => (review ? [path] : []));
}

describe('the G60 forms', () => {
  test('five forms, the parent first, cut names as they are printed', async () => {
    const { document } = await extracted('g60');
    expect(document.forms.map(({ data }) => [data.projectName, data.indicators.length])).toEqual([
      ['G60科创走廊建设', 35],
      ['政策研究(二级构成)', 6],
      ['要素对接(二级构成)', 13],
      ['创新合作(二级构成)', 8],
      ['金融赋能(二级构成)', 13],
    ]);
    const names = document.forms[0]!.data.indicators.map(row => row.level3);
    expect(names).toContain('常态化开展精准诊断辅导会，年度培育辅导拟上科创板企业不少于4');
    expect(document.coverage.unplaced).toEqual([]);
  });

  test('the budget was cut to what was spent', async () => {
    const { document } = await extracted('g60');
    expect(document.forms[0]!.data.funding[0]).toMatchObject({
      initialBudget: '5300000.00',
      adjustedBudget: '2954906.62',
      executed: '2954906.62',
      executionRate: '100.00',
    });
  });
});

const errorOf = async (file: string, password?: string): Promise<Document['error']> => {
  const bytes = bytesOf('broken', file);
  return (await extract({ name: file, bytes }, password === undefined ? {} : { password })).document.error;
};

describe('broken files', () => {
  test.each([
    ['empty.pdf', 'empty'],
    ['letter.pdf', 'unknown-format'],
    ['truncated.pdf', 'malformed'],
    ['encrypted.pdf', 'encrypted'],
  ])('%s: %s', async (file, code) => {
    expect(await errorOf(file)).toMatchObject({ code, message: expect.stringMatching(/·/) });
  });

  test('a password opens what it belongs to, and only the right one', async () => {
    expect(await errorOf('encrypted.pdf', 'open-sesame')).toBeNull();
    expect(await errorOf('encrypted.pdf', 'guess')).toMatchObject({ code: 'wrong-password' });
  });

  test('nothing on a page is no error', async () => {
    const { document } = await extract({ name: 'no-text.pdf', bytes: bytesOf('broken', 'no-text.pdf') });
    expect(document.pages).toEqual([{ page: 1, kind: 'blank', outcome: 'blank', forms: [] }]);
    const many = await extract({ name: 'many.pdf', bytes: bytesOf('broken', 'thousand-empty-pages.pdf') });
    expect(many.document.pages).toHaveLength(1000);
    expect(many.document.forms).toEqual([]);
  });
});
