import { readFile, rm, writeFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { Sheet } from './model.ts';
import { boxesOf, columnsOf, fieldsOf } from './paper/typed.ts';
import { run } from './run.ts';

/** What a dump is made of: a PDF, and the sheets that were printed in it. */
export type Dumped = { readonly pdf: string; readonly sheets: readonly Sheet[] };

export type Dumper = {
  /** the program or Python module that must be there; null where the press itself writes the text */
  readonly needs: string | null;
  readonly make: (dumped: Dumped, txt: string) => Promise<void>;
};

/** The Python that has pdfminer and pypdf. */
const PYTHON = process.env.PRESS_PYTHON ?? 'python3';

const MINED =
  'import sys; from pdfminer.high_level import extract_text; sys.stdout.write(extract_text(sys.argv[1]))';
const PYPDF =
  'import sys; from pypdf import PdfReader; print("\\n".join(p.extract_text() for p in PdfReader(sys.argv[1]).pages))';

/** How a text is dumped: by which program, in which order, in which encoding. */
export const DUMPS: { readonly [name: string]: Dumper } = {
  layout: poppler('-layout'),
  text: poppler(),
  raw: poppler('-raw'),
  mupdf: {
    needs: 'mutool',
    make: async ({ pdf }, txt) => void (await run('mutool', ['draw', '-q', '-F', 'txt', '-o', txt, pdf])),
  },
  pdfminer: python('pdfminer', MINED),
  pypdf: python('pypdf', PYPDF),
  gb18030: encoded(poppler(), 'gb18030'),
  boxes: typed(boxesOf),
  columns: encoded(typed(columnsOf), 'utf16'),
  fields: encoded(typed(fieldsOf), 'gb18030'),
};

function poppler(...how: string[]): Dumper {
  return {
    needs: 'pdftotext',
    make: async ({ pdf }, txt) => void (await run('pdftotext', [...how, pdf, txt])),
  };
}

function python(module: string, code: string): Dumper {
  const make: Dumper['make'] = async ({ pdf }, txt) => writeFile(txt, await run(PYTHON, ['-c', code, pdf]));
  return { needs: `${PYTHON}:${module}`, make };
}

function typed(write: (sheets: readonly Sheet[]) => string): Dumper {
  return { needs: null, make: async ({ sheets }, txt) => writeFile(txt, write(sheets)) };
}

function encoded({ needs, make }: Dumper, encoding: string): Dumper {
  return {
    needs,
    make: async (dumped, txt) => {
      await make(dumped, txt);
      await writeFile(txt, iconv.encode(await readFile(txt, 'utf8'), encoding));
    },
  };
}

/** Puts NAME.txt in the place of NAME.pdf; gives its path. */
export async function dump(dumped: Dumped, how: string): Promise<string> {
  const chosen = DUMPS[how];
  if (!chosen) throw new RangeError(`no dump ${how}`);
  const txt = dumped.pdf.replace(/\.pdf$/, '.txt');
  await chosen.make(dumped, txt);
  await rm(dumped.pdf);
  return txt;
}
