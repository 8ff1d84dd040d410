import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Document, Extraction, Page } from '../../src/model.ts';
import { documentPage } from '../../src/show/report-page.ts';
import { REPORT_SCRIPT } from '../../src/show/report-script.ts';
import { sample } from '../helpers/sample.ts';

const html = documentPage(sample);

const changed = (change: Partial<Document>, pages: readonly Page[] = sample.pages): Extraction => ({
  ...sample,
  pages,
  document: { ...sample.document, ...change },
});

describe('the page is closed to everything else', () => {
  test('loads nothing, and its policy allows exactly its own style and script', () => {
    expect(html).not.toMatch(/\b(?:src|href)=/);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(policy).toContain(`style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(html)![1]!)}`);
    expect(policy).toContain(
      `script-src ${hash(/<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!)}`,
    );
  });

  test('has no handler, no style and no script but its own, whatever the document says', () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
    expect(html).not.toContain('<script>alert');
    expect(REPORT_SCRIPT).not.toContain('innerHTML');
  });

  test('the script is JavaScript', () => {
    expect(() => new Function(REPORT_SCRIPT)).not.toThrow();
    expect(REPORT_SCRIPT.trim().split('\n').length).toBeLessThanOrEqual(70);
  });
});

describe('values', () => {
  const details = JSON.parse(/id="details">(.*?)<\/script>/s.exec(html)![1]!) as {
    zh: string;
    text: string;
  }[];
  const numbersOf = (pattern: RegExp) =>
    new Set([...html.matchAll(pattern)].flatMap(match => match[1]!.split(' ').map(Number)));

  test('each has a button, unless it is absent, and each box belongs to one', () => {
    const entries = Object.entries(sample.document.forms[0]!.evidence);
    const buttons = numbersOf(/class="value[^"]*" aria-pressed="false" data-value="([\d ]+)"/g);
    const boxes = numbersOf(/class="mark \w+" data-value="([\d ]+)"/g);
    expect(details).toHaveLength(entries.length);
    for (const [number, [path, evidence]] of entries.entries())
      if (!evidence.notes.includes('absent')) expect([path, buttons.has(number)]).toEqual([path, true]);
    expect([...boxes].filter(number => !buttons.has(number))).toEqual([]);
  });

  test('say what is doubted, what is blank, what was found', () => {
    expect(html).toMatch(/class="value review"[^>]*><span class="text">1OO%<\/span><span class="tag doubt"/);
    expect(html).toMatch(/class="value sure flag error"[^>]*><span class="text">20</);
    expect(html).toContain('不是数字');
    expect(html).toContain('“读书活动场次”完成18场');
    expect(html).toMatch(/data-value="\d+">指标 2 · 得分<\/button>/);
    expect(html).toContain('第1页');
  });

  test('a merged level is one cell over its rows; a column that no row has is not shown', () => {
    expect(html).toMatch(/<td class="level" rowspan="3">.*?产出指标/s);
    expect(html).not.toContain('Adjusted budget');
  });
});

describe('other documents', () => {
  test('one that could not be read says why', () => {
    const page = documentPage(
      changed({ forms: [], error: { code: 'encrypted', message: '<b>需要密码' } }, []),
    );
    expect(page).toContain('encrypted</code> &lt;b&gt;需要密码');
  });

  test('one without forms says so; a page that was not read has its reason under it', () => {
    const pages = [{ page: 1, kind: 'scanned', outcome: 'failed', forms: [], reason: 'needs-ocr' }] as const;
    const page = documentPage(changed({ forms: [], findings: [], pages }));
    expect(page).toContain('没有找到绩效自评表');
    expect(page).toContain('needs-ocr');
  });

  test('a page that was read from its picture is shown by it, its text over it only to be selected', () => {
    const scanned: Page = { ...sample.pages[0]!, kind: 'scanned', images: [[0, 0, 9, 9]], lean: 0.01 };
    const page = documentPage(changed({}, [scanned]), new Map([[1, 'data:image/jpeg;base64,AA==']]));
    expect(page).toMatch(
      /<g class="layer-form read">\s*<rect class="sheet"[^>]*>\s*<image [^>]*href="data:image/,
    );
    expect(page).toContain('<g class="glyphs" transform="rotate(0.573 ');
    expect(page).not.toContain('class="image"');
    expect(documentPage(changed({}, [scanned]))).toContain('class="image"');
  });

  test('a text dump is shown by its lines', () => {
    const form = sample.document.forms[0]!;
    const evidence = {
      '/projectName': { ...form.evidence['/projectName']!, regions: [], lines: [2, 3] as const },
    };
    const runs = ['甲', '项目名称', '社区'].map((text, y) => ({
      text,
      bbox: [y, y, y + 2, y + 1] as const,
      edges: [],
      direction: 'right' as const,
      size: 1,
    }));
    const source = { ...sample.document.source, kind: 'text' as const };
    const page = documentPage(
      changed({ source, forms: [{ ...form, evidence }] }, [{ ...sample.pages[0]!, runs }]),
    );
    expect(page).toContain('<li value="1">甲</li>');
    expect(page).toContain('<li value="3" class="mark" data-value="0">  社区</li>');
    expect(page).toContain('第 2–3 行');
  });
});
