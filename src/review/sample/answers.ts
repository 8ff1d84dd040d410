import type { Archive } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import { effective } from '../../mend/effective-entries.ts';
import { FORMS, isOfWhole, leafAt, WHOLE } from '../../mend/judge.ts';
import type { Correction, CorrectionKind, Document, LeafValue } from '../../model.ts';
import { doubtfulLists } from '../../values/leaves.ts';
import { isIncomplete, isListAsked } from './declared-gaps.ts';
import type { Sample, SampleItem } from './sample.ts';
import { isSameValue } from './value-equality.ts';

/** `unreadable`: nobody can say whether it is right. */
type AnswerState = 'open' | 'right' | 'wrong' | 'unreadable';

/** What was said of one thing: its value, or in a word what is wrong with it; undefined where nothing counts. */
export type Said = LeafValue | CorrectionKind | undefined;

/** What a reviewer found of one drawn item. */
export type ItemAnswer = {
  readonly item: SampleItem;
  /** by the first answer, and by what was found later: an answer that is taken back does not mend it */
  readonly state: AnswerState;
  /** by the first answers alone, and by those that stand now */
  readonly initial: AnswerState;
  readonly now: AnswerState;
  /** what the program had wrong: one value of the item, or more where a document was drawn */
  readonly faults: readonly ValueFault[];
  /** those of the answers that stand now */
  readonly standing: readonly ValueFault[];
  readonly changes: readonly AnswerChange[];
  /** the first answer, and the one that stands */
  readonly first: Correction | null;
  readonly correction: Correction | null;
};

export type ValueFault = {
  readonly path: string;
  readonly kind: CorrectionKind;
  readonly had: LeafValue;
  readonly right: LeafValue;
  /** nobody was asked to look at it */
  readonly isSilent: boolean;
  readonly correction: Correction;
};

/** An answer that somebody changed or took back. */
export type AnswerChange = {
  readonly path: string;
  readonly first: Said;
  readonly now: Said;
  readonly firstBy: string;
  readonly changedBy: string;
  readonly at: string;
};

/** All that was answered to a sample: by who did the work, by each second reviewer, and to the planted errors. */
export type Answers = {
  readonly first: readonly ItemAnswer[];
  readonly blind: ReadonlyMap<string, readonly ItemAnswer[]>;
  readonly planted: ReadonlyMap<string, readonly ItemAnswer[]>;
};

export async function answersOf(archive: Archive, sample: Sample): Promise<Answers> {
  const real = sample.items.filter(({ planted }) => planted === null);
  const planted = sample.items.filter(item => item.planted !== null);
  const entries = await entriesOf(archive, sample);
  const of = (track: Correction['track'], reviewer?: string) =>
    Map.groupBy(
      entries.filter(one => one.track === track && (!reviewer || one.reviewer === reviewer)),
      ({ sha256 }) => sha256,
    );
  const all = (items: readonly SampleItem[], answers: ByDocument) =>
    Promise.all(items.map(item => answerTo(archive, item, answers.get(item.sha256) ?? [])));
  const each = async (track: Correction['track'], items: readonly SampleItem[]) => {
    const own = entries.filter(one => one.track === track);
    const reviewers = [...new Set(own.map(({ reviewer }) => reviewer))].sort();
    return new Map(
      await Promise.all(reviewers.map(async name => [name, await all(items, of(track, name))] as const)),
    );
  };
  return {
    first: await all(real, of('work')),
    blind: await each('blind', real),
    planted: await each('planted', planted),
  };
}

/** Whether somebody has looked at it. */
export function isAnswered({ now }: ItemAnswer): boolean {
  return now !== 'open';
}

/** What nobody can read counts as wrong: nobody can say that it is right. */
export function isWrong(state: AnswerState): boolean {
  return state === 'wrong' || state === 'unreadable';
}

/** What is said of an item by the answer that came first, or by that which stands. */
export function saidOf(answer: ItemAnswer, which: 'first' | 'correction'): Said {
  if (answer.item.path !== WHOLE) return said(answer[which]);
  const state = which === 'first' ? answer.initial : answer.now;
  return state === 'open' ? undefined : state;
}

type ByDocument = ReadonlyMap<string, readonly Correction[]>;

/** Entries of the log that carry the sample's id. */
async function entriesOf(archive: Archive, sample: Sample): Promise<readonly Correction[]> {
  const entries = await archive.correctionsOfDrawn(sample.number);
  return entries.filter(one => one.sample === sample.id);
}

