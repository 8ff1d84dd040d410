import { crc32 } from 'node:zlib';
import { SourceError } from '../errors.ts';
import { shownName, shownUntold } from '../values/file-names.ts';
import type { ByteSource } from './bytes.ts';

/** Where a member of a ZIP stands in it, and what must come out: enough to read it without looking for it again. */
export type Member = {
  /** its local header */
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
};

export type ListedMember = Member & {
  /** as it is shown, with `/` between folders and nothing that only stays where it is */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
};

/** Signatures and sizes of records, and what stands in the place of numbers that are too large (APPNOTE.TXT 4.3, 4.4). */
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const [ENTRY_SIZE, END_SIZE, END_64_SIZE, LOCATOR_SIZE] = [46, 22, 56, 20];
const LARGE = 0xffffffff;
const MOST_COMMENT = 0xffff;

/** Bytes of a directory that are read at a time, and the most of one: a million members with paths of 200 bytes. */
const WINDOW = 1024 ** 2;
const MOST_DIRECTORY = 256 * WINDOW;
/** The longest record: a header with name, extra fields and comment. */
const MOST_RECORD = ENTRY_SIZE + 3 * 0xffff;

/**
 * The members of a ZIP in the order of its directory, which is gone through once. Throws SourceError where it is no ZIP
 * or its directory is damaged, behind the members before that.
 */
export async function* membersOf(zip: ByteSource): AsyncGenerator<ListedMember> {
  const { start, end, shift } = await directoryOf(zip);
  let window: { from: number; bytes: Buffer } = { from: start, bytes: Buffer.alloc(0) };
  for (let at = start; at < end; ) {
    if (at + MOST_RECORD > window.from + window.bytes.length && window.from + window.bytes.length < end)
      window = { from: at, bytes: await zip.read(at, Math.min(WINDOW, end - at)) };
    const record = window.bytes.subarray(at - window.from);
    if (record.length < ENTRY_SIZE || record.readUInt32LE(0) !== ENTRY) throw damaged('目录 · its directory');
    const lengths = [28, 30, 32].map(offset => record.readUInt16LE(offset));
    const [name, extra, comment] = lengths as [number, number, number];
    const size = ENTRY_SIZE + name + extra + comment;
    if (record.length < size) throw damaged('目录 · its directory');
    yield listed(record.subarray(0, size), { name, extra, shift });
    at += size;
  }
}

/** Where the directory stands; `shift` is what stands before the ZIP, as in those that unpack themselves. */
async function directoryOf(zip: ByteSource): Promise<{ start: number; end: number; shift: number }> {
  const tailAt = Math.max(0, zip.size - END_SIZE - MOST_COMMENT - LOCATOR_SIZE);
  const tail = await zip.read(tailAt, zip.size - tailAt);
  const found = endIn(tail);
  if (found < 0) throw damaged('没有目录 · it has no directory');
  const end = tail.subarray(found);
  if (end.readUInt16LE(4) > 0 && end.readUInt16LE(4) !== 0xffff)
    throw damaged('分卷压缩包 · a part of several');
  let [size, offset, until] = [end.readUInt32LE(12), end.readUInt32LE(16), tailAt + found];
  const large = await largeEnd(zip, tail.subarray(Math.max(0, found - LOCATOR_SIZE), found), until);
  if (large) [size, offset, until] = [large.size, large.offset, large.at];
  const start = until - size;
  if (size > MOST_DIRECTORY || start < 0 || start < offset) throw damaged('目录 · its directory');
  return { start, end: until, shift: start - offset };
}

/** The last record that ends the directory, before which a comment has room. */
function endIn(tail: Buffer): number {
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END && at + END_SIZE + tail.readUInt16LE(at + 20) <= tail.length) return at;
  }
  return -1;
}

async function largeEnd(zip: ByteSource, locator: Buffer, before: number) {
  if (locator.length < LOCATOR_SIZE || locator.readUInt32LE(0) !== LOCATOR_64) return null;
  const stated = Number(locator.readBigUInt64LE(8));
  for (const at of [stated, before - LOCATOR_SIZE - END_64_SIZE]) {
    const record = await zip.read(at, END_64_SIZE);
    if (record.length < END_64_SIZE || record.readUInt32LE(0) !== END_64) continue;
    return { at, size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) };
  }
  throw damaged('目录 · its directory');
}

type Layout = { readonly name: number; readonly extra: number; readonly shift: number };

function listed(record: Buffer, { name: nameSize, extra: extraSize, shift }: Layout): ListedMember {
  const flags = record.readUInt16LE(8);
  const raw = record.subarray(ENTRY_SIZE, ENTRY_SIZE + nameSize);
  const extra = record.subarray(ENTRY_SIZE + nameSize, ENTRY_SIZE + nameSize + extraSize);
  const fields = [24, 20, 42].map(offset => record.readUInt32LE(offset)) as [number, number, number];
  const [size, packed, at] = enlarged(fields, extraField(extra, 1));
  const text = nameOf(raw, { isUtf8: (flags & UTF8_NAME) !== 0, told: extraField(extra, UNICODE_PATH) });
  const isUnix = record.readUInt8(5) === 3;
  return {
    at: at + shift,
    packed,
    size,
    crc: record.readUInt32LE(16),
    method: record.readUInt16LE(10),
    name: plainName(text),
    isFolder: /[/\\]$/.test(text) && size === 0,
    isLink: isUnix && record.readUInt32LE(38) >>> 28 === 0xa,
    isEncrypted: (flags & 1) !== 0,
  };
}

/** Bit 11 of the general purpose flag: the name is UTF-8; a field that says it beside another name, with its checksum. */
const UTF8_NAME = 0x800;
const UNICODE_PATH = 0x7075;

function nameOf(raw: Buffer, { isUtf8, told }: { isUtf8: boolean; told: Buffer | null }): string {
  if (told !== null && told.length > 5 && told.readUInt8(0) === 1 && told.readUInt32LE(1) === crc32(raw))
    return shownName(told.subarray(5));
  return isUtf8 ? shownName(raw) : shownUntold(raw);
}

/** Folders are parted as Windows does, too; `./a` is `a`. A folder `b.zip!` is not taken for a ZIP in this one. */
function plainName(text: string): string {
  const names = text.split(/[/\\](?!x[0-9a-f]{2})|\//).filter(name => name !== '' && name !== '.');
  return names
    .map((name, index) => (index < names.length - 1 ? name.replace(/!$/, '\\x21') : name))
    .join('/');
}

/** Sizes and places beyond 4 GB stand in a field of their own, those that do not fit, in this order. */
function enlarged(fields: readonly number[], field: Buffer | null): [number, number, number] {
  let at = 0;
  const [size, packed, offset] = fields.map(value => {
    if (value !== LARGE || field === null || field.length < at + 8) return value;
    at += 8;
    return Number(field.readBigUInt64LE(at - 8));
  });
  return [size!, packed!, offset!];
}

/** An extra field of a member by its number; what is damaged among them is none. */
function extraField(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return null;
}

function damaged(what: string): SourceError {
  return new SourceError('malformed', `ZIP 打不开 · the ZIP cannot be unpacked: ${what}`);
}
