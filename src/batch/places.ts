import { basename } from 'node:path';
import type { Archive, FilePlace } from '../archive/archive.ts';
import { SourceError } from '../errors.ts';
import { MOST_BYTES, tooLarge } from '../read/files.ts';
import type { SourceFile } from '../read/source.ts';
import { boundedPath } from '../values/file-names.ts';
import { type ByteSource, openBytes } from './bytes.ts';
import { type FileLocator, locatorOf, locatorText } from './file-locator.ts';
import { forgetNested, nestedZip } from './nested-zip.ts';
import { type Member, membersOf } from './zip-directory.ts';
import { assertOpen, wholeMember } from './zip-member.ts';

/** A file that was found: by the bytes of its path, and as that is shown. */
export type NamedFile = { readonly file: Buffer; readonly shown: string };

/** The place of a file. */
export function placeOf({ file, shown }: NamedFile): FilePlace {
  const path = boundedPath(shown);
  return { path, way: Buffer.from(path).equals(file) ? null : locatorText({ file, members: [] }) };
}

/** The place of a file in a ZIP, which is named as `2023.zip!/镇/表.pdf`. */
export function placeInZip(zip: NamedFile, name: string, members: readonly Member[]): FilePlace {
  return { path: boundedPath(`${zip.shown}!/${name}`), way: locatorText({ file: zip.file, members }) };
}

/** What a document is called that was found at a place: its last part. */
export function nameOf(place: string): string {
  return basename(place);
}

/** Opens the file at a place: a local file, or one in a local ZIP archive. Throws SourceError. */
export async function openPlace({ path, way }: FilePlace): Promise<SourceFile> {
  const name = nameOf(path);
  const { file, members } = way ? locatorOf(way) : await wayBefore(path);
  await using opened = await openBytes(file, path);
  if (members.length > 0) return { name, bytes: await memberBytes(opened, { file, members }) };
  if (opened.size > MOST_BYTES) throw tooLarge(path);
  return { name, bytes: new Uint8Array(await opened.handle.readFile()) };
}

/** Opens the file at a path of an archive. */
export function openerOf(archive: Archive): (path: string) => Promise<SourceFile> {
  return async path => await openPlace({ path, way: await archive.wayTo(path) });
}

async function memberBytes(bytes: ByteSource, { file, members }: FileLocator): Promise<Uint8Array> {
  if (members.length === 1) forgetNested();
  let zip = bytes;
  for (let depth = 1; depth < members.length; depth++)
    zip = await nestedZip(zip, { file, members: members.slice(0, depth) });
  return await wholeMember(zip, members.at(-1)!);
}

/** A file in a ZIP archive, as it was planned before there were ways. */
const IN_ZIP = /^(.*?\.zip)!\/(.*)$/is;

async function wayBefore(path: string): Promise<FileLocator> {
  const [, zip, name] = IN_ZIP.exec(path) ?? [];
  const file = Buffer.from(zip ?? path);
  if (zip === undefined) return { file, members: [] };
  await using opened = await openBytes(file, zip);
  for await (const member of membersOf(opened)) {
    if (member.name !== name) continue;
    assertOpen(member);
    return { file, members: [member] };
  }
  throw new SourceError('not-found', `ZIP 中没有这个文件 · the ZIP has no such file: ${path}`);
}
