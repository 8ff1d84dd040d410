import { basename } from 'node:path';
import { openFile } from '../read/files.ts';
import type { SourceFile } from '../read/source.ts';
import { zipBytes } from './zip.ts';

/** A file in a ZIP archive is named as `2023.zip!/镇/表.pdf`. */
const IN_ZIP = /^(.*?\.zip)!\/(.*)$/is;

export function placeInZip(zip: string, name: string): string {
  return `${zip}!/${name}`;
}

/** What a document is called that was found at a place: its last part. */
export function nameOf(place: string): string {
  return basename(place);
}

/** Opens the file at a place: a local path, or a file in a local ZIP archive. Throws SourceError. */
export async function openPlace(place: string): Promise<SourceFile> {
  const [, zip, name] = IN_ZIP.exec(place) ?? [];
  if (zip === undefined || name === undefined) return await openFile(place);
  return { name: nameOf(name), bytes: await zipBytes(zip, name) };
}
