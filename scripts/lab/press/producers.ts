import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Look, Paging } from './look.ts';
import type { Sheet } from './model.ts';
import { drawPages, drawPdf, type Pen } from './paper/drawn.ts';
import { calcOf } from './paper/fods.ts';
import { writerOf } from './paper/fodt.ts';
import { htmlOf } from './paper/html.ts';
import { run } from './run.ts';

export type Job = { readonly sheets: readonly Sheet[]; readonly look: Look; readonly out: string };

export type Producer = {
  /** the program that must be on the PATH; null where the press itself writes the PDF */
  readonly needs: string | null;
  readonly print: (job: Job) => Promise<void>;
};

/** The Python that has reportlab. */
const PYTHON = process.env.PRESS_PYTHON ?? 'python3';

/** Libraries that come through npm, with a face in the file. */
export const LIBRARIES: { readonly [name: string]: Producer } = {
  'pdf-lib': { needs: null, print: embedded },
  pdfkit: { needs: null, print: pdfkit },
  pdfmake: { needs: null, print: pdfmake },
  autotable: { needs: null, print: autotable },
  typst: { needs: null, print: typst },
};

/** Every way to make a PDF that the press knows. */
export const PRODUCERS: { readonly [name: string]: Producer } = {
  chromium: { needs: 'chromium', print: chromium },
  wkhtmltopdf: { needs: 'wkhtmltopdf', print: wkhtmltopdf },
  weasyprint: { needs: 'weasyprint', print: weasyprint },
  writer: { needs: 'soffice', print: job => office(job, 'fodt', writerOf(job.sheets, job.look)) },
  calc: { needs: 'soffice', print: job => office(job, 'fods', calcOf(job.sheets, job.look)) },
  reportlab: { needs: PYTHON, print: reportlab },
  drawn: { needs: null, print: job => drawn(job, 'plain') },
  'drawn-glyphs': { needs: null, print: job => drawn(job, 'glyphs') },
  'drawn-rows': { needs: null, print: job => drawn(job, 'rows') },
  'drawn-gaps': { needs: null, print: job => drawn(job, 'gaps') },
  'drawn-fills': { needs: null, print: job => drawn(job, 'fills') },
  'drawn-vertical': { needs: null, print: job => drawn(job, 'vertical') },
  ...LIBRARIES,
};

async function drawn(job: Job, pen: Pen): Promise<void> {
  await writeFile(job.out, drawPdf(job.sheets, job.look, pen));
}

async function embedded({ sheets, look, out }: Job): Promise<void> {
  const { embeddedPdf } = await import('./paper/embedded.ts');
  await writeFile(out, await embeddedPdf(drawPages(sheets, look, 'plain')));
}

async function pdfkit({ sheets, look, out }: Job): Promise<void> {
  const { pdfkitPdf } = await import('./paper/pdfkit.ts');
  await lay(out, await pdfkitPdf(sheets, look), look.paging);
}

async function pdfmake({ sheets, look, out }: Job): Promise<void> {
  const { pdfmakePdf } = await import('./paper/pdfmake.ts');
  await pdfmakePdf(sheets, look, out);
  await lay(out, await readFile(out), look.paging);
}

async function autotable({ sheets, look, out }: Job): Promise<void> {
  const { autotablePdf } = await import('./paper/autotable.ts');
  await lay(out, autotablePdf(sheets, look), look.paging);
}

async function typst({ sheets, look, out }: Job): Promise<void> {
  const { typstPdf } = await import('./paper/typst.ts');
  await lay(out, typstPdf(sheets, look), look.paging);
}

/** Writes a PDF as its pages lie on their sheets. */
async function lay(out: string, bytes: Uint8Array, paging: Paging): Promise<void> {
  const { isPlain, laid } = await import('./paper/laid.ts');
  await writeFile(out, isPlain(paging) ? bytes : await laid(bytes, paging));
}

async function chromium(job: Job): Promise<void> {
  const page = await source(job, 'html', htmlOf(job.sheets, job.look));
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', '--log-level=3'];
  await run('chromium', [...quiet, `--print-to-pdf=${job.out}`, `file://${page}`]);
}

async function wkhtmltopdf(job: Job): Promise<void> {
  const page = await source(job, 'html', htmlOf(job.sheets, job.look));
  const { look } = job;
  const margins = ['-T', '-B', '-L', '-R'].flatMap(side => [side, `${look.margin}mm`]);
  const foot = {
    '': [],
    dash: ['--footer-center', '- [page] -'],
    words: ['--footer-center', '第 [page] 页 共 [topage] 页'],
  };
  const head = look.runningHead ? ['--header-center', look.runningHead, '--header-font-size', '8'] : [];
  const turn = look.landscape ? ['-O', 'Landscape'] : [];
  await run('wkhtmltopdf', [
    '-q',
    '-s',
    'A4',
    ...turn,
    ...margins,
    ...foot[look.foot],
    ...head,
    page,
    job.out,
  ]);
}

async function weasyprint(job: Job): Promise<void> {
  await run('weasyprint', ['-q', await source(job, 'html', htmlOf(job.sheets, job.look)), job.out]);
}

async function reportlab(job: Job): Promise<void> {
  const data = await source(job, 'json', JSON.stringify({ sheets: job.sheets, look: job.look }));
  await run(PYTHON, [join(import.meta.dirname, 'paper/reportlab_press.py'), data, job.out]);
}

async function office(job: Job, kind: string, xml: string): Promise<void> {
  const document = await source(job, kind, xml);
  const profile = `-env:UserInstallation=file://${join(tmpdir(), 'press-office')}`;
  await run('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    dirname(document),
    document,
  ]);
  const made = document.replace(/\.\w+$/, '.pdf');
  await copyFile(made, job.out);
}

/** Writes what the producer reads into a folder beside the system's temporary files. */
async function source(job: Job, kind: string, text: string): Promise<string> {
  const folder = join(tmpdir(), 'press');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${basename(job.out, '.pdf')}.${kind}`);
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
  return file;
}
