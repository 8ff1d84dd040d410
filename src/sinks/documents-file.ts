import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeAside } from './aside.ts';
import type { Sink } from './sink.ts';
import type { Loadable } from './tables/column.ts';

/** A file of documents, one a line, as `extract` prints them, corrections in them; it is always written anew. */
export function documentsFile(path: string): Sink {
  return {
    layout: 'documents',
    loaded: async () => null,
    replace: ({ documents }) =>
      writeAside(path, aside => pipeline(Readable.from(linesOf(documents())), createWriteStream(aside))),
    close: async () => {},
  };
}

async function* linesOf(coming: AsyncIterable<Loadable>): AsyncGenerator<string> {
  for await (const { document } of coming) yield `${JSON.stringify(document)}\n`;
}
