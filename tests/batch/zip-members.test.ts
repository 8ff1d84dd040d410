import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { random } from '../../scripts/lab/bulk/run.ts';
import type { FoundPlace } from '../../src/archive/archive.ts';
import { bytesIn, openBytes } from '../../src/batch/bytes.ts';
import { locatorOf } from '../../src/batch/file-locator.ts';
import { nestedZip } from '../../src/batch/nested-zip.ts';
import { openPlace } from '../../src/batch/places.ts';
import { findPlaces } from '../../src/batch/plan.ts';
import { membersOf } from '../../src/batch/zip-directory.ts';
import { placesInZip } from '../../src/batch/zip-members.ts';
import { distinctNames } from '../../src/values/file-names.ts';
import { type ZipEntry, zipOf } from '../helpers/zip.ts';

const { signal } = new AbortController();
const file = (name: string | Buffer, text = `${name}`, more: Partial<ZipEntry> = {}): ZipEntry => ({
  name,
  data: Buffer.from(text),
  ...more,
});

function written(zip: Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-members-')), 'a.zip');
  writeFileSync(path, zip);
  return path;
}

/** What is found in a ZIP by name: the text that is read there, an error, or what was passed over. */
async function found(zip: Buffer): Promise<Record<string, string>> {
  const path = written(zip);
  const places = await Array.fromAsync(findPlaces([path], signal));
  const told = await Promise.all(
    places.map(async place => [place.path.slice(path.length), await tell(place)]),
  );
  expect(new Set(told.map(([name]) => name)).size).toBe(places.length);
  return Object.fromEntries(told);
}

async function tell(place: FoundPlace): Promise<string> {
  if ('passedOver' in place) return `(${place.passedOver})`;
  return 'error' in place ? place.error.code : Buffer.from((await openPlace(place)).bytes).toString();
}

test('names in the code page of a Chinese system, with `./`, with `\\`, hidden ones, links', async () => {
  const gbk = Buffer.from('d7d4c6c02fb1ed2e706466', 'hex');
  const chance = Buffer.from('c4a32e706466', 'hex');
  const unicode = Buffer.from('不同.pdf');
  const extra = Buffer.concat([Buffer.from('7570', 'hex'), Buffer.alloc(7), unicode]);
  extra.writeUInt16LE(5 + unicode.length, 2);
  extra.writeUInt8(1, 4);
  extra.writeUInt32LE(0x352441c2, 5);
  expect(
    await found(
      zipOf([
        file(gbk, 'one'),
        file(chance, 'two'),
        file(Buffer.from('自评/乙.pdf'), 'three'),
        file(Buffer.from('abc'), 'unused', { extra, data: Buffer.from('%PDF- four') }),
        file('自评/', ''),
        file('./五.pdf', 'five'),
        file('六\\七.pdf', 'six'),
        file('../八.pdf', 'eight'),
        file('.git/config'),
        file('.git/a.pdf'),
        file('__MACOSX/._a.pdf'),
        file('九/.a.pdf'),
        file('十.docx', 'PK'),
        file('十一', '%PDF-1.4'),
        file('十二.dat', '%PDF-1.4'),
        file('十三.dat', ''),
        file('\0.pdf', 'zero'),
        file('十四.zip!/a.pdf', 'folder'),
        file('十四.zip', '', { data: zipOf([file('a.pdf', 'member')]) }),
      ]),
    ),
  ).toEqual({
    '!/自评/表.pdf': 'one',
    '!/模.pdf': 'two',
    '!/自评/乙.pdf': 'three',
    '!/不同.pdf': '%PDF- four',
    '!/五.pdf': 'five',
    '!/六/七.pdf': 'six',
    '!/../八.pdf': 'eight',
    '!/.git': '(hidden)',
    '!/__MACOSX': '(hidden)',
    '!/九/.a.pdf': '(hidden)',
    '!/十.docx': '(.docx)',
    '!/十一': '%PDF-1.4',
    '!/十二.dat': '%PDF-1.4',
    '!/十三.dat': '(.dat)',
    '!/\\x00.pdf': 'zero',
    '!/十四.zip\\x21/a.pdf': 'folder',
    '!/十四.zip!/a.pdf': 'member',
  });
});

