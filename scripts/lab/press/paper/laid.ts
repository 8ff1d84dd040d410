import { PDFDocument } from 'pdf-lib';
import type { Paging } from '../look.ts';

/** The pages of a PDF as they lie on their sheets: even ones aside or smaller, a blank one between, two beside each other. */
export async function laid(
  bytes: Uint8Array,
  { aside, scale, blank, swapped, up }: Paging,
): Promise<Uint8Array> {
  const from = await PDFDocument.load(bytes);
  const to = await PDFDocument.create();
  const pages = await to.embedPdf(from, from.getPageIndices());
  const order: ((typeof pages)[number] | null)[] = [...pages];
  if (blank && order.length > 1) order.splice(1, 0, null);
  if (swapped && order.length > 1) order.splice(0, 2, order[1] ?? null, order[0] ?? null);
  const [first] = pages;
  if (!first) return bytes;
  for (let at = 0; at < order.length; at += up) {
    const sheet = to.addPage([up * first.width, first.height]);
    order.slice(at, at + up).forEach((page, i) => {
      if (!page) return;
      const isEven = pages.indexOf(page) % 2 === 1;
      const size = isEven ? scale : 1;
      sheet.drawPage(page, {
        x: i * first.width + (isEven ? aside : 0),
        y: first.height * (1 - size),
        xScale: size,
        yScale: size,
      });
    });
  }
  return to.save();
}

export const isPlain = ({ aside, scale, blank, swapped, up }: Paging): boolean =>
  aside === 0 && scale === 1 && !blank && !swapped && up === 1;
