import opentype from 'opentype.js';
import { type Outline, Tracer } from './outline.ts';

/** A font file that pdf.js has put together: the outlines of its glyphs by the characters that it shows them with. */
export type FontFile = {
  /** units of the em */
  readonly unitsPerEm: number;
  /** null where the font has no such glyph, or what it holds is no outline */
  outline(code: number): Outline | null;
};

/** Given the bytes of an OpenType font; null where they are none. A glyph is read when it is asked for. */
export function openFont(bytes: Uint8Array): FontFile | null {
  try {
    const font = opentype.parse(bytes.slice().buffer, { lowMemory: true });
    return {
      unitsPerEm: font.unitsPerEm || 1000,
      outline: code => outlineOf(font, code),
    };
  } catch {
    return null;
  }
}

function outlineOf(font: opentype.Font, code: number): Outline | null {
  try {
    const index = font.charToGlyphIndex(String.fromCodePoint(code));
    const { commands } = font.glyphs.get(Math.max(0, index ?? 0)).path;
    const tracer = new Tracer();
    for (const command of commands) {
      if (command.type === 'M') tracer.move(command.x, command.y);
      else if (command.type === 'L') tracer.line(command.x, command.y);
      else if (command.type === 'Q') tracer.quadratic(command.x1, command.y1, command.x, command.y);
      else if (command.type === 'C')
        tracer.cubic(command.x1, command.y1, command.x2, command.y2, command.x, command.y);
    }
    return tracer.contours;
  } catch {
    return null;
  }
}
