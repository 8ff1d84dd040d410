import { ArchiveError, SourceError } from '../errors.ts';
import type { Document } from '../model.ts';
import { openDocument } from '../schema/stored.ts';

/** The document that was stored, null where it is damaged. */
export function wholeOrNull(document: string): Document | null {
  try {
    return openDocument(document);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

/** The document that was stored of a content, as the present version has it. Throws ArchiveError where it is damaged. */
export function storedDocument(sha256: string, document: string): Document {
  try {
    return openDocument(document);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new ArchiveError(`${sha256}：归档中的文档读不了 · the archived document: ${error.message}`);
  }
}
