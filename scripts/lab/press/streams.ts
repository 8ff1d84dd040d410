import { readFile, rename, writeFile } from 'node:fs/promises';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** A stream of a PDF: what it holds, unpacked; and the bytes as they lie in the file. */
export type Stream = {
  readonly type: 'map' | 'content';
  readonly unpacked: Uint8Array;
  readonly packed: Uint8Array;
};

/** Bytes to put in the place of a stream's, packed as it was or unpacked; null leaves it. */
export type Change = (
  stream: Stream,
) => { readonly packed?: Uint8Array; readonly unpacked?: Uint8Array } | null;

/** Changes the maps to Unicode and the contents of pages of a PDF, in place; gives how many were changed. */
export async function changeStreams(pdf: string, change: Change): Promise<number> {
  const document = await PDFDocument.load(await readFile(pdf));
  const contents = new Set(document.getPages().map(({ node }) => node.Contents()));
  let count = 0;
  for (const [reference, stream] of document.context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream)) continue;
    const type = contents.has(stream) ? 'content' : isMap(stream) ? 'map' : null;
    if (type === null) continue;
    const changed = change({ type, unpacked: decodePDFRawStream(stream).decode(), packed: stream.contents });
    if (changed === null) continue;
    if (changed.unpacked) stream.dict.delete(PDFName.of('Filter'));
    const bytes = changed.unpacked ?? changed.packed ?? stream.contents;
    document.context.assign(reference, PDFRawStream.of(stream.dict, bytes));
    count += 1;
  }
  await writeFile(`${pdf}.part`, await document.save({ updateFieldAppearances: false }));
  await rename(`${pdf}.part`, pdf);
  return count;
}

function isMap(stream: PDFRawStream): boolean {
  if (stream.dict.has(PDFName.of('Subtype')) || stream.dict.has(PDFName.of('Length1'))) return false;
  return Buffer.from(decodePDFRawStream(stream).decode()).includes('begincmap');
}
