import { readFile, rm, writeFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { run } from './run.ts';

/** How a PDF's text is dumped: program, order of the text, encoding. */
export const DUMPS: {
  readonly [name: string]: { needs: string; make: (pdf: string, txt: string) => Promise<void> };
} = {
  text: { needs: 'pdftotext', make: (a, b) => poppler([], a, b) },
  layout: { needs: 'pdftotext', make: (a, b) => poppler(['-layout'], a, b) },
  raw: { needs: 'pdftotext', make: (a, b) => poppler(['-raw'], a, b) },
  mupdf: {
    needs: 'mutool',
    make: async (a, b) => void (await run('mutool', ['draw', '-q', '-F', 'txt', '-o', b, a])),
  },
  gb18030: {
    needs: 'pdftotext',
    make: async (a, b) => {
      await poppler([], a, b);
      await writeFile(b, iconv.encode(await readFile(b, 'utf8'), 'gb18030'));
    },
  },
};

async function poppler(how: readonly string[], pdf: string, txt: string): Promise<void> {
  await run('pdftotext', [...how, pdf, txt]);
}

/** Puts NAME.txt in the place of NAME.pdf; gives its path. */
export async function dump(pdf: string, how: string): Promise<string> {
  const chosen = DUMPS[how];
  if (!chosen) throw new RangeError(`no dump ${how}`);
  const txt = pdf.replace(/\.pdf$/, '.txt');
  await chosen.make(pdf, txt);
  await rm(pdf);
  return txt;
}
