import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BIN = join(import.meta.dirname, '../../../src/cli/ziping.js');

export type Server = {
  readonly address: string;
  /** Kills it amid whatever it does, and waits for its end. */
  kill(): Promise<void>;
};

/** Starts `ziping review` over an archive in a process of its own. Throws where it ends by itself. */
export async function startServer(archive: string, reviewer: string): Promise<Server> {
  const argv = [BIN, 'review', archive, '--reviewer', reviewer];
  const server = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>(resolve => server.once('exit', resolve));
  const [address] = await Promise.race([
    Array.fromAsync(firstOf(createInterface({ input: server.stdout }))),
    ended.then(() => []),
  ]);
  if (address === undefined) throw new Error(`The server ended by itself, with status ${await ended}.`);
  return {
    address,
    async kill() {
      server.kill('SIGKILL');
      const code = await ended;
      if (code !== null) throw new Error(`The server ended by itself, with status ${code}.`);
    },
  };
}

async function* firstOf<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const one of all) {
    yield one;
    return;
  }
}
