import { SourceError } from '../errors.ts';
import { type Bytes, bytesIn, partOf } from './bytes.ts';
import type { Member } from './zip-directory.ts';
import { storedMember, wholeMember } from './zip-member.ts';

/** A packed ZIP in a ZIP is unpacked into memory; larger ones must be unpacked before. */
const MOST_NESTED = 256 * 1024 ** 2;

let last: { readonly key: string; readonly bytes: Bytes } | null = null;

/**
 * A ZIP in a ZIP: where it is not packed, a part of that, else unpacked. The last one is kept under its key, for its members
 * are read one after another.
 */
export async function nestedZip(zip: Bytes, member: Member, key: string): Promise<Bytes> {
  if (last?.key === key) return last.bytes;
  const stored = await storedMember(zip, member);
  if (stored) return partOf(zip, stored.start, member.size);
  if (member.size > MOST_NESTED)
    throw new SourceError(
      'too-large',
      'ZIP 中的 ZIP 超过 256 MiB，请先解压 · a ZIP of more than 256 MiB in a ZIP: unpack it first',
    );
  last = null;
  last = { key, bytes: bytesIn(Buffer.from((await wholeMember(zip, member)).buffer)) };
  return last.bytes;
}

/** Lets go of what is kept. */
export function forgetNested(): void {
  last = null;
}
