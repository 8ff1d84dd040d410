import { terminalJson } from '../show/json.ts';
import { summary } from '../show/summary.ts';
import { printable } from '../show/width.ts';
import { filesAt } from './files.ts';
import { openFiles, type ReadFlags } from './guard.ts';
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
  await using files = openFiles(flags);
  for await (const { path, shown } of filesAt(paths)) {
    const { text, error } = await files.ask(path, { task: 'document' });
    await write(streams.out, jsonLine(text, flags, streams));
    if (hasSummary) await write(streams.err, `\n${summary(JSON.parse(text), summaryOptions(streams))}`);
    else if (error) await complain(shown, error.message, streams);
    if (error) code = EXIT.unreadable;
  }
  return code;
}

/** JSON as one line; indented with `--pretty`, for a person also coloured. */
export function jsonLine(text: string, { pretty }: ReadFlags, streams: Streams): string {
  if (streams.isTerminal) return `${terminalJson(JSON.parse(text), { color: wantsColor(streams) })}\n`;
  return `${pretty ? JSON.stringify(JSON.parse(text), null, 2) : text}\n`;
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
