import { deflateSync, inflateSync } from 'node:zlib';

/** An object of a PDF: its dictionary or value as written (Latin-1), and its stream, unpacked where that is easy. */
export type PdfObject = { readonly head: string; readonly stream: Buffer | null };

/** A PDF as its objects by number. */
export type PdfFile = { readonly objects: Map<number, PdfObject>; readonly root: number };

const OBJECT = /(?<![\d.])(\d{1,7}) \d{1,5} obj\b/g;

/** Takes a sound PDF apart, object streams too. Not for encrypted ones. */
export function parsePdf(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(text); match; match = OBJECT.exec(text)) {
    const { object, end } = objectAt(bytes, text, OBJECT.lastIndex);
    objects.set(Number(match[1]), object);
    OBJECT.lastIndex = end;
  }
  for (const [number, { head, stream }] of [...objects]) {
    if (/\/Type\s*\/(ObjStm|XRef)/.test(head)) objects.delete(number);
    if (stream && /\/Type\s*\/ObjStm/.test(head)) packedIn(head, stream.toString('latin1'), objects);
  }
  const root = [...objects].find(([, { head }]) => /\/Type\s*\/Catalog/.test(head))?.[0];
  if (root === undefined) throw new Error('a PDF without a catalog');
  return { objects, root };
}

function objectAt(bytes: Buffer, text: string, from: number): { object: PdfObject; end: number } {
  const end = text.indexOf('endobj', from);
  const at = text.indexOf('stream', from);
  if (at < 0 || at > end) return { object: { head: text.slice(from, end).trim(), stream: null }, end };
  const head = text.slice(from, at).trim();
  const start = at + 'stream'.length + (text[at + 6] === '\r' ? 2 : 1);
  const length = Number(/\/Length (\d+)\b(?! \d+ R)/.exec(head)?.[1] ?? Number.NaN);
  const close = Number.isNaN(length) ? text.indexOf('endstream', start) : start + length;
  return { object: unpacked(head, bytes.subarray(start, close)), end: text.indexOf('endobj', close) };
}

const FLATE = /\/Filter\s*(?:\[\s*)?\/FlateDecode(?:\s*\])?/;

function unpacked(head: string, raw: Buffer): PdfObject {
  if (!FLATE.test(head) || /\/DecodeParms/.test(head)) return { head, stream: raw };
  return { head: head.replace(FLATE, ''), stream: inflateSync(raw) };
}

function packedIn(head: string, body: string, objects: Map<number, PdfObject>): void {
  const count = Number(/\/N (\d+)/.exec(head)![1]);
  const first = Number(/\/First (\d+)/.exec(head)![1]);
  const numbers = body.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index < count; index++) {
    const from = first + numbers[2 * index + 1]!;
    const to = index + 1 < count ? first + numbers[2 * index + 3]! : body.length;
    objects.set(numbers[2 * index]!, { head: body.slice(from, to).trim(), stream: null });
  }
}

/** How a stream is packed again; `lie` gives it another length than it has. */
export type Packing = { readonly deflate: boolean; readonly lie?: string | undefined };

/** Puts a PDF together with a plain table of its objects. */
export function writePdf({ objects, root }: PdfFile, { deflate, lie }: Packing): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = parts[0]!.length;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, { head, stream }] of objects) {
    offsets.set(number, length);
    add(Buffer.from(`${number} 0 obj\n`));
    if (stream === null) add(Buffer.from(`${head}\n`, 'latin1'));
    else {
      const packs = deflate && !/\/Filter/.test(head);
      const body = packs ? deflateSync(stream, { level: 1 }) : stream;
      const filter = packs ? ' /Filter /FlateDecode' : '';
      const written = `${head.replace(/\/Length \d+( \d+ R)?/, '').replace(/>>\s*$/, '')}${filter} /Length ${lie ?? body.length} >>`;
      add(Buffer.from(`${written}\nstream\n`, 'latin1'));
      add(body);
      add(Buffer.from('\nendstream\n'));
    }
    add(Buffer.from('endobj\n'));
  }
  const size = Math.max(...objects.keys(), 0) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const at = offsets.get(number);
    return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  add(
    Buffer.from(
      `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root ${root} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
