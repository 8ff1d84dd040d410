import { UNREADABLE } from '../values/text.ts';
import type { OperatorCodes, OperatorList, PdfFont, PdfGlyph } from './canvas.ts';

/**
 * Old Chinese programs print with the system's own fonts without putting them into the file: simple fonts with a Western
 * encoding, whose name and codes are bytes of GBK. pdf.js knows some of the names and reads their bytes in pairs, but takes
 * every sign to be a full em wide; of any other name it makes a Western character of each byte.
 */
export function isSpeltInGbk({ missingFile, loadedName = '' }: PdfFont): boolean {
  return missingFile === true && /[\x81-\xfe]/.test(loadedName) && !/[^\0-\xff]/.test(loadedName);
}

/** A page's instructions with what such fonts show read as GBK. */
export function readAsGbk(
  { fnArray, argsArray }: OperatorList,
  codes: OperatorCodes,
  fontOf: (name: string) => PdfFont,
): OperatorList {
  let isSpelt = false;
  const read = fnArray.map((code, index) => {
    const args = argsArray[index] as readonly unknown[];
    if (code === codes.setFont) isSpelt = isSpeltInGbk(fontOf(String(args[0])));
    return code === codes.showText && isSpelt ? [paired(args[0] as Shown)] : args;
  });
  return { fnArray, argsArray: read };
}

type Shown = readonly (PdfGlyph | number)[];

const ASCII = /^[ -~]$/;
/** thousandths of the em: what one byte shows is half as wide as what two show */
const HALF = 500;

function paired(shown: Shown): Shown {
  const read: (PdfGlyph | number)[] = [];
  for (let at = 0; at < shown.length; at++) {
    const glyph = shown[at]!;
    const lead = typeof glyph === 'number' ? undefined : leadByte(glyph);
    const next = shown[at + 1];
    if (typeof glyph === 'number') read.push(glyph);
    else if (lead === undefined || typeof next !== 'object') read.push(narrow(glyph));
    else {
      read.push({ ...glyph, unicode: decoded(lead, next), width: glyph.width + next.width });
      at++;
    }
  }
  return read;
}

function narrow(glyph: PdfGlyph): PdfGlyph {
  return ASCII.test(glyph.unicode) && glyph.width === 2 * HALF ? { ...glyph, width: HALF } : glyph;
}

/** The byte that a Western character stands for; none for one that begins no pair. */
function leadByte({ unicode }: PdfGlyph): number | undefined {
  const byte = WESTERN.get(unicode);
  return byte !== undefined && byte > 0x80 ? byte : undefined;
}

/** The byte of a soft hyphen is shown as a hyphen, whose own byte is the second of no pair. */
const SOFT_HYPHEN = 0xad;

function decoded(lead: number, { unicode }: PdfGlyph): string {
  const trail = unicode === '-' ? SOFT_HYPHEN : WESTERN.get(unicode);
  if (trail === undefined) return UNREADABLE;
  const character = new TextDecoder('gbk').decode(Uint8Array.of(lead, trail));
  return [...character].length === 1 ? character : UNREADABLE;
}

/** Shown for every byte that has no character. */
const BULLET = '•';

/** The bytes of the characters of the Western encoding. */
const WESTERN: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))]
    .map((character, byte): [string, number] => [character, byte])
    .filter(([character]) => character !== BULLET),
);
