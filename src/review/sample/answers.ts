import type { Archive } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import { effective, leafAt, WHOLE } from '../../judge.ts';
import type { Correction, LeafValue } from '../../model.ts';
import { isSameValue } from './same.ts';
import type { Sample, SampleItem } from './sample.ts';

/** `unreadable`: nobody can say whether the value is right. */
export type AnswerState = 'open' | 'right' | 'wrong' | 'unreadable';

/** What a reviewer found of one drawn item. */
export type Answer = {
  readonly item: SampleItem;
  readonly state: AnswerState;
  /** what the program had wrong: one value of the item, or more where a document was drawn */
  readonly faults: readonly Fault[];
  /** what is right there; undefined where nobody has said */
  readonly right: LeafValue | undefined;
  readonly correction: Correction | null;
};

export type Fault = {
  readonly path: string;
  readonly had: LeafValue;
  readonly right: LeafValue;
  /** nobody was asked to look at it */
  readonly isSilent: boolean;
  readonly correction: Correction;
};

/** All that was answered to a sample: by who did the work, by each second reviewer, and to the planted errors. */
export type Answers = {
  readonly first: readonly Answer[];
  readonly blind: ReadonlyMap<string, readonly Answer[]>;
  readonly planted: ReadonlyMap<string, readonly Answer[]>;
};

export async function answersOf(archive: Archive, sample: Sample): Promise<Answers> {
  const real = sample.items.filter(({ planted }) => planted === null);
  const planted = sample.items.filter(item => item.planted !== null);
  const entries = await entriesOf(archive, sample);
  const reviewers = (track: Correction['track']) =>
    [...new Set(entries.filter(one => one.track === track).map(({ reviewer }) => reviewer))].sort();
  const of = (track: Correction['track'], reviewer?: string) =>
    byDocument(entries.filter(one => one.track === track && (!reviewer || one.reviewer === reviewer)));
  const all = (items: readonly SampleItem[], answers: ByDocument) =>
    Promise.all(items.map(item => answerTo(archive, item, answers)));
  return {
    first: await all(real, of('work')),
    blind: new Map(
      await Promise.all(
        reviewers('blind').map(async name => [name, await all(real, of('blind', name))] as const),
      ),
    ),
    planted: new Map(
      await Promise.all(
        reviewers('planted').map(async name => [name, await all(planted, of('planted', name))] as const),
      ),
    ),
  };
}

/** Whether somebody has looked at it. */
export function isAnswered({ state }: Answer): boolean {
  return state !== 'open';
}

/** What nobody can read counts as wrong: nobody can say that it is right. */
export function isWrong({ state }: Answer): boolean {
  return state === 'wrong' || state === 'unreadable';
}

type ByDocument = ReadonlyMap<string, readonly Correction[]>;

/** Entries of the log that carry the sample's id. */
async function entriesOf(archive: Archive, sample: Sample): Promise<readonly Correction[]> {
  const entries = await archive.correctionsOfDrawn(sample.number);
  return entries.filter(one => one.sample === sample.id);
}

function byDocument(entries: readonly Correction[]): ByDocument {
  return new Map(
    [...Map.groupBy(entries, ({ sha256 }) => sha256)].map(([sha256, own]) => [sha256, effective(own)]),
  );
}

async function answerTo(archive: Archive, item: SampleItem, answers: ByDocument): Promise<Answer> {
  const own = answers.get(item.sha256) ?? [];
  const correction = own.find(({ path }) => path === item.path) ?? null;
  const faults =
    item.path === WHOLE ? await faultsIn(archive, item, own) : correction ? faultsOf(item, correction) : [];
  return {
    ...{ item, faults, correction },
    right: correction ? rightOf(correction) : undefined,
    state: stateOf(item, correction, faults),
  };
}

function stateOf(item: SampleItem, correction: Correction | null, faults: readonly Fault[]): AnswerState {
  if (correction?.kind === 'unreadable') return 'unreadable';
  if (item.path === WHOLE && correction?.kind !== 'accept') return 'open';
  if (correction === null) return 'open';
  return faults.length > 0 ? 'wrong' : 'right';
}

/** A value that was corrected is wrong only where the right one says something else. */
function faultsOf(item: SampleItem, correction: Correction): readonly Fault[] {
  const { path, review, planted } = item;
  const had = planted ? planted.value : item.value;
  const right = rightOf(correction);
  if (right === undefined || isSameValue(had, right)) return [];
  return [{ path, had, right, isSilent: !review, correction }];
}

/** A document is wrong where any of its values is; it has been looked at when it was accepted as a whole. */
async function faultsIn(
  archive: Archive,
  item: SampleItem,
  own: readonly Correction[],
): Promise<readonly Fault[]> {
  const values = own.filter(({ path }) => path !== WHOLE);
  if (values.length === 0) return [];
  const stored = await archive.document(item.sha256, item.version);
  const document = storedDocument(item.sha256, stored!.document);
  return values.flatMap(correction => {
    const leaf = leafAt(document, correction.path);
    const { review = false } = leaf?.evidence ?? {};
    return faultsOf({ ...item, path: correction.path, value: leaf?.value ?? null, review }, correction);
  });
}

/** What stands there after all; undefined where it cannot be read. */
function rightOf({ kind, before, after }: Correction): LeafValue | undefined {
  if (kind === 'unreadable') return undefined;
  return kind === 'accept' ? before.value : (after?.value ?? null);
}
