import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafAt } from '../../src/mend/judge.ts';
import { putTogether, takenApart } from '../../src/mend/state.ts';
import type { Document } from '../../src/model.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { FIXTURES } from '../helpers/fixtures.ts';
import { logOver, saying } from '../helpers/mending.ts';

const fileOf = (name: string) => join(FIXTURES, name, 'document.json');
const fixture = (name: string) => parseDocument(readFileSync(fileOf(name), 'utf8'));
const g60 = fixture('g60');
const merged = fixture('hubei-merged-scores');
const ROWS = '/forms/0/data/indicators';
const row = (number: number | string) => `${ROWS}/${number}`;
const names = ({ forms }: Document, form = 0) => forms[form]!.data.indicators.map(({ level3 }) => level3);
const NAMED = { '/level3': saying('新增指标'), '/score': saying('5') };

test('taking a document apart and putting it together again changes nothing', () => {
  for (const name of readdirSync(FIXTURES).filter(one => existsSync(fileOf(one)))) {
    const document = fixture(name);
    expect(JSON.stringify(putTogether(takenApart(document))), name).toBe(JSON.stringify(document.forms));
  }
});

describe('rows', () => {
  test('an added one stands where it was put, said by a person, and is judged', () => {
    const own = logOver(g60);
    own.mend('row-added', row('+1'), { behind: row(1), sayings: NAMED });
    const { document, places, stale } = own.now();
    expect(stale).toEqual([]);
    expect(names(document).slice(0, 4)).toEqual([...names(g60).slice(0, 2), '新增指标', names(g60)[2]]);
    expect(leafAt(document, row(2).concat('/score'))).toMatchObject({
      value: '5',
      evidence: { source: 'correction', confidence: 1, review: false, text: null },
    });
    expect(leafAt(document, `${row(2)}/target`)?.evidence.notes).toEqual(['blank']);
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    expect(places.shown(`${row(2)}/score`)).toBe(`${row(3)}/score`);
    expect(places.logged(`${row(2)}/score`)).toBe(`${row('+1')}/score`);
    expect(own.judged().document.findings.map(({ rule }) => rule)).toContain('total/score-sum');
  });

  test('places of corrections that follow a row that is put in, or taken out, remain right', () => {
    const own = logOver(g60);
    own.say(`${row(5)}/score`, { kind: 'correct', after: saying('1.5') });
    own.mend('row-added', row('+1'), { behind: null, sayings: NAMED });
    own.mend('row-deleted', row(3), {});
    own.mend('row-added', row('+2'), { behind: row('+1'), sayings: NAMED });
    own.say(`${row(7)}/score`, { kind: 'correct', after: saying('2.5') });
    const { document, places, stale } = own.now();
    expect(stale).toEqual([]);
    const { indicators } = document.forms[0]!.data;
    const was = g60.forms[0]!.data.indicators;
    expect(indicators).toHaveLength(was.length + 1);
    expect(indicators[6]).toEqual({ ...was[5], score: '1.5' });
    expect(indicators[8]).toEqual({ ...was[7], score: '2.5' });
    expect(places.shown(`${row(3)}/score`)).toBeNull();
  });

  test('one that was put behind another stays when that is taken back', () => {
    const own = logOver(g60);
    const first = own.mend('row-added', row('+1'), { behind: row(1), sayings: NAMED });
    own.mend('row-added', row('+2'), { behind: row('+1'), sayings: { '/level3': saying('其二') } });
    own.undo(first);
    const { document, stale } = own.now();
    expect(stale).toEqual([]);
    expect(names(document)[2]).toBe('其二');
    expect(names(document)).toHaveLength(names(g60).length + 1);
  });

  test('a value in a merged cell stays with the rows that it covers when its first row goes', () => {
    const own = logOver(merged);
    const { score } = merged.forms[0]!.data.indicators[0]!;
    expect(merged.forms[0]!.evidence['/indicators/1/score']!.notes).toEqual(['merged-with-row-0']);
    own.mend('row-deleted', row(0), {});
    const { forms } = own.now().document;
    expect(forms[0]!.data.indicators[0]!.score).toBe(score);
    expect(forms[0]!.evidence['/indicators/0/score']!.notes).toEqual([]);
    expect(forms[0]!.evidence['/indicators/2/score']!.notes).toEqual(['merged-with-row-1']);
  });

  test('one is split, and two are joined: what was read stays told', () => {
    const own = logOver(g60);
    const first = { '/level3': saying('甲') };
    own.mend('row-split', row(1), { to: row('+1'), first, second: { '/level3': saying('乙') } });
    const split = own.now().document.forms[0]!;
    expect(split.data.indicators.slice(1, 3)).toMatchObject([
      { level3: '甲', level1: '产出指标', score: g60.forms[0]!.data.indicators[1]!.score },
      { level3: '乙', level1: '产出指标', score: null },
    ]);
    expect(split.evidence['/indicators/1/level3']).toMatchObject({
      text: g60.forms[0]!.evidence['/indicators/1/level3']!.text,
      source: 'correction',
    });
    expect(split.evidence['/indicators/2/level3']!.regions).not.toEqual([]);
    own.mend('row-joined', row(4), { with: row(5), sayings: { '/level3': saying('两行一项') } });
    const joined = own.now();
    expect(joined.stale).toEqual([]);
    expect(names(joined.document).slice(5, 7)).toEqual(['两行一项', names(g60)[6]]);
    expect(joined.document.forms[0]!.evidence['/indicators/5/level3']!.text).toBe(
      [4, 5].map(one => g60.forms[0]!.evidence[`/indicators/${one}/level3`]!.text).join('\n'),
    );
    expect(documentSchema.safeParse(joined.document).error).toBeUndefined();
  });
});

