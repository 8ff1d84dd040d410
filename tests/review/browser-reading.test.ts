/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { readSource } from '../../src/read/read.ts';
import { certify } from '../../src/review/sample/certificate.ts';
import { certificatePage } from '../../src/review/sample/certificate-page.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import { deskWith, documentOf, doubting } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

const CASE = 'hubei-merged-scores';
/** points of A4, and of a picture of a page, which stands on the left */
const [LONG, SHORT, WIDE] = [842, 595, 200];

/** What stands on the pages of a PDF, as ziping itself reads it, without white space; some fonts are printed as radicals (⾃ for 自). */
async function printedPages(bytes: Buffer) {
  const { pages } = await readSource({ name: 'paper.pdf', bytes }, { readers: null });
  return pages.map(({ width, height, runs, images }) => ({
    width,
    height,
    pictures: images.filter(([x0, , x1]) => x1 - x0 > WIDE && x1 < LONG / 2).length,
    text: runs
      .map(({ text }) => text)
      .join('')
      .normalize('NFKC')
      .replace(/\s/g, ''),
  }));
}

/** As if rows of a list could not be told. */
function lacking(document: Document): Document {
  const [first, ...rest] = document.forms;
  const notes = ['may-lack-rows'] as const;
  const own = { ...first!.evidence['/projectName']!, text: null, regions: [], review: true, notes };
  return {
    ...document,
    forms: [{ ...first!, evidence: { ...first!.evidence, '/indicators': own } }, ...rest],
  };
}

const open = () =>
  deskWith([CASE, 'sichuan', 'beijing', 'dump-layout'], {
    [CASE]: doubting('/projectName', '/indicators/1/score'),
    sichuan: lacking,
  });

