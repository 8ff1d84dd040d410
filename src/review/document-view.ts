import { isExtra } from '../mend/apply-correction.ts';
import { isOfWhole, type Judged, judge, leafAt, placeOf, WHOLE } from '../mend/judge.ts';
import type { Places } from '../mend/places.ts';
import type { Correction, CorrectionTrack, Document } from '../model.ts';
import type { Kit } from '../pipeline.ts';
import { valueAt } from '../values/pointer.ts';
import { type Onlooker, shownTo, trackOf } from './sample/blind-view.ts';
import type { Sample, SampleItem } from './sample/sample.ts';

/** Who looks, and at what: `sample` null is all of the archive; `isBlind`: without the answers of others. */
export type Viewpoint = {
  readonly sample: Sample | null;
  readonly reviewer: string;
  readonly isBlind: boolean;
  readonly kit: Pick<Kit, 'profiles'>;
};

/** A document as a reviewer sees it. */
type SeenDocument = Pick<Judged, 'document' | 'stale' | 'places'> & {
  readonly corrections: readonly Correction[];
};

/** What a reviewer sees of a document: in a sample, the values that are still to be answered are those to review. */
export function sightOf(
  document: Document,
  entries: readonly Correction[],
  { sample, reviewer, isBlind, kit }: Viewpoint,
): SeenDocument {
  if (sample === null) {
    const corrections = entries.filter(one => isSeen(one, { track: isBlind ? 'blind' : 'work', reviewer }));
    const judged = judge(
      document,
      corrections.map(one => ({ ...one, track: 'work' })),
      kit,
    );
    return { ...judged, corrections };
  }
  const onlooker = { sample, reviewer, isBlind };
  const judged = shownTo({ document, corrections: entries }, onlooker, kit);
  const items = itemsOf(sample, document.source.sha256);
  const corrections = seenOf(entries, items, onlooker);
  return {
    ...judged,
    document: asking(judged, items, answered(corrections, sample)),
    corrections,
  };
}

/** Of the items of a document those that the reviewer has not answered yet, given all entries about it. */
export function leftOf(
  items: readonly SampleItem[],
  entries: readonly Correction[],
  onlooker: Onlooker,
): readonly SampleItem[] {
  const done = answered(seenOf(entries, items, onlooker), onlooker.sample);
  return items.filter(({ path }) => !done.has(path));
}

/** How many items of a document the reviewer has not answered yet. */
export function leftOn(sha256: string, entries: readonly Correction[], onlooker: Onlooker): number {
  return leftOf(itemsOf(onlooker.sample, sha256), entries, onlooker).length;
}

/** Entries about a document of a sample that its reviewer sees. */
function seenOf(
  entries: readonly Correction[],
  items: readonly SampleItem[],
  { sample, reviewer, isBlind }: Onlooker,
): readonly Correction[] {
  return entries.filter(one => {
    const track = trackOf(itemFor(items, one.path), isBlind);
    return isSeen(one, { track, reviewer }) && (track === 'work' || one.sample === sample.id);
  });
}

function isSeen(
  one: Correction,
  { track, reviewer }: { readonly track: CorrectionTrack; readonly reviewer: string },
): boolean {
  return one.track === track && (track === 'work' || one.reviewer === reviewer);
}

/** The item that a value belongs to: its own, or that of the whole document. */
export function itemAt(sample: Sample | null, sha256: string, path: string): SampleItem | undefined {
  return sample ? itemFor(itemsOf(sample, sha256), path) : undefined;
}

function itemsOf({ items }: Sample, sha256: string): readonly SampleItem[] {
  return items.filter(item => item.sha256 === sha256);
}

function itemFor(items: readonly SampleItem[], path: string): SampleItem | undefined {
  return items.find(item => item.path === path) ?? items.find(item => item.path === WHOLE);
}

/** Paths whose last entry answers the sample. */
function answered(corrections: readonly Correction[], { id }: Sample): ReadonlySet<string> {
  const last = new Map(corrections.map(one => [one.path, one]));
  return new Set(
    [...last.values()].filter(one => one.kind !== 'undo' && one.sample === id).map(one => one.path),
  );
}

/** Only what the sample asks for is to be reviewed, however sure the machine was; what it doubts tells nobody where to look. */
function asking(
  { document, places }: { readonly document: Document; readonly places: Places },
  items: readonly SampleItem[],
  done: ReadonlySet<string>,
): Document {
  const asked = new Set(items.flatMap(({ path }) => (done.has(path) ? [] : (places.shown(path) ?? []))));
  const forms = document.forms.map((form, index) => ({
    ...form,
    evidence: Object.fromEntries(
      Object.entries(form.evidence).map(([path, own]) => [
        path,
        { ...own, review: asked.has(`/forms/${index}/data${path}`) },
      ]),
    ),
  }));
  return { ...document, forms };
}

/** What an entry about a value was made over; null where there is no such value, and none can be entered. */
export function beforeOf(document: Document, path: string) {
  const isWhole = isOfWhole(path) ? valueAt(document, path) !== undefined : isUnit(document, path);
  if (isWhole) return { text: null, value: null };
  const leaf = leafAt(document, path);
  if (leaf === null) return isEnterable(document, path) ? { text: null, value: null } : null;
  const { text, regions, lines } = leaf.evidence;
  return { text, value: leaf.value, ...(regions && { regions }), ...(lines && { lines }) };
}

/** The unit stands beside the data. */
function isUnit({ forms }: Document, path: string): boolean {
  const place = placeOf(path);
  return place?.leaf === '/currencyUnit' && forms[place.form]?.evidence[place.leaf] !== undefined;
}

/** A label that the form has no entry for yet. */
function isEnterable(document: Document, path: string): boolean {
  const place = placeOf(path);
  return place !== null && isExtra(place.leaf) && valueAt(document, parentOf(path)) !== undefined;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