test('members of one name are both read, and one that is damaged costs itself only', async () => {
  expect(
    await found(
      zipOf([
        file('a.pdf', 'one'),
        file('a.pdf', 'two'),
        file('b.pdf', 'wrong checksum', { crc: 7 }),
        file('c.pdf', 'wrong checksum', { crc: 7, isStored: true }),
        file('d.pdf', 'x'.repeat(9999), { claims: 10 }),
        file('e.pdf', 'short', { claims: 9999 }),
        file('f.pdf', 'locked', { flags: 0x801 }),
        file('g.pdf', 'x', { claims: 2 ** 31 }),
        file('h.pdf', '', { data: Buffer.alloc(5e6), claims: 4e6 }),
        file('i.txt', 'last'),
      ]),
    ),
  ).toEqual({
    '!/a.pdf': 'one',
    '!/a (2).pdf': 'two',
    '!/b.pdf': 'malformed',
    '!/c.pdf': 'malformed',
    '!/d.pdf': 'malformed',
    '!/e.pdf': 'malformed',
    '!/f.pdf': 'encrypted',
    '!/g.pdf': 'too-large',
    '!/h.pdf': 'malformed',
    '!/i.txt': 'last',
  });
});

test('ZIPs in ZIPs are read, packed or not, and not without end', async () => {
  const zip = (name: string, files: readonly ZipEntry[], isStored = false): ZipEntry => ({
    name,
    data: zipOf(files),
    isStored,
  });
  const inner = [file('a.pdf', 'deep')];
  expect(
    await found(
      zipOf([
        file('a.pdf', 'one'),
        zip('镇.zip', [file('a.pdf', 'two'), zip('村.zip', inner), zip('库.zip', inner, true)], true),
        zip('乡', [file('a.pdf', 'three')]),
        zip('1.zip', [zip('2.zip', [zip('3.zip', inner)])]),
        file('坏.zip', 'no zip at all'),
        file('b.pdf', 'four'),
      ]),
    ),
  ).toEqual({
    '!/a.pdf': 'one',
    '!/镇.zip!/a.pdf': 'two',
    '!/镇.zip!/村.zip!/a.pdf': 'deep',
    '!/镇.zip!/库.zip!/a.pdf': 'deep',
    '!/乡!/a.pdf': 'three',
    '!/1.zip!/2.zip!/3.zip': 'too-large',
    '!/坏.zip': 'malformed',
    '!/b.pdf': 'four',
  });
});

test('ZIPs in ZIPs are unpacked once for all that is read of them in turn', async () => {
  const deep = { name: 'b.zip', data: zipOf(Array.from({ length: 3 }, (_, n) => file(`${n}.pdf`))) };
  const path = written(zipOf([{ name: 'a.zip', data: zipOf([deep]) }]));
  const places = await Array.fromAsync(findPlaces([path], signal));
  const ways = places.map(place => locatorOf(place.way!));
  const within = (depth: number) => ({ ...ways[0]!, members: ways[0]!.members.slice(0, depth) });
  await using outer = await openBytes(Buffer.from(path), path);
  const [a, b] = [
    await nestedZip(outer, within(1)),
    await nestedZip(await nestedZip(outer, within(1)), within(2)),
  ];
  for (const place of places) expect(await tell(place)).toMatch(/^\d\.pdf$/);
  expect(await nestedZip(outer, within(1))).toBe(a);
  expect(await nestedZip(a, within(2))).toBe(b);
});

test('a ZIP that is cut, stands behind a program, or has a damaged directory', async () => {
  const whole = zipOf([file('a.pdf', 'one'), file('b.pdf', 'two'), file('c.pdf', 'three')]);
  expect(await found(whole.subarray(0, 60))).toEqual({ '': 'malformed' });
  expect(await found(Buffer.concat([Buffer.from('#!/bin/sh\n'), whole, Buffer.from('\n')]))).toEqual({
    '!/a.pdf': 'one',
    '!/b.pdf': 'two',
    '!/c.pdf': 'three',
  });
  const damaged = Buffer.from(whole);
  const far = Buffer.from(whole);
  far.writeUInt32LE(0xfffffff0, whole.indexOf('PK\x01\x02') + 42);
  expect(await found(far)).toEqual({ '!/a.pdf': 'malformed', '!/b.pdf': 'two', '!/c.pdf': 'three' });
  damaged[whole.lastIndexOf('PK\x01\x02')] = 0;
  expect(await found(damaged)).toEqual({ '!/a.pdf': 'one', '!/b.pdf': 'two', '': 'malformed' });
});

