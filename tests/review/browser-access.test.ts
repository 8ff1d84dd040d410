/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { certify } from '../../src/review/sample/certificate.ts';
import { certificatePage } from '../../src/review/sample/certificate-page.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import { documentPage } from '../../src/review/single-page.ts';
import { barriers } from '../helpers/axe.ts';
import { deskWith, doubting } from '../helpers/review.ts';
import { sample } from '../helpers/sample.ts';
import { describeInBrowser } from '../helpers/window.ts';

const CASE = 'hubei-merged-scores';
const LANGUAGES = ['zh', 'en'] as const;

const open = () =>
  deskWith([CASE, 'dump-layout', 'sichuan', 'transfer'], {
    [CASE]: doubting('/projectName', '/indicators/1/score'),
    transfer: document => ({
      ...document,
      forms: [],
      findings: [],
      pages: document.pages.map(page => ({
        ...page,
        outcome: 'failed',
        forms: [],
        reason: 'table-not-found',
      })),
    }),
  });

/** In the browser: the language in which the page speaks. */
async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  const isOther = await page.$(`#top button[lang="${language}"]`);
  if (isOther) await isOther.click();
  await page.waitForSelector(`html[lang^="${language}"]`);
}

describeInBrowser('nothing on the pages shuts anybody out', open, own => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-access-'));
  afterEach(async () => expect(await own.windows.close()).toEqual([]));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const drawn = () => {
    const method = { kind: 'rate', size: 6, rate: null } as const;
    const plan = {
      unit: 'document',
      method,
      strata: [],
      counting: 'all',
      confidence: 0.95,
      planted: 0,
    } as const;
    return drawSample(own.desk.archive, { plan, seed: 'one', isSeedGiven: true, drawnBy: '王审' });
  };

  const document = (name = CASE) => `#/document/${own.desk.sha256[name]}`;
  type Act = (page: Page) => Promise<unknown>;
  const press =
    (...keys: string[]): Act =>
    async page => {
      await page.click('[data-all~="/forms/0/data/indicators/1/level3"]');
      for (const key of keys) await page.keyboard.press(key);
    };
  const places: Readonly<Record<string, [place: () => string, there: string, act?: Act, then?: string]>> = {
    list: [() => '#/list', '.rows tbody tr'],
    'documents that are picked': [
      () => '#/list',
      '.rows tbody tr',
      page => page.check('th.pick input'),
      '.assign',
    ],
    overview: [() => '#/overview', 'figure canvas'],
    differences: [() => '#/differences', '.list h1'],
    document: [document, '.crop canvas'],
    'the keys': [document, '.crop canvas', press('?'), '.help[open]'],
    'the menu of a row': [document, '.crop canvas', press('m'), '.menu'],
    'the menu of a form': [document, '.crop canvas', press('t'), '.menu'],
    'a row that is added': [document, '.crop canvas', press('i'), '.panel[open]'],
    'a row that is split': [document, '.crop canvas', press('x'), '.panel[open]'],
    'a comment': [document, '.crop canvas', press('c'), '.panel[open]'],
    'a value that is typed': [document, '.crop canvas', press('e'), '.typing:not([hidden])'],
    'a box that is drawn': [document, '.crop canvas', press('b', 'ArrowUp'), '.frame:focus'],
    'a finding that is answered': [
      () => document('sichuan'),
      '.sheet canvas',
      page => page.click('.finding [data-tool="answer"]'),
      '.panel[open]',
    ],
    'a form that is entered': [
      () => document('transfer'),
      ':is(.unread, .doubted)',
      async page => {
        // in the other language it was entered already
        if ((await page.locator('.unread').count()) === 0) return;
        await page.click('[data-tool="enter-form"]');
        await page.keyboard.press('Enter');
      },
      '.doubted .tool',
    ],
    'the paper': [document, '.crop canvas', press('l'), '.paper figure img'],
    'a dump': [() => document('dump-layout'), '.dump li'],
  };

  // one language in the light, the other in the dark: both palettes have contrast enough
  for (const language of LANGUAGES)
    test.each(Object.keys(places))(`%s, ${language}`, async name => {
      const [place, there, act, then] = places[name]!;
      const page = await own.windows.open(place());
      await speak(page, language);
      await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light', reducedMotion: 'reduce' });
      await page.waitForSelector(there);
      await act?.(page);
      if (then) await page.waitForSelector(then, { state: 'attached' });
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.emulateMedia({ colorScheme: null });
      await speak(page, 'zh');
    });

  test('a sample of whole documents, and its certificate', async () => {
    const draw = await drawn();
    const page = await own.windows.open(`${document()}?sample=${draw.number}`);
    await page.waitForSelector('.bar .badge');
    expect(await barriers(page)).toEqual([]);
    const path = join(folder, 'certificate.html');
    writeFileSync(path, certificatePage(await certify(own.desk.archive, draw)));
    const certificate = await page.context().newPage();
    await certificate.goto(`file://${path}`);
    expect(await barriers(certificate)).toEqual([]);
    await certificate.close();
  });

  test.each(LANGUAGES)('the page of one document, %s', async language => {
    const path = join(folder, 'single.html');
    writeFileSync(path, documentPage(sample));
    const opened = await own.windows.open('#/list');
    const page = await opened.context().newPage();
    await page.goto(`file://${path}`);
    await speak(page, language);
    await page.click('[data-all~="/forms/0/data/projectName"]');
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
});
