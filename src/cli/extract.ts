import { basename } from 'node:path';
import { extract, failed } from '../defaults.ts';
import type { Extraction } from '../model.ts';
import { openFile } from './files.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type ReadFlags = { readonly password?: string; readonly pretty?: boolean };

/** `ziping extract FILE…`: one document a line, indented for a person; a bad file costs its own document only. */
export async function extractCommand(
  paths: readonly string[],
  flags: ReadFlags,
  streams: Streams,
): Promise<number> {
  const indent = flags.pretty || streams.isTerminal ? 2 : undefined;
  let code: number = EXIT.ok;
  for (const path of paths) {
    const { document } = await extractPath(path, flags);
    if (document.error) {
      code = EXIT.unreadable;
      await write(streams.err, `${path}: ${document.error.message}\n`);
    }
    await write(streams.out, `${JSON.stringify(document, null, indent)}\n`);
  }
  return code;
}

/** Reads the file at a path; a file that cannot be opened gives a document with the error, as a bad one does. */
export async function extractPath(path: string, { password }: ReadFlags): Promise<Extraction> {
  try {
    return await extract(await openFile(path), password === undefined ? {} : { password });
  } catch (error) {
    return failed({ name: basename(path), bytes: new Uint8Array() }, error);
  }
}
