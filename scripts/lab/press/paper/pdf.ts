/** A font that is not in the file: readers must know Adobe-GB1. ASCII is half an em wide, all else one em. */
const FONT = (encoding: string, child: number) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${encoding} /Encoding /${encoding} /DescendantFonts [ ${child} 0 R ] >>`;
const CHILD =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [ 1 95 500 ] /FontDescriptor 5 0 R >>';
const DESCRIPTOR =
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [ -25 -254 1000 880 ] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>';

/** Width in em of a character as the font above has it. */
export const em = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x7f ? 0.5 : 1);

/** Text for a `Tj` of font F1 (horizontal) or F2 (vertical). */
export function hex(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<${units.join('')}>`;
}

export const widthOf = (text: string): number => [...text].reduce((n, c) => n + em(c), 0);

/** Draws a text of font F1. */
export const show = (text: string, at: { x: number; y: number; size: number }): string =>
  `BT /F1 ${at.size} Tf 1 0 0 1 ${at.x.toFixed(2)} ${at.y.toFixed(2)} Tm ${hex(text)} Tj ET`;

/** A PDF of these content streams, one a page. F1 runs across, F2 down, F3 is Helvetica. */
export function pdfOf(
  pages: readonly { readonly width: number; readonly height: number; readonly content: string }[],
): Uint8Array {
  const kids = pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [ ${kids} ] /Count ${pages.length} >>`,
    FONT('UniGB-UCS2-H', 4),
    CHILD,
    DESCRIPTOR,
    FONT('UniGB-UCS2-V', 4),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 ${page.width} ${page.height} ] /Resources << /Font << /F1 3 0 R /F2 6 0 R /F3 7 0 R >> >> /Contents ${9 + 2 * i} 0 R >>`,
      `<< /Length ${page.content.length} >>\nstream\n${page.content}\nendstream`,
    ]),
  ];
  return serialize(objects);
}

function serialize(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
