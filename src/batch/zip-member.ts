import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { SourceError } from '../errors.ts';
import { MOST_BYTES } from '../read/files.ts';
import type { ByteSource } from './bytes.ts';
import type { ListedMember, Member } from './zip-directory.ts';

const [STORED, DEFLATED] = [0, 8];
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
/** What is read with a local header, so that most names and extra fields come with it. */
const USUAL_NAME = 256;
/** Members within these are unpacked in one piece: a stream costs more than they do. */
const SMALL = { packed: 1024 ** 2, size: 4 * 1024 ** 2 };
const CHUNK = 256 * 1024;
/** Larger than this and packed this well there are zeros in it, but no form. */
const SUSPICIOUS = { size: 100 * 1024 ** 2, ratio: 200 };

/** Throws SourceError for a member that a password locks. */
export function assertOpen({ isEncrypted }: Pick<ListedMember, 'isEncrypted'>): void {
  if (!isEncrypted) return;
  throw new SourceError('encrypted', 'ZIP 已加密，请先解压 · the ZIP is encrypted: unpack it first');
}

/** What may be asked of a member before it is unpacked. Throws SourceError for what is not to be. */
function assertUnpackable({ size, packed, method }: Member): void {
  if (size > MOST_BYTES)
    throw new SourceError('too-large', 'ZIP 中的文件超过 1 GiB · larger than 1 GiB in its ZIP');
  if (size > SUSPICIOUS.size && size > packed * SUSPICIOUS.ratio)
    throw new SourceError(
      'too-large',
      `解压后是压缩包内的 ${Math.round(size / packed)} 倍，疑为压缩炸弹 · unpacks to ${Math.round(size / packed)} times its size, as bombs do`,
    );
  if (method !== STORED && method !== DEFLATED)
    throw new SourceError(
      'unreadable',
      `ZIP 压缩方式 ${method} 不支持，请先解压 · packed by method ${method}: unpack the ZIP first`,
    );
}

/** The bytes of a member as they are unpacked, never more than it says. Throws SourceError, also for another checksum. */
export async function* unpacked(zip: ByteSource, member: Member): AsyncGenerator<Buffer> {
  assertUnpackable(member);
  let [size, crc] = [0, 0];
  try {
    for await (const chunk of chunksOf(zip, member)) {
      size += chunk.length;
      if (size > member.size) break;
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SourceError ? error : damaged((error as Error).message, error);
  }
  if (size !== member.size) throw damaged('大小不符 · its size is another');
  if (crc !== member.crc) throw damaged('校验和不符，文件已损坏 · its checksum is another: it is damaged');
}

/** All bytes of a member. */
export async function wholeMember(zip: ByteSource, member: Member): Promise<Uint8Array> {
  assertUnpackable(member);
  const whole = new Uint8Array(member.size);
  let at = 0;
  for await (const chunk of unpacked(zip, member)) at += chunk.copy(whole, at);
  return whole;
}

/** Bytes that are packed at the head of a member, and what is unpacked of them at most. */
const HEAD = { packed: 4096, size: 1024 };

/** The first bytes of a member, unchecked: enough to tell what it is. */
export async function headOf(zip: ByteSource, member: Member): Promise<Buffer> {
  assertUnpackable(member);
  const { start, bytes } = await located(zip, member, HEAD.packed);
  const packed = bytes ?? (await zip.read(start, Math.min(HEAD.packed, member.packed)));
  if (member.method === STORED) return packed.subarray(0, HEAD.size);
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD.size);
  } catch (error) {
    throw damaged((error as Error).message, error);
  }
}

/** A member that is not packed is a part of its ZIP. */
export async function storedMember(zip: ByteSource, member: Member): Promise<{ start: number } | null> {
  if (member.method !== STORED || member.packed !== member.size) return null;
  const { start } = await located(zip, member, 0);
  return { start };
}

async function* chunksOf(zip: ByteSource, member: Member): AsyncGenerator<Buffer> {
  const { packed, size, method } = member;
  const isSmall = packed <= SMALL.packed && size <= SMALL.size;
  const { start, bytes } = await located(zip, member, isSmall ? packed : 0);
  if (method === STORED) yield* bytes ? [bytes] : read(zip, start, packed);
  else if (bytes) yield inflateRawSync(bytes, { maxOutputLength: size + 1 });
  else yield* inflated(read(zip, start, packed));
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  const source = Readable.from(packed, { objectMode: false });
  source.on('error', error => inflate.destroy(error));
  try {
    yield* source.pipe(inflate);
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

async function* read(zip: ByteSource, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + length; at += CHUNK) {
    const chunk = await zip.read(at, Math.min(CHUNK, from + length - at));
    if (chunk.length === 0) throw damaged('不完整 · it is cut');
    yield chunk;
  }
}

/** Where the packed bytes of a member begin; and they, where they are no more than `most` and came with the header. */
async function located(
  zip: ByteSource,
  { at, packed }: Member,
  most: number,
): Promise<{ start: number; bytes: Buffer | null }> {
  const wanted = Math.min(packed, most);
  const header = await zip.read(at, LOCAL_SIZE + USUAL_NAME + wanted);
  if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL)
    throw damaged('找不到文件头 · its header is not there');
  const offset = LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  const start = at + offset;
  if (wanted < packed) return { start, bytes: null };
  const bytes =
    header.length >= offset + packed
      ? header.subarray(offset, offset + packed)
      : await zip.read(start, packed);
  if (bytes.length < packed) throw damaged('不完整 · it is cut');
  return { start, bytes };
}

function damaged(what: string, cause?: unknown): SourceError {
  return new SourceError('malformed', `ZIP 中的文件解不开 · it cannot be unpacked from its ZIP: ${what}`, {
    cause,
  });
}
