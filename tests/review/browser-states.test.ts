/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { deskWith, doubting } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

const CASE = 'hubei-merged-scores';
/** Two rows of one cell of the first level, and two of one score. */
const DOUBTS = [
  ...['/indicators/0/level1', '/indicators/1/level1'],
  ...['/indicators/0/score', '/indicators/1/score'],
];
const formless = (document: Document): Document => ({ ...document, forms: [], findings: [] });

const open = () =>
  deskWith([CASE, 'declaration', 'sichuan', 'transfer'], {
    [CASE]: doubting(...DOUBTS),
    sichuan: formless,
    transfer: doubting('/projectName'),
  });

describeInBrowser('states in a browser', open, own => {
  afterEach(async () => expect(await own.windows.close()).toEqual([]));

  const left = (page: Page) => page.locator('.left-to-do').textContent();
  const notice = (page: Page) => page.locator('#notice.shown').textContent();
  const openDocument = async (name: string, query = '') => {
    const page = await own.windows.open(`#/document/${own.desk.sha256[name]}${query}`);
    await page.waitForSelector('.left-to-do');
    return page;
  };

  test('every document stands under one chip, and the chips count them', async () => {
    const page = await own.windows.open('#/list');
    const numbers = page.locator('.chip .figure');
    await expect.poll(() => numbers.count()).toBe(7);
    const texts = await page.locator('.chip').allTextContents();
    const counted = texts.map(text => Number(/\d+$/.exec(text)![0]));
    expect(counted[0]).toBe(4);
    expect(counted.slice(1).reduce((a, b) => a + b)).toBe(4);
    for (const [index, number] of counted.entries()) {
      await page.locator('.chip').nth(index).click();
      await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(number);
      await expect.poll(() => page.locator('.chip .figure').count()).toBe(7);
    }
  });

  test('a document that nobody had to look at is not called done', async () => {
    expect(await left(await openDocument('declaration'))).toBe('无需复核');
    expect(await left(await openDocument('sichuan'))).toBe('未见表');
  });

  test('a merged cell is one value to review: one key, one undo', async () => {
    const page = await openDocument(CASE);
    expect(await left(page)).toBe('待核 2');
    const selected = () => page.locator('.value.lit').first().getAttribute('data-all');
    const rows = await selected();
    expect(rows).toContain('/indicators/1/level1');
    await page.keyboard.press('n');
    expect(await selected()).toContain('/indicators/0/score');
    // what stands for it in another row leads to it, and is passed over by the arrows
    await page.click('[data-all~="/forms/0/data/indicators/1/score"]');
    expect(await selected()).toContain('/indicators/0/score');
    await page.keyboard.press('n');
    expect(await selected()).toBe(rows);
    await page.keyboard.press('a');
    await expect.poll(() => left(page)).toBe('待核 1');
    await page.keyboard.press('a');
    await expect.poll(() => left(page)).toBe('✓ 人工核完');
    await page.keyboard.press('z');
    await expect.poll(() => left(page)).toBe('待核 1');
    await page.keyboard.press('a');
    await expect.poll(() => left(page)).toBe('✓ 人工核完');
    const entries = await own.desk.archive.corrections(own.desk.sha256[CASE]!);
    expect(entries.filter(({ kind }) => kind === 'accept')).toHaveLength(3);
  });

  test('the end of a list tells what waits in it', async () => {
    const page = await openDocument('transfer', '?order=name&at=3');
    await page.keyboard.press(']');
    await expect.poll(() => notice(page)).toBe('列表到此为止，仍有 1 份待核');
    await page.keyboard.press('a');
    await page.keyboard.press(']');
    await expect.poll(() => notice(page)).toBe('这是最后一份，已无待核项');
  });

  test.each([
    ['a content that the archive does not have', `#/document/${'0'.repeat(64)}`],
    ['one that is cut off', '#/document/0123'],
    ['no document at all', '#/document'],
    ['a draw that was never made', `#/document/${'0'.repeat(64)}?sample=9`],
    ['no page', '#/nothing'],
  ])('an address of %s says so, and leads to the list', async (_, address) => {
    const page = await own.windows.open('#/list');
    await page.waitForSelector('.rows');
    await page.evaluate(to => {
      location.hash = to;
    }, address);
    expect(await page.locator('.missing').textContent()).toMatch(/地址/);
    await page.click('.missing a');
    await page.waitForSelector('.rows');
    // the browser tells of what was not found, too
    expect((await own.windows.close()).filter(fault => !/404/.test(fault))).toEqual([]);
  });

  test('an address of a value that the document does not have says so', async () => {
    const page = await openDocument('declaration', '?value=/forms/7/data/title');
    await expect.poll(() => notice(page)).toBe('地址里的取值不在这份文档中');
  });
});
