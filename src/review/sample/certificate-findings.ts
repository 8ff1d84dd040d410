import type { Archive } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import type { Bilingual, Document } from '../../model.ts';
import { doubtfulLists } from '../../values/leaves.ts';
import { noteName } from '../../values/notes.ts';
import type { AnswerChange, ItemAnswer, ValueFault } from './answers.ts';
import { placeWords } from './place-words.ts';
import type { Difference, Second } from './reviewers.ts';

/** Something about a place of a document, named as on the page. */
export type Placed<T> = T & { readonly sha256: string; readonly where: Bilingual };

/** What a certificate lists one by one. */
export async function listsOf(archive: Archive, answers: readonly ItemAnswer[], seconds: readonly Second[]) {
  const read = reader(archive, answers);
  const faults = [];
  const changes: Placed<AnswerChange>[] = [];
  for (const { item, faults: own, changes: changed } of answers) {
    const { sha256 } = item;
    if (own.length + changed.length === 0) continue;
    const { document, path } = await read(sha256);
    for (const { correction, ...fault } of own)
      faults.push(listed({ fault, correction, sha256, document, path }));
    for (const change of changed)
      changes.push({ ...change, sha256, where: placeWords(document, change.path) });
  }
  const blind = [];
  for (const { differences, ...second } of seconds) {
    const placed: Placed<Difference>[] = [];
    for (const one of differences) {
      const { document } = await read(one.sha256);
      placed.push({ ...one, where: placeWords(document, one.path) });
    }
    blind.push({ ...second, differences: placed });
  }
  return { faults, changes, blind, doubted: await doubtedIn(answers, read) };
}

/** The lists in documents of a sample that may lack rows: what is missing in them could not be drawn. */
async function doubtedIn(answers: readonly ItemAnswer[], read: ReturnType<typeof reader>) {
  const all: Placed<{ readonly words: Bilingual }>[] = [];
  for (const sha256 of new Set(answers.map(({ item }) => item.sha256))) {
    const { document } = await read(sha256);
    for (const [index, form] of document?.forms.entries() ?? [])
      for (const [path, { notes }] of doubtfulLists(form)) {
        const names = notes.map(noteName);
        const words = { zh: names.map(one => one.zh).join('、'), en: names.map(one => one.en).join(', ') };
        all.push({ sha256, where: placeWords(document, `/forms/${index}/data${path}`), words });
      }
  }
  return all;
}

type Listing = {
  readonly fault: Omit<ValueFault, 'correction'>;
  readonly correction: ValueFault['correction'];
  readonly sha256: string;
  readonly document: Document | null;
  readonly path: string;
};

function listed({ fault, correction, sha256, document, path }: Listing) {
  const { reviewer, at, reason } = correction;
  return { ...fault, sha256, where: placeWords(document, fault.path), place: path, reviewer, at, reason };
}

/** Documents as they were drawn; null for one that was taken out since. */
function reader(archive: Archive, answers: readonly ItemAnswer[]) {
  const versions = new Map(answers.map(({ item }) => [item.sha256, item.version]));
  return async (sha256: string): Promise<{ document: Document | null; path: string }> => {
    const stored = await archive.document(sha256, versions.get(sha256));
    return {
      document: stored && storedDocument(sha256, stored.document),
      path: stored?.places[0] ?? '',
    };
  };
}
