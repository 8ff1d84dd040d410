/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { WHOLE } from '../../src/mend/judge.ts';
import type { Document } from '../../src/model.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import type { Plan, Sample } from '../../src/review/sample/sample.ts';
import { acceptAsked, askedNow } from '../helpers/answering.ts';
import { deskWith, documentOf, keep } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

const PLAN: Plan = {
  unit: 'value',
  method: { kind: 'rate', size: 8, rate: null },
  strata: [],
  counting: 'all',
  confidence: 0.95,
  planted: 0,
};

const REPAIRED = '/indicators/0/level3';
/** As if sums had said that what was read must be something else. */
function repaired(document: Document): Document {
  const [first, ...rest] = document.forms;
  const own = { ...first!.evidence[REPAIRED]!, text: '误读', notes: ['repaired' as const] };
  return { ...document, forms: [{ ...first!, evidence: { ...first!.evidence, [REPAIRED]: own } }, ...rest] };
}

const open = () => deskWith(['hubei-merged-scores', 'sichuan', 'declaration'], { sichuan: repaired });

describeInBrowser('a sample in a browser', open, own => {
  const draw = (seed: string, plan: Partial<Plan> = {}) =>
    drawSample(own.desk.archive, { plan: { ...PLAN, ...plan }, seed, isSeedGiven: true, drawnBy: '王审' });
  afterEach(async () => expect(await own.windows.close()).toEqual([]));

  const asked = (page: Page) =>
    page.$$eval('.value.open', all => all.map(one => (one as HTMLElement).dataset.at));
  const left = (page: Page, word: string) =>
    page.waitForFunction(
      wanted => document.querySelector('.left-to-do')?.textContent?.includes(wanted),
      word,
    );
  const of = (sample: Sample, sha256: string) =>
    sample.items.filter(item => item.sha256 === sha256).map(({ path }) => path);

  test('the list is narrowed to a draw, which is then worked through: its values asked, answered to it', async () => {
    const sample = await draw('one');
    const page = await own.windows.open('#/list');
    await page.waitForSelector('select[name="sample"] option:nth-child(2)', { state: 'attached' });
    await page.selectOption('select[name="sample"]', String(sample.number));
    await page.waitForURL(/sample=/);
    await page.waitForSelector('.rows tbody tr');
    const rows = await page.$$eval('.rows td.name a', all => all.map(one => (one as HTMLAnchorElement).href));
    const drawn = [...new Set(sample.items.map(({ sha256 }) => sha256))];
    expect(rows.map(href => /[0-9a-f]{64}/.exec(href)![0]).sort()).toEqual(drawn.toSorted());
    await page.click('.rows td.name a');
    await page.waitForSelector('.form');
    const sha256 = (await page.getAttribute('.document', 'data-sha256'))!;
    const wanted = of(sample, sha256);
    expect(new Set(await asked(page))).toEqual(new Set(wanted));
    await page.keyboard.press('a');
    if (wanted.length > 1) await left(page, String(wanted.length - 1));
    else await page.waitForSelector(`.document:not([data-sha256="${sha256}"])`);
    await expect
      .poll(async () => (await own.desk.archive.corrections(sha256)).map(one => one.sample))
      .toEqual([sample.id]);
  });

  test('where a second, blind reviewer says something else is listed, leads to the value, and can be settled', async () => {
    const sample = await draw('two');
    const { sha256, path } = sample.items.find(({ path }) => /\/(score|maxScore)$/.test(path))!;
    const at = `#/document/${sha256}?value=${path}`;
    const say = async (page: Page, text: string) => {
      await page.waitForSelector('.value.lit');
      await page.keyboard.press('e');
      await page.fill('#typed', text);
      const answered = page.waitForResponse('**/statements*');
      await page.keyboard.press('Enter');
      expect((await answered).status()).toBe(200);
      await page.waitForFunction(() => document.activeElement?.tagName !== 'TEXTAREA');
    };
    const first = await own.windows.open(`${at}&sample=${sample.number}`);
    await say(first, '77');
    const second = await own.windows.open(at, { sample, isBlind: true, reviewer: '李审' });
    await second.waitForSelector('.value.lit');
    expect(await second.textContent('.value.lit')).not.toBe('77');
    expect(await second.locator('nav a[href="#/differences"], nav a[href="#/overview"]').count()).toBe(0);
    await say(second, '78');
    await first.click('nav a[href="#/differences"]');
    await first.waitForSelector('.differences tbody tr');
    const [row, ...others] = await first.$$eval('.differences tbody tr', all =>
      all.map(one => one.textContent),
    );
    expect(others).toEqual([]);
    expect(row).toMatch(/77王审78李审$/);
    await first.click('.differences a');
    await first.waitForSelector('.document .value.lit');
    expect(await first.getAttribute('.value.lit', 'data-at')).toBe(path);
    expect(await first.textContent('.remark')).toContain('李审 → 78');
    await say(first, '78');
    await first.keyboard.press('Escape');
    await first.waitForSelector('.list .hint');
    expect(await first.locator('.differences').count()).toBe(0);
  });

  test('a repaired value is shown and edited as it stands, its misreading beside it', async () => {
    const at = `/forms/0/data${REPAIRED}`;
    const sha256 = own.desk.sha256.sichuan!;
    const page = await own.windows.open(`#/document/${sha256}?value=${at}`);
    await page.waitForSelector('.value.lit');
    const shown = await page.textContent('.value.lit .text');
    expect(await page.textContent('.inspector .read')).toBe(`误读 → ${shown}`);
    await page.keyboard.press('e');
    expect(await page.inputValue('#typed')).toBe(shown);
    await page.keyboard.press('Escape');
  });

  test('of documents drawn as a whole both reviewers say whether they are right', async () => {
    const sample = await draw('three', { unit: 'document', method: { kind: 'rate', size: 1, rate: null } });
    const [{ sha256 }] = sample.items as [Sample['items'][number]];
    const first = await own.windows.open(`#/document/${sha256}?sample=${sample.number}`);
    await first.waitForSelector('.form');
    const told = async (act: () => Promise<unknown>) => {
      const answered = first.waitForResponse('**/statements*');
      await act();
      expect((await answered).status()).toBe(200);
    };
    expect(await first.textContent('.left-to-do')).toBe('整份待核');
    await first.click('.value[data-at*="/indicators/1/"]');
    for (const name of ['缺行', '多行', '缺表'])
      await told(() => first.click(`.bar button:has-text("${name}")`));
    expect(await first.textContent('.left-to-do')).toBe('整份待核');
    await told(() => first.keyboard.press('f'));
    await left(first, '✓');
    const log = await own.desk.archive.corrections(sha256);
    expect(log.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'row-missing /forms/0/data/indicators',
      'row-invented /forms/0/data/indicators/1',
      'form-missing /forms',
      `accept ${WHOLE}`,
    ]);
    expect(log.every(one => one.sample === sample.id)).toBe(true);
  });

  test('a draw of one value a document costs a key a value, and what was said last can be taken back from the next one', async () => {
    const model = await documentOf('declaration');
    for (let number = 0; number < 200; number++) {
      const sha256 = number.toString(16).padStart(64, 'c');
      await keep(own.desk.archive, `/${number}.pdf`, {
        ...model,
        source: { ...model.source, name: `${number}.pdf`, sha256 },
      });
    }
    const sample = await draw('four', { method: { kind: 'rate', size: 24, rate: null } });
    const page = await own.windows.open(`#/list?sample=${sample.number}&state=open`);
    await page.click('.rows td.name a');
    const first = await askedNow(page);
    await page.keyboard.press('a');
    await page.waitForSelector(`.document:not([data-sha256="${first.sha256}"]) .value.open.lit`);
    await page.keyboard.press('z');
    await page.waitForSelector(`.document[data-sha256="${first.sha256}"] .value.open.lit`);
    expect(await askedNow(page)).toEqual(first);
    const { keys, values, documents } = await acceptAsked(page, sample.items.length);
    expect(keys / values).toBeLessThanOrEqual(1.1);
    expect(documents.length).toBeGreaterThan(20);
    const done = `第 ${sample.number} 次抽样：24 项已全部核完`;
    await expect.poll(() => page.textContent('#notice')).toContain(done);
    const log = await Promise.all(documents.map(sha256 => own.desk.archive.corrections(sha256)));
    const kinds = log.flat().map(({ kind }) => kind);
    expect(kinds.filter(kind => kind === 'accept')).toHaveLength(25);
    expect(kinds.filter(kind => kind === 'undo')).toHaveLength(1);
  });
});
