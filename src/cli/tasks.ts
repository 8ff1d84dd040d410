import { extract } from '../defaults.ts';
import { SourceError } from '../errors.ts';
import { openFile } from '../read/files.ts';
import type { ReadOptions } from '../read/read.ts';
import type { SourceFile } from '../read/source.ts';
import { type FileOutput, isPath, type Request, unanswered } from './answer.ts';

/** Characters of an answer: whoever asked has to hold all of it. No document that was met has a tenth. */
const MOST_TEXT = 256 * 1024 ** 2;

/** Does what a command asks of one file; a bad file gives an answer as well. `onPage` is told the pages read so far. */
export async function answer(request: Request, onPage?: (pages: number) => void): Promise<FileOutput> {
  const { source, password } = request;
  try {
    const file = isPath(source) ? await openFile(source) : source;
    const found = await asked(file, request, {
      ...(password !== undefined && { password }),
      ...(onPage && { onPage }),
    });
    if (found.text.length > MOST_TEXT) throw tooMuch(found.text.length);
    return found;
  } catch (error) {
    return await unanswered(request, error);
  }
}

/** What only one command needs is loaded for it alone. */
async function asked(file: SourceFile, request: Request, options: ReadOptions): Promise<FileOutput> {
  if (request.task === 'tables') {
    const { tablesOf } = await import('./tables-json.ts');
    return { text: JSON.stringify(await tablesOf(file, request, options)), error: null };
  }
  if (request.task === 'show') {
    const { drawn } = await import('./drawing.ts');
    return await drawn(file, request.view, options);
  }
  const { document } = await extract(file, options);
  return { text: JSON.stringify(document), error: document.error };
}

function tooMuch(length: number): SourceError {
  return new SourceError(
    'too-large',
    `读出的内容过多（${length} 字） · what was read is too much (${length} characters): no form holds so much`,
  );
}
