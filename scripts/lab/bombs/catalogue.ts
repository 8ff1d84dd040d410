import { pdfOf } from '../bulk/documents.ts';
import { type Dice, diceOf } from '../fuzz/dice.ts';
import { lzwRound, packedAgain, repeated } from './pack.ts';
import { FIRST, laughs, packedPage, pictured, pictureOf, replaced, streamOf } from './pdf.ts';
import { jbig2, jpeg, jpx, png, tiff } from './pictures.ts';

/** A file that is small and asks for far more than it is; `name` has its ending. */
export type Bomb = { readonly name: string; readonly bytes: Buffer };

const GIGA = 1e9;

/** Bombs by what they do; dice say how large they are. */
const BOMBS: Readonly<Record<string, (dice: Dice) => Buffer>> = {
  'stream.pdf': dice => packedPage(repeated(' ', (2 + dice.below(3)) * GIGA)),
  'filters.pdf': dice => {
    const times = 1 + dice.below(3);
    const filters = 'FlateDecode '.repeat(times + 1);
    return packedPage(packedAgain(repeated('q Q ', 2 * GIGA), times), filters);
  },
  'lzw.pdf': dice => packedPage(repeated(lzwRound(), (2 + dice.below(2)) * 1e6), 'FlateDecode LZWDecode'),
  'run-lengths.pdf': dice =>
    packedPage(repeated('\x81 ', (20 + dice.below(20)) * 1e6), 'FlateDecode RunLengthDecode'),
  'text.pdf': dice =>
    packedPage(repeated(`BT /F1 9 Tf 9 9 Td (${'A'.repeat(500)}) Tj ET `, (150 + dice.below(100)) * 1e6)),
  'rulings.pdf': dice =>
    packedPage(repeated('9 9 m 99 9 l S 9 99 m 9 9 l S ', (200 + dice.below(100)) * 1e6)),
  'grid.pdf': dice => pdfOf(`BT /F1 9 Tf 50 50 Td (grid) Tj ET ${gridOf(8000 + dice.below(2000))}`),
  'words.pdf': dice => pdfOf(wordsOf(60_000 + dice.below(20_000))),
  'forms.pdf': dice => drawings(10 + dice.below(4)),
  'patterns.pdf': dice => patterns(8 + dice.below(4)),
  'type3.pdf': dice => glyphs(8 + dice.below(4)),
  'shading.pdf': dice => shading(2 + dice.below(3)),
  'function.pdf': dice => sampled(20 + dice.below(10)),
  'page-tree.pdf': dice => pageTree(9 + dice.below(3)),
  'deep-tree.pdf': dice => deepTree(50_000 + dice.below(20_000)),
  'object-stream.pdf': dice => objectStream(GIGA + dice.below(1000)),
  'xref-loop.pdf': () => xrefLoop(),
  'arrays.pdf': dice => packedPage(repeated('[', (200 + dice.below(100)) * 1e6)),
  'cmap.pdf': dice => wideFont(0xf00000 + dice.below(0xfffff)),
  'widths.pdf': dice => widths(0x7fffffff - dice.below(99)),
  'picture.pdf': dice =>
    pictured(pictureOf(40_000 + dice.below(9000), repeated('\0', 2 * GIGA), 'FlateDecode')),
  'mask.pdf': dice => masked(30_000 + dice.below(9000)),
  'fax.pdf': dice =>
    pictured(
      pictureOf(
        60_000,
        repeated('\0', GIGA),
        'FlateDecode CCITTFaxDecode',
        fax(60_000 + dice.below(9)),
      ).replace('/BitsPerComponent 8', '/BitsPerComponent 1'),
    ),
  'jbig2.pdf': dice => pictured(pictureOf(60_000, jbig2(0x7ffffff0 - dice.below(9)), 'JBIG2Decode')),
  'jpx.pdf': dice => pictured(pictureOf(60_000, jpx(60_000 + dice.below(999)), 'JPXDecode')),
  'dct.pdf': dice => pictured(pictureOf(65_000, jpeg(65_000 + dice.below(500)), 'DCTDecode')),
  'picture.png': dice => png(10_000 + dice.below(900)),
  'picture.jpg': dice => jpeg(10_000 + dice.below(900)),
  'pages.tif': dice => tiff(400 + dice.below(100), 8000),
  'line.txt': dice => Buffer.from('项目支出绩效自评表 项目名称 产出指标 '.repeat(100_000 + dice.below(9999))),
};

