/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type Desk, deskWith, documentOf, doubting } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

const CASE = 'hubei-merged-scores';
const DOUBTS = ['/projectName', '/indicators/0/target', '/indicators/2/score'];
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

const open = () =>
  deskWith([CASE, 'g60', 'dump-layout', 'declaration', 'shanghai-in-a-report'], {
    [CASE]: doubting(...DOUBTS),
    declaration: document => {
      const [form] = document.forms;
      const data = { ...form!.data, projectName: HOSTILE };
      return { ...document, forms: [{ ...form!, data }] };
    },
  });

describeInBrowser('the review page in a browser', open, own => {
  afterEach(async () => expect(await own.windows.close()).toEqual([]));

  const openCase = async (name = CASE, other?: Parameters<Desk['serve']>[0]) => {
    const page = await own.windows.open(`#/document/${own.desk.sha256[name]}`, other);
    await page.waitForSelector('.form');
    return page;
  };
  const at = (path: string, form = 0) => `[data-all~="/forms/${form}/data${path}"]`;
  const selected = (page: Page) => page.locator('.value.lit').first().getAttribute('data-at');
  const left = (page: Page) => page.locator('.left-to-do').textContent();

  test('lists documents, and opens one with its page drawn and its first doubt selected', async () => {
    const page = await own.windows.open('#/list?state=open');
    await page.click(`.rows a[href*="${own.desk.sha256[CASE]}"]`);
    await page.waitForSelector('.sheet canvas');
    expect(await selected(page)).toBe('/forms/0/data/projectName');
    const ink = await page.$eval('.sheet canvas', canvas => {
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 600, 600);
      return data.filter((value, index) => index % 4 === 0 && value < 100).length;
    });
    expect(ink).toBeGreaterThan(500);
  });

  test('a value selected lights up its place, and a place clicked selects its value', async () => {
    const page = await openCase();
    await page.click(at('/indicators/2/level3'));
    expect(await page.getAttribute('rect.lit', 'data-at')).toBe('/forms/0/data/indicators/2/level3');
    await page.click(`rect[data-at="/forms/0/data/implementingUnit"]`);
    expect(await selected(page)).toBe('/forms/0/data/implementingUnit');
    await page.waitForSelector('.crop canvas');
  });

  test('a value over a page break lights up on both pages, and its first part is in view', async () => {
    const page = await openCase('g60');
    await page.waitForSelector('.sheet canvas');
    await page.click(at('/goals/0/expected'));
    const on = await page.$$eval('rect.lit', all =>
      all.map(one => one.closest<HTMLElement>('.sheet')!.dataset.page),
    );
    expect(new Set(on)).toEqual(new Set(['1', '2']));
    expect(await page.locator('.crop .cell').count()).toBe(2);
    const isInView = await page.$eval('rect.lit', one => {
      const [box, room] = [one.getBoundingClientRect(), one.closest('.sheets')!.getBoundingClientRect()];
      return box.top >= room.top && box.top < room.bottom;
    });
    expect(isInView).toBe(true);
  });

  test('a document with nothing to review opens where its form begins', async () => {
    const page = await openCase('shanghai-in-a-report');
    const [first] = (await documentOf('shanghai-in-a-report')).forms[0]!.pages;
    expect(first).toBeGreaterThan(1);
    await page.waitForSelector(`.sheet[data-page="${first}"] canvas`);
    await expect
      .poll(() =>
        page.$eval(`.sheet[data-page="${first}"]`, one =>
          Math.abs(one.getBoundingClientRect().top - one.closest('.sheets')!.getBoundingClientRect().top),
        ),
      )
      .toBeLessThan(20);
  });

  test('what is looked at stays in view when it is enlarged', async () => {
    const page = await openCase('g60');
    await page.click(at('/total/score'));
    for (const key of ['+', '+', '+', '-', '+']) {
      await page.keyboard.press(key);
      const isInView = await page.$eval('rect.lit', one => {
        const [box, room] = [one.getBoundingClientRect(), one.closest('.sheets')!.getBoundingClientRect()];
        return box.top >= room.top && box.bottom <= room.bottom;
      });
      expect(isInView).toBe(true);
    }
  });

  test('pages fit the window as it is, and the selected value is in sight while its correction is typed', async () => {
    const page = await openCase('g60');
    await page.waitForSelector('.sheet canvas');
    await page.setViewportSize({ width: 1050, height: 620 });
    const isFitting = () =>
      page.$eval('.sheets', room => room.scrollWidth <= room.clientWidth && room.clientWidth < 700);
    await expect.poll(isFitting).toBe(true);
    await page.click(at('/total/score'));
    await page.keyboard.press('e');
    const isInSight = () =>
      page.$eval('.value.lit', one => {
        const [box, room] = [one.getBoundingClientRect(), one.closest('.forms')!.getBoundingClientRect()];
        return box.top >= room.top && box.bottom <= room.bottom + 1;
      });
    await expect.poll(isInSight).toBe(true);
  });

  test('pages that are turned before there is room for them are drawn all the same', async () => {
    const page = await own.windows.open('#/list');
    await page.waitForSelector('.rows tbody tr');
    await page.evaluate(() => {
      const hurry = new MutationObserver(() => {
        if (!document.querySelector('.document')) return;
        hurry.disconnect();
        for (const key of ['r', '+']) document.dispatchEvent(new KeyboardEvent('keydown', { key }));
      });
      hurry.observe(document.body, { childList: true, subtree: true });
    });
    await page.click(`.rows a[href*="${own.desk.sha256[CASE]}"]`);
    await page.waitForSelector('.sheet canvas');
  });

  test('a finding leads to all its values', async () => {
    const page = await openCase('g60');
    await page.click('.finding.error .place');
    expect(await page.locator('.value.lit').count()).toBeGreaterThan(0);
  });

  test('a pass by keys alone: one key a value, a correction typed and saved, and all of it undone', async () => {
    const page = await openCase();
    expect(await left(page)).toContain('3');
    await page.keyboard.press('a');
    await page.waitForFunction(() => document.querySelector('.left-to-do')?.textContent?.includes('2'));
    expect(await selected(page)).toBe('/forms/0/data/indicators/0/target');
    await page.keyboard.press('u');
    expect(await selected(page)).toBe('/forms/0/data/indicators/2/score');
    await page.keyboard.press('e');
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.complaint')?.textContent);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.left-to-do.done');
    expect(await page.textContent(at('/indicators/2/score'))).toBe('77');
    expect(await page.locator('.finding').count()).toBeGreaterThan(0);
    await page.waitForFunction(() => document.activeElement?.tagName !== 'TEXTAREA');
    for (const remaining of ['1', '2', '3']) {
      await page.keyboard.press('z');
      await page.waitForFunction(
        number => document.querySelector('.left-to-do')?.textContent?.includes(number),
        remaining,
      );
    }
    const log = await own.desk.archive.corrections(own.desk.sha256[CASE]!);
    expect(log.map(({ kind }) => kind)).toEqual(['accept', 'unreadable', 'correct', 'undo', 'undo', 'undo']);
    expect((await own.desk.archive.verifyLog()).isWhole).toBe(true);
  });

  test('what was said already is not said again, nor by a key that is held down', async () => {
    const page = await openCase();
    const log = async () => (await own.desk.archive.corrections(own.desk.sha256[CASE]!)).length;
    const before = await log();
    await page.click(at('/indicators/2/score'));
    await page.keyboard.down('a');
    await page.keyboard.down('a');
    await page.keyboard.up('a');
    await expect.poll(log).toBe(before + 1);
    await page.click(at('/indicators/2/score'));
    await page.keyboard.press('a');
    await page.keyboard.press('z');
    await expect.poll(log).toBe(before + 2);
    expect((await own.desk.archive.corrections(own.desk.sha256[CASE]!)).at(-1)?.kind).toBe('undo');
  });

  test('keys that an input method composes with do nothing', async () => {
    const page = await openCase();
    const session = await page.context().newCDPSession(page);
    const before = (await own.desk.archive.corrections(own.desk.sha256[CASE]!)).length;
    expect(await page.isVisible('#typed')).toBe(false);
    await page.keyboard.press('e');
    await page.fill('#typed', '');
    await session.send('Input.imeSetComposition', { text: 'ceshi', selectionStart: 5, selectionEnd: 5 });
    await page.evaluate(() => {
      const field = document.querySelector('#typed')!;
      for (const key of ['Enter', 'a', 'u', 'z'])
        field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', keyCode: 229, bubbles: true }));
    });
    expect(await page.isVisible('#typed')).toBe(true);
    await session.send('Input.insertText', { text: '测试项目' });
    expect(await page.inputValue('#typed')).toBe('测试项目');
    expect(await left(page)).toContain('3');
    expect(await own.desk.archive.corrections(own.desk.sha256[CASE]!)).toHaveLength(before);
  });

  test('what is being typed stays while the answer to something said before comes in', async () => {
    const page = await openCase();
    const gate = Promise.withResolvers<void>();
    await page.route('**/statements', async route => {
      await gate.promise;
      await route.continue();
    });
    await page.$eval('.value', value => value.setAttribute('data-before', ''));
    await page.keyboard.press('a');
    await page.keyboard.press('e');
    await page.keyboard.type('au');
    gate.resolve();
    // the values are drawn anew when the answer is there
    await page.waitForFunction(() => !document.querySelector('.value[data-before]'));
    await page.keyboard.type('z');
    expect(await page.inputValue('#typed')).toBe('auz');
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await page.waitForFunction(() => document.querySelector('.left-to-do')?.textContent?.includes('3'));
  });

  test('of two windows the second is told that the first was faster, and loses nothing', async () => {
    const [first, second] = [await openCase(), await openCase(CASE, { reviewer: '李审' })];
    await first.keyboard.press('a');
    await first.waitForFunction(() => document.querySelector('.left-to-do')?.textContent?.includes('2'));
    await expect
      .poll(async () => (await own.desk.archive.corrections(own.desk.sha256[CASE]!)).at(-1)?.kind)
      .toBe('accept');
    await second.keyboard.press('u');
    await second.waitForSelector('#notice.shown');
    expect(await second.textContent('.history')).toContain('王审');
    expect((await own.desk.archive.corrections(own.desk.sha256[CASE]!)).at(-1)?.kind).toBe('accept');
  });

  test('a text dump shows its lines with those of the value marked', async () => {
    const page = await openCase('dump-layout');
    await page.click(at('/projectName'));
    expect(await page.locator('.dump li.lit').count()).toBeGreaterThan(0);
  });

  test('hostile text stays text', async () => {
    const page = await openCase('declaration');
    expect(await page.textContent(at('/projectName'))).toBe(HOSTILE);
    expect(await page.title()).toContain('ziping');
    await page.keyboard.press('Escape');
    await page.waitForSelector(`.rows a[href*="${own.desk.sha256.declaration}"]`);
    expect(await page.locator('.rows img').count()).toBe(0);
  });

  test('the overview’s figures have a table, and its rows lead to lists', async () => {
    const page = await own.windows.open('#/overview');
    await page.click('figure:has(details) summary');
    await page.click('figure table a');
    await page.waitForSelector('.rows tbody tr');
    expect(page.url()).toContain('#/list?template=');
  });
});
