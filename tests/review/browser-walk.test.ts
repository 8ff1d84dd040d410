/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { readSource } from '../../src/read/read.ts';
import { certify } from '../../src/review/sample/certificate.ts';
import { certificatePage } from '../../src/review/sample/certificate-page.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { documentsFile } from '../../src/warehouse/sinks/documents-file.ts';
import { barriers } from '../helpers/axe.ts';
import { deskWith, documentOf } from '../helpers/review.ts';
import { describeInBrowser } from '../helpers/window.ts';

/** As if no table had been found on its page. */
const failed = (document: Document): Document => ({
  ...document,
  forms: [],
  findings: [],
  pages: document.pages.map(page => ({ ...page, outcome: 'failed', forms: [], reason: 'table-not-found' })),
});

const open = () =>
  deskWith(['declaration', 'g60', 'sichuan', 'transfer'], { declaration: failed, transfer: failed });

describeInBrowser('an auditor mends what was read', open, own => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-walk-'));
  afterEach(async () => expect(await own.windows.close()).toEqual([]));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const openCase = async (name: string) => {
    const page = await own.windows.open(`#/document/${own.desk.sha256[name]}`);
    await page.waitForSelector(`.document[data-sha256="${own.desk.sha256[name]}"] .sheet canvas`);
    return page;
  };
  const at = (path: string, form = 0) => `[data-all~="/forms/${form}/data${path}"]`;
  const texts = (page: Page, field: string, form = 0) =>
    page.$$eval(`[data-at^="/forms/${form}/data/indicators/"][data-at$="/${field}"] .text`, all =>
      all.map(one => one.textContent),
    );
  const log = (name: string) => own.desk.archive.corrections(own.desk.sha256[name]!);
  const kinds = async (name: string) => (await log(name)).map(({ kind }) => kind);
  const exported = async (name: string): Promise<Document> => {
    const path = join(folder, 'documents.jsonl');
    await exportArchive(own.desk.archive, documentsFile(path));
    const all: Document[] = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    return all.find(({ source }) => source.sha256 === own.desk.sha256[name])!;
  };
  /** Draws a box on a page with the mouse; the place is given in points. */
  const draw = async (page: Page, [x0, y0, x1, y1]: readonly number[]) => {
    const sheet = (await page.locator('.sheet[data-page="1"]').boundingBox())!;
    const size = await page.$eval('.sheet[data-page="1"] .boxes', one => one.getAttribute('viewBox')!);
    const scale = sheet.width / Number(size.split(' ')[2]);
    await page.mouse.move(sheet.x + x0! * scale, sheet.y + y0! * scale);
    await page.mouse.down();
    await page.mouse.move(sheet.x + x1! * scale, sheet.y + y1! * scale, { steps: 4 });
    await page.mouse.up();
  };
  /** where a value stands that is not to be read */
  const placeOf = async (name: string, path: string) =>
    (await documentOf(name)).forms[0]!.evidence[path]!.regions![0]!.bbox;

  test('a form that failed is entered by hand from its page, until nothing of it waits', async () => {
    const name = 'declaration';
    const page = await openCase(name);
    expect(await page.textContent('.left-to-do')).toBe('有页未读');
    await page.click('.unread [data-tool="enter-form"]');
    await page.selectOption('.panel select >> nth=0', 'target-declaration');
    await page.selectOption('.panel select >> nth=1', 'wan-yuan');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.form');
    // the title by the mouse
    await draw(page, await placeOf(name, '/title'));
    await page.waitForSelector('.typing:not([hidden])');
    // what stands in the box is read
    await expect.poll(() => page.inputValue('#typed'), { timeout: 20_000 }).toBe('项目支出绩效目标申报表');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${at('/title')}.corrected`);
    // the year by keys alone
    await page.keyboard.press('b');
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'Shift+ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await page.fill('#typed', '2024');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${at('/fiscalYear')}.corrected`);
    await page.click('[data-tool="add-row"][data-path$="/indicators"]');
    await page.fill('.panel [aria-label="一级指标"]', '产出指标');
    await page.fill('.panel [aria-label="三级指标"]', '开放书房数量');
    await page.fill('.panel [aria-label="年度指标值"]', '=8间');
    await page.keyboard.press('Enter');
    await page.waitForSelector(at('/indicators/0/level3'));
    await page.click('.doubted [data-tool="accept"]');
    await page.waitForSelector('.left-to-do.done');
    expect(await page.locator('.unread').count()).toBe(0);
    const document = await exported(name);
    expect(document.pages[0]).toMatchObject({ outcome: 'form', forms: [0] });
    const { data, evidence } = document.forms[0]!;
    expect(data).toMatchObject({ title: '项目支出绩效目标申报表', fiscalYear: 2024 });
    expect(data.indicators[0]!.target).toMatchObject({ comparator: '=', number: '8', unit: '间' });
    const [x0, y0, x1, y1] = evidence['/title']!.regions![0]!.bbox;
    const [a, b, c, d] = await placeOf(name, '/title');
    for (const [drawn, printed] of [
      [x0, a],
      [y0, b],
      [x1, c],
      [y1, d],
    ])
      expect(Math.abs(drawn! - printed!)).toBeLessThan(1.5);
    expect(evidence['/fiscalYear']!.regions).toHaveLength(1);
    expect(await kinds(name)).toEqual(
      expect.arrayContaining(['form-added', 'correct', 'row-added', 'accept']),
    );
  });

  test('a row is added, split, joined and deleted, by keys alone, and all of it is taken back', async () => {
    const page = await openCase('g60');
    const before = await texts(page, 'level3');
    await page.click(at('/indicators/2/level3'));
    await page.keyboard.press('i');
    await page.keyboard.type('补录的指标');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await texts(page, 'level3'))[3]).toBe('补录的指标');
    expect(await page.getAttribute('.row-number.at', 'data-row')).toBe('/forms/0/data/indicators/3');
    // it stands in the cell of the group above, which stays one
    expect(await page.getAttribute(at('/indicators/3/level1'), 'data-at')).toBe(
      '/forms/0/data/indicators/0/level1',
    );
    await page.keyboard.press('x');
    await page.fill('.entries.two [aria-label="三级指标"] >> nth=1', '其后一行');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await texts(page, 'level3')).slice(3, 5))
      .toEqual(['补录的指标', '其后一行']);
    await page.click(at('/indicators/3/level3'));
    await page.keyboard.press('j');
    await page.waitForSelector('.panel[open]');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await texts(page, 'level3'))[3]).toBe('补录的指标其后一行');
    await page.keyboard.press('d');
    await expect.poll(() => texts(page, 'level3')).toEqual(before);
    for (const _ of [1, 2, 3, 4]) await page.keyboard.press('z');
    await expect.poll(async () => (await kinds('g60')).length).toBe(8);
    await expect.poll(() => texts(page, 'level3')).toEqual(before);
    expect((await own.desk.archive.verify()).faults).toEqual([]);
  });

  test('the focus is never lost: it is with the selected value when a panel, a field or the keys are closed', async () => {
    const page = await openCase('sichuan');
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.at);
    const score = '/forms/0/data/indicators/5/score';
    const before = await texts(page, 'level3');
    await page.click(at('/indicators/5/score'));
    await page.keyboard.press('e');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(score);
    await page.keyboard.press('e');
    await page.fill('#typed', '3');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe(score);
    await page.keyboard.press('i');
    await page.keyboard.type('补录');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('/forms/0/data/indicators/6/level3');
    await page.keyboard.press('z');
    await expect.poll(() => texts(page, 'level3')).toEqual(before);
    await page.click(at('/indicators/5/score'));
    await page.keyboard.press('z');
    await page.keyboard.press('?');
    const list = page.locator('.help');
    expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe(score);
    await page.locator('.finding [data-tool="answer"]').first().click();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.tool)).toBe('answer');
  });

  test('one box around a row of the page reads its cells, and saving waits until they are read', async () => {
    const page = await openCase('sichuan');
    const before = await texts(page, 'level3');
    await page.click(at('/indicators/3/level3'));
    await page.keyboard.press('i');
    const [x0, y0] = await placeOf('sichuan', '/indicators/4/level3');
    const [, , x1, y1] = await placeOf('sichuan', '/indicators/4/score');
    await draw(page, [x0 - 3, y0 - 3, x1 + 3, y1 + 3]);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await texts(page, 'level3')).length, { timeout: 25_000 })
      .toBe(before.length + 1);
    expect((await texts(page, 'level3'))[4]).toBe(before[4]);
    const { data, evidence } = (await exported('sichuan')).forms[0]!;
    const own = (await documentOf('sichuan')).forms[0]!.data.indicators[4]!;
    expect(data.indicators[4]).toMatchObject({
      level1: data.indicators[3]!.level1,
      score: own.score,
      maxScore: own.maxScore,
    });
    expect(evidence['/indicators/4/score']).toMatchObject({ source: 'correction', regions: [{ page: 1 }] });
    await page.keyboard.press('z');
    await expect.poll(async () => (await texts(page, 'level3')).length).toBe(before.length);
  });

  test('the boxes of values follow their rows', async () => {
    const page = await openCase('sichuan');
    await page.click(at('/indicators/2/level3'));
    const name = await page.textContent(`${at('/indicators/3/level3')} .text`);
    await page.keyboard.press('m');
    await page.click('.menu button:has-text("删除")');
    await expect.poll(() => page.textContent(`${at('/indicators/2/level3')} .text`)).toBe(name);
    const place = (await documentOf('sichuan')).forms[0]!.evidence['/indicators/3/level3']!.regions![0]!;
    const box = page.locator('rect[data-at="/forms/0/data/indicators/2/level3"]');
    expect(Number(await box.getAttribute('y'))).toBeCloseTo(place.bbox[1] - 2, 0);
    await page.keyboard.press('z');
    await expect.poll(() => page.textContent(`${at('/indicators/3/level3')} .text`)).toBe(name);
  });

  test('a finding is answered, the answer changed and taken back; values are commented', async () => {
    const page = await openCase('g60');
    const first = page.locator('.finding').first();
    const told = await first.locator('strong').textContent();
    await first.locator('[data-tool="answer"]').click();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.textContent('.panel .complaint')).toContain('请先选');
    await page.check('.panel [value="known"]');
    await page.fill('.panel textarea', '上年已整改');
    await page.keyboard.press('Enter');
    const answer = page.locator('.finding.settled .answer');
    await expect.poll(() => answer.textContent()).toContain('已知：上年已整改 · 王审');
    await page.click('.form summary:has-text("另有")');
    await answer.locator('[data-tool="take-back"]').click();
    await expect.poll(() => answer.count()).toBe(0);
    expect(await first.locator('strong').textContent()).toBe(told);
    await page.click(at('/indicators/5/score'));
    await page.keyboard.press('c');
    await page.keyboard.type('请对照附件');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${at('/indicators/5/score')} .tag:has-text("批注")`);
    await page.click(at('/indicators/5/score'));
    expect(await page.textContent('.history')).toContain('王审 · 批注请对照附件');
  });

  test('who did what on a value is told in full', async () => {
    const page = await openCase('sichuan');
    for (const text of ['1', '2', '3', '4', '5']) {
      await page.click(at('/indicators/1/score'));
      await page.keyboard.press('e');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.textContent(at('/indicators/1/score'))).toBe(text);
    }
    await page.click(at('/indicators/1/score'));
    await page.click('.history summary');
    expect(await page.locator('.history li').count()).toBe(5);
  });

  test('a row, a column and a form are accepted at once', async () => {
    const page = await openCase('sichuan');
    const accepted = async () => (await log('sichuan')).filter(({ together }) => together !== undefined);
    await page.click(at('/indicators/3/score'));
    await page.keyboard.press('w');
    await expect.poll(async () => (await accepted()).length).toBeGreaterThan(4);
    const row = (await accepted()).length;
    await page.click('th [data-tool="column"][data-path$="/indicators/*/actual"]');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await accepted()).length).toBeGreaterThan(row);
    const column = (await accepted()).length;
    await page.keyboard.press('t');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await accepted()).length).toBeGreaterThan(column);
    const all = new Set((await accepted()).map(({ together }) => together));
    expect(all).toEqual(
      new Set(['/forms/0/data/indicators/3', '/forms/0/data/indicators/*/actual', '/forms/0']),
    );
  });

  test('a form is split from its rows on, and joined again', async () => {
    const page = await openCase('transfer');
    // nothing was read of it: it leaves the queue when somebody says that there is nothing
    await page.click('.unread [data-tool="no-form"]');
    await expect.poll(() => page.textContent('.left-to-do')).toBe('✓ 人工核完');
    expect(await page.textContent('.forms')).toContain('没有表 · 王审');
    await page.click('.forms [data-tool="take-back"]');
    await expect.poll(() => page.textContent('.left-to-do')).toBe('有页未读');
    const other = await openCase('sichuan');
    await other.click('.kicker [data-tool="form"]');
    await other.click('.menu button:has-text("拆成两张表")');
    await other.selectOption('.panel select >> nth=-1', { index: 3 });
    await other.keyboard.press('Enter');
    await other.waitForSelector('.form[data-form="1"]');
    await other.click('.form[data-form="0"] .kicker [data-tool="form"]');
    await other.click('.menu button:has-text("合并")');
    await other.waitForSelector('.form[data-form="1"]', { state: 'detached' });
  });

  test('documents are picked and given to reviewers, each of whom has a queue', async () => {
    const page = await own.windows.open('#/list');
    await page.waitForSelector('.rows tbody tr:nth-child(4)');
    await page.check('td.pick input >> nth=0');
    await page.check('td.pick input >> nth=1');
    await page.fill('.assign input', '王审');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.chip:has-text("我的队列")');
    await page.keyboard.press('q');
    await page.waitForURL(/assigned=/);
    await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(2);
    await page.check('th.pick input');
    await page.click('.assign button:has-text("收回")');
    await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(0);
    expect(await own.desk.archive.queues()).toEqual([]);
  });

  test('a draw is answered by the form, and the certificate is printed, which tells so', async () => {
    const method = { kind: 'rate', size: 30, rate: null } as const;
    const common = { strata: [], counting: 'all', confidence: 0.95, planted: 0 } as const;
    const plan = { unit: 'value', method, ...common } as const;
    const sample = await drawSample(own.desk.archive, {
      plan,
      seed: 'w',
      isSeedGiven: true,
      drawnBy: '王审',
    });
    const drawn = sample.items.filter(({ sha256 }) => sha256 === own.desk.sha256.sichuan);
    const page = await own.windows.open(`#/document/${own.desk.sha256.sichuan}?sample=${sample.number}&at=0`);
    await page.waitForSelector('.value.open');
    for (const form of new Set(drawn.map(({ path }) => path.split('/')[2]))) {
      await page.click(`.form[data-form="${form}"] .kicker [data-tool="form"]`);
      await page.click('.menu button:has-text("认可整表")');
    }
    await page.waitForSelector('.left-to-do.done');
    const path = join(folder, 'certificate.html');
    writeFileSync(path, certificatePage(await certify(own.desk.archive, sample)));
    const certificate = await page.context().newPage();
    await certificate.goto(`file://${path}`);
    expect(await barriers(certificate)).toEqual([]);
    expect(await certificate.textContent('body')).toContain(`成批认可 ${drawn.length} 项`);
    const bytes = await certificate.pdf({ preferCSSPageSize: true });
    const { pages } = await readSource({ name: 'certificate.pdf', bytes }, { readers: null });
    const printed = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    expect(printed.replace(/\s/g, '')).toContain('数字化档案抽样核查证书');
    await certificate.close();
  });
});
