import type { Archive } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import { placeOf } from '../../mend/judge.ts';
import { mend } from '../../mend/mend.ts';
import { placesIn } from '../../mend/places.ts';
import { answersOf } from './answers.ts';
import { type Difference, secondsOf } from './reviewers.ts';
import { sampleFrom } from './sample.ts';

/** A difference with the draw that it belongs to, who was second there, and what its document is called. */
export type ListedDifference = Difference & {
  readonly sample: number;
  readonly reviewer: string;
  readonly name: string;
  /** where the page shows it, whatever was put in or taken out before it */
  readonly shown: string;
};

/**
 * Where second reviewers say something else than the first one, over all draws, the latest first, or of the draw of a
 * number; in the order of their items.
 */
export async function differencesOf(archive: Archive, number?: number): Promise<readonly ListedDifference[]> {
  const differences: ListedDifference[] = [];
  for (const stored of (await archive.samples()).toReversed()) {
    if (number !== undefined && stored.number !== number) continue;
    const seconds = secondsOf(await answersOf(archive, sampleFrom(stored)), 'correction');
    for (const { reviewer, differences: own } of seconds)
      for (const one of own) {
        const found = await foundAt(archive, one);
        differences.push({ ...one, ...found, sample: stored.number, reviewer });
      }
  }
  return differences;
}

async function foundAt(
  archive: Archive,
  { sha256, path }: Difference,
): Promise<Pick<ListedDifference, 'name' | 'shown'>> {
  const stored = await archive.document(sha256);
  if (stored === null) return { name: sha256, shown: path };
  const document = storedDocument(sha256, stored.document);
  const { states } = mend(document, await archive.corrections(sha256));
  const name = document.forms[placeOf(path)?.form ?? 0]?.data.projectName ?? document.source.name;
  return { name, shown: placesIn(states).shown(path) ?? path };
}