describe('forms', () => {
  const form = {
    family: 'project-self-evaluation',
    template: 'entered',
    pages: [12],
    currencyUnit: 'yuan',
  } as const;

  test('one is entered by hand: it waits for its values, and its page is no more a failed one', () => {
    const failed = { ...g60.pages[11]!, outcome: 'failed', forms: [], reason: 'table-not-found' } as const;
    const document = { ...g60, pages: g60.pages.with(11, failed) };
    const own = logOver(document);
    own.mend('form-added', '/forms/+1', { behind: '/forms/4', form });
    own.say('/forms/+1/data/projectName', {
      kind: 'correct',
      after: { ...saying('手工录入'), regions: [{ page: 12, bbox: [1, 2, 3, 4] }] },
    });
    own.mend('row-added', '/forms/+1/data/indicators/+1', { behind: null, sayings: NAMED });
    own.say('/forms/+1/data/extras/备注', { kind: 'correct', after: saying('无') });
    const { document: now, stale } = own.now();
    expect(stale).toEqual([]);
    expect(now.forms).toHaveLength(6);
    expect(now.forms[5]).toMatchObject({
      pages: [12],
      data: { projectName: '手工录入', extras: { 备注: '无' }, indicators: [{ level3: '新增指标' }] },
    });
    const { evidence } = now.forms[5]!;
    expect(evidence['/projectName']).toMatchObject({
      source: 'correction',
      review: false,
      text: null,
      regions: [{ page: 12, bbox: [1, 2, 3, 4] }],
    });
    expect(evidence['/implementingUnit']!.review).toBe(true);
    expect(evidence['/indicators']!.review).toBe(true);
    expect(now.pages[11]).toEqual({ page: 12, kind: failed.kind, outcome: 'form', forms: [4, 5] });
    expect(documentSchema.safeParse(now).error).toBeUndefined();
  });

  test('two are joined, and what was said of the rows of either still stands with them', () => {
    const own = logOver(g60);
    own.say('/forms/1/data/indicators/2/score', { kind: 'correct', after: saying('0.5') });
    own.mend('form-joined', '/forms/0', { with: '/forms/1' });
    own.say('/forms/1/data/indicators/3/score', { kind: 'correct', after: saying('0.7') });
    const { document, stale } = own.now();
    expect(stale).toEqual([]);
    expect(document.forms).toHaveLength(4);
    expect(names(document)).toEqual([...names(g60, 0), ...names(g60, 1)]);
    const from = g60.forms[0]!.data.indicators.length;
    expect(document.forms[0]!.data.indicators[from + 2]!.score).toBe('0.5');
    expect(document.forms[0]!.data.indicators[from + 3]!.score).toBe('0.7');
    expect(document.pages.find(({ page }) => page === g60.forms[1]!.pages[0])!.forms).toContain(0);
    expect(documentSchema.safeParse(document).error).toBeUndefined();
  });

  test('one is split, and joined again', () => {
    const own = logOver(g60);
    const split = own.mend('form-split', '/forms/0', { to: '/forms/+1', from: { indicators: row(6) } });
    const { forms } = own.now().document;
    expect(forms).toHaveLength(6);
    expect(names(own.now().document, 1)).toEqual(names(g60).slice(6));
    expect(forms[1]!.data.total).toEqual(g60.forms[0]!.data.total);
    expect(forms[0]!.evidence['/total/score']!.review).toBe(true);
    own.mend('form-joined', '/forms/0', { with: '/forms/+1' });
    expect(names(own.now().document)).toEqual(names(g60));
    own.undo(split);
    // without the second form there is nothing to join
    expect(own.now().stale).toMatchObject([{ why: 'no-such-value' }]);
  });

  test('one that nobody printed is taken out', () => {
    const own = logOver(g60);
    own.mend('form-deleted', '/forms/1', {});
    const { document, places } = own.now();
    expect(document.forms).toEqual(g60.forms.toSpliced(1, 1));
    expect(places.shown('/forms/2/data/title')).toBe('/forms/1/data/title');
    expect(document.pages.flatMap(page => page.forms)).not.toContain(4);
  });
});

