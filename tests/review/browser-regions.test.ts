import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldRadicals } from '../../src/values/text.ts';
import { CASES, sourceOf } from '../helpers/fixtures.ts';
import { deskWith } from '../helpers/review.ts';
import { textsUnder } from '../helpers/under.ts';
import { describeInBrowser } from '../helpers/window.ts';

const NATIVE = CASES.filter(name => sourceOf(name).endsWith('.pdf'));
/** Pages that lie across, that the file itself turns, and forms over page breaks: turned by a person, too. */
const TURNED = ['yunnan-rotated', 'beijing', 'g60'];

const opened = () => deskWith(NATIVE);

describeInBrowser('every box on the screen covers its text', opened, own => {
  let page: Page;
  beforeAll(async () => {
    page = await own.windows.open('#/list');
  });
  afterAll(async () => expect(await own.windows.close()).toEqual([]));
  const open = async (name: string) => {
    await page.goto(`${new URL(page.url()).origin}/#/document/${own.desk.sha256[name]}`);
    await page.waitForSelector(`.document[data-sha256="${own.desk.sha256[name]}"] .sheet canvas`);
  };
  /** the values looked at, and those whose text is not under their boxes */
  const look = async (name: string, turn: number) => {
    const found = await page.evaluate(textsUnder, { sha256: own.desk.sha256[name]!, turn });
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
    const unturned = await look(name, 1);
    expect(unturned.wrong.length).toBeGreaterThan(unturned.number / 2);
    for (const turn of [1, 2, 3]) {
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
