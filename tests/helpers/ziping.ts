import { Writable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Streams } from '../../src/cli/streams.ts';

/** Runs one command line in this process; what it printed, and its exit status. */
export async function ziping(
  argv: readonly string[],
  terminal: Partial<Streams> = {},
): Promise<{ code: number; out: string; err: string }> {
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
