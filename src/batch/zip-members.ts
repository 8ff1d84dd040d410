import pLimit from 'p-limit';
import type { FoundPlace } from '../archive/archive.ts';
import { SourceError } from '../errors.ts';
import { distinctNames } from '../values/file-names.ts';
import { type ByteSource, openBytes } from './bytes.ts';
import { digestOf, unopened } from './content.ts';
import { kindOf } from './file-kinds.ts';
import { forgetNested, nestedZip } from './nested-zip.ts';
import { type NamedFile, placeInZip, placeOf } from './places.ts';
import { type ListedMember, type Member, membersOf } from './zip-directory.ts';
import { assertOpen, headOf, unpacked } from './zip-member.ts';

/** Members hashed at a time, and those that are looked at before the next are. */
const AT_A_TIME = 8;
const TOGETHER = 256;
/** A ZIP in a ZIP in a ZIP is read; deeper ones hide something. */
const DEEPEST = 3;
/** What a ZIP may unpack to, with the ZIPs in it: so much, and so many times its size. */
const BUDGET = { bytes: 1024 ** 3, times: 100 };

/** A ZIP that is looked into. */
type Opened = {
  readonly spot: NamedFile;
  readonly bytes: ByteSource;
  /** the members that hold it, the outermost first, and what stands before the names of its own */
  readonly within: readonly Member[];
  readonly prefix: string;
  /** what may still be unpacked of the outermost */
  readonly budget: { left: number };
  readonly signal: AbortSignal;
};

/** What is found at a member: a place, or a ZIP. */
type Looked = FoundPlace | { readonly zip: ListedMember } | null;

/** Everything in a ZIP: what may be a form with its content, what is in ZIPs in it, the rest by its kind. */
export async function* placesInZip(
  spot: NamedFile,
  signal: AbortSignal,
  most = BUDGET,
): AsyncGenerator<FoundPlace> {
  try {
    await using bytes = await openBytes(spot.file, spot.shown);
    try {
      const budget = { left: most.bytes + most.times * bytes.size };
      yield* placesIn({ spot, bytes, within: [], prefix: '', budget, signal });
    } finally {
      forgetNested();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    yield unopened(placeOf(spot), error);
  }
}

/** Members are looked at many at a time; a ZIP among them is gone through in its turn. */
async function* placesIn(zip: Opened): AsyncGenerator<FoundPlace> {
  const limit = pLimit(AT_A_TIME);
  const look = lookerInto(zip);
  for await (const group of groupsOf(membersOf(zip.bytes))) {
    zip.signal.throwIfAborted();
    for (const looked of await limit.map(group, look)) {
      if (looked === null) continue;
      if ('zip' in looked) yield* placesInNested(looked.zip, zip);
      else yield looked;
    }
  }
}

/** Where a list breaks off, what came before is given first. */
async function* groupsOf<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let group: T[] = [];
  try {
    for await (const one of all) {
      group.push(one);
      if (group.length < TOGETHER) continue;
      yield group;
      group = [];
    }
  } catch (error) {
    if (group.length > 0) yield group;
    throw error;
  }
  if (group.length > 0) yield group;
}

async function* placesInNested(member: ListedMember, zip: Opened): AsyncGenerator<FoundPlace> {
  const { spot, bytes, prefix, signal } = zip;
  const within = [...zip.within, member];
  const place = placeInZip(spot, prefix + member.name, within);
  try {
    if (within.length >= DEEPEST) throw tooMuch('ZIP 嵌套过深 · ZIPs in ZIPs, too deep');
    spend(zip, member);
    const own = await nestedZip(bytes, { file: spot.file, members: within });
    yield* placesIn({ ...zip, bytes: own, within, prefix: `${prefix}${member.name}!/` });
  } catch (error) {
    if (signal.aborted) throw error;
    yield unopened(place, error);
  }
}

/** Looks at members in their order: names that were taken before are numbered, hidden folders are named once. */
function lookerInto(zip: Opened): (member: ListedMember) => Promise<Looked> {
  const distinct = distinctNames();
  const hidden = new Set<string>();
  return async listed => {
    if (listed.isFolder) return null;
    const veil = HIDDEN.exec(listed.name)?.[0];
    if (veil !== undefined) {
      if (hidden.has(veil)) return null;
      hidden.add(veil);
      return { ...placeInZip(zip.spot, zip.prefix + veil, [...zip.within, listed]), passedOver: 'hidden' };
    }
    return await lookAt({ ...listed, name: distinct(listed.name) }, zip);
  };
}

/** A hidden file, or the folder that hides it, and what macOS adds to ZIPs. */
const HIDDEN = /^(?:[^/]*\/)*?(?:\.(?!\.?(?:\/|$))[^/]*|__MACOSX(?=\/))/;

async function lookAt(member: ListedMember, zip: Opened): Promise<Looked> {
  const place = placeInZip(zip.spot, zip.prefix + member.name, [...zip.within, member]);
  if (member.isLink) return { ...place, passedOver: 'link' };
  try {
    const kind = await kindOf(member.name, async () => {
      assertOpen(member);
      return await headOf(zip.bytes, member);
    });
    if (typeof kind === 'object') return { ...place, ...kind };
    assertOpen(member);
    if (kind === 'zip') return { zip: member };
    spend(zip, member);
    return { ...place, ...(await digestOf(unpacked(zip.bytes, member), zip.signal)) };
  } catch (error) {
    if (zip.signal.aborted) throw error;
    return unopened(place, error);
  }
}

function spend({ budget }: Opened, { size }: Member): void {
  if (size > budget.left) throw tooMuch('疑为压缩炸弹 · as bombs do');
  budget.left -= size;
}

function tooMuch(what: string): SourceError {
  return new SourceError(
    'too-large',
    `ZIP 解压后过大，请先解压 · the ZIP unpacks to too much, unpack it first: ${what}`,
  );
}
