/** Where a command writes: data to `out`, everything else to `err`. */
export type Streams = {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  /** standard output is read by a person */
  readonly isTerminal: boolean;
};

/** Exit statuses of the contract. */
export const EXIT = { ok: 0, unreadable: 1, usage: 2, findings: 3 } as const;

/** Writes, and waits where the reader is slower. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise<void>(resolve => stream.once('drain', () => resolve()));
}