/** One bomb of each kind; the same seed gives the same ones. */
export function bombsOf(seed: number): Bomb[] {
  return Object.entries(BOMBS).map(([name, make], index) => ({
    name,
    bytes: make(diceOf(seed * 1000 + index)),
  }));
}

/** So many rulings each way: as many cells as their square. */
function gridOf(lines: number): string {
  const at = (index: number) => ((index * 500) / lines + 40).toFixed(3);
  return Array.from(
    { length: lines },
    (_, i) => `${at(i)} 40 m ${at(i)} 540 l S 40 ${at(i)} m 540 ${at(i)} l S`,
  ).join('\n');
}

/** So many small words at places that align with nothing. */
function wordsOf(count: number): string {
  const words = Array.from(
    { length: count },
    (_, i) => `1 0 0 1 ${(i * 7.3) % 570} ${(i * 3.7) % 820} Tm (w${i % 97}) Tj`,
  );
  return `BT /F1 2 Tf ${words.join('\n')} ET`;
}

function drawings(levels: number): Buffer {
  const objects = laughs(levels, next =>
    streamOf(
      `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << ${next ? `/X ${next}` : ''} >> >>`,
      next ? '/X Do '.repeat(10) : '0 0 m 9 9 l S',
      '',
    ),
  );
  return pdfOf('/X Do', { objects, resources: `/XObject << /X ${FIRST} 0 R >>` });
}

function patterns(levels: number): Buffer {
  const objects = laughs(levels, next =>
    streamOf(
      `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 /Resources << /Pattern << ${next ? `/P ${next}` : ''} >> >>`,
      next ? '/Pattern cs /P scn 0 0 9 9 re f '.repeat(10) : '0 0 9 9 re f',
      '',
    ),
  );
  return pdfOf('/Pattern cs /P scn 0 0 600 800 re f', {
    objects,
    resources: `/Pattern << /P ${FIRST} 0 R >>`,
  });
}

