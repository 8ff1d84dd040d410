import { SourceError } from '../errors.ts';
import { SCHEMA } from '../version.ts';
import { type Document, documentSchema } from './document.ts';

/** Versions that are read. What `/2` has more (evidence of lists and of the unit, bounds of ranges) may be missing. */
const READ: readonly string[] = ['ziping/document/1', SCHEMA];

/**
 * A document out of the JSON that a ziping printed or stored, of this version of the schema or of an older one; returned as
 * one of this version. Throws SourceError where it is none, with the place and what was expected there.
 */
export function parseDocument(json: string): Document {
  return documentOf(parsed(json));
}

/** The same for what was parsed already. */
export function documentOf(value: unknown): Document {
  const schema = (value as { readonly schema?: unknown } | null)?.schema;
  if (typeof schema !== 'string' || !READ.includes(schema)) throw unknown(schema);
  const checked = documentSchema.safeParse({ ...Object(value), schema: SCHEMA });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const at = `/${issue!.path.join('/')}`;
  throw new SourceError('malformed', `文档损坏 · a damaged document: ${at}: ${issue!.message}`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SourceError('malformed', `不是 JSON · no JSON: ${(error as Error).message}`);
  }
}

function unknown(schema: unknown): SourceError {
  const isLater = typeof schema === 'string' && /^ziping\/document\/\d+$/.test(schema);
  return new SourceError(
    'malformed',
    isLater
      ? `文档由更新的 ziping 写成，请升级 · written by a later ziping, which this one cannot read: ${schema}`
      : '不是 ziping 的文档 · no document of ziping',
  );
}
