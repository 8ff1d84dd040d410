import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SourceError } from '../errors.ts';

/** A larger entry is no form, whatever its ZIP says that it is. */
const MOST_BYTES = 1024 ** 3;
/** Bit 11 of the general purpose flag: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const UTF8_NAME = 0x800;

export type ZipEntry = { readonly name: string; bytes(): Promise<Uint8Array> };

/** Files in a ZIP archive, in its own order. Throws SourceError where it is none or is damaged. */
export async function* zipEntries(path: string): AsyncGenerator<ZipEntry> {
  const zip = await opened(path);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (!name.endsWith('/')) yield { name, bytes: () => bytesOf(zip, { entry, name }) };
    }
  } catch (error) {
    throw malformed(path, error);
  } finally {
    zip.close();
  }
}

/** The bytes of one file in a ZIP archive. Throws SourceError where it is not there or cannot be unpacked. */
export async function zipBytes(path: string, name: string): Promise<Uint8Array> {
  for await (const entry of zipEntries(path)) {
    if (entry.name === name) return await entry.bytes();
  }
  throw new SourceError('not-found', `ZIP 中没有这个文件 · the ZIP has no such file: ${path}!/${name}`);
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { decodeStrings: false, autoClose: false });
  } catch (error) {
    throw malformed(path, error);
  }
}

async function bytesOf(
  zip: ZipFile,
  { entry, name }: { readonly entry: Entry; readonly name: string },
): Promise<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new SourceError(
      'encrypted',
      `ZIP 已加密，请先解压 · the ZIP is encrypted: unpack it first: ${name}`,
    );
  }
  if (entry.uncompressedSize > MOST_BYTES) {
    throw new SourceError('too-large', `文件超过 1 GiB · larger than 1 GiB: ${name}`);
  }
  try {
    return new Uint8Array(await buffer(await zip.openReadStreamPromise(entry)));
  } catch (error) {
    throw malformed(name, error);
  }
}

/** Chinese systems write names in their own code page without saying so; what is valid UTF-8 is no GB 18030 by chance. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  if (entry.generalPurposeBitFlag & UTF8_NAME) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

function malformed(path: string, cause: unknown): unknown {
  if (cause instanceof SourceError) return cause;
  return new SourceError(
    'malformed',
    `ZIP 打不开 · the ZIP cannot be unpacked: ${path}: ${(cause as Error).message}`,
    { cause },
  );
}
