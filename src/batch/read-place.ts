import type { PendingFile } from '../archive/archive.ts';
import { type DocumentSummary, documentSummaryOf } from '../archive/document-summary.ts';
import { extract } from '../defaults.ts';
import { SourceError } from '../errors.ts';
import { sha256 } from '../read/source.ts';
import { rowsToKeep } from '../warehouse/sinks/packed-rows.ts';
import { openPlace } from './places.ts';

export type ReadRequest = {
  readonly file: PendingFile;
  readonly password?: string | undefined;
};

/** What reading a place gave: a document (that may tell of an error), or no file to read. */
export type ReadAnswer =
  | {
      readonly kind: 'read';
      readonly document: string;
      readonly facts: DocumentSummary;
      /** what the document gives to the tables of a warehouse, packed */
      readonly rows: Uint8Array;
      /** microseconds of the processor */
      readonly cpu: number;
    }
  | { readonly kind: 'unopened'; readonly error: { readonly code: string; readonly message: string } };

/**
 * Reads the file at a place as `extract` does. `onPage` is given the number of pages read so far. Gives `unopened` where the
 * place holds no file any more, or another one than was planned.
 */
export async function readPlace(
  { file, password }: ReadRequest,
  onPage: (pages: number) => void,
): Promise<ReadAnswer> {
  const begun = performance.now();
  const before = process.cpuUsage();
  try {
    const source = await openPlace(file).catch(error => {
      // it could be unpacked when it was found
      throw (error as SourceError).code === 'malformed' ? changed(file.path) : error;
    });
    if (sha256(source.bytes) !== file.sha256) throw changed(file.path);
    const { document } = await extract(source, { ...(password !== undefined && { password }), onPage });
    const { user, system } = process.cpuUsage(before);
    return {
      kind: 'read',
      document: JSON.stringify(document),
      facts: documentSummaryOf(document, performance.now() - begun),
      rows: rowsToKeep(document, file.sha256),
      cpu: user + system,
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { kind: 'unopened', error: { code: error.code, message: error.message } };
  }
}

function changed(path: string): SourceError {
  return new SourceError(
    'changed',
    `文件在登记之后变了，请重新运行 · the file changed after it was found: run the same again: ${path}`,
  );
}
