import { Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Streams } from '../../src/cli/streams.ts';

type Ended = { readonly code: number; readonly out: string; readonly err: string };

/** Commands that read files in a process beside their own; it takes a second to start. */
const GUARDED = new Set(['extract', 'tables', 'show', 'check']);

/** Runs one command line in this process, files are read in it too; what it printed, and its exit status. */
export async function ziping(argv: readonly string[], terminal: Partial<Streams> = {}): Promise<Ended> {
  const [command, ...rest] = argv;
  return guarded(GUARDED.has(command!) ? [command!, '--no-guard', ...rest] : argv, terminal);
}

/** The same, with the guard that a command has by default. */
export async function guarded(argv: readonly string[], terminal: Partial<Streams> = {}): Promise<Ended> {
  const texts = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  const code = await run(argv, { out: stream('out'), err: stream('err'), isTerminal: false, ...terminal });
  return { code, ...texts };
}
