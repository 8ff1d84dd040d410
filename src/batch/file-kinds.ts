import { SourceError } from '../errors.ts';
import { formatOf } from '../read/source.ts';

/** What may be a form by its ending. */
const READABLE = /\.(pdf|png|jpe?g|tiff?|txt|text)$/i;
/** An ending, as programs give them. */
const ENDING = /[^/]\.([a-z0-9]{1,8})$/i;
/** A PDF under another ending has its header at its very beginning, or behind a mark of its encoding. */
const HEADER = /^(\xef\xbb\xbf)?\s{0,4}%PDF-/;
/** The head of a ZIP: a member, the end of an empty one, one of several parts. */
const ZIP = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/** What is to be done with a file: read it, look into it, or pass it over, with the kind that is named for it. */
export type Kind = 'read' | 'zip' | { readonly passedOver: string };

/** Whether a file may be a form by its name alone. */
export function isReadable(name: string): boolean {
  return READABLE.test(name);
}

/**
 * What a file is, by its ending; by its first bytes where that tells nothing, or is another one: a PDF is read whatever it
 * is called, pictures and ZIPs without an ending are, too. Throws what `head` does for a file without an ending.
 */
export async function kindOf(name: string, head: () => Promise<Buffer>): Promise<Kind> {
  if (isReadable(name)) return 'read';
  const ending = ENDING.exec(name)?.[1]?.toLowerCase() ?? '';
  const bytes = await head().catch(error => {
    if (ending === '') throw error;
    return Buffer.alloc(0);
  });
  const text = bytes.toString('latin1');
  if (HEADER.test(text)) return 'read';
  if (ending === 'zip' || (ending === '' && ZIP.some(start => text.startsWith(start)))) return 'zip';
  if (ending !== '') return { passedOver: `.${ending}` };
  if (bytes.length === 0) return { passedOver: 'empty' };
  return isKnown(bytes) ? 'read' : { passedOver: 'no-ending' };
}

function isKnown(bytes: Buffer): boolean {
  try {
    return formatOf({ name: '', bytes }) !== 'text';
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
