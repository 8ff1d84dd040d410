import type { Word } from '../render.ts';

/** An encoded picture, as a PDF holds it. */
export type Image = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bits: 1 | 8;
  readonly filter: 'DCTDecode' | 'JPXDecode' | 'FlateDecode' | 'CCITTFaxDecode' | 'JBIG2Decode';
  readonly bytes: Uint8Array;
};

/** A page: pictures from top to bottom, which share its height; points. */
export type ScanPage = {
  readonly width: number;
  readonly height: number;
  readonly images: readonly Image[];
  /** the page's /Rotate */
  readonly rotate: number;
  /** black and white, its black drawn over all pictures and its white left open */
  readonly stencil?: Image;
  /** a text layer that nobody sees; baselines, origin at the lower left of the unrotated page */
  readonly words: readonly Word[];
  /** drawn as usual text is, below the pictures, instead of invisibly above them */
  readonly isUnder?: boolean;
};

type Add = (body: string, stream?: Uint8Array) => number;

/** A PDF 1.7 of pictures. */
export function encodePdf(pages: readonly ScanPage[]): Uint8Array {
  const objects: Buffer[] = [];
  const add: Add = (body, stream) =>
    objects.push(Buffer.concat(stream ? streamParts(body, stream) : [Buffer.from(body)]));
  const [tree, font] = [pages.length + 1, pages.length + 2];
  const kids = pages.map((_, i) => `${i + 1} 0 R`).join(' ');
  objects.length = pages.length;
  add(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  add(
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[${font + 1} 0 R]>>`,
  );
  add(
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000' +
      `/FontDescriptor ${font + 2} 0 R>>`,
  );
  add(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  );
  pages.forEach((page, i) => {
    objects[i] = Buffer.from(pageObject(page, { add, tree, font }));
  });
  const root = add(`<</Type/Catalog/Pages ${tree} 0 R>>`);
  return file(objects, root);
}

function pageObject(page: ScanPage, { add, tree, font }: { add: Add; tree: number; font: number }): string {
  const images = page.images.map(image => add(`${imageBody(image)}${spaceOf(image)}`, image.bytes));
  const { stencil } = page;
  if (stencil) images.push(add(`${imageBody(stencil)}/ImageMask true`, stencil.bytes));
  const contents = add('', Buffer.from(drawing(page)));
  const names = images.map((number, i) => `/Im${i} ${number} 0 R`).join(' ');
  return (
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Rotate ${page.rotate}` +
    `/Resources<</XObject<<${names}>>/Font<</F0 ${font} 0 R>>>>/Contents ${contents} 0 R>>`
  );
}

function drawing({ width, height, images, words, stencil, isUnder = false }: ScanPage): string {
  const rows = images.reduce((sum, image) => sum + image.height, 0);
  let top = 0;
  const drawn = images.map((image, i) => {
    const [from, share] = [top, image.height / rows];
    top += share;
    const [high, low] = [share * height, (1 - from - share) * height].map(n => n.toFixed(3));
    return `q ${width} 0 0 ${high} 0 ${low} cm /Im${i} Do Q`;
  });
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');
  const layer = words.map(
    ({ text, x, y, size, width: wide }) =>
      `/F0 ${size.toFixed(1)} Tf ${((100 * wide) / (size * text.length)).toFixed(1)} Tz 1 0 0 1 ${x.toFixed(1)} ${y.toFixed(1)} Tm <${hex(text)}> Tj`,
  );
  const over = stencil ? [`q 0 g ${width} 0 0 ${height} 0 0 cm /Im${images.length} Do Q`] : [];
  const text = layer.length > 0 ? [`BT ${isUnder ? 0 : 3} Tr`, ...layer, 'ET'] : [];
  return [...(isUnder ? text : []), ...drawn, ...over, ...(isUnder ? [] : text)].join('\n');
}

function imageBody({ width, height, bits, filter }: Image): string {
  const parms = filter === 'CCITTFaxDecode' ? `/DecodeParms<</K -1/Columns ${width}/Rows ${height}>>` : '';
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}/Filter/${filter}${parms}`;
}

const spaceOf = ({ channels }: Image): string =>
  `/ColorSpace${channels === 1 ? '/DeviceGray' : '/DeviceRGB'}`;

const streamParts = (body: string, stream: Uint8Array): Uint8Array[] => [
  Buffer.from(`<<${body}/Length ${stream.length}>>\nstream\n`),
  stream,
  Buffer.from('\nendstream'),
];

function file(objects: readonly Buffer[], root: number): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  const offsets = objects.map((object, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
    return length - part.length;
  });
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root ${root} 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([
    ...parts,
    Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${trailer}`),
  ]);
}
