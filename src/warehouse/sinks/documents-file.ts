import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Loadable } from '../tables/column.ts';
import { writeAtomically } from './atomic-write.ts';
import type { Sink } from './sink.ts';

/** A file of documents, one a line, as `extract` prints them, corrections in them; it is always written anew. */
export function documentsFile(path: string): Sink {
  return {
    layout: 'documents',
    loaded: async () => null,
    replace: ({ documents }) =>
      writeAtomically(path, aside => pipeline(Readable.from(linesOf(documents())), createWriteStream(aside))),
    close: async () => {},
  };
}

async function* linesOf(coming: AsyncIterable<Loadable>): AsyncGenerator<string> {
  for await (const { document } of coming) yield `${wellFormed(JSON.stringify(document))}\n`;
}

/** JSON says half of a character as an escape, which many programs refuse to read. */
function wellFormed(json: string): string {
  return json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd');
}