test('a ZIP unpacks to so many times its size, and no more', async () => {
  const zeros = { data: Buffer.alloc(50_000) };
  const nested = { name: 'n.zip', data: zipOf([file('m.pdf', '', zeros)]) };
  const path = written(zipOf([file('a.pdf', '', zeros), nested, file('b.pdf', '', zeros), file('z.pdf')]));
  const spot = { file: Buffer.from(path), shown: path };
  const told = async (bytes: number) => {
    const places = await Array.fromAsync(placesInZip(spot, signal, { bytes, times: 0 }));
    return places.map(place => ('error' in place ? place.error.code : place.path.slice(path.length)));
  };
  expect(await told(151_000)).toEqual(['!/a.pdf', '!/n.zip!/m.pdf', '!/b.pdf', '!/z.pdf']);
  expect(await told(51_000)).toEqual(['!/a.pdf', 'too-large', 'too-large', '!/z.pdf']);
});

test('what is a thousand times its size is refused before it is unpacked', async () => {
  const bomb = file('a.pdf', '', { data: Buffer.alloc(110 * 1024 ** 2) });
  expect(await found(zipOf([bomb, file('b.pdf', 'good')]))).toEqual({
    '!/a.pdf': 'too-large',
    '!/b.pdf': 'good',
  });
});

test('many members of one name are told apart at once', async () => {
  const names = distinctNames(new Set(['a (3).pdf']));
  const given = Array.from({ length: 200_000 }, () => names('a.pdf'));
  expect(given.slice(0, 4)).toEqual(['a.pdf', 'a (2).pdf', 'a (4).pdf', 'a (5).pdf']);
  expect(new Set(given).size).toBe(given.length);
});

test('more members than the old record counts are all found', async () => {
  const empty = Buffer.alloc(0);
  const many = Array.from({ length: 70_000 }, (_, n) => ({ name: `${n}.txt`, data: empty, isStored: true }));
  const zip = zipOf(many);
  expect(await Array.fromAsync(membersOf(bytesIn(zip)))).toHaveLength(70_000);
  const prefixed = bytesIn(Buffer.concat([Buffer.from('#!/bin/sh'), zip]));
  const [first] = await Array.fromAsync(membersOf(prefixed));
  expect((await prefixed.read(first!.at, 4)).toString('latin1')).toBe('PK\x03\x04');
});

test('a name of 30 KB is cut, and its member read', async () => {
  const path = written(
    zipOf([file(`${'长'.repeat(10_000)}.pdf`, 'long'), file(`${'长'.repeat(9_999)}.pdf`, 'less')]),
  );
  const places = await Array.fromAsync(findPlaces([path], signal));
  expect(await Promise.all(places.map(tell))).toEqual(['long', 'less']);
  for (const place of places) expect(Buffer.byteLength(place.path)).toBeLessThanOrEqual(2000);
});

test('what stops a plan stops it within a member', async () => {
  const path = written(zipOf([file('a.pdf', '', { data: Buffer.alloc(60 * 1024 ** 2) })]));
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  await expect(Array.fromAsync(findPlaces([path], stop.signal))).rejects.toThrow('aborted');
});

test('whatever is changed in a ZIP, nothing is read that was not there, and all else goes on', async () => {
  const nested = zipOf([file('m.pdf', 'deep'), file('n.pdf', 'stored', { isStored: true })]);
  const whole = zipOf([
    file('a.pdf', 'one'),
    file('乙.pdf', 'x'.repeat(5000)),
    file('内.zip', '', { data: nested, isStored: true }),
    file('内 (2).zip', '', { data: nested }),
    file('c', '%PDF-1.4'),
    file('d.docx', 'PK'),
  ]);
  const texts = new Set(['one', 'x'.repeat(5000), 'deep', 'stored', '%PDF-1.4', 'PK']);
  const next = random(1);
  for (let round = 0; round < 400; round++) {
    const zip = Buffer.from(whole);
    for (let changes = 1 + next() * 3; changes > 0; changes--)
      zip[Math.floor(next() * zip.length)] = [0, 0xff, 0x80, Math.floor(next() * 256)][
        Math.floor(next() * 4)
      ]!;
    for (const [name, text] of Object.entries(
      await found(round % 5 ? zip : zip.subarray(0, next() * zip.length)),
    )) {
      const isKnown = texts.has(text) || /^\(.*\)$/.test(text) || CODES.includes(text);
      expect(isKnown, `round ${round}: ${name} is ${text.slice(0, 40)}`).toBe(true);
    }
  }
});

const CODES = ['malformed', 'too-large', 'unreadable', 'encrypted'];
