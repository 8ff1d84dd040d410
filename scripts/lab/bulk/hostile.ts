import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pdfOf } from './documents.ts';

/** Hostile documents by what they do; the first four do it through `hostile-worker.ts`, which knows them by their names. */
const KINDS: Readonly<Record<string, (number: number) => Buffer>> = {
  hang: number => pdfOf(`% ${number}`),
  crash: number => pdfOf(`% ${number}`),
  exit: number => pdfOf(`% ${number}`),
  bloat: number => pdfOf(`% ${number}`),
  laughs,
  length: number => pdfOf('BT (', { length: 9e8 + number }).subarray(0, 200 + number),
  header: number => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1000, number)]),
};

export const HOSTILE = Object.keys(KINDS);

/** Writes so many hostile documents, of each kind in turn; gives their names. */
export async function writeHostile(folder: string, count: number, kinds = HOSTILE): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names = Array.from({ length: count }, (_, number) => `${kinds[number % kinds.length]}-${number}.pdf`);
  for (const [number, name] of names.entries()) {
    await writeFile(join(folder, name), KINDS[kinds[number % kinds.length]!]!(number));
  }
  return names;
}

/** Levels of drawings that each draw the next one ten times: 10^12 lines in all. */
const LEVELS = 12;
const FIRST_OBJECT = 6;

function laughs(number: number): Buffer {
  const objects = Array.from({ length: LEVELS }, (_, level) => {
    const next = level + 1 < LEVELS ? `/X ${FIRST_OBJECT + level + 1} 0 R` : '';
    const content = next === '' ? `${number} 0 m 9 9 l S` : '/X Do '.repeat(10);
    const resources = `<< /XObject << ${next} >> >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources ${resources} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  });
  return pdfOf('/X Do', { objects, resources: `/XObject << /X ${FIRST_OBJECT} 0 R >>` });
}
