import { deflateSync } from 'node:zlib';
import type { Page } from '../../src/model.ts';
import { openPdf } from '../../src/read/pdf.ts';

export type Drawing = {
  /** the content stream; y grows upwards from the foot of a page of 400 × 300 points */
  readonly content: string;
  /** degrees, clockwise */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** what font F2 says that its glyphs mean, where that is not what they are: glyph → Unicode */
  readonly meanings?: Readonly<Record<string, string>>;
  /** what the pattern `/P0` paints in a tile as large as the page */
  readonly tile?: string;
  /** a dictionary of an annotation on the page */
  readonly annotation?: string;
  /** packs the content, and leaves this share of its bytes */
  readonly packed?: number;
  /** there is a font F5, of Type 3 */
  readonly type3?: boolean;
};

/** `Tj` of Chinese text in font F1 (or F2), its baseline at x, y. */
export function show(text: string, [x, y]: readonly [number, number], font = 'F1', size = 10): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(text)} Tj ET`;
}

export function hex(text: string): string {
  return `<${[...text].map(code).join('')}>`;
}

/** The page that a drawing makes. */
export async function readDrawing(drawing: Drawing | string): Promise<Page> {
  const pdf = await openPdf(pdfOf(typeof drawing === 'string' ? { content: drawing } : drawing));
  const { page } = await pdf.page(1);
  await pdf.close();
  return page;
}

/**
 * One page. Its fonts are not in the file: Chinese characters are one em wide, Latin ones half; F3 and F4 take bytes of GBK.
 * `/MC0` is a hidden layer.
 */
export function pdfOf({
  content,
  rotate = 0,
  meanings = {},
  tile = '',
  annotation = '',
  packed,
  type3 = false,
}: Drawing): Uint8Array {
  const cmap = cmapOf(meanings);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [ 8 0 R ] /D << /OFF [ 8 0 R ] >> >> >>',
    '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 400 300 ] /Rotate ${rotate} /Contents 7 0 R /Annots [ ${annotation} ] /Resources << /Font << /F1 4 0 R /F2 9 0 R /F3 12 0 R /F4 13 0 R${type3 ? ' /F5 14 0 R' : ''} >> /Properties << /MC0 8 0 R >> /Pattern << /P0 11 0 R >> >> >>`,
    fontOf(''),
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [ 1 95 500 ] /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [ -25 -254 1000 880 ] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    packed === undefined ? streamOf(content) : packedOf(content, packed),
    '<< /Type /OCG /Name (hidden) >>',
    fontOf('/ToUnicode 10 0 R'),
    streamOf(cmap),
    `<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [ 0 0 400 300 ] /XStep 400 /YStep 300 /Resources << /Font << /F1 4 0 R >> >> /Length ${tile.length} >>\nstream\n${tile}\nendstream`,
    bytesFontOf('#CB#CE#CC#E5'),
    bytesFontOf('#B7#BD#D5#FD#D0#A1#B1#EA#CB#CE'),
  ];
  return assembled(type3 ? [...objects, ...TYPE3] : objects);
}

/** A font that draws its only glyph, the digit 1, ten times as large as its size says. */
const TYPE3 = [
  '<< /Type /Font /Subtype /Type3 /FontBBox [ 0 0 10 10 ] /FontMatrix [ 1 0 0 1 0 0 ] /FirstChar 49 /LastChar 49 /Widths [ 10 ] /CharProcs << /one 15 0 R >> /Encoding << /Type /Encoding /Differences [ 49 /one ] >> /Resources << >> >>',
  '<< /Length 30 >>\nstream\n10 0 0 0 10 10 d1 4 0 2 9 re f\nendstream',
];

function fontOf(more: string): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [ 5 0 R ] ${more} >>`;
}

/** A font of single bytes, each half an em wide, named by the bytes of GBK. */
function bytesFontOf(name: string): string {
  const widths = Array.from({ length: 224 }, () => 500).join(' ');
  return `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [ ${widths} ] /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [ 0 -141 1000 859 ] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 859 /StemV 80 >> >>`;
}

function cmapOf(meanings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(meanings).map(([glyph, meaning]) => `<${code(glyph)}> <${code(meaning)}>`);
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${lines.length} beginbfchar ${lines.join('\n')} endbfchar`,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

function code(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

function streamOf(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

function packedOf(text: string, share: number): string {
  const whole = deflateSync(Buffer.from(text, 'latin1'));
  const bytes = whole.subarray(0, Math.round(share * whole.length)).toString('latin1');
  return `<< /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`;
}

function assembled(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
