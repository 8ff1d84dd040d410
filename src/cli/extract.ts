import { basename } from 'node:path';
import { extract, failed } from '../defaults.ts';
import type { Extraction } from '../model.ts';
import { openFile } from '../read/files.ts';
import { terminalJson } from '../show/json.ts';
import { summary } from '../show/summary.ts';
import { printable } from '../show/width.ts';
import type { DocumentReader, ReadFlags } from './guarded.ts';
import { EXIT, type Streams, wantsColor, write } from './streams.ts';

/**
 * `ziping extract FILE…`: one document a line, indented for a person; a bad file costs its own document only. With
 * `--pretty` a person at standard error sees a summary there; standard output is JSON whatever happens.
 */
export async function extractCommand(
  paths: readonly string[],
  flags: ReadFlags,
  streams: Streams,
): Promise<number> {
  const hasSummary = flags.pretty && (streams.isErrorTerminal ?? streams.isTerminal);
  let code: number = EXIT.ok;
  const documents = await openDocuments(flags);
  try {
    for (const path of paths) {
      const document = await documents.read(path);
      await write(streams.out, jsonLine(document, flags, streams));
      if (hasSummary) await write(streams.err, `\n${summary(document, summaryOptions(streams))}`);
      else if (document.error) await complain(path, document.error.message, streams);
      if (document.error) code = EXIT.unreadable;
    }
    return code;
  } finally {
    await documents.close();
  }
}

/** Who reads for a command: this process, or one with caps where `--timeout` or `--memory` ask for it. */
export async function openDocuments(flags: ReadFlags): Promise<DocumentReader> {
  if (flags.timeout !== undefined || flags.memory !== undefined)
    return (await import('./guarded.ts')).openGuarded(flags);
  return { read: async path => (await extractPath(path, flags)).document, close: async () => {} };
}

/** Reads the file at a path; a file that cannot be opened gives a document with the error, as a bad one does. */
export async function extractPath(path: string, { password }: ReadFlags): Promise<Extraction> {
  try {
    return await extract(await openFile(path), password === undefined ? {} : { password });
  } catch (error) {
    return failed({ name: basename(path), bytes: new Uint8Array() }, error);
  }
}

/** A value as one line of JSON; indented with `--pretty`, for a person also coloured. */
export function jsonLine(value: unknown, { pretty }: ReadFlags, streams: Streams): string {
  if (streams.isTerminal) return `${terminalJson(value, { color: wantsColor(streams) })}\n`;
  return `${JSON.stringify(value, null, pretty ? 2 : undefined)}\n`;
}

/** Says on standard error what is wrong with a file; its name may be anything. */
export async function complain(path: string, message: string, streams: Streams): Promise<void> {
  await write(streams.err, `${printable(path)}: ${printable(message)}\n`);
}

/** How a summary is to look on this terminal. */
export function summaryOptions(streams: Streams): Parameters<typeof summary>[1] {
  const { columns } = streams;
  return { color: wantsColor(streams), ...(columns !== undefined && { columns }) };
}
