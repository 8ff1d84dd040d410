/// <reference lib="dom" />
/**
 * Measures the review page in the browser, over an archive of 50,000 documents that are copies of a few fixtures under
 * other names: `npm run lab -- review [COUNT]`. Prints one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openPageReader } from '../../src/batch/page-reader.ts';
import { openerOf } from '../../src/batch/places.ts';
import { corrected } from '../../src/check.ts';
import { kit } from '../../src/defaults.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import { serveReview } from '../../src/review/server.ts';
import { acceptAsked } from '../../tests/helpers/answering.ts';
import { startBrowser } from '../../tests/helpers/chromium.ts';
import { entryOf } from './corrections/entry.ts';
import { fillArchive } from './review/archive.ts';

const [COUNT, DOUBTFUL, ROUNDS] = [Number(process.argv[2] ?? 50_000), 100, 12];

const folder = mkdtempSync(join(tmpdir(), 'ziping-review-'));
const archive = await openArchive(join(folder, 'archive.ziping'), { judge: corrected });
const browser = await startBrowser();
const pages = openPageReader();
try {
  const begun = performance.now();
  await fillArchive(archive, folder, COUNT);
  const filled = performance.now() - begun;
  const server = await serveReview({
    archive,
    kit,
    open: openerOf(archive),
    pages,
    reviewer: 'measure',
    isBlind: false,
    sample: null,
    port: 0,
    host: null,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const first = await timed(async () => {
      await page.goto(`${server.address}#/document/${await firstSha256(archive)}?state=open&at=0`);
      await drawn(page);
    });
    const list = await timed(async () => {
      await page.goto(`${entryOf(server.address).base}#/list?state=open`);
      await page.waitForFunction(() => document.querySelector('.rows tbody tr'), null, { polling: 'raf' });
    });
    await page.click('.rows tbody a');
    await drawn(page);
    const next = await repeated(() => step(page));
    const select = await repeated(() => selected(page));
    const keys = await keyPresses(page);
    const sampled = await keysOfSample(page, entryOf(server.address).base);
    const heapUsed = heldHeap();
    const figures = {
      documents: COUNT,
      filled,
      first,
      list,
      next,
      select,
      ...keys,
      sampled,
      heap: heapUsed / 1e6,
    };
    process.stdout.write(
      `${JSON.stringify(figures, (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value))}\n`,
    );
  } finally {
    await server.close();
  }
} finally {
  await browser.close();
  await pages.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Bytes of the heap that are still of use: what is only left lying says when V8 last swept. */
function heldHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

async function firstSha256(from: Archive): Promise<string> {
  const { rows } = await from.list({ filter: { state: 'open' }, order: 'doubt', offset: 0, limit: 1 });
  return rows[0]!.sha256;
}

/** Looked for at every frame: the library's own waiting looks less and less often, up to half a second late. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.document .sheet canvas'), null, {
    polling: 'raf',
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function repeated(measure: () => Promise<number>) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await measure());
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[ROUNDS >> 1]!, worst: sorted.at(-1)! };
}

/** In the browser: from the key to the page drawn, once the next document had time to be fetched while this one is read. */
async function step(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  return await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const before = document.querySelector('.document')!;
        const begun = performance.now();
        const look = () => {
          const now = document.querySelector('.document');
          if (now !== before && now?.querySelector('.sheet canvas')) resolve(performance.now() - begun);
          else requestAnimationFrame(look);
        };
        document.dispatchEvent(new KeyboardEvent('keydown', { key: ']' }));
        look();
      }),
  );
}

/** In the browser: from a click on a value to the next frame, with its boxes lit. */
async function selected(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const values = [...document.querySelectorAll<HTMLElement>('.value')];
        const value = values[Math.floor(Math.random() * values.length)]!;
        const begun = performance.now();
        value.click();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - begun);
          channel.port2.postMessage(null);
        });
      }),
  );
}

/** Accepts doubtful values over documents, and counts the keys. */
async function keyPresses(page: Page): Promise<{ keys: number; values: number; perValue: number }> {
  const left = () => page.$eval('.left-to-do', one => Number(/\d+/.exec(one.textContent ?? '')?.[0] ?? 0));
  let [keys, values] = [0, 0];
  const press = async (key: string) => {
    keys++;
    await page.keyboard.press(key);
  };
  await press('n');
  while (values < DOUBTFUL) {
    const before = await left();
    if (before > 0) {
      await press('a');
      values++;
      await page.waitForFunction(
        was => Number(/\d+/.exec(document.querySelector('.left-to-do')?.textContent ?? '')?.[0] ?? 0) < was,
        before,
      );
      continue;
    }
    const was = await page.getAttribute('.document', 'data-sha256');
    await press(']');
    await page.waitForSelector(`.document:not([data-sha256="${was}"]) .form`);
  }
  return { keys, values, perValue: keys / values };
}

/** Answers a draw of values over all documents, hardly two of them in the same one, and counts the keys. */
async function keysOfSample(page: Page, base: string) {
  const { number, items } = await drawSample(archive, {
    plan: {
      unit: 'value',
      method: { kind: 'rate', size: DOUBTFUL, rate: null },
      strata: [],
      counting: 'all',
      confidence: 0.95,
      planted: 0,
    },
    seed: 'keys',
    isSeedGiven: true,
    drawnBy: 'measure',
  });
  await page.goto(`${base}#/list?sample=${number}&state=open`);
  await page.click('.rows td.name a[href*="sample="]');
  const { keys, values, documents } = await acceptAsked(page, items.length);
  return { keys, values, documents: documents.length, perValue: keys / values };
}
