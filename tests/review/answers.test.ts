import { generateKeyPairSync, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { headFrom } from '../../src/archive/journal.ts';
import { kit } from '../../src/defaults.ts';
import { SourceError } from '../../src/errors.ts';
import { WHOLE } from '../../src/mend/judge.ts';
import type { CorrectionEntry, CorrectionKind, Document } from '../../src/model.ts';
import { reviewServiceOf } from '../../src/review/review-service.ts';
import { certify } from '../../src/review/sample/certificate.ts';
import { certificatePage } from '../../src/review/sample/certificate-page.ts';
import { drawSample } from '../../src/review/sample/draw.ts';
import type { Sample, SampleItem } from '../../src/review/sample/sample.ts';
import {
  answer,
  corrected,
  documents,
  FOLDER,
  keep,
  ownArchive,
  real,
  request,
} from '../helpers/drawn-archive.ts';
import { NO_PAGES } from '../helpers/no-pages.ts';
import { ziping } from '../helpers/ziping.ts';

const own = ownArchive();
const EVERYTHING = { kind: 'zero', rate: 0.0001 } as const;
const ALL_DOCUMENTS = { unit: 'document', method: { kind: 'rate', size: 99, rate: null } } as const;
const draw = (plan: Parameters<typeof request>[0]) => drawSample(own.archive, request(plan));
const say = (sample: Sample, item: SampleItem, other: Parameters<typeof answer>[2] = {}) =>
  answer(own, { sample, item }, other);
const scoreOf = (sample: Sample) =>
  real(sample).find(({ path, value, review }) => /\/score$/.test(path) && value !== null && !review)!;
const undone = async (item: SampleItem): Promise<Partial<CorrectionEntry>> => {
  const entries = await own.archive.corrections(item.sha256);
  const { sequence } = entries.findLast(({ path }) => path === item.path)!;
  return { kind: 'undo', undoes: sequence, after: null };
};

describe('documents drawn as a whole', () => {
  const FORMLESS: Document = {
    ...documents[0]!,
    forms: [],
    pages: [],
    findings: [],
    source: { ...documents[0]!.source, sha256: '8'.repeat(64) },
  };
  const FAILED: Document = {
    ...FORMLESS,
    error: { code: 'malformed', message: 'broken' },
    source: { ...FORMLESS.source, sha256: '9'.repeat(64) },
  };

  test('those without any form are drawn as well', async () => {
    await keep(own, [FORMLESS, FAILED]);
    const sample = await draw(ALL_DOCUMENTS);
    expect([sample.population, sample.items.length]).toEqual([7, 7]);
    const review = Object.fromEntries(sample.items.map(item => [item.sha256, item.review]));
    expect([review[FORMLESS.source.sha256], review[FAILED.source.sha256]]).toEqual([false, true]);
  });

  test.each<[CorrectionKind, string]>([
    ['row-missing', '/forms/0/data/indicators'],
    ['row-invented', '/forms/0/data/indicators/2'],
    ['form-missing', '/forms'],
  ])('%s makes a document wrong, silently where it did not say so itself', async (kind, path) => {
    const sample = await draw(ALL_DOCUMENTS);
    const item = sample.items.find(({ sha256 }) => sha256 === documents[0]!.source.sha256)!;
    await say(sample, { ...item, path }, { kind, before: { text: null, value: null } });
    expect((await certify(own.archive, sample)).found).toMatchObject({ answered: 0, wrong: 0 });
    await say(sample, item);
    const certificate = await certify(own.archive, sample);
    expect(certificate.found).toMatchObject({ answered: 1, wrong: 1, silent: 1 });
    expect(certificate.faults).toMatchObject([{ path, kind, isSilent: true }]);
    expect(certificatePage(certificate)).not.toContain('/forms');
  });

  test('what nobody can read is silent, unless the document says that it could not be read', async () => {
    await keep(own, [FORMLESS, FAILED]);
    const sample = await draw(ALL_DOCUMENTS);
    for (const { source } of [FORMLESS, FAILED]) {
      const item = sample.items.find(({ sha256 }) => sha256 === source.sha256)!;
      const before = { text: null, value: null };
      const common = {
        sha256: source.sha256,
        path: WHOLE,
        kind: 'unreadable',
        track: 'work',
        before,
      } as const;
      const entry = { ...common, after: null, reason: null, reviewer: '甲', at: '2024-01-01T00:00:00.000Z' };
      const whole = { ...entry, version: item.version, undoes: null, sample: sample.id };
      await own.archive.correct([{ entry: whole, expected: null }]);
    }
    expect((await certify(own.archive, sample)).found).toMatchObject({ wrong: 2, silent: 1, unreadable: 2 });
  });

  test('the words of the verdict are of documents', async () => {
    const sample = await draw({ ...ALL_DOCUMENTS, method: EVERYTHING });
    for (const item of sample.items) await say(sample, item);
    const { reason, estimates } = await certify(own.archive, sample);
    expect(reason.zh).toContain('有错文件的比率');
    expect(reason.en).toContain('rate of wrong documents');
    // all of them were looked at
    expect(estimates.all).toEqual({ rate: 0, interval: { low: 0, high: 0 }, atMost: 0 });
  });
});

describe('an answer that is changed', () => {
  test('stays visible: the first one counts', async () => {
    const sample = await draw({ method: EVERYTHING });
    const item = scoreOf(sample);
    await say(sample, item, corrected('77.7'));
    await say(sample, item, { as: '乙', ...(await undone(item)) });
    expect(await certify(own.archive, sample)).toMatchObject({
      found: { answered: 0 },
      changes: [{ first: '77.7' }],
    });
    await say(sample, item, { as: '乙' });
    const certificate = await certify(own.archive, sample);
    expect(certificate).toMatchObject({
      verdict: 'rejected',
      found: { answered: 1, wrong: 1, silent: 1, now: { wrong: 0, silent: 0 } },
      changes: [{ sha256: item.sha256, first: '77.7', now: item.value, firstBy: '甲', changedBy: '乙' }],
    });
    const page = certificatePage(certificate);
    expect(page).toContain('改动过的答复');
    expect(page).toMatch(/得分 · 第 \d+ 页/);
    expect(page).not.toContain('/forms/');
  });

  test('does not hide what was found wrong later', async () => {
    const sample = await draw({ method: EVERYTHING });
    const item = scoreOf(sample);
    await say(sample, item);
    await say(sample, item, corrected('77.7'));
    expect(await certify(own.archive, sample)).toMatchObject({
      found: { wrong: 1, now: { wrong: 1 } },
      changes: [{ first: item.value, now: '77.7' }],
    });
  });

  test('to the same is no change', async () => {
    const sample = await draw({ method: EVERYTHING });
    const item = scoreOf(sample);
    await say(sample, item);
    await say(sample, item, { as: '乙' });
    expect((await certify(own.archive, sample)).changes).toEqual([]);
  });
});

describe('a second, blind review by who answered first', () => {
  const desk = (sample: Sample, reviewer: string, isBlind: boolean) =>
    reviewServiceOf({
      archive: own.archive,
      open: () => Promise.reject(new SourceError('not-found', 'gone')),
      pages: NO_PAGES,
      kit,
      sample,
      reviewer,
      isBlind,
    });
  const accepted = (path: string) =>
    ({ path, kind: 'accept', text: null, reason: null, expected: null, undoes: null }) as const;

  test.each([
    ['甲', false],
    ['甲', true],
  ])('is refused, and so the other way round: %s, first blind: %s', async (reviewer, isBlind) => {
    const sample = await draw({ method: EVERYTHING });
    const item = scoreOf(sample);
    await say(sample, item, { as: reviewer, isBlind });
    const again = await desk(sample, ` ${reviewer}`, !isBlind).state(
      item.sha256,
      accepted(item.path),
      sample,
    );
    expect(again?.kind).toBe('refused');
    const other = await desk(sample, '乙', !isBlind).state(item.sha256, accepted(item.path), sample);
    expect(other?.kind).toBe('written');
  });

  test('does not even begin', async () => {
    const sample = await draw({ method: EVERYTHING });
    await say(sample, scoreOf(sample));
    const { code, err } = await ziping(['review', own.where, '--blind', '--reviewer', '甲']);
    expect([code, err.includes('cannot be its other reviewer')]).toEqual([2, true]);
  });

  test('that got into the log all the same is compared with nobody', async () => {
    const sample = await draw({ method: EVERYTHING });
    const item = scoreOf(sample);
    await say(sample, item, corrected('77.7'));
    await say(sample, item, { isBlind: true });
    expect((await certify(own.archive, sample)).blind).toMatchObject([{ reviewer: '甲', differences: [] }]);
  });
});

describe('a certificate over an archive that was tampered with', () => {
  test('has no verdict, names what is wrong, and is not signed', async () => {
    const sample = await draw({ method: { kind: 'zero', rate: 0.5 } });
    for (const item of real(sample)) await say(sample, item);
    const database = new DatabaseSync(own.where);
    database.exec('DELETE FROM corrections WHERE sequence = (SELECT max(sequence) FROM corrections)');
    database.close();
    const { code, out } = await ziping(['sample', own.where, '--report', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'void', archive: { faults: [{ what: 'log' }] } });
    expect((await ziping(['sample', own.where, '--report'])).out).toContain('不作判定');
  });
});

test('a signed certificate can be checked with the archive and a public key alone', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = join(FOLDER, 'key.pem');
  writeFileSync(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const sample = await draw({ method: { kind: 'zero', rate: 0.5 } });
  for (const item of real(sample)) await say(sample, item);
  const unsigned = await ziping(['sample', own.where, '--report']);
  expect(unsigned.out).toContain('没有数字签名');
  const page = (await ziping(['sample', own.where, '--report', '--sign', pem, '--reviewer', '王审'])).out;
  const [kept] = await own.archive.signatures();
  expect(verify(null, Buffer.from(kept!.statement), publicKey, Buffer.from(kept!.signature, 'base64'))).toBe(
    true,
  );
  expect(page).toContain(kept!.signature.slice(0, 40));
  const { head, certificate } = JSON.parse(kept!.statement);
  expect(headFrom(head)).not.toBeNull();
  expect(certificate).toMatchObject({ verdict: 'accepted', sample: { id: sample.id } });
  // what comes later does not touch what was signed
  await draw({});
  expect((await ziping(['sample', own.where, '--report', '1', '--signed'])).out).toBe(page);
  expect((await ziping(['sample', own.where, '--report', '2', '--signed'])).code).toBe(2);
  expect((await own.archive.verify()).faults).toEqual([]);
});

test('what was accepted together with other values is counted as such', async () => {
  const sample = await draw({ method: EVERYTHING });
  const [one, other] = real(sample).filter(({ planted }) => planted === null);
  await say(sample, one!, { together: '/forms/0' });
  await say(sample, other!);
  const certificate = await certify(own.archive, sample);
  expect(certificate.found).toMatchObject({ answered: 2, together: 1 });
  expect(certificatePage(certificate, null)).toContain('其中成批认可 1 项');
});
