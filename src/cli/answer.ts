import { basename } from 'node:path';
import { UsageError } from '../errors.ts';
import { failed } from '../failed-document.ts';
import type { Extraction, Source } from '../model.ts';
import type { SourceFile } from '../read/source.ts';
import { type FilePath, shownPath } from '../values/file-names.ts';

/** What a command asks of one file. */
export type Request = Question & {
  /** the path of a file, or what was read from a pipe */
  readonly source: FilePath | SourceFile;
  readonly password?: string | undefined;
};

export type Question =
  | { readonly task: 'document' }
  | { readonly task: 'tables'; readonly join: boolean }
  | { readonly task: 'show'; readonly view: ViewOptions };

/** What is to be shown of a file, and how. */
export type ViewOptions = {
  readonly stage: 'rulings' | 'separators' | 'grids' | 'continuation' | 'account' | 'form';
  readonly as: 'text' | 'svg' | 'html';
  /** the only page to be drawn, or null for all */
  readonly page: number | null;
  readonly color: boolean;
  /** columns of the terminal */
  readonly columns?: number;
};

/** What a file gave: a text that is printed (JSON on one line, or a drawing), and why it could not be read. */
export type FileOutput = {
  readonly text: string;
  readonly error: { readonly code: string; readonly message: string } | null;
};

/** The code of an answer to a wrong question: a page that a file does not have. */
export const WRONG_QUESTION = 'usage';

/** What a file gives that could not be read; `known` tells what is known of it all the same. */
export async function unanswered(
  request: Request,
  cause: unknown,
  known: Pick<Source, 'sha256' | 'bytes'> | null = null,
): Promise<FileOutput> {
  if (cause instanceof UsageError)
    return { text: '', error: { code: WRONG_QUESTION, message: cause.message } };
  const extraction = failed({ name: nameOf(request), bytes: new Uint8Array() }, cause);
  const { document: bare } = extraction;
  const document = { ...bare, source: { ...bare.source, ...known } };
  return { text: await textOf(request, { ...extraction, document }), error: document.error };
}

async function textOf(request: Request, extraction: Extraction): Promise<string> {
  const { source, error } = extraction.document;
  if (request.task === 'document') return JSON.stringify(extraction.document);
  if (request.task === 'tables') return JSON.stringify({ source: { name: source.name }, pages: [], error });
  if (request.view.as !== 'html') return '';
  const { documentPage } = await import('../review/single-page.ts');
  return documentPage(extraction);
}

function nameOf({ source }: Request): string {
  return isPath(source) ? basename(shownPath(source)) : source.name;
}

export function isPath(source: Request['source']): source is FilePath {
  return typeof source === 'string' || Buffer.isBuffer(source);
}
