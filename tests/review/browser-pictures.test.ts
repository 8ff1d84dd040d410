/// <reference lib="dom" />
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeTiff } from '../../scripts/lab/scan/code/tiff.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { bytesOf, SCANS } from '../helpers/fixtures.ts';
import { type Desk, deskWith, documentOf, keep } from '../helpers/review.ts';
import { inkUnder } from '../helpers/under.ts';
import { describeInBrowser } from '../helpers/window.ts';

/** A picture that is a file of its own, and the same as the second page of a TIFF. */
const [PICTURE, TIFF] = ['scan-picture', 'second page of a TIFF'];
/** Half a line, in points */
const SHIFT = 4;

const opened = () => deskWith([...SCANS, 'hubei-merged-scores', 'yunnan-rotated']);

describeInBrowser('scans and pictures on the screen', opened, own => {
  let page: Page;
  const sha256s = new Map<string, string>();
  beforeAll(async () => {
    for (const [name, sha256] of Object.entries(own.desk.sha256)) sha256s.set(name, sha256);
    sha256s.set(TIFF, await keepTiff(own.desk));
    page = await own.windows.open('#/list');
  });
  afterAll(async () => expect(await own.windows.close()).toEqual([]));
  const open = async (name: string) => {
    const sha256 = sha256s.get(name)!;
    await page.goto(`${new URL(page.url()).origin}/#/document/${sha256}`);
    await page.waitForSelector(`.document[data-sha256="${sha256}"] .sheet:has(rect) canvas`);
    return sha256;
  };

  test.each([...SCANS, TIFF])('%s: every box has the ink of its text, and cuts none off', async name => {
    const sha256 = await open(name);
    // hairlines are lost on a small picture
    const width = () => page.$eval('.sheet:has(rect) canvas', one => (one as HTMLCanvasElement).width);
    const before = await width();
    for (const _ of [1, 2, 3, 4]) await page.keyboard.press('+');
    await expect.poll(width).toBeGreaterThan(before * 2);
    const inks = await page.evaluate(inkUnder, { sha256, shift: 0 });
    expect(inks.length).toBeGreaterThan(20);
    expect(inks.filter(({ dark }) => dark === 0)).toEqual([]);
    // rulings and seals come near some boxes; boxes half a line off cut through far more of them
    expect(share(inks, 0.2)).toBeLessThan(0.15);
    expect(share(await page.evaluate(inkUnder, { sha256, shift: SHIFT }), 0.2)).toBeGreaterThan(0.35);
  });

  test.each([PICTURE, TIFF, 'scan-rotated', 'hubei-merged-scores', 'yunnan-rotated'])(
    '%s: a box turns with its picture, and is clicked where it stands',
    async name => {
      await open(name);
      const [selected, other] = await widest(page);
      await page.click(`[data-all~="${selected}"]`);
      const upright = await seen(page);
      expect(upright.some(dark => dark > 0.1)).toBe(true);
      for (const turn of [1, 2, 3, 4]) {
        if (turn % 2 === 1) await page.keyboard.press('r');
        else await page.click('button[title*="(R)"]');
        await expect.poll(async () => turnOf(await seen(page), upright)).toBe(turn % 4);
      }
      await page.keyboard.press('r');
      await clickBox(page, other!);
      expect(await page.getAttribute('.value.lit', 'data-at')).toBe(other);
    },
  );
});

async function keepTiff(desk: Desk): Promise<string> {
  const image = await loadImage(Buffer.from(bytesOf(PICTURE!, 'source.png')));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  const black = Uint8Array.from({ length: width * height }, (_, index) => (data[index * 4]! < 128 ? 1 : 0));
  const blank = new Uint8Array(width * height);
  const bytes = encodeTiff(
    [
      { width, height, black: blank },
      { width, height, black },
    ],
    200,
  );
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-tiff-')), 'scan.tiff');
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const read = await documentOf(PICTURE!);
  const later = parseDocument(JSON.stringify(read).replace(/"page(s?)":(\[?)1\b/g, '"page$1":$22'));
  await keep(desk.archive, path, { ...later, source: { ...read.source, sha256, pages: 2 } });
  return sha256;
}

function share(inks: readonly { readonly edge: number }[], least: number): number {
  return inks.filter(({ edge }) => edge > least).length / inks.length;
}

/** Pointers of the two values that stand widest, so that one sees how they are turned. */
async function widest(page: Page): Promise<string[]> {
  const all = await page.$$eval('.boxes rect', rects =>
    rects
      .map(rect => ({ at: rect.getAttribute('data-at')!, box: (rect as SVGRectElement).getBBox() }))
      .filter(({ at }) => document.querySelector(`[data-all~="${at}"]`))
      .sort((a, b) => Math.max(b.box.width, b.box.height) - Math.max(a.box.width, a.box.height))
      .map(({ at, box: { x, y } }) => [`${x} ${y}`, at] as const),
  );
  return [...new Map(all).values()].slice(0, 2);
}

/** Cells along each side that a box is looked at in. */
const CELLS = 12;

/** How dark each cell of the lit box is on the screen, row by row. */
async function seen(page: Page): Promise<number[]> {
  const clip = (await page.locator('rect.lit').first().boundingBox())!;
  const image = await loadImage(await page.screenshot({ clip }));
  const context = createCanvas(CELLS * 4, CELLS * 4).getContext('2d');
  context.drawImage(image, 0, 0, CELLS * 4, CELLS * 4);
  const { data } = context.getImageData(0, 0, CELLS * 4, CELLS * 4);
  return Array.from({ length: CELLS * CELLS }, (_, cell) => {
    const [column, row] = [(cell % CELLS) * 4, Math.floor(cell / CELLS) * 4];
    const inside = Array.from({ length: 16 }, (_, i) => (row + (i >> 2)) * CELLS * 4 + column + (i % 4));
    return inside.reduce((sum, at) => sum + 255 - data[at * 4]!, 0) / 16 / 255;
  });
}

/** The cells after so many quarters clockwise. */
function turned(cells: readonly number[], quarters: number): number[] {
  let now = [...cells];
  for (let quarter = 0; quarter < quarters; quarter++) {
    const before = now;
    now = before.map((_, i) => before[(CELLS - 1 - (i % CELLS)) * CELLS + Math.floor(i / CELLS)]!);
  }
  return now;
}

/** By how many quarters the cells are those of before; null where they are like them in no way. */
function turnOf(cells: readonly number[], before: readonly number[]): number | null {
  const alike = [0, 1, 2, 3].map(turn => likeness(cells, turned(before, turn)));
  const most = Math.max(...alike);
  return most > 0.5 ? alike.indexOf(most) : null;
}

/** Pearson's correlation. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (of: (i: number) => number) => a.reduce((all, _, i) => all + of(i), 0);
  const spread = (all: readonly number[], m: number) => Math.sqrt(sum(i => (all[i]! - m) ** 2));
  return sum(i => (a[i]! - ma) * (b[i]! - mb)) / (spread(a, ma) * spread(b, mb));
}

async function clickBox(page: Page, at: string): Promise<void> {
  const rect = page.locator(`rect[data-at="${at}"]`).first();
  await rect.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await rect.boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2);
}
