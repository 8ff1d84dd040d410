import { once } from 'node:events';

/** Where a command reads and writes: data to `out`, everything else to `err`. */
export type Streams = {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  /** standard output is read by a person */
  readonly isTerminal: boolean;
  /** standard error is read by a person; as `isTerminal` where it is not said */
  readonly isErrorTerminal?: boolean;
  /** colours are wanted there; as `isTerminal` where it is not said */
  readonly color?: boolean;
  /** columns of the terminal */
  readonly columns?: number;
};

/** Exit statuses of the contract. */
export const EXIT = { ok: 0, unreadable: 1, usage: 2, findings: 3 } as const;

/** Told the exit status of a command. */
export type Done = (code: number) => void;

/** Writes, and waits where the reader is slower; nothing is written where nobody reads any more. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.writable || stream.write(text) || !stream.writable) return;
  const ended = new AbortController();
  const { signal } = ended;
  await Promise.race(['drain', 'close'].map(event => once(stream, event, { signal }))).catch(() => undefined);
  ended.abort();
}

export function wantsColor({ color, isTerminal }: Streams): boolean {
  return color ?? isTerminal;
}
