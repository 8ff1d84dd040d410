import { SourceError } from './errors.ts';
import type { Document, Extraction } from './model.ts';
import { type SourceFile, sourceOf } from './read/source.ts';
import { SCHEMA, version } from './version.ts';

/** What a file gives that cannot be read: a document with the error and no forms. */
export function failed(file: SourceFile, error: unknown): Extraction {
  const said = error instanceof Error ? error.message : String(error);
  const isOurs = !(error instanceof SourceError);
  const code = isOurs ? 'internal' : error.code;
  const message = isOurs
    ? `程序内部错误，请报告 · internal error in ziping, please report it: ${said}`
    : said;
  const document: Document = {
    schema: SCHEMA,
    source: sourceOf(file, { pages: 0, kind: 'native' }),
    producedBy: { ziping: version },
    forms: [],
    pages: [],
    findings: [],
    coverage: { characters: 0, placed: 0, unplaced: [] },
    error: { code, message },
  };
  return { document, pages: [], grids: [], prose: [], account: [], grounds: [] };
}
