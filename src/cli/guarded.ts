import { basename } from 'node:path';
import { unread } from '../batch/outcome.ts';
import { readOne } from '../batch/read-all.ts';
import { openReader, type Reader } from '../batch/reader.ts';
import { failed } from '../defaults.ts';
import { SourceError, type SourceErrorCode, UsageError } from '../errors.ts';
import type { Document } from '../model.ts';
import { openFile } from '../read/files.ts';
import { sha256 } from '../read/source.ts';
import { parseDocument } from '../schema/stored.ts';
import { crewOf } from './bulk-flags.ts';

/** What a command is told about reading. */
export type ReadFlags = {
  readonly password?: string;
  readonly pretty?: boolean;
  readonly timeout?: string;
  readonly memory?: string;
};

/** Reads the files at paths, one at a time; one that cannot be read gives a document with the error. */
export type DocumentReader = {
  read(path: string): Promise<Document>;
  close(): Promise<void>;
};

/**
 * Reads files in a process of its own with caps on time and memory, as `ingest` does: a file that breaks them costs its
 * own document only. Throws UsageError.
 */
export function openGuarded(flags: ReadFlags): DocumentReader {
  const { limits, password } = crewOf(flags);
  const reader = openReader({ limits, password });
  return {
    close: () => reader.close(),
    async read(path) {
      if (path === '-')
        throw new UsageError(
          '--timeout、--memory 要文件，不能是标准输入 · --timeout and --memory take files, not standard input',
        );
      try {
        return await documentOf(path, reader, limits);
      } catch (error) {
        return failed({ name: basename(path), bytes: new Uint8Array() }, error).document;
      }
    },
  };
}

async function documentOf(
  path: string,
  reader: Reader,
  limits: Parameters<typeof unread>[2],
): Promise<Document> {
  const { bytes } = await openFile(path);
  const file = { path, bytes: bytes.length, sha256: sha256(bytes) };
  const settled = await readOne(reader, file);
  if (settled.kind === 'quarantined') return unread(file, settled.death, limits);
  if (settled.kind === 'read') return parseDocument(settled.document);
  throw new SourceError(settled.error.code as SourceErrorCode, settled.error.message);
}
