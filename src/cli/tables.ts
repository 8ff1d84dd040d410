import { complain, jsonLine } from './extract.ts';
import { filesAt } from './files.ts';
import { openFiles, type ReadFlags } from './guard.ts';
import { EXIT, type Streams, write } from './streams.ts';

type TablesFlags = ReadFlags & { readonly join?: boolean };

/** `ziping tables FILE…`: the bare grids, one document a line; with `--join`, those that go on over page breaks as one. */
export async function tablesCommand(
  paths: readonly string[],
  flags: TablesFlags,
  streams: Streams,
): Promise<number> {
  let code: number = EXIT.ok;
  await using files = openFiles(flags);
  for await (const { path, shown } of filesAt(paths)) {
    const { text, error } = await files.ask(path, { task: 'tables', join: flags.join === true });
    if (error) {
      code = EXIT.unreadable;
      await complain(shown, error.message, streams);
    }
    await write(streams.out, jsonLine(text, flags, streams));
  }
  return code;
}
