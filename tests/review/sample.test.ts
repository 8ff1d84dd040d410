import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/archive/open.ts';
import { kit } from '../../src/defaults.ts';
import { UsageError } from '../../src/errors.ts';
import { leafAt } from '../../src/mend/judge.ts';
import { shownTo } from '../../src/review/sample/blind-view.ts';
import { certify } from '../../src/review/sample/certificate.ts';
import { certificatePage } from '../../src/review/sample/certificate-page.ts';
import { differencesOf } from '../../src/review/sample/differences.ts';
import { drawSample, sizeOf } from '../../src/review/sample/draw.ts';
import type { Sample, SampleItem } from '../../src/review/sample/sample.ts';
import { isSameValue } from '../../src/review/sample/value-equality.ts';
import { cellsOf } from '../../src/values/cells.ts';
import { entryFor } from '../helpers/corrections.ts';
import * as drawn from '../helpers/drawn-archive.ts';
import { corrected, documentOf, documents, NAMES, planned, real, request } from '../helpers/drawn-archive.ts';
import { logOver } from '../helpers/mending.ts';
import { ziping } from '../helpers/ziping.ts';

const own = drawn.ownArchive();
const answer = (sample: Sample, item: SampleItem, other: Parameters<typeof drawn.answer>[2] = {}) =>
  drawn.answer(own, { sample, item }, other);
const pathsOf = (sample: Sample) => sample.items.map(({ sha256, path }) => sha256 + path);

describe('a draw', () => {
  test('is the same for the same seed and own.archive, another for another seed', async () => {
    const one = await drawSample(own.archive, request());
    const again = await drawSample(own.archive, request());
    const other = await drawSample(own.archive, request({}, 'two'));
    expect(again.items).toEqual(one.items);
    expect(pathsOf(other)).not.toEqual(pathsOf(one));
    expect(new Set(pathsOf(one)).size).toBe(60);
    expect([one.number, again.number, other.number]).toEqual([1, 2, 3]);
    expect(again.previous).toBe(one.id);
  });

  test('takes values that stand on a page, as the document has them, and counts them all', async () => {
    const sample = await drawSample(own.archive, request());
    const placed = documents.flatMap(({ forms }) =>
      forms.flatMap(cellsOf).filter(({ evidence: { regions, lines } }) => lines ?? regions?.length),
    );
    expect(sample.population).toBe(placed.length);
    expect(sample.domains.reduce((sum, { population }) => sum + population, 0)).toBe(placed.length);
    for (const item of sample.items) {
      const { value, evidence } = leafAt(documentOf(item), item.path)!;
      expect(item).toMatchObject({ value, text: evidence.text, review: evidence.review });
    }
  });

  test('every value comes as often as any other', async () => {
    const times = new Map<string, number>();
    for (let i = 0; i < 40; i += 1) {
      const sample = await drawSample(
        own.archive,
        request({ method: { kind: 'rate', size: 100, rate: null } }, `${i}`),
      );
      for (const { traits } of sample.items)
        times.set(traits.template, (times.get(traits.template) ?? 0) + 1);
    }
    const [{ strata, domains, population }] = [await drawSample(own.archive, request())];
    expect(strata).toHaveLength(1);
    const expected = new Map<string, number>();
    for (const { traits, population: own } of domains) {
      expected.set(traits.template, (expected.get(traits.template) ?? 0) + (own / population) * 4000);
    }
    // four standard deviations of a binomial count
    for (const [template, mean] of expected) {
      expect(Math.abs((times.get(template) ?? 0) - mean)).toBeLessThan(4 * Math.sqrt(mean));
    }
  });

  test('by strata each has at least its share', async () => {
    const sample = await drawSample(own.archive, request({ strata: ['kind', 'template', 'band'] }));
    expect(sample.strata.length).toBeGreaterThan(3);
    for (const { population, size } of sample.strata) {
      expect(size).toBe(Math.ceil((60 * population) / sample.population - 1e-9));
    }
    expect(sample.items).toHaveLength(sample.strata.reduce((sum, { size }) => sum + size, 0));
  });

  test.each([0.004, 0.01, 0.02, 0.05])('for a declared rate of %f is as large as it says', async rate => {
    for (const limit of [0, 1, 2]) {
      const plan = { method: { kind: 'declared', rate, limit } } as const;
      const sample = await drawSample(own.archive, request(plan));
      expect(sample.items).toHaveLength(sizeOf(planned(plan), sample.population));
    }
  });

  test('of a small archive is all of it, and of an empty one refused', async () => {
    const all = await drawSample(own.archive, request({ method: { kind: 'zero', rate: 0.0001 } }));
    expect(all.items).toHaveLength(all.population);
    const empty = await openArchive(drawn.fresh());
    await expect(drawSample(empty, request())).rejects.toThrow(UsageError);
    await empty.close();
  });

  test('plants errors beside the sample: other values of the same fields, all of them to be found', async () => {
    const sample = await drawSample(own.archive, request({ planted: 0.1 }));
    const planted = sample.items.filter(item => item.planted !== null);
    expect(planted).toHaveLength(6);
    expect(real(sample)).toHaveLength(60);
    expect(new Set(pathsOf(sample)).size).toBe(66);
    for (const item of planted) {
      const { document, stale } = shownTo(
        { document: documentOf(item), corrections: [] },
        { sample, reviewer: '甲', isBlind: false },
        kit,
      );
      const { value, evidence } = leafAt(document, item.path)!;
      expect(stale).toEqual([]);
      expect(value).toEqual(item.planted!.value);
      expect(evidence.text).toBe(item.planted!.text);
      expect(isSameValue(value, item.value)).toBe(false);
    }
    expect((await own.archive.document(planted[0]!.sha256))?.document).toBe(
      JSON.stringify(documentOf(planted[0]!)),
    );
  });
});