describe('what does not fit is told and not applied', () => {
  test.each([
    ['row-deleted', row(99), {}, 'no-such-value'],
    ['row-deleted', '/forms/0/data/nothing/1', {}, 'no-such-value'],
    ['row-deleted', '/forms/9/data/indicators/0', {}, 'no-such-value'],
    ['row-added', row('+1'), { behind: row(99), sayings: {} }, 'no-such-place'],
    ['row-added', '/forms/9/data/indicators/+1', { behind: null, sayings: {} }, 'no-such-place'],
    ['row-added', row('+1'), { behind: null, sayings: { '/score': saying('x') } }, 'not-of-its-type'],
    ['row-added', row('+1'), { behind: null, sayings: { '/nothing': saying('x') } }, 'not-of-its-type'],
    ['row-joined', row(1), { with: row(1), sayings: {} }, 'no-such-value'],
    ['row-joined', row(1), { with: '/forms/1/data/indicators/2', sayings: {} }, 'no-such-place'],
    ['row-split', row(1), { to: '/forms/1/data/indicators/+1', first: {}, second: {} }, 'no-such-value'],
    ['form-joined', '/forms/0', { with: '/forms/9' }, 'no-such-value'],
    ['form-split', '/forms/0', { to: '/forms/+1', from: { indicators: row(99) } }, 'no-such-place'],
    ['form-deleted', '/forms/9', {}, 'no-such-value'],
  ] as const)('%s at %s', (kind, at, mending, why) => {
    const own = logOver(g60);
    own.mend(kind, at, mending);
    expect(own.now()).toMatchObject({ document: g60, stale: [{ why }] });
  });

  test('another reading, which has another row there, or the row that was missing', () => {
    const own = logOver(g60);
    own.mend('row-deleted', row(3), {});
    own.mend('row-added', row('+1'), { behind: row(5), sayings: NAMED });
    const form = g60.forms[0]!;
    const text = (path: string, text: string) => ({ [path]: { ...form.evidence[path]!, text } });
    const other = {
      ...form.evidence,
      ...text('/indicators/3/level3', '另一行'),
      ...text('/indicators/6/level3', '补到的行'),
    };
    const again = logOver({ ...g60, forms: [{ ...form, evidence: other }, ...g60.forms.slice(1)] });
    for (const { kind, path, before, mending } of own.log)
      again.say(path, { kind, before, ...(mending && { mending }) });
    expect(again.now().stale.map(({ why }) => why)).toEqual(['read-anew', 'read-anew']);
  });
});

