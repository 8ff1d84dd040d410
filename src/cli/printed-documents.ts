import { SourceError, UsageError } from '../errors.ts';
import type { Document } from '../model.ts';
import { documentOf } from '../schema/stored.ts';

/**
 * The documents that `extract` printed, one a line or indented, one after the other as their lines come: an archive's
 * worth of them does not fit into memory. Throws UsageError, naming the line, at what is none.
 */
export async function* printedDocuments(
  lines: AsyncIterable<string>,
  path: string,
): AsyncGenerator<Document> {
  let begun: string[] = [];
  let [number, first] = [0, 0];
  for await (const line of lines) {
    number += 1;
    if (begun.length === 0) {
      if (line.trim() === '') continue;
      first = number;
    }
    // nothing but a line that was cut off stands before a whole document
    else if (line.startsWith('{') && parsed(line) !== undefined) break;
    begun.push(line);
    // one that is indented ends at the margin
    const value = begun.length === 1 || line.startsWith('}') ? parsed(begun.join('\n')) : undefined;
    if (value === undefined) continue;
    yield document(value, `${path}:${first}`);
    begun = [];
  }
  if (begun.length > 0) yield document(parsed(begun.join('\n')), `${path}:${first}`);
}

function document(value: unknown, place: string): Document {
  try {
    return documentOf(value);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new UsageError(
      `${place} 不是 extract 打印的文档 · is no document that extract printed: ${error.message}`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
