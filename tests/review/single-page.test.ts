/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page as Window } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document, Extraction, Page } from '../../src/model.ts';
import { documentPage } from '../../src/review/single-page.ts';
import { CHROMIUM, MISSING, sharedBrowser } from '../helpers/chromium.ts';
import { sample } from '../helpers/sample.ts';

const html = documentPage(sample);

const changed = (change: Partial<Document>, pages: readonly Page[] = sample.pages): Extraction => ({
  ...sample,
  pages,
  document: { ...sample.document, ...change },
});

describe('the page is closed to everything else', () => {
  const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!;

  test('loads nothing, and its policy allows exactly its own style and script', () => {
    expect(html.replace(script, '')).not.toMatch(/\b(?:src|href)=/);
    expect(script).not.toMatch(/^\s*import\b|\bimport\(|\bfetch\(/m);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(policy).toContain(`style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(html)![1]!)}`);
    expect(policy).toContain(`script-src ${hash(script)}`);
  });

  test('has no handler, no style and no script but its own, whatever the document says', () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.replace(script, '')).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
    expect(html).not.toContain('<script>alert');
    expect(script).not.toContain('innerHTML');
  });
});

describe.runIf(CHROMIUM !== null)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-single-'));
  const faults: string[] = [];
  let window: Window;
  beforeAll(async () => {
    window = await (await sharedBrowser()).newPage();
    window.on('pageerror', error => faults.push(error.message));
    window.on('console', said => said.type() === 'error' && faults.push(said.text()));
  });
  afterAll(async () => {
    await window?.close();
    rmSync(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });
  const open = async (extraction: Extraction, pictures?: ReadonlyMap<number, string>): Promise<Window> => {
    const path = join(folder, 'page.html');
    writeFileSync(path, documentPage(extraction, pictures));
    await window.goto(`file://${path}`);
    await window.waitForSelector('.document');
    return window;
  };
  const value = (path: string) => `[data-all~="/forms/0/data${path}"]`;

  test('each value has a button, unless it is absent, and each box belongs to one', async () => {
    const page = await open(sample);
    const shown = await page.$$eval('.value', all =>
      all.flatMap(one => one.getAttribute('data-all')!.split(' ')),
    );
    const boxes = await page.$$eval('rect[data-at]', all => all.map(one => one.getAttribute('data-at')!));
    for (const [path, { notes }] of Object.entries(sample.document.forms[0]!.evidence))
      if (!notes.includes('absent')) expect(shown).toContain(`/forms/0/data${path}`);
    expect(boxes.filter(at => !shown.includes(at))).toEqual([]);
    expect(boxes.length).toBeGreaterThan(20);
  });

  test('says what is doubted, what was found and where, and that only', async () => {
    const page = await open(sample);
    expect(await page.textContent(`${value('/indicators/2/actual')}.open`)).toBe('1OO% 不是数字');
    expect(await page.textContent(`${value('/indicators/1/score')}.flag.error`)).toBe('20');
    expect(await page.locator(`rect.open`).count()).toBe(1);
    expect(await page.textContent('.finding.error')).toContain('“读书活动场次”完成18场');
    expect(await page.locator('td.level[rowspan="3"]').textContent()).toBe('产出指标');
    expect(await page.textContent('.forms')).not.toContain('Adjusted budget');
    expect(await page.textContent(value('/extras/填报人'))).toBe('示例 <script>alert(1)</script>');
  });

  test('a value lights up its place, and a place its value, with its cell enlarged', async () => {
    const page = await open(sample);
    await page.click(value('/projectName'));
    expect(await page.getAttribute('rect.lit', 'data-at')).toBe('/forms/0/data/projectName');
    expect(await page.locator('.crop svg use').count()).toBe(1);
    await page.click('rect[data-at="/forms/0/data/implementingUnit"]', { force: true });
    expect(await page.getAttribute('.value.lit', 'data-at')).toBe('/forms/0/data/implementingUnit');
    await page.keyboard.press('n');
    expect(await page.getAttribute('.value.lit', 'data-at')).toBe('/forms/0/data/indicators/2/actual');
  });

  test('it is for reading alone: nothing can be said, and there is no other document', async () => {
    const page = await open(sample);
    await page.click(value('/projectName'));
    expect(await page.locator('.act, .bar button[title*="列表"]').count()).toBe(0);
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    expect(await page.textContent('.facts-of')).toContain('社区图书角建设');
  });

  test('it speaks both languages', async () => {
    const page = await open(sample);
    await page.click('button[lang="en"]');
    expect(await page.textContent('.finding.error')).toContain('The indicator reached 18 of at least 24');
    await page.click('button[lang="zh"]');
  });

  test('one that could not be read says why', async () => {
    const error = { code: 'encrypted', message: '<b>需要密码' };
    const page = await open(changed({ forms: [], error }, []));
    expect(await page.textContent('.failure')).toContain('<b>需要密码 (encrypted)');
  });

  test('one without forms says so; a page that was not read has its reason', async () => {
    const pages = [{ page: 1, kind: 'scanned', outcome: 'failed', forms: [], reason: 'needs-ocr' }] as const;
    const page = await open(changed({ forms: [], findings: [], pages }));
    expect(await page.textContent('.forms')).toMatch(/是扫描页，本机没有文字识别.*没有识别出自评表/s);
  });

  test('a page that was read from its picture is shown by it, its text over it only to be selected', async () => {
    const scanned: Page = { ...sample.pages[0]!, kind: 'scanned', images: [[0, 0, 9, 9]], skew: 0.01 };
    const page = await open(changed({}, [scanned]), new Map([[1, 'data:image/png;base64,AA==']]));
    expect(await page.locator('.sheet .layer-form.read image').count()).toBe(1);
    expect(await page.locator('.sheet .glyphs[transform^="rotate(0.573 "]').count()).toBe(1);
    expect(await page.locator('.sheet .image').count()).toBe(0);
    await open(changed({}, [scanned]));
    expect(await page.locator('.sheet .image').count()).toBe(1);
  });

  test('a text dump is shown by its lines', async () => {
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
    const page = await open(
      changed({ source, forms: [{ ...form, evidence }] }, [{ ...sample.pages[0]!, runs }]),
    );
    expect(await page.$$eval('.dump li', all => all.map(one => one.textContent))).toEqual([
      '甲',
      ' 项目名称',
      '  社区',
    ]);
    await page.click(value('/projectName'));
    expect(await page.locator('.dump li.lit').count()).toBe(2);
    expect(await page.textContent('.facts-of')).toContain('第 2–3 行');
  });
});

if (CHROMIUM === null) test.todo(MISSING);
