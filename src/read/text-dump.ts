import { SourceError } from '../errors.ts';
import type { Page } from '../model.ts';
import { typedLines } from './character-grid/lines.ts';
import { typedPage } from './character-grid/page.ts';

/** Share of the characters that no encoding may leave undecoded. */
const UNDECODED = 0.01;

/** What a dump holds: its lines, and these as they were typed; no page where there is more than is read at once. */
type Dump = { readonly lines: readonly DumpLine[]; readonly pages: readonly Page[] };

/** A line of the file: its number from 1 on, and its text. */
export type DumpLine = { readonly number: number; readonly page: number; readonly text: string };

/** Rows of three texts or more that show that a dump is laid out. */
const LEAST_ROWS = 4;
/** Lines of a dump that is read in a few seconds: about 30 forms. */
const MOST_LINES = 3_000;
const MOST_CHARACTERS = 400_000;
/** Columns of the widest line of a form. */
const WIDEST = 400;

/** Reads a text dump; a form feed begins a page. Throws SourceError: `not-text` where no encoding fits, `empty`. */
export function readTextDump(bytes: Uint8Array): Dump {
  const text = decode(bytes);
  if (text.trim() === '') {
    throw new SourceError(
      'empty',
      '文本里一个字也没有，请改用原 PDF · there is no character in the text: read the PDF itself',
    );
  }
  const pages = text.split('\f');
  const lines: DumpLine[] = [];
  let number = 1;
  pages.forEach((page, index) => {
    const own = page.split(/\r\n|\r|\n/);
    // behind the last line of a page its form feed stands, and the first line of the next one
    const isEnded = own.length > 1 && own.at(-1) === '' && index < pages.length - 1;
    for (const [at, line] of (isEnded ? own.slice(0, -1) : own).entries())
      lines.push({ number: number + at, page: index + 1, text: line });
    number += own.length - 1;
  });
  const isLong = lines.length > MOST_LINES || text.length > MOST_CHARACTERS;
  return { lines, pages: isLong ? [] : typed(lines, !isLaidOut(lines)) };
}

/** Whether several texts stand side by side on many lines, parted by more than a blank. */
function isLaidOut(lines: readonly DumpLine[]): boolean {
  let rows = 0;
  for (const { text } of lines) {
    if (text.length > WIDEST) return false;
    if ((text.match(PARTED)?.length ?? 0) > 1) rows++;
  }
  return rows >= LEAST_ROWS;
}

const PARTED = /\S(?: {2,}|\t+|\s*[\u2500-\u257f]\s*)(?=\S)/g;

/** All lines on one page: what stands on several ones is cut where forms begin. */
function typed(lines: readonly DumpLine[], isReadingOrder: boolean): Page[] {
  const own = typedLines(lines.map(({ text }) => text));
  const breaks = lines.flatMap(({ page }, index) => (page === lines[index - 1]?.page ? [] : [index]));
  return [typedPage(own, { numbers: lines.map(({ number }) => number), breaks, isReadingOrder })];
}

/** UTF-8 or UTF-16 by their marks, UTF-8 where it fits, else GB18030. */
function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const utf16 = utf16Of(buffer);
  const text = utf16 ? new TextDecoder(utf16).decode(buffer) : decodeBytes(buffer);
  const lost = text.split('\uFFFD').length - 1;
  if (text.includes('\0') || lost > UNDECODED * text.length) {
    throw new SourceError(
      'not-text',
      '无法按 UTF-8、UTF-16 或 GB18030 解码 · the text is neither UTF-8, UTF-16 nor GB18030: save it as UTF-8',
    );
  }
  return text;
}

function decodeBytes(buffer: Buffer): string {
  const utf8 = buffer.toString('utf8').replace(/^\uFEFF/, '');
  return utf8.includes('\uFFFD') ? betterOf(utf8, new TextDecoder('gb18030').decode(buffer)) : utf8;
}

/** A damaged file is still in the encoding that loses less of it. */
function betterOf(first: string, second: string): string {
  const lost = (text: string) => text.split('\uFFFD').length;
  return lost(first) * 10 < lost(second) ? first : second;
}

/** By the byte order mark; without one, by the zero bytes of line ends that follow each other. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // units stand at even places: the zero between two line ends is of the first or of the second
  for (let at = 0; at + 3 < bytes.length; at += 2) {
    const unit = (bytes[at]! << 8) | bytes[at + 1]!;
    if (unit !== ((bytes[at + 2]! << 8) | bytes[at + 3]!)) continue;
    if (unit === 0x0a00) return 'utf-16le';
    if (unit === 0x000a) return 'utf-16be';
  }
  return null;
}
