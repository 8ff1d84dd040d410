import iconv from 'iconv-lite';
import { SourceError } from '../errors.ts';
import type { GlyphRun, Page } from '../model.ts';

/** columns: narrow characters take one, East Asian ones two */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const TAB = 8;

/** Share of the characters that no encoding may leave undecoded. */
const UNDECODED = 0.01;

/**
 * The pages of a text dump, as it would look on a typewriter: one glyph run a line, x in columns, y in lines.
 * A form feed begins a page, but lines are counted through the file: line `n` (1-based) stands at `[n - 1, n]`.
 * Throws SourceError `not-text` where no encoding fits.
 */
export function readTextDump(bytes: Uint8Array): Page[] {
  const lines = decode(bytes).split(/\r\n|\r|\n/);
  const pages: { runs: GlyphRun[]; width: number; last: number }[] = [{ runs: [], width: 0, last: 0 }];
  lines.forEach((line, index) => {
    line.split('\f').forEach((part, place) => {
      if (place > 0) pages.push({ runs: [], width: 0, last: index });
      const page = pages.at(-1)!;
      page.last = index + 1;
      const run = runOf(part, index);
      if (!run) return;
      page.runs.push(run);
      page.width = Math.max(page.width, run.bbox[2]);
    });
  });
  return pages
    .filter(({ runs }) => runs.length > 0)
    .map(({ runs, width, last }, index) => ({
      page: index + 1,
      width,
      height: last,
      kind: 'native',
      runs,
      rulings: [],
      images: [],
    }));
}

/** UTF-8 or UTF-16 by their marks, UTF-8 where it fits, else GB18030. */
function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const utf16 = utf16Of(buffer);
  const text = utf16 ? iconv.decode(buffer, utf16) : decodeBytes(buffer);
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
  return utf8.includes('\uFFFD') ? betterOf(utf8, iconv.decode(buffer, 'gb18030')) : utf8;
}

/** A damaged file is still in the encoding that loses less of it. */
function betterOf(first: string, second: string): string {
  const lost = (text: string) => text.split('\uFFFD').length;
  return lost(first) * 10 < lost(second) ? first : second;
}

/** By the byte order mark; without one, by the zero bytes of the line ends. */
function utf16Of(buffer: Buffer): 'utf16le' | 'utf16be' | null {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf16le';
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf16be';
  if (buffer.includes(Buffer.from([0x0a, 0x00, 0x0a, 0x00]))) return 'utf16le';
  if (buffer.includes(Buffer.from([0x00, 0x0a, 0x00, 0x0a]))) return 'utf16be';
  return null;
}

function runOf(line: string, index: number): GlyphRun | null {
  const edges = [0];
  let text = '';
  for (const character of line.replace(/[\u200b\ufeff]/g, '')) {
    const at = edges.at(-1)!;
    text += character === '\t' ? ' ' : character;
    edges.push(character === '\t' ? at + TAB - (at % TAB) : at + (WIDE.test(character) ? 2 : 1));
  }
  if (text.trim() === '') return null;
  return { text, bbox: [0, index, edges.at(-1)!, index + 1], edges, direction: 'right', size: 1 };
}
