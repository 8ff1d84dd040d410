/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { extract } from '../../src/defaults.ts';
import type { Document } from '../../src/model.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { deskWith, documentOf, keep } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

const open = () => deskWith([]);

describeInBrowser('what cannot be read or shown, in a browser', open, own => {
  afterEach(async () => expect(await own.windows.close()).toEqual([]));

  const openKept = async (path: string, document: Document): Promise<Page> => {
    await keep(own.desk.archive, path, document);
    const page = await own.windows.open(`#/document/${document.source.sha256}`);
    await page.waitForSelector('.document');
    return page;
  };

  test.each([
    ['encrypted.pdf', '密码', '--password', 'needs a password'],
    ['truncated.pdf', '损坏', '--retry failed', 'damaged'],
    ['letter.pdf', '既不是 PDF', 'Word', 'neither a PDF'],
    ['empty.pdf', '空的', '原件', 'empty'],
  ])('%s: says why, what to do and where it lies, in both languages', async (name, why, advice, english) => {
    const path = join(FIXTURES, 'broken', name);
    const page = await openKept(path, (await extract(path)).document);
    const told = await page.textContent('.failure');
    for (const word of [why, advice, path]) expect(told).toContain(word);
    expect(await page.textContent('.left-to-do')).toBe('未读出');
    expect(await page.locator('.inspector, .sheets, .missing').count()).toBe(0);
    await page.click('button[lang="en"]');
    await page.waitForFunction(() => document.querySelector('.left-to-do')?.textContent === 'not read');
    expect(await page.textContent('.failure')).toContain(english);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.rows .failed');
    expect(await page.textContent('.rows')).toContain(english);
    await page.click('button[lang="zh"]');
  });

  test('what brought its reader down is shown all the same, beside the reason', async () => {
    const golden = await documentOf('hubei-merged-scores');
    const error = { code: 'timed-out', message: '超时 · took too long' };
    const document = { ...golden, forms: [], pages: [], findings: [], error };
    const page = await openKept(join(FIXTURES, 'hubei-merged-scores/source.pdf'), document);
    await page.waitForSelector('.sheet canvas');
    expect(await page.textContent('.failure')).toContain('读得太久');
  });

  test('pages that were not read are named, and lead to the page', async () => {
    const golden = await documentOf('g60');
    const pages = golden.pages.map(page =>
      page.page === 12 ? { ...page, outcome: 'failed' as const, reason: 'table-not-found' } : page,
    );
    const page = await openKept(join(FIXTURES, 'g60/source.pdf'), { ...golden, pages });
    expect(await page.textContent('.unread')).toContain('没有认出表格');
    await page.click('.unread button');
    await page.waitForSelector('.sheet[data-page="12"] canvas');
  });

  test.each([
    ['transfer', '/nowhere/of.pdf', '不在'],
    ['sichuan', `${FIXTURES}/g60/source.pdf`, '另一个'],
    // opened with a password that the browser does not have
    ['beijing', `${FIXTURES}/broken/encrypted.pdf`, '密码'],
  ])('values are shown without their page where that cannot be had: %s at %s', async (name, path, word) => {
    const golden = await documentOf(name);
    const sha256 = word === '密码' ? (await extract(path)).document.source.sha256 : shaOf(name);
    const page = await openKept(path, { ...golden, source: { ...golden.source, sha256 } });
    expect(await page.textContent('.missing')).toContain(word);
    expect(await page.textContent('.missing')).toContain(path);
    expect(await page.locator('.value').count()).toBeGreaterThan(20);
  });
});

function shaOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