describe('a certificate', () => {
  test('is open until all is answered; then a sample without errors is accepted', async () => {
    const sample = await drawSample(own.archive, request({ method: { kind: 'zero', rate: 0.05 } }));
    expect((await certify(own.archive, sample)).verdict).toBe('open');
    for (const item of real(sample)) await answer(sample, item);
    const certificate = await certify(own.archive, sample);
    expect(certificate).toMatchObject({
      verdict: 'accepted',
      found: { answered: 59, open: 0, wrong: 0, silent: 0, unreadable: 0 },
      estimates: { all: { rate: 0, interval: { low: 0 } } },
      archive: { isAsDrawn: true, log: { isWhole: true, entries: 59 } },
      reviewers: ['甲'],
    });
    expect(certificate.estimates.all.atMost).toBeLessThan(0.05);
  });

  test('a silent error rejects at once; one that was up for review counts apart', async () => {
    const plan = { method: { kind: 'zero', rate: 0.0001 } } as const;
    const sample = await drawSample(own.archive, request(plan));
    const isScore = ({ path, value }: SampleItem) => /\/score$/.test(path) && value !== null;
    const silent = real(sample).find(item => isScore(item) && !item.review)!;
    const asked = real(sample).find(item => isScore(item) && item.review)!;
    await answer(sample, asked, corrected('77.7'));
    expect(await certify(own.archive, sample)).toMatchObject({
      verdict: 'open',
      found: { wrong: 1, silent: 0, answered: 1 },
    });
    await answer(sample, silent, corrected('77.7'));
    const certificate = await certify(own.archive, sample);
    expect(certificate).toMatchObject({ verdict: 'rejected', found: { wrong: 2, silent: 1 } });
    expect(certificate.faults.map(({ isSilent }) => isSilent).sort()).toEqual([false, true]);
    const kinds = certificate.parts.filter(({ trait }) => trait === 'kind');
    expect(kinds.reduce((sum, { wrong }) => sum + wrong, 0)).toBe(2);
  });

  test('a correction that says the same is no error; an unreadable value is one; an undone answer is none', async () => {
    const sample = await drawSample(own.archive, request({ method: { kind: 'zero', rate: 0.0001 } }));
    const [same, dark, undone] = real(sample).filter(
      ({ path, value, review }) => /\/score$/.test(path) && value !== null && !review,
    );
    await answer(sample, same!, corrected(`${same!.value}.000`.replace(/(\..*)\./, '$1')));
    await answer(sample, dark!, { kind: 'unreadable' });
    await answer(sample, undone!, corrected('77.7'));
    const [entry] = (await own.archive.corrections(undone!.sha256)).filter(
      ({ path }) => path === undone!.path,
    );
    await answer(sample, undone!, { kind: 'undo', undoes: entry!.sequence });
    expect((await certify(own.archive, sample)).found).toMatchObject({
      answered: 2,
      wrong: 1,
      silent: 1,
      unreadable: 1,
    });
  });

  test('what was corrected before the draw still counts against the program', async () => {
    const { source } = documents[0]!;
    const path = '/forms/0/data/indicators/3/score';
    const before = entryFor(documents[0]!, path, corrected('77.7'));
    await own.archive.correct([{ entry: before, expected: null }]);
    const sample = await drawSample(own.archive, request({ method: { kind: 'zero', rate: 0.0001 } }));
    const item = real(sample).find(one => one.sha256 === source.sha256 && one.path === path)!;
    await answer(sample, item);
    expect((await certify(own.archive, sample)).faults).toMatchObject([{ path, right: '77.7' }]);
  });

  test('a second, blind reviewer sees nothing of the first one’s answers; differences are listed', async () => {
    const sample = await drawSample(own.archive, request({ method: { kind: 'zero', rate: 0.0001 } }));
    const item = real(sample).find(({ path, value }) => /\/[1-9]\d*\/score$/.test(path) && value !== null)!;
    const agreed = real(sample).find(({ path }) => /\/projectName$/.test(path))!;
    await answer(sample, item, corrected('77.7'));
    await answer(sample, agreed);
    const corrections = await own.archive.corrections(item.sha256);
    const stored = { document: documentOf(item), corrections };
    const seen = (reviewer: string, isBlind: boolean) =>
      leafAt(shownTo(stored, { sample, reviewer, isBlind }, kit).document, item.path)!.value;
    expect(seen('乙', true)).toEqual(item.value);
    expect(seen('乙', false)).toBe('77.7');
    await answer(sample, item, { as: '乙', isBlind: true });
    await answer(sample, agreed, { as: '乙', isBlind: true });
    const certificate = await certify(own.archive, sample);
    expect(certificate.blind).toEqual([
      {
        reviewer: '乙',
        answered: 2,
        differences: [
          expect.objectContaining({
            sha256: item.sha256,
            path: item.path,
            by: '甲',
            first: '77.7',
            second: item.value,
          }),
        ],
      },
    ]);
    expect(certificate.found.answered).toBe(2);
    // a row before it goes: the page shows it at another place, the log knows it by the same
    const shown = async () =>
      (await differencesOf(own.archive, sample.number)).map(one => [one.path, one.shown]);
    expect(await shown()).toEqual([[item.path, item.path]]);
    const [, list, row] = /^(.*\/)(\d+)\/score$/.exec(item.path)!;
    const {
      sequence: _,
      previous: __,
      hash: ___,
      ...gone
    } = logOver(documentOf(item)).mend(...(['row-deleted', `${list}${Number(row) - 1}`, {}] as const));
    await own.archive.correct([{ entry: gone, expected: null }]);
    expect(await shown()).toEqual([[item.path, `${list}${Number(row) - 1}/score`]]);
  });

  test('planted errors measure attention and change nothing else', async () => {
    const sample = await drawSample(own.archive, request({ planted: 0.1 }));
    const [noticed, missed] = sample.items.filter(({ planted }) => planted !== null);
    const { text, value } = noticed!;
    await answer(sample, noticed!, { kind: 'correct', after: { text, value } });
    await answer(sample, missed!);
    const certificate = await certify(own.archive, sample);
    expect(certificate.attention).toMatchObject([{ reviewer: '甲', planted: 6, answered: 2, noticed: 1 }]);
    expect(certificate.found).toMatchObject({ answered: 0, wrong: 0 });
  });

  test('by documents: one is wrong where any of its values is, and done when it was accepted as a whole', async () => {
    const sample = await drawSample(
      own.archive,
      request({ unit: 'document', method: { kind: 'rate', size: 9, rate: 0.1 } }),
    );
    expect(sample.items).toHaveLength(NAMES.length);
    const item = sample.items.find(({ sha256 }) => sha256 === documents[0]!.source.sha256)!;
    const path = '/forms/0/data/indicators/3/score';
    await answer(sample, { ...item, path }, corrected('77.7'));
    expect((await certify(own.archive, sample)).found).toMatchObject({ answered: 0, wrong: 0 });
    for (const each of sample.items) await answer(sample, each);
    const certificate = await certify(own.archive, sample);
    expect(certificate).toMatchObject({ verdict: 'rejected', found: { answered: 5, wrong: 1, silent: 1 } });
    expect(certificate.faults).toMatchObject([{ path, right: '77.7' }]);
  });

  test('names every draw, and tells that the archive has changed since', async () => {
    const first = await drawSample(own.archive, request());
    await drawSample(own.archive, request({}, 'two'));
    await drawn.keep(own, [{ ...documents[0]!, producedBy: { ziping: '9.9.9' } }]);
    const certificate = await certify(own.archive, first);
    expect(certificate.draws.map(({ number: own, seed }) => `${own} ${seed}`)).toEqual(['1 one', '2 two']);
    expect(certificate.archive).toMatchObject({ isAsDrawn: false, samples: { isWhole: true, entries: 2 } });
  });

  test('is a page of its own that escapes everything', async () => {
    const sample = await drawSample(own.archive, request());
    const item = real(sample).find(({ value }) => typeof value === 'string')!;
    await answer(sample, item, { ...corrected('<script>alert(1)</script>'), as: '<i>甲' });
    const page = certificatePage(await certify(own.archive, sample));
    expect(page).toContain('&lt;b&gt;王审&lt;/b&gt;');
    expect(page).toContain('&lt;i&gt;甲');
    expect(page).not.toMatch(/<script|<b>王|<i>|https?:/);
  });
});

