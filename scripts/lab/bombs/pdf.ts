import { type PdfParts, pdfOf } from '../bulk/documents.ts';

/** The first object that a bomb may add. */
export const FIRST = 6;

/** A stream as an object; `filters` as they are named in it. */
export function streamOf(entries: string, data: Buffer | string, filters = 'FlateDecode'): string {
  const text = typeof data === 'string' ? data : data.toString('latin1');
  const names = filters.split(' ').filter(Boolean);
  const filter = names.length === 0 ? '' : `/Filter [${names.map(name => `/${name}`).join(' ')}]`;
  return `<< ${entries} ${filter} /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

/** A PDF whose page has what is packed here as its content. */
export function packedPage(data: Buffer, filters = 'FlateDecode', parts: PdfParts = {}): Buffer {
  const objects = [streamOf('', data, filters), ...(parts.objects ?? [])];
  return replaced(pdfOf('', { ...parts, objects }), '/Contents 4 0 R', `/Contents ${FIRST} 0 R`);
}

/** A PDF with one thing in it written otherwise; lengths may change, for readers find objects again. */
export function replaced(pdf: Buffer, what: string, by: string): Buffer {
  const text = pdf.toString('latin1');
  if (!text.includes(what)) throw new Error(`no ${what} in it`);
  return Buffer.from(
    text.replace(what, () => by),
    'latin1',
  );
}

/** A page that shows one picture, which is this object. */
export function pictured(picture: string, objects: readonly string[] = []): Buffer {
  return pdfOf('500 0 0 700 40 40 cm /X Do', {
    objects: [picture, ...objects],
    resources: `/XObject << /X ${FIRST} 0 R >>`,
  });
}

/** A picture of so many pixels a side, one component of 8 bits unless it says otherwise. */
export function pictureOf(side: number, data: Buffer | string, filters: string, entries = ''): string {
  const shape = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceGray`;
  return streamOf(`${shape} ${entries}`, data, filters);
}

/** Things that each hold the next one so many times over; `make` writes one with what it names. */
export function laughs(levels: number, make: (next: string | null, level: number) => string): string[] {
  return Array.from({ length: levels }, (_, level) =>
    make(level + 1 < levels ? `${FIRST + level + 1} 0 R` : null, level),
  );
}