async function answerTo(
  archive: Archive,
  item: SampleItem,
  entries: readonly Correction[],
): Promise<ItemAnswer> {
  const isWhole = item.path === WHOLE;
  const own = isWhole ? entries : entries.filter(({ path }) => path === item.path);
  const first = firstOf(own);
  const standing = new Map(effective(own).map(one => [one.path, one]));
  const document =
    isWhole && [...first.keys()].some(path => path !== WHOLE) ? await read(archive, item) : null;
  const faultsBy = (answers: ReadonlyMap<string, Correction>) =>
    [...answers.values()].flatMap(correction => faultOf(item, correction, document) ?? []);
  const [then, now] = [faultsBy(first), faultsBy(standing)];
  const faults = [...then, ...now.filter(({ path }) => !then.some(fault => fault.path === path))];
  const [one, last] = [first.get(item.path) ?? null, standing.get(item.path) ?? null];
  return {
    item,
    faults,
    standing: now,
    first: one,
    correction: last,
    changes: changesOf(own, first, standing),
    state: last === null ? 'open' : stateOf([one, last], faults),
    initial: stateOf([one], then),
    now: stateOf([last], now),
  };
}

function stateOf(answers: readonly (Correction | null)[], faults: readonly ValueFault[]): AnswerState {
  if (answers.every(one => one === null)) return 'open';
  if (faults.length > 0) return 'wrong';
  return answers.some(one => one?.kind === 'unreadable') ? 'unreadable' : 'right';
}

/** The first answer at each path. */
function firstOf(entries: readonly Correction[]): ReadonlyMap<string, Correction> {
  const answers = entries.filter(({ kind }) => kind !== 'undo').reverse();
  return new Map(answers.map(one => [one.path, one]));
}

function changesOf(
  entries: readonly Correction[],
  first: ReadonlyMap<string, Correction>,
  standing: ReadonlyMap<string, Correction>,
): readonly AnswerChange[] {
  return [...first].flatMap(([path, one]) => {
    const now = standing.get(path) ?? null;
    if (isSaidAlike(said(one), said(now))) return [];
    const last = entries.findLast(entry => entry.path === path)!;
    const { reviewer: changedBy, at } = last;
    return [{ path, first: said(one), now: said(now), firstBy: one.reviewer, changedBy, at }];
  });
}

async function read(archive: Archive, { sha256, version }: SampleItem): Promise<Document | null> {
  const stored = await archive.document(sha256, version);
  return stored && storedDocument(sha256, stored.document);
}

/** What an answer finds wrong; a value that was corrected is wrong only where the right one says something else. */
function faultOf(item: SampleItem, correction: Correction, document: Document | null): ValueFault | null {
  const { path, kind } = correction;
  if (path === WHOLE || isInEntered(path)) return null;
  const own = { path, kind, correction };
  if (isOfWhole(path)) {
    // a list that is accepted is whole
    if (kind === 'accept') return null;
    return { ...own, had: null, right: null, isSilent: document !== null && !isAsked(document, path) };
  }
  const { value, review } = item.path === WHOLE ? valueIn(document, correction) : item;
  const right = rightOf(correction);
  const had = item.planted ? item.planted.value : value;
  if (right !== undefined && isSameValue(had, right)) return null;
  // that a drawn value cannot be read is said of the item
  if (right === undefined && item.path !== WHOLE) return null;
  return { ...own, had, right: right ?? null, isSilent: !review };
}

/** Rows and values that stand in what was found missing are no faults of their own. */
function isInEntered(path: string): boolean {
  return /^\/forms\/(?:\+\d+\/|\d+\/data\/[a-z]+\/\+\d+\/)/.test(path);
}

/** Whether somebody was asked to look at the forms, at one of them, at a list or a row. */
function isAsked(document: Document, path: string): boolean {
  const [, index] = /^\/forms(?:\/(\+?\d+))?$/.exec(path) ?? [];
  if (path !== FORMS && index === undefined) return isListAsked(document, path);
  const form = document.forms[Number(index)];
  return isIncomplete(document) || (form !== undefined && doubtfulLists(form).length > 0);
}

/** A document that was taken out since is known by what its reviewer saw. */
function valueIn(document: Document | null, { path, before }: Correction) {
  const leaf = document && leafAt(document, path);
  return { value: leaf ? leaf.value : before.value, review: leaf?.evidence.review ?? false };
}

function said(correction: Correction | null): Said {
  if (correction === null) return undefined;
  const { kind, path } = correction;
  return kind === 'unreadable' || isOfWhole(path) ? kind : rightOf(correction);
}

/** What stands there after all; undefined where it cannot be read. */
function rightOf({ kind, before, after }: Correction): LeafValue | undefined {
  if (kind === 'unreadable') return undefined;
  return kind === 'accept' ? before.value : (after?.value ?? null);
}

export function isSaidAlike(a: Said, b: Said): boolean {
  return a === undefined || b === undefined ? a === b : isSameValue(a, b);
}
