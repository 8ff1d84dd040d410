import { writeFile } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import type { ViewOptions } from './answer.ts';
import { complain, summaryOptions } from './extract.ts';
import { filesAt, type Given, targetAt } from './files.ts';
import { type FileReader, openFiles, type ReadFlags } from './guard.ts';
import { EXIT, type Streams, write } from './streams.ts';

type ShowFlags = ReadFlags & {
  readonly stage: ViewOptions['stage'];
  readonly svg?: boolean;
  readonly html?: string;
  readonly page?: string;
};

/** `ziping show FILE…`: what the machine saw, drawn on the terminal, as SVG, or as a page for the browser. */
export async function showCommand(
  paths: readonly string[],
  flags: ShowFlags,
  streams: Streams,
): Promise<number> {
  const view = viewOf(flags, streams);
  const given = await Array.fromAsync(filesAt(paths));
  if (given.length > 1 && (view.as !== 'text' || view.stage !== 'form'))
    throw new UsageError('一次只画一个文件 · one file is drawn at a time');
  await using files = openFiles(flags);
  let code: number = EXIT.ok;
  for (const one of given)
    if (!(await showFile(one, { files, view, out: flags.html }, streams))) code = EXIT.unreadable;
  return code;
}

function viewOf({ stage, svg, html, page: number }: ShowFlags, streams: Streams): ViewOptions {
  const page = pageNumber(number);
  const as = html !== undefined ? 'html' : svg ? 'svg' : 'text';
  if (page !== null && as === 'html')
    throw new UsageError('--html 总是整份文件 · --html is of the whole file: use it without --page');
  return { stage, as, page, ...summaryOptions(streams) };
}

function pageNumber(page: string | undefined): number | null {
  if (page === undefined) return null;
  if (!/^[1-9]\d*$/.test(page))
    throw new UsageError(`--page 要一个页码 · --page takes a page number, found "${page}"`);
  return Number(page);
}

type Showing = { readonly files: FileReader; readonly view: ViewOptions; readonly out: string | undefined };

/** Shows one file; false where it could not be read. */
async function showFile(
  { path, shown }: Given,
  { files, view, out }: Showing,
  streams: Streams,
): Promise<boolean> {
  const { text, error } = await files.ask(path, { task: 'show', view });
  if (error) await complain(shown, error.message, streams);
  if (out === undefined) await write(streams.out, text);
  else await writePage(out, text, streams);
  return error === null;
}

async function writePage(out: string, text: string, streams: Streams): Promise<void> {
  await writeFile(await targetAt(out), text).catch((error: Error) => {
    throw new UsageError(`无法写入 · cannot write: ${out}: ${error.message}`);
  });
  await write(streams.err, `${out}\n`);
}