describeInBrowser('how the pages are read', open, own => {
  afterEach(async () => expect(await own.windows.close()).toEqual([]));

  const openCase = async (name = CASE) => {
    const page = await own.windows.open(`#/document/${own.desk.sha256[name]}`);
    await page.waitForSelector('.form');
    return page;
  };
  const share = (page: Page, selector: string, side: 'width' | 'height') =>
    page.$eval(selector, (one, of) => one.getBoundingClientRect()[of], side);

  test('? lists the keys that do something here, and nothing else hears keys meanwhile', async () => {
    const page = await openCase();
    await page.keyboard.press('?');
    const keys = await page.$$eval('.keys kbd', all => all.map(one => one.textContent));
    expect(keys).toEqual(expect.arrayContaining(['A', 'E', 'U', 'Z', 'N', ']', '[', 'Esc', '?']));
    expect(keys).not.toContain('F');
    const lit = await page.getAttribute('.value.lit', 'data-at');
    await page.keyboard.press('n');
    expect(await page.getAttribute('.value.lit', 'data-at')).toBe(lit);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.locator('.document').count()).toBe(1);
  });

  test('whoever comes first is told three steps, until they are put away; a button starts the review', async () => {
    const page = await own.windows.open('#/list?state=open');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.waitForSelector('.rows tbody tr');
    expect(await page.locator('.welcome li').count()).toBe(3);
    await page.click('.welcome button');
    await page.reload();
    await page.waitForSelector('.rows tbody tr');
    expect(await page.locator('.welcome').count()).toBe(0);
    await page.keyboard.press('s');
    await page.waitForSelector('.value.lit.open');
    await page.keyboard.press('Escape');
    await page.click('.start');
    await page.waitForSelector('.value.lit.open');
  });

  test('a list is narrowed as one types, and the field keeps what is typed', async () => {
    const page = await own.windows.open('#/list');
    await page.waitForSelector('.rows tbody tr:nth-child(4)');
    await page.keyboard.press('/');
    await page.keyboard.type('hubei');
    await page.waitForFunction(() => document.querySelectorAll('.rows tbody tr').length === 1);
    await page.keyboard.type('-m');
    expect(await page.inputValue('input[type=search]')).toBe('hubei-m');
    await page.waitForURL(/search=hubei-m/);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    // other choices go along with the words
    await page.click('.chip >> nth=0');
    await page.waitForURL(/search=hubei-m/);
    await page.fill('input[type=search]', '');
    await page.waitForSelector('.rows tbody tr:nth-child(4)');
  });

  test('panes are dragged or moved by keys, and are found as they were left', async () => {
    const page = await openCase();
    const before = await share(page, '.left', 'width');
    const line = (await page.locator('.divider.across').boundingBox())!;
    await page.mouse.move(line.x + 2, 300);
    await page.mouse.down();
    await page.mouse.move(line.x - 198, 300, { steps: 4 });
    await page.mouse.up();
    expect(Math.abs(before - 200 - (await share(page, '.left', 'width')))).toBeLessThan(8);
    await page.focus('.divider.down');
    const high = await share(page, '.forms', 'height');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await share(page, '.forms', 'height')).toBeLessThan(high - 20);
    const left = [await share(page, '.left', 'width'), await share(page, '.forms', 'height')];
    await page.reload();
    await page.waitForSelector('.form');
    expect([await share(page, '.left', 'width'), await share(page, '.forms', 'height')]).toEqual(left);
    await page.evaluate(() => localStorage.clear());
  });

  test('the names of rows and columns stay while a table is scrolled', async () => {
    const page = await openCase('sichuan');
    await page.setViewportSize({ width: 720, height: 700 });
    const at = () =>
      page.$eval('tbody td.name', one => {
        const scroll = one.closest('.forms')!;
        one.closest('tr')!.nextElementSibling!.scrollIntoView({ block: 'start' });
        scroll.scrollLeft = 9999;
        const head = one.closest('table')!.querySelector('thead th')!.getBoundingClientRect();
        const [box, room] = [one.getBoundingClientRect(), scroll.getBoundingClientRect()];
        const isWide = scroll.scrollWidth > scroll.clientWidth + 40;
        return { isWide, left: box.left - room.left, top: head.top - room.top };
      });
    const { isWide, left, top } = await at();
    expect(isWide).toBe(true);
    // behind the number of its row
    expect(Math.abs(left - 32)).toBeLessThan(3);
    expect(Math.abs(top)).toBeLessThan(3);
  });

  test('after a value was said the keyboard stands at the next one, which is selected', async () => {
    const page = await openCase();
    await page.focus('[data-all~="/forms/0/data/projectName"]');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await page.waitForFunction(() => !document.querySelector('[data-at$="/projectName"].open'));
    const selected = await page.getAttribute('.value.lit', 'data-at');
    expect(selected).not.toBe('/forms/0/data/projectName');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.at))
      .toBe(selected);
    await page.keyboard.press('z');
    await page.waitForSelector('[data-at$="/projectName"].open');
  });

  test.each(['#/list', '#/overview', 'document'])('%s can be used at 390 points', async place => {
    const page = place === 'document' ? await openCase() : await own.windows.open(place);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.click('#top button[lang=en]');
    await page.waitForSelector('html[lang=en] :is(.rows tbody tr, .totals, .sheet canvas)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const buttons = page
      .locator('#top button, .bar button, button.chip, .act, .rows tbody a, .totals a')
      .filter({ visible: true });
    expect(await buttons.count()).toBeGreaterThan(4);
    // all at one moment: what is drawn anew meanwhile has no place
    const outside = await buttons.evaluateAll(all =>
      all
        .filter(one => one.getBoundingClientRect().left < 0 || one.getBoundingClientRect().right > 390)
        .map(one => one.textContent),
    );
    expect(outside).toEqual([]);
    await page.click('#top button[lang=zh]');
  });

  test('a list that may lack rows says so at its head, on the page, and in the certificate', async () => {
    const page = await openCase('sichuan');
    expect(await page.textContent('h3:has(.badge)')).toBe('绩效指标 可能缺行');
    const { box, rows } = await page.evaluate(() => {
      const placeOf = (one: Element) => one.getBoundingClientRect();
      const own = [...document.querySelectorAll('rect[data-at*="/indicators/"]')].map(placeOf);
      return {
        box: placeOf(document.querySelector('rect.list')!),
        rows: { top: Math.min(...own.map(one => one.top)), bottom: Math.max(...own.map(one => one.bottom)) },
      };
    });
    expect(Math.abs(box.top - rows.top) + Math.abs(box.bottom - rows.bottom)).toBeLessThan(4);
    await page.click('.doubted .place');
    expect(await page.locator('.value.lit').count()).toBeGreaterThan(10);
    // it waits for somebody, as values do
    expect(await page.textContent('.left-to-do')).toBe('待核清单 1');
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.textContent('.left-to-do')).toBe('✓ 人工核完');
    await page.keyboard.press('z');
    await expect.poll(() => page.textContent('.left-to-do')).toBe('待核清单 1');
    const method = { kind: 'rate', size: 4, rate: null } as const;
    const common = { strata: [], counting: 'all', confidence: 0.95, planted: 0 } as const;
    const plan = { unit: 'document', method, ...common } as const;
    const draw = await drawSample(own.desk.archive, { plan, seed: 'a', isSeedGiven: true, drawnBy: '王审' });
    const certificate = certificatePage(await certify(own.desk.archive, draw));
    expect(certificate).toMatch(/存疑的列表.*绩效指标.*可能缺行 · may lack rows/s);
  });

  test('a document is printed as a working paper: A4, its pages beside values and findings', async () => {
    const page = await openCase('beijing');
    await page.waitForSelector('.sheet canvas');
    await page.keyboard.press('l');
    await page.waitForSelector('.paper figure img', { state: 'attached' });
    const printed = await printedPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    for (const { width, height } of printed)
      expect([Math.round(width), Math.round(height)]).toEqual([LONG, SHORT]);
    const { forms, findings } = await documentOf('beijing');
    const all = printed.map(({ text }) => text).join('');
    expect(printed[0]!.text).toContain('绩效自评表核查底稿');
    for (const word of [own.desk.sha256.beijing, '编制人', '复核人', '索引号', forms[0]!.data.projectName])
      expect(printed[0]!.text).toContain(word);
    expect(printed[0]!.pictures).toBe(1);
    expect(printed.reduce((sum, one) => sum + one.pictures, 0)).toBe(
      forms.flatMap(form => form.pages).length,
    );
    for (const { rule } of findings) expect(all).toContain(rule);
    // nothing of the screen
    expect(all).not.toMatch(/下一待核|自评复核/);
  });
});
