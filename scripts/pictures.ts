/// <reference lib="dom" />
/**
 * Takes the pictures of the review page that the docs show, over an archive of fixtures: `node scripts/pictures.ts`.
 * Look at them before they are committed.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { drawSample } from '../src/review/sample/draw.ts';
import { startBrowser } from '../tests/helpers/chromium.ts';
import { CASES } from '../tests/helpers/fixtures.ts';
import { deskWith, doubting } from '../tests/helpers/review.ts';
import { entryOf } from './lab/corrections/entry.ts';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
const SCAN = 'scan-rotated';
const DOUBTS = ['/projectName', '/indicators/0/target', '/indicators/1/score'];

const desk = await deskWith([...CASES, SCAN], {
  'hubei-merged-scores': doubting(...DOUBTS),
  'cost-first': doubting('/indicators/2/actual'),
});
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
page.on('pageerror', error => {
  throw error;
});
const take = async (name: string) => {
  await page.waitForFunction(isDrawn);
  await page.screenshot({ path: join(FOLDER, `review-${name}.png`) });
};
try {
  const { address } = await desk.serve();
  await open(page, `${address}#/list`, '.rows tbody tr');
  await page.waitForSelector('select[name="department"] option:nth-child(3)', { state: 'attached' });
  await take('list');
  await open(page, `${address}#/overview`, 'canvas');
  await take('overview');
  await open(page, `${address}#/document/${desk.sha256.g60}?value=/forms/0/data/projectName`, '.cell canvas');
  await take('document');
  await open(page, `${address}#/document/${desk.sha256[SCAN]}`, '.cell canvas');
  for (const key of ['r', 'r', 'r', 'e']) await page.keyboard.press(key);
  await take('scan');
  await differ(page, address);
  await take('differences');
} finally {
  await browser.close();
  await desk.end();
}

async function open(on: Page, address: string, selector: string): Promise<void> {
  await on.goto(address);
  await on.waitForSelector(selector);
  await on.waitForLoadState('networkidle');
  // what is drawn when the page has nothing else to do
  await on.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)));
}

/** In the browser: whether every page in view and every enlarged cell is drawn as large as it is shown. */
function isDrawn(): boolean {
  const cells = [...document.querySelectorAll('.cell')];
  const pages = [...document.querySelectorAll<HTMLElement>('.sheet .inner')].filter(one => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  const isSharp = (one: HTMLElement) =>
    Math.abs((one.querySelector('canvas')?.width ?? 0) - Number.parseFloat(one.style.width)) < 2;
  return cells.every(one => one.querySelector('canvas')) && pages.every(isSharp);
}

/** Two people answer a draw, one of them blind, and differ. */
async function differ(on: Page, address: string): Promise<void> {
  const method = { kind: 'rate', size: 40, rate: null } as const;
  const plan = { unit: 'value', method, strata: [], counting: 'all', confidence: 0.95, planted: 0 } as const;
  const sample = await drawSample(desk.archive, {
    plan,
    seed: 'pictures',
    isSeedGiven: true,
    drawnBy: '王审',
  });
  const { address: blind } = await desk.serve({ sample, isBlind: true, reviewer: '李审' });
  const drawn = sample.items.filter(({ path, value }) => /core$/.test(path) && value !== null);
  for (const [index, { sha256, path }] of drawn.entries()) {
    for (const [from, text] of [
      [address, `${index + 2}`],
      [blind, `${index * 2 + 2}`],
    ] as const) {
      const { base, cookie } = entryOf(from);
      const headers = { 'Content-Type': 'application/json', Origin: new URL(from).origin, Cookie: cookie };
      const body = JSON.stringify({ path, kind: 'correct', text, reason: 'misread', expected: null });
      const url = `${base}api/documents/${sha256}/statements?sample=${sample.number}`;
      const { status } = await fetch(url, { method: 'POST', headers, body });
      if (status !== 200) throw new Error(`${status} ${url}`);
    }
  }
  await open(on, `${address}#/differences`, '.differences tbody tr');
}
