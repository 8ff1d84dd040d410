import { z } from 'zod';
import { SourceError } from '../errors.ts';
import { SCHEMA } from '../version.ts';
import { type Document, documentSchema } from './document.ts';
import { blanks, FORM } from './fields.ts';
import type { Form } from './form.ts';
import { withLists } from './lists.ts';

/** Versions that are read. What `/2` has more (evidence of lists and of the unit, bounds of ranges) may be missing. */
const READ: readonly string[] = ['ziping/document/1', SCHEMA];

/**
 * A document out of the JSON that a ziping printed, of this version of the schema or of an older one; returned as one of
 * this version. Throws SourceError where it is none, with the place and what was expected there.
 */
export function parseDocument(json: string): Document {
  return documentOf(parsed(json));
}

/** The same for what was parsed already. */
export function documentOf(value: unknown): Document {
  return opened(value, documentSchema);
}

/**
 * The same for JSON that ziping wrote and kept itself: that every value is of its type was seen to when it was written, and
 * is not looked at again: it would take twice as long as to parse it.
 */
export function openDocument(json: string): Document {
  return opened(parsed(json), outlineSchema);
}

const some = z.custom<object>(value => typeof value === 'object' && value !== null, 'expected an object');
const list = z.custom<readonly unknown[]>(Array.isArray, 'expected a list');

/** All that is gone through without looking. */
const outlineSchema = z.object({
  source: some,
  forms: z.array(z.object({ pages: list, data: some, evidence: some })),
  pages: z.array(some),
  findings: z.array(some),
  coverage: z.object({ unplaced: list }),
});

function opened(value: unknown, as: typeof documentSchema | typeof outlineSchema): Document {
  const version = Object(value).schema;
  if (!READ.includes(version)) throw unknown(version);
  const document = { ...(value as Document), ...completed(value as Document), schema: SCHEMA } as const;
  const { error } = as.safeParse(document);
  if (!error) return version === SCHEMA ? document : upgraded(document);
  const [issue] = error.issues;
  throw new SourceError(
    'malformed',
    `文档损坏 · a damaged document: /${issue!.path.join('/')}: ${issue!.message}`,
  );
}

/** Fields that came later are null, and nothing is said of them. */
function completed({ forms }: Document): Partial<Document> {
  const isOld = (form: Form) => Object.keys(FORM).some(name => !(name in Object(form?.data)));
  if (!Array.isArray(forms) || !forms.some(isOld)) return {};
  return { forms: forms.map(form => ({ ...form, data: { ...blanks(FORM), ...form.data } })) };
}

/** Of its lists `/1` says only what became of their pages. */
function upgraded(document: Document): Document {
  return { ...document, forms: document.forms.map(form => withLists(form, document.pages)) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SourceError('malformed', `不是 JSON · no JSON: ${(error as Error).message}`);
  }
}

function unknown(version: unknown): SourceError {
  const isLater = typeof version === 'string' && /^ziping\/document\/\d+$/.test(version);
  return new SourceError(
    'malformed',
    isLater
      ? `文档由更新的 ziping 写成，请升级 · written by a later ziping, which this one cannot read: ${version}`
      : '不是 ziping 的文档 · no document of ziping',
  );
}