describe('whatever people do', () => {
  const small = { ...merged, forms: [merged.forms[0]!, { ...merged.forms[0]!, pages: [2] }] };
  type Own = ReturnType<typeof logOver>;
  /** One thing that a person may do with a document as it has become; `pick` chooses. */
  const act = (own: Own, step: number, pick: (most: number) => number) => {
    const { document, places } = own.now();
    if (document.forms.length === 0) return;
    const form = pick(document.forms.length);
    const at = (path: string) => places.logged(path)!;
    const rows = document.forms[form]!.data.indicators.length;
    const some = () => at(`/forms/${form}/data/indicators/${pick(rows)}`);
    const fresh = `${at(`/forms/${form}`)}/data/indicators/+${step}`;
    const acts = [
      () => own.mend('row-added', fresh, { behind: rows > 0 && pick(4) > 0 ? some() : null, sayings: NAMED }),
      () => rows > 0 && own.mend('row-deleted', some(), {}),
      () => rows > 0 && own.say(`${some()}/score`, { kind: 'correct', after: saying(`${step}`) }),
      () =>
        rows > 1 && own.mend('row-joined', some(), { with: some(), sayings: { '/level3': saying('合') } }),
      () => {
        if (rows === 0) return;
        const one = some();
        const to = `${one.slice(0, one.lastIndexOf('/'))}/+${step}`;
        own.mend('row-split', one, { to, first: {}, second: NAMED });
      },
      () =>
        own.mend('form-joined', at(`/forms/${form}`), { with: at(`/forms/${pick(document.forms.length)}`) }),
      () =>
        rows > 0 &&
        own.mend('form-split', at(`/forms/${form}`), { to: `/forms/+${step}`, from: { indicators: some() } }),
      () => own.mend('form-deleted', at(`/forms/${form}`), {}),
    ];
    acts[pick(acts.length)]!();
  };
  const picks = fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 6 });
  const done = (choices: readonly (readonly number[])[]) => {
    const own = logOver(small);
    for (const [step, numbers] of choices.entries()) {
      let next = 0;
      act(own, step + 1, most => numbers[next++ % numbers.length]! % Math.max(most, 1));
    }
    return own;
  };

  test('the document is one, each value has its place in the log, and no row is lost', () => {
    fc.assert(
      fc.property(picks, choices => {
        const { document, places } = done(choices).now();
        expect(documentSchema.safeParse(document).error).toBeUndefined();
        for (const [form, { evidence }] of document.forms.entries())
          for (const leaf of Object.keys(evidence)) {
            const path = `/forms/${form}/data${leaf}`;
            expect(places.shown(places.logged(path)!)).toBe(path);
          }
      }),
      { numRuns: 25 },
    );
  });

  test('taking all of it back, in any order, leaves what was read', () => {
    fc.assert(
      fc.property(picks, fc.infiniteStream(fc.nat()), (choices, order) => {
        const own = done(choices);
        const left = [...own.log];
        while (left.length > 0) own.undo(left.splice(order.next().value! % left.length, 1)[0]!);
        expect(own.now().document.forms).toEqual(small.forms);
        expect(own.now().document.pages).toEqual(small.pages);
      }),
      { numRuns: 25 },
    );
  });

  test('taking back the last thing leaves what was before it', () => {
    fc.assert(
      fc.property(picks, choices => {
        const own = done(choices);
        const before = done(choices.slice(0, -1)).now();
        if (own.log.length > 0 && own.log.length > done(choices.slice(0, -1)).log.length)
          own.undo(own.log.at(-1)!);
        expect(own.now().document).toEqual(before.document);
      }),
      { numRuns: 25 },
    );
  });
});