/** Glyphs that are drawn with text in the next font, the last one in the first. */
function glyphs(levels: number): Buffer {
  const fontAt = (level: number) => FIRST + 2 * (level % levels);
  const objects = Array.from({ length: levels }, (_, level) => [
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a ${fontAt(level) + 1} 0 R >> /Resources << /Font << /F ${fontAt(level + 1)} 0 R >> >> >>`,
    streamOf('', `9 0 d0 ${'BT /F 9 Tf (aaaaaaaaaa) Tj ET '.repeat(10)}`, ''),
  ]).flat();
  return replaced(pdfOf('BT /F1 9 Tf (aaaa) Tj ET', { objects }), '/F1 5 0 R', `/F1 ${FIRST} 0 R`);
}

/** A mesh of more triangles than there is memory. */
function shading(gigabytes: number): Buffer {
  const mesh = streamOf(
    '/ShadingType 5 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /VerticesPerRow 2 /Decode [0 9 0 9 0 1]',
    repeated('abcdef', gigabytes * GIGA),
  );
  return pdfOf('/S sh', { objects: [mesh], resources: `/Shading << /S ${FIRST} 0 R >>` });
}

/** A function of many inputs with two samples each: two to their power in all. */
function sampled(inputs: number): Buffer {
  const ranges = '0 1 '.repeat(inputs);
  const samples = streamOf(
    `/FunctionType 0 /Domain [${ranges}] /Range [0 1] /Size [${'2 '.repeat(inputs)}] /BitsPerSample 8`,
    repeated('\0', GIGA),
  );
  const names = Array.from({ length: inputs }, (_, index) => `/C${index}`).join(' ');
  const space = `[/DeviceN [${names}] /DeviceGray ${FIRST} 0 R]`;
  return pdfOf(`/D cs ${'0.5 '.repeat(inputs)} scn 0 0 99 99 re f`, {
    objects: [samples],
    resources: `/ColorSpace << /D ${space} >>`,
  });
}

/** Nodes whose ten kids are all the same next node. */
function pageTree(levels: number): Buffer {
  const objects = laughs(levels, next => {
    const kids = `${next ?? '3 0 R'} `.repeat(10);
    return `<< /Type /Pages /Parent 2 0 R /Kids [${kids}] /Count 1000000000 >>`;
  });
  return replaced(pdfOf('', { objects, count: GIGA }), '/Kids [3 0 R]', `/Kids [${FIRST} 0 R]`);
}

function deepTree(levels: number): Buffer {
  const objects = laughs(
    levels,
    next => `<< /Type /Pages /Parent 2 0 R /Kids [${next ?? '3 0 R'}] /Count 1 >>`,
  );
  return replaced(pdfOf('', { objects }), '/Kids [3 0 R]', `/Kids [${FIRST} 0 R]`);
}

/** A stream of a thousand million objects, which go on in itself. */
function objectStream(count: number): Buffer {
  const at = 7;
  const objects = streamOf(
    `/Type /ObjStm /N ${count} /First 9 /Extends ${at} 0 R`,
    repeated('1 0 ', 2 * GIGA),
  );
  const body = `%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n${at} 0 obj\n${objects}\nendobj\n`;
  const rows = Buffer.alloc(4 * (at + 2));
  const entries: Readonly<Record<number, readonly number[]>> = { 1: [1, 0, 9], 2: [2, 0, at], 3: [2, 0, at] };
  const objectAt = body.indexOf(`${at} 0 obj`);
  for (const [number, [type, high, low]] of Object.entries(entries))
    rows.set([type!, high!, low!, 0], 4 * Number(number));
  rows.set([1, objectAt >> 8, objectAt & 255, 0], 4 * at);
  const table = streamOf(`/Type /XRef /Size ${at + 2} /W [1 2 1] /Root 1 0 R`, rows, '');
  return Buffer.from(`${body}8 0 obj\n${table}\nendobj\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** A table of objects whose forerunner is itself, beside one that is wrong. */
function xrefLoop(): Buffer {
  const text = pdfOf('BT /F1 9 Tf (loop) Tj ET').toString('latin1');
  const at = text.lastIndexOf('xref\n0');
  return replaced(Buffer.from(text, 'latin1'), '/Root 1 0 R', `/Root 1 0 R /Prev ${at} /XRefStm ${at}`);
}

/** A font whose table maps a range of millions of codes. */
function wideFont(codes: number): Buffer {
  const last = codes.toString(16).padStart(8, '0');
  const map = `begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <${last}> <0041> endbfrange endcmap`;
  return fonted('', ['/ToUnicode 8 0 R', streamOf('', map, '')]);
}

function widths(last: number): Buffer {
  return fonted(`/W [0 ${last} 500]`, ['']);
}

function fonted(entries: string, [own = '', ...objects]: readonly string[]): Buffer {
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Bomb /Encoding /Identity-H /DescendantFonts [7 0 R] ${own} >>`;
  const inner = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Bomb /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 ${entries} /FontDescriptor << /Type /FontDescriptor /FontName /Bomb /Flags 4 >> >>`;
  return pdfOf('BT /F2 12 Tf 72 720 Td <00410042> Tj ET', {
    objects: [font, inner, ...objects],
    resources: `/Font << /F2 ${FIRST} 0 R >>`,
  });
}

function masked(side: number): Buffer {
  const mask = pictureOf(side, repeated('\0', GIGA), 'FlateDecode');
  return pictured(pictureOf(100, Buffer.alloc(10_000), '', `/SMask ${FIRST + 1} 0 R`), [mask]);
}

function fax(columns: number): string {
  return `/DecodeParms [null << /K -1 /Columns ${columns} /Rows ${columns} >>]`;
}
