import { SourceError } from '../errors.ts';
import { type ByteSource, bytesIn, partOf } from './bytes.ts';
import { type FileLocator, locatorText } from './file-locator.ts';
import { storedMember, wholeMember } from './zip-member.ts';

/** A packed ZIP in a ZIP is unpacked into memory; larger ones must be unpacked before. */
const MOST_NESTED = 256 * 1024 ** 2;

/** What was unpacked last, by how deep it lies. */
const kept: ({ readonly key: string; readonly bytes: ByteSource } | undefined)[] = [];

/**
 * A ZIP in a ZIP, at the end of a way: where it is not packed, a part of that, else unpacked. The last one of each depth is
 * kept, for the members of a ZIP are read one after another.
 */
export async function nestedZip(zip: ByteSource, way: FileLocator): Promise<ByteSource> {
  const depth = way.members.length - 1;
  const member = way.members[depth]!;
  const key = locatorText(way);
  const found = kept[depth];
  if (found?.key === key) return found.bytes;
  const stored = await storedMember(zip, member);
  if (stored) return partOf(zip, stored.start, member.size);
  if (member.size > MOST_NESTED)
    throw new SourceError(
      'too-large',
      'ZIP 中的 ZIP 超过 256 MiB，请先解压 · a ZIP of more than 256 MiB in a ZIP: unpack it first',
    );
  kept.length = Math.min(kept.length, depth);
  const bytes = bytesIn(Buffer.from((await wholeMember(zip, member)).buffer));
  kept[depth] = { key, bytes };
  return bytes;
}

/** Lets go of what is kept. */
export function forgetNested(): void {
  kept.length = 0;
}
