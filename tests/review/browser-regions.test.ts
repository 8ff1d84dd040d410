import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldRadicals } from '../../src/values/text.ts';
import { CHROMIUM, MISSING } from '../helpers/chromium.ts';
import { CASES, sourceOf } from '../helpers/fixtures.ts';
import { type Desk, deskWith } from '../helpers/review.ts';
import { textsUnder } from '../helpers/under.ts';
import { type Window, windowOver } from '../helpers/window.ts';

const NATIVE = CASES.filter(name => sourceOf(name).endsWith('.pdf'));
/** Pages that lie across, that the file itself turns, and forms over page breaks: turned by a person, too. */
const TURNED = ['yunnan-rotated', 'beijing', 'g60'];

if (CHROMIUM === null) test.todo(MISSING);

describe.runIf(CHROMIUM !== null)('every box on the screen covers its text', { timeout: 20_000 }, () => {
  let desk: Desk;
  let windows: Window;
  let page: Page;
  beforeAll(async () => {
    desk = await deskWith(NATIVE);
    windows = await windowOver(desk);
    page = await windows.open('#/list');
  }, 120_000);
  afterAll(async () => {
    expect(await windows.close()).toEqual([]);
    await windows?.end();
    await desk?.end();
  });
  const open = async (name: string) => {
    await page.goto(`${new URL(page.url()).origin}/#/document/${desk.sha256[name]}`);
    await page.waitForSelector(`.document[data-sha256="${desk.sha256[name]}"] .sheet canvas`);
  };
  /** the values looked at, and those whose text is not under their boxes */
  const look = async (name: string, turn: number) => {
    const found = await page.evaluate(textsUnder, { sha256: desk.sha256[name]!, turn });
    return { number: found.length, wrong: found.filter(({ read, under }) => !isCovered(read, under)) };
  };

  test.each(NATIVE)('%s', async name => {
    await open(name);
    const { number, wrong } = await look(name, 0);
    expect(number).toBeGreaterThan(20);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test.each(TURNED)('%s, turned by a person', async name => {
    await open(name);
    for (const turn of [1, 2, 3]) {
      const before = await look(name, turn);
      expect(before.wrong.length).toBeGreaterThan(before.number / 2);
      await page.keyboard.press('r');
      expect((await look(name, turn)).wrong.slice(0, 5)).toEqual([]);
    }
  });
});

/** Every character that was read stands under the box, so often as it was read. */
function isCovered(read: string, under: string): boolean {
  const counts = new Map<string, number>();
  for (const character of bare(under)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const missing = [...bare(read)].filter(character => {
    const number = counts.get(character) ?? 0;
    counts.set(character, number - 1);
    return number <= 0;
  });
  return missing.length === 0;
}

function bare(text: string): string {
  return foldRadicals(text)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
