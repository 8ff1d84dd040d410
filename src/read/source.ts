import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { SourceError } from '../errors.ts';
import type { Source, SourceKind } from '../model.ts';
import { foreignKind } from './foreign-formats.ts';
import { utf16Of } from './text-dump.ts';

/** A file to read: its name as printed in the document, and its bytes. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array };

type SourceFormat = 'pdf' | 'image' | 'text';

const MAGIC: readonly (readonly [SourceFormat, readonly number[]])[] = [
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
];
/** Readers accept a PDF whose header stands somewhere in its first bytes. */
const HEADER_WINDOW = 1024;

/**
 * What a file is, by its content; its name only tells a text dump from a file of an unknown format.
 * Throws SourceError: `empty`, `scrambled`, `unknown-format`.
 */
export function formatOf({ name, bytes }: SourceFile): SourceFormat {
  if (bytes.length === 0) {
    throw new SourceError(
      'empty',
      '文件是空的（0 字节），请重新获取原件 · the file is empty (0 bytes): get the original again',
    );
  }
  const known = MAGIC.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (known) return known[0];
  const head = Buffer.from(bytes.subarray(0, HEADER_WINDOW)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const isNamedText = /\.(txt|text)$/i.test(name);
  if (isNamedText && (!head.includes('\0') || utf16Of(bytes))) return 'text';
  const foreign = foreignKind(bytes);
  if (isNamedText && foreign === null && isUtf8(bytes)) {
    // a program that knows no map of a font writes the codes of its glyphs
    throw new SourceError(
      'scrambled',
      '文本里是字形编号，不是字，请改用原 PDF · the text holds codes of glyphs and no characters: read the PDF itself',
    );
  }
  throw new SourceError(
    'unknown-format',
    foreign ??
      '不是 PDF、图片或文本文件 · neither a PDF, nor an image, nor a text dump (.txt): check what the file is',
  );
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a document says of the file that it was read from. */
export function sourceOf(file: SourceFile, { pages, kind }: { pages: number; kind: SourceKind }): Source {
  return { name: file.name, sha256: sha256(file.bytes), bytes: file.bytes.length, pages, kind };
}
