/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentView } from '../../src/review/desk.ts';
import { foldRadicals } from '../../src/values/text.ts';
import { CHROMIUM, MISSING, startBrowser } from '../helpers/chromium.ts';
import { CASES, sourceOf } from '../helpers/fixtures.ts';
import { type Desk, deskWith } from '../helpers/review.ts';

const NATIVE = CASES.filter(name => sourceOf(name).endsWith('.pdf'));

/** One that lies on its side; to read more of them takes too long here. */
const SCANS = ['scan-rotated'];

if (CHROMIUM === null) test.todo(MISSING);

/** A value's boxes with what the page itself says is under them. */
type Under = { readonly at: string; readonly read: string; readonly under: string };

describe.runIf(CHROMIUM !== null)('every box on the screen covers its text', () => {
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  let base: string;
  beforeAll(async () => {
    desk = await deskWith([...NATIVE, ...SCANS]);
    base = (await desk.serve()).address;
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });
  const open = async (name: string) => {
    await page.goto(`${base}#/document/${desk.sha256[name]}`);
    await page.waitForSelector(`.document[data-sha256="${desk.sha256[name]}"] .sheet canvas`);
  };

  test.each(NATIVE)(
    '%s',
    async name => {
      await open(name);
      const found = await page.evaluate(textsUnder, desk.sha256[name]!);
      expect(found.length).toBeGreaterThan(20);
      const bare = (text: string) =>
        foldRadicals(text)
          .normalize('NFKC')
          .replace(/[^\p{L}\p{N}]/gu, '');
      const wrong = found.filter(({ read, under }) => !isCovered(bare(read), bare(under)));
      expect(wrong.slice(0, 5)).toEqual([]);
    },
    20_000,
  );

  test.each(SCANS)(
    '%s: there is ink in every box',
    async name => {
      await open(name);
      // hairlines are lost on a small picture
      const width = () => page.$eval('.sheet canvas', one => (one as HTMLCanvasElement).width);
      const before = await width();
      for (const _ of [1, 2, 3, 4]) await page.keyboard.press('+');
      await expect.poll(width).toBeGreaterThan(before * 2);
      const inks = await page.evaluate(inkUnder, desk.sha256[name]!);
      expect(inks.length).toBeGreaterThan(20);
      expect(inks.filter(({ ink }) => ink === 0)).toEqual([]);
    },
    20_000,
  );
});

/** Every character that was read stands under the box, so often as it was read. */
function isCovered(read: string, under: string): boolean {
  const counts = new Map<string, number>();
  for (const character of under) counts.set(character, (counts.get(character) ?? 0) + 1);
  const missing = [...read].filter(character => {
    const number = counts.get(character) ?? 0;
    counts.set(character, number - 1);
    return number <= 0;
  });
  return missing.length === 0;
}

/** In the browser: for each value the texts of pdf.js whose place on the screen meets one of the value's boxes there. */
async function textsUnder(sha256: string): Promise<Under[]> {
  // the page has loaded it already
  const pdfjs = (globalThis as unknown as { pdfjsLib: typeof import('pdfjs-dist') }).pdfjsLib;
  const file = { url: `/api/documents/${sha256}/file`, useWasm: false, verbosity: 0 };
  const data = { cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/' };
  const pdf = await pdfjs.getDocument({ ...file, ...data }).promise;
  const view = (await (await fetch(`/api/documents/${sha256}`)).json()) as DocumentView;
  type Piece = { text: string; box: DOMRect };
  const pieces = new Map<number, Piece[]>();
  for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
    const number = Number(sheet.dataset.page);
    const proxy = await pdf.getPage(number);
    const viewport = proxy.getViewport({ scale: 1 });
    const frame = sheet.getBoundingClientRect();
    const zoom = frame.width / viewport.width;
    const { items } = await proxy.getTextContent({ disableNormalization: true });
    const own = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
      const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
      // corners of the text in the space of the page: its baseline to half its height
      const corners = [0.1, 0.5].flatMap(height =>
        [0, item.width].map(width => {
          const x = e + (a / along) * width + (c / up) * item.height * height;
          const y = f + (b / along) * width + (d / up) * item.height * height;
          return viewport.convertToViewportPoint(x, y) as [number, number];
        }),
      );
      const xs = corners.map(([x]) => frame.left + x * zoom);
      const ys = corners.map(([, y]) => frame.top + y * zoom);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return [{ text: item.str, box: new DOMRect(left, top, Math.max(...xs) - left, Math.max(...ys) - top) }];
    });
    pieces.set(number, own);
  }
  const boxes = new Map<string, string>();
  for (const rect of document.querySelectorAll('.boxes rect')) {
    const box = rect.getBoundingClientRect();
    const own = pieces.get(Number(rect.closest<HTMLElement>('.sheet')!.dataset.page)) ?? [];
    const met = own.filter(
      piece =>
        piece.box.left < box.right &&
        box.left < piece.box.right &&
        piece.box.top < box.bottom &&
        box.top < piece.box.bottom,
    );
    const at = rect.getAttribute('data-at')!;
    boxes.set(at, (boxes.get(at) ?? '') + met.map(({ text }) => text).join(''));
  }
  return [...boxes].flatMap(([at, under]) => {
    const [, form, path] = /^\/forms\/(\d+)\/data(.*)$/.exec(at)!;
    const { text, notes } = view.document.forms[Number(form)]!.evidence[path!]!;
    return text === null || notes.includes('broken-unicode') ? [] : [{ at, read: text, under }];
  });
}

/** In the browser: the number of pixels that are not white in the boxes of each value that has a text. */
async function inkUnder(sha256: string): Promise<{ at: string; ink: number }[]> {
  const view = (await (await fetch(`/api/documents/${sha256}`)).json()) as DocumentView;
  return [...document.querySelectorAll('.boxes rect')].flatMap(rect => {
    const at = rect.getAttribute('data-at')!;
    const [, form, path] = /^\/forms\/(\d+)\/data(.*)$/.exec(at)!;
    if (!view.document.forms[Number(form)]!.evidence[path!]!.text?.trim()) return [];
    const canvas = rect.closest('.sheet')!.querySelector('canvas');
    if (!canvas) return [];
    const [box, frame] = [rect.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const scale = canvas.width / frame.width;
    const [x, y] = [(box.left - frame.left) * scale, (box.top - frame.top) * scale];
    const { data } = canvas
      .getContext('2d', { willReadFrequently: true })!
      .getImageData(x, y, Math.max(1, box.width * scale), Math.max(1, box.height * scale));
    let dark = 0;
    for (let index = 0; index < data.length; index += 4) if (data[index + 1]! < 200) dark++;
    return [{ at, ink: dark }];
  });
}