describe('ziping sample', () => {
  test('draws, lists and certifies; what was planted is not told', async () => {
    const drawn = await ziping([
      'sample',
      own.where,
      '--size',
      '50',
      '--seeded',
      '10%',
      '--strata',
      'kind,year',
    ]);
    expect(drawn).toMatchObject({ code: 0, err: '' });
    expect(drawn.out).not.toMatch(/"planted":(null|\{)/);
    expect(JSON.parse(drawn.out).items.length).toBeGreaterThanOrEqual(55);
    const listed = await ziping(['sample', own.where, '--list'], { isTerminal: true });
    expect(listed.out).toMatch(/第 1 次抽样/);
    const report = await ziping(['sample', own.where, '--report', '1', '--format', 'json']);
    expect(JSON.parse(report.out)).toMatchObject({ verdict: 'open', sample: { number: 1 } });
    expect((await ziping(['sample', own.where, '--report'])).out).toMatch(/^<!doctype html>/);
  });

  test.each([
    [['--zero', '2'], '--zero'],
    [['--zero', '1%', '--size', '3'], 'only one of'],
    [['--strata', 'place'], 'no such stratum'],
    [['--by', 'documents', '--seeded', '2%'], '--by values'],
    [['--declared', '1%', '--allowed', 'x'], '--allowed'],
    [['--report', 'zz'], 'nothing was drawn'],
  ])('%j is wrong usage', async (flags, message) => {
    const { code, err } = await ziping(['sample', own.where, ...flags]);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });
});
