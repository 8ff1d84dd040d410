import { cffOutline } from './cff.ts';
import { glyfOutline } from './glyf.ts';
import type { Outline } from './outline.ts';

/** A font file that pdf.js has put together: the outlines of its glyphs by the characters that it shows them with. */
export type FontFile = {
  /** units of the em */
  readonly unitsPerEm: number;
  /** null where the font has no such glyph, or what it holds is no outline */
  outline(code: number): Outline | null;
};

/** Given the bytes of an OpenType font; null where they are none. Nothing is read before it is asked for. */
export function openFont(bytes: Uint8Array): FontFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = tablesOf(view);
    const [head, cmap] = [tables.get('head'), tables.get('cmap')];
    if (!head || !cmap) return null;
    const glyphs = tables.has('CFF ') ? cffOutline(tables.get('CFF ')!) : glyfOutline(tables);
    if (!glyphs) return null;
    return {
      unitsPerEm: head.getUint16(18) || 1000,
      outline: code => guarded(() => glyphs(glyphOf(cmap, code))),
    };
  } catch {
    return null;
  }
}

/** A broken font has places that are not in it: it has no such glyph. */
function guarded(read: () => Outline | null): Outline | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function tablesOf(view: DataView): Map<string, DataView> {
  const tables = new Map<string, DataView>();
  const count = view.getUint16(4);
  for (let index = 0; index < count; index++) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map(offset => view.getUint8(at + offset)));
    const [from, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (from + length > view.byteLength) continue;
    tables.set(tag, new DataView(view.buffer, view.byteOffset + from, length));
  }
  return tables;
}

/** The glyph of a character by the first map of the usual two formats that has it; 0 where none has. */
function glyphOf(cmap: DataView, code: number): number {
  const count = cmap.getUint16(2);
  for (let index = 0; index < count; index++) {
    const at = cmap.getUint32(4 + 8 * index + 4);
    const format = cmap.getUint16(at);
    const glyph = format === 4 ? bySegments(cmap, at, code) : format === 12 ? byGroups(cmap, at, code) : 0;
    if (glyph !== 0) return glyph;
  }
  return 0;
}

function bySegments(cmap: DataView, at: number, code: number): number {
  const double = cmap.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + double];
  const [deltas, offsets] = [starts + double, starts + 2 * double];
  for (let segment = 0; segment < double; segment += 2) {
    if (code > cmap.getUint16(ends + segment)) continue;
    const start = cmap.getUint16(starts + segment);
    if (code < start) return 0;
    const offset = cmap.getUint16(offsets + segment);
    const delta = cmap.getUint16(deltas + segment);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = cmap.getUint16(offsets + segment + offset + 2 * (code - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function byGroups(cmap: DataView, at: number, code: number): number {
  const count = cmap.getUint32(at + 12);
  for (let group = 0; group < count; group++) {
    const own = at + 16 + 12 * group;
    const [start, end] = [cmap.getUint32(own), cmap.getUint32(own + 4)];
    if (code >= start && code <= end) return cmap.getUint32(own + 8) + code - start;
  }
  return 0;
}
