import { type Judged, judge, placeOf, type RuleKit, withForms } from '../../mend/judge.ts';
import type { Correction, CorrectionTrack, Document, Form } from '../../model.ts';
import { cellPaths, isMerged } from '../../values/cells.ts';
import { withValueAt } from '../../values/pointer.ts';
import type { Sample, SampleItem } from './sample.ts';

/** Who looks at a document of a sample; `isBlind`: without the first reviewer's answers. */
export type Onlooker = { readonly sample: Sample; readonly reviewer: string; readonly isBlind: boolean };

/**
 * A document of a sample as its reviewer sees it: with the planted errors, and, for a second reviewer, with nothing that
 * was answered since the draw but by that person.
 */
export function shownTo(
  stored: { readonly document: Document; readonly corrections: readonly Correction[] },
  onlooker: Onlooker,
  kit: RuleKit,
): Judged {
  const { sample, reviewer, isBlind } = onlooker;
  const sha256 = stored.document.source.sha256;
  const planted = sample.items.filter(item => item.sha256 === sha256 && item.planted !== null);
  const paths = new Set(planted.map(({ path }) => path));
  const isOwn = (one: Correction) => one.sample === sample.id && one.reviewer === reviewer;
  const corrections = stored.corrections.filter(one => {
    if (paths.has(one.path)) return one.track === 'planted' && isOwn(one);
    if (one.track === 'work') return !isBlind || one.sequence <= sample.log.entries;
    return one.track === 'blind' && isBlind && isOwn(one);
  });
  const document = planted.length === 0 ? stored.document : withErrors(stored.document, planted, kit);
  return judge(
    document,
    corrections.map(one => ({ ...one, track: 'work' })),
    kit,
  );
}

/** The track that an answer to an item belongs to; what is in no sample is plain work. */
export function trackOf(item: SampleItem | undefined, isBlind: boolean): CorrectionTrack {
  if (item?.planted) return 'planted';
  return item && isBlind ? 'blind' : 'work';
}

function withErrors(document: Document, planted: readonly SampleItem[], kit: RuleKit): Document {
  const forms = document.forms.map((form, index) =>
    planted.filter(({ path }) => placeOf(path)?.form === index).reduce(withError, form),
  );
  return withForms(document, forms, kit);
}

/** A merged cell has it in all its rows: one alone would tell. */
function withError(form: Form, { path, planted }: SampleItem): Form {
  const { leaf: first } = placeOf(path)!;
  const paths = (cellPaths(form).get(first) ?? [first]).filter(leaf => !isMerged(form.evidence[leaf]!));
  const texts = paths.map(leaf => [leaf, { ...form.evidence[leaf]!, text: planted!.text }] as const);
  const data = paths.reduce((all, leaf) => withValueAt(all, leaf, planted!.value), form.data);
  return { ...form, data, evidence: { ...form.evidence, ...Object.fromEntries(texts) } };
}
