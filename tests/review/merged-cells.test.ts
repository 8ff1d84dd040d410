import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { kit } from '../../src/kit.ts';
import { judge } from '../../src/mend/judge.ts';
import type { Correction, Document } from '../../src/model.ts';
import { answersOf } from '../../src/review/sample/answers.ts';
import { shownTo } from '../../src/review/sample/blind-view.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import type { Sample } from '../../src/review/sample/sample.ts';
import { cellsOf } from '../../src/values/cells.ts';
import { leavesOf } from '../../src/values/leaves.ts';
import { valueAt } from '../../src/values/pointer.ts';
import { entryFor } from '../helpers/corrections.ts';
import { type Desk, deskWith, documentOf } from '../helpers/review.ts';

const NAME = 'hubei-merged-scores';
const AT = (leaf: string) => `/forms/0/data${leaf}`;

/** The rows of the first cell of the first level, and those of a score merged over several rows. */
let read: Document;
let level: readonly string[];
let score: readonly string[];
beforeAll(async () => {
  const plain = await documentOf(NAME);
  const cells = cellsOf(plain.forms[0]!);
  level = cells.find(({ paths }) => /level1$/.test(paths[0]) && paths.length > 1)!.paths;
  score = cells.find(({ paths }) => /\/score$/.test(paths[0]) && paths.length > 1)!.paths;
  read = doubted(plain);
});

/** All rows of both cells wait for a person, as doubt falls on what stands in one place. */
function doubted(document: Document): Document {
  const [form, ...rest] = document.forms;
  const doubts = [...level, ...score].map(path => [path, { ...form!.evidence[path]!, review: true }]);
  return {
    ...document,
    forms: [{ ...form!, evidence: { ...form!.evidence, ...Object.fromEntries(doubts) } }, ...rest],
  };
}

const said = (path: string, other: Partial<Correction>): Correction => ({
  ...entryFor(read, AT(path), other),
  sequence: 1,
  previous: null,
  hash: 'a',
  ...other,
});
const judged = (...all: Correction[]) => judge(read, all, kit).document.forms[0]!;
const valuesOf = ({ data }: Document['forms'][number], paths: readonly string[]) =>
  paths.map(path => valueAt(data, path));

describe('a cell merged over several rows', () => {
  test('is one place, however many rows it covers', () => {
    const form = read.forms[0]!;
    const paths = cellsOf(form).flatMap(cell => cell.paths);
    expect(paths.sort()).toEqual(
      leavesOf(form)
        .map(([path]) => path)
        .sort(),
    );
    expect(cellsOf(form).filter(({ evidence }) => evidence.review)).toHaveLength(2);
  });

  test('two cells with the same words are two', () => {
    const form = read.forms[0]!;
    const moved = Object.entries(form.evidence).map(([path, own]) => {
      const row = /^\/indicators\/(\d+)\/level1$/.exec(path)?.[1];
      const bbox = [0, 10 * Number(row), 5, 10 * Number(row) + 9] as const;
      return [path, row === undefined ? own : { ...own, regions: [{ page: 1, bbox }] }];
    });
    const data = { ...form.data, indicators: form.data.indicators.map(one => ({ ...one, level1: '产出' })) };
    const cells = cellsOf({ data, evidence: Object.fromEntries(moved) });
    const levels = cells.filter(({ paths }) => /^\/indicators.*level1$/.test(paths[0]));
    expect(levels).toHaveLength(form.data.indicators.length);
  });

  test('is corrected in all its rows by one entry, and by one undo as it was', () => {
    const after = { text: '改过的指标', value: '改过的指标' };
    const entry = said(level[0]!, { kind: 'correct', after });
    const form = judged(entry);
    expect(valuesOf(form, level)).toEqual(level.map(() => '改过的指标'));
    for (const path of level)
      expect(form.evidence[path]).toMatchObject({ source: 'correction', review: false });
    const others = form.data.indicators.filter((_, row) => !level.includes(`/indicators/${row}/level1`));
    expect(others.map(({ level1 }) => level1)).not.toContain('改过的指标');
    expect(judged(entry, said(level[0]!, { kind: 'undo', undoes: 1, sequence: 2 }))).toEqual(read.forms[0]);
  });

  test('is accepted as a whole; a sum over its rows still counts it once', () => {
    const form = judged(said(level[0]!, {}), said(score[0]!, { sequence: 2 }));
    for (const path of [...level, ...score]) expect(form.evidence[path]!.review).toBe(false);
    const corrected = judged(said(score[0]!, { kind: 'correct', after: { text: '7', value: '7' } }));
    expect(valuesOf(corrected, score)).toEqual(['7', ...score.slice(1).map(() => null)]);
  });

  test('what was said of another of its rows stays a word about that row', () => {
    const form = judged(said(level[1]!, { kind: 'correct', after: { text: '只此一行', value: '只此一行' } }));
    expect(valuesOf(form, level).filter(text => text === '只此一行')).toHaveLength(1);
  });
});

describe('in an archive', () => {
  let desk: Desk;
  let archive: Archive;
  let sha256: string;
  let sample: Sample;
  beforeAll(async () => {
    desk = await deskWith([NAME], { [NAME]: doubted });
    archive = desk.archive;
    sha256 = desk.sha256[NAME]!;
    sample = await drawSample(archive, {
      plan: {
        unit: 'value',
        method: { kind: 'rate', size: 10_000, rate: null },
        strata: [],
        counting: 'all',
        confidence: 0.95,
        planted: 0,
      },
      seed: 'a',
      isSeedGiven: true,
      drawnBy: '王审',
    });
  });
  afterAll(() => desk?.end());

  test('it is counted once: in lists, in status and in what is drawn', async () => {
    const { totals } = await archive.overview();
    const cells = read.forms.flatMap(cellsOf);
    expect(totals).toMatchObject({ leaves: cells.length, open: 2, review: 2 });
    expect((await archive.status()).totals).toMatchObject({ leaves: cells.length, review: 2 });
    const paths = new Set(sample.items.map(({ path }) => path));
    for (const rows of [level, score]) expect(rows.filter(row => paths.has(AT(row)))).toEqual([rows[0]]);
    expect(sample.items.find(({ path }) => path === AT(level[0]!))).toMatchObject({ review: true });
  });

  test('one answer closes it in the queue and on the certificate', async () => {
    const entry = { ...entryFor(read, AT(level[0]!), { sample: sample.id }), sha256 };
    await archive.correct([{ entry, expected: null }]);
    expect((await archive.overview()).totals.open).toBe(1);
    const { first } = await answersOf(archive, sample);
    const own = first.filter(
      ({ item }) => /\/level1$/.test(item.path) && level.includes(item.path.slice(13)),
    );
    expect(own.map(({ state }) => state)).toEqual(['right']);
  });

  test('an error planted into it stands in all its rows: one alone would tell', () => {
    const planted = { value: '产出指彪', text: '产出指彪' };
    const item = sample.items.find(({ path }) => path === AT(level[0]!))!;
    const trap = { ...sample, items: [{ ...item, planted }] };
    const document = { ...read, source: { ...read.source, sha256 } };
    const seen = shownTo(
      { document, corrections: [] },
      { sample: trap, reviewer: '李', isBlind: false },
      kit,
    );
    expect(valuesOf(seen.document.forms[0]!, level)).toEqual(level.map(() => '产出指彪'));
  });
});
