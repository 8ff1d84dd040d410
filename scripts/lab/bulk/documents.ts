import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FORM = join(import.meta.dirname, '../../../fixtures/declaration/source.pdf');
/** Of so many documents one holds a form; the others are a page with a line of text. */
const ONE_IN = 10;
const IN_A_FOLDER = 500;

/** Writes so many small, differing PDFs under a folder; the same number gives the same bytes. */
export async function writeDocuments(
  folder: string,
  count: number,
  { oneIn = ONE_IN }: { readonly oneIn?: number } = {},
): Promise<void> {
  const form = await readFile(FORM);
  for (let number = 0; number < count; number++) {
    const own = join(folder, String(Math.floor(number / IN_A_FOLDER)).padStart(3, '0'));
    if (number % IN_A_FOLDER === 0) await mkdir(own, { recursive: true });
    const path = join(own, `${String(number).padStart(6, '0')}.pdf`);
    // what follows the end of a PDF makes another file of it, and changes nothing that is read
    await writeFile(path, number % oneIn === 0 ? Buffer.concat([form, comment(number)]) : page(number));
  }
}

function comment(number: number): Buffer {
  return Buffer.from(`\n% ${number}\n`);
}

function page(number: number): Buffer {
  return pdfOf(`BT /F1 12 Tf 72 720 Td (Document ${number}) Tj ET`);
}

export type PdfParts = {
  /** what the page's stream says of its length; else the truth */
  readonly length?: number;
  /** what the page tree says of its pages; else 1 */
  readonly count?: number;
  /** further objects, from number 6 on, and what names them among the page's resources */
  readonly objects?: readonly string[];
  readonly resources?: string;
};

/** A PDF of one page with this content. */
export function pdfOf(content: string, parts: PdfParts = {}): Buffer {
  const { length = content.length, count = 1, objects = [], resources = '' } = parts;
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [3 0 R] /Count ${count} >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`,
    `<< /Length ${length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ];
  let text = '%PDF-1.4\n';
  const offsets = bodies.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
