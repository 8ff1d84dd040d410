import type { Archive, ExpectingEntry } from '../archive/archive.ts';
import { ASSIGNMENT } from '../archive/assignments.ts';
import type { ListFilter } from '../archive/lists.ts';
import { lastAbout } from '../archive/log.ts';
import type { CorrectionEntry } from '../model.ts';

/** Documents that are given to a reviewer in one transaction: others wait meanwhile. */
const TOGETHER = 100;

type Assigning = {
  readonly filter: ListFilter;
  /** null: nobody */
  readonly to: string | null;
  /** who gives them */
  readonly by: string;
};

/** Gives all documents of a list to a reviewer; those that are theirs already stay so. Returns how many became theirs. */
export async function assign(archive: Archive, { filter, to, by }: Assigning): Promise<number> {
  const sha256s = await listed(archive, filter, to);
  let number = 0;
  for (let from = 0; from < sha256s.length; from += TOGETHER) {
    const some = sha256s.slice(from, from + TOGETHER);
    const entries = await Promise.all(some.map(sha256 => entryOf(archive, sha256, { to, by })));
    const known = entries.filter(entry => entry !== null);
    // who was given one meanwhile by somebody else keeps it: the list shows whose it is
    const { kind } = await archive.correct(known);
    if (kind === 'written') number += known.length;
  }
  return number;
}

async function listed(archive: Archive, filter: ListFilter, to: string | null): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const { rows } = await archive.list({ filter, order: 'name', offset: all.length, limit: TOGETHER });
    all.push(...rows.map(({ sha256, assigned }) => (assigned === to ? '' : sha256)));
    if (rows.length < TOGETHER) return all.filter(sha256 => sha256 !== '');
  }
}

async function entryOf(
  archive: Archive,
  sha256: string,
  { to, by }: Omit<Assigning, 'filter'>,
): Promise<ExpectingEntry | null> {
  const stored = await archive.document(sha256);
  if (stored === null) return null;
  const entry: CorrectionEntry = {
    sha256,
    path: ASSIGNMENT,
    kind: 'assign',
    track: 'work',
    before: { text: null, value: null },
    after: { text: to, value: null },
    reason: null,
    reviewer: by,
    at: new Date().toISOString(),
    version: stored.version,
    undoes: null,
    sample: null,
  };
  return { entry, expected: lastAbout(await archive.corrections(sha256), entry) };
}
