import type { Archive, LogState } from '../../archive/archive.ts';
import { headText } from '../../archive/journal.ts';
import type { IntegrityFault as Tampering, Verification } from '../../archive/verification.ts';
import type { Bilingual } from '../../model.ts';
import { version } from '../../version.ts';
import { type AnswerChange, answersOf, type ItemAnswer, isAnswered, type ValueFault } from './answers.ts';
import { listsOf, type Placed } from './certificate-findings.ts';
import { type CertificatePart, isFound, isSilent, partsBy } from './certificate-parts.ts';
import { type Estimate, estimate, type Stratum } from './interval.ts';
import { type Attention, attentionOf, type Difference, type Second, secondsOf } from './reviewers.ts';
import { type Plan, type Sample, sampleFrom, TRAITS, type Traits } from './sample.ts';
import { decide, TAMPERED, type Verdict } from './verdict.ts';

type ListedFault = Placed<Omit<ValueFault, 'correction'>> & {
  readonly place: string;
  readonly reviewer: string;
  readonly at: string;
  readonly reason: string | null;
};

/** What is said of an archive after a sample of it was looked at. Rates are from 0 to 1. */
export type Certificate = {
  readonly schema: 'ziping/certificate/2';
  readonly at: string;
  readonly ziping: string;
  readonly sample: Omit<Sample, 'items' | 'domains' | 'strata'> & { readonly size: number };
  /** every draw of this archive, this one among them */
  readonly draws: readonly {
    readonly number: number;
    readonly id: string;
    readonly at: string;
    readonly drawnBy: string;
    readonly seed: string;
    readonly plan: Plan;
    readonly answered: number;
    readonly size: number;
  }[];
  readonly archive: {
    readonly hash: string;
    readonly documents: number;
    /** whether the documents are those that were drawn from */
    readonly isAsDrawn: boolean;
    readonly log: LogState;
    readonly samples: LogState;
    /** the end of the journal: to be noted, for `verify --since`; null where it is not whole */
    readonly head: string | null;
    /** what is not as it was written */
    readonly faults: readonly Tampering[];
  };
  /** unreadable values are counted as wrong: nobody can say that they are right */
  readonly found: {
    readonly answered: number;
    readonly open: number;
    readonly wrong: number;
    readonly silent: number;
    readonly unreadable: number;
    /** of those looked at, accepted together with others by one answer; missing in certificates of older versions */
    readonly together?: number;
    /** by the answers that stand now: what was taken back since is not in it */
    readonly now: { readonly wrong: number; readonly silent: number };
  };
  readonly estimates: { readonly all: Estimate; readonly silent: Estimate };
  readonly verdict: Verdict;
  readonly reason: Bilingual;
  readonly parts: readonly CertificatePart[];
  readonly faults: readonly ListedFault[];
  /** answers that were changed or taken back: the first ones are counted */
  readonly changes: readonly Placed<AnswerChange>[];
  /** lists in the documents of the sample that may lack rows */
  readonly doubted: readonly Placed<{ readonly words: Bilingual }>[];
  readonly reviewers: readonly string[];
  readonly attention: readonly Attention[];
  readonly blind: readonly (Omit<Second, 'differences'> & {
    readonly differences: readonly Placed<Difference>[];
  })[];
};

/** The certificate of one draw, as far as it is answered. Goes once through all that the archive holds, to verify it. */
export async function certify(
  archive: Archive,
  sample: Sample,
  onProgress?: (done: number, total: number) => void,
): Promise<Certificate> {
  const verification = await archive.verify(onProgress ? { onProgress } : {});
  const answers = await answersOf(archive, sample);
  const { items, domains, strata, ...drawn } = sample;
  const { confidence, counting } = sample.plan;
  const estimates = {
    all: estimate(stratified(sample, answers.first, isFound), confidence),
    silent: estimate(stratified(sample, answers.first, isSilent), confidence),
  };
  const found = foundIn(answers.first);
  const counted = counting === 'silent' ? found.silent : found.wrong;
  const isTampered = verification.faults.length > 0;
  const lists = await listsOf(archive, answers.first, secondsOf(answers, 'first'));
  return {
    schema: 'ziping/certificate/2',
    at: new Date().toISOString(),
    ziping: version,
    sample: { ...drawn, size: answers.first.length },
    draws: await drawsOf(archive),
    archive: stateOf(verification, sample),
    found,
    estimates,
    ...(isTampered
      ? TAMPERED
      : decide(sample.plan, { counted, open: found.open, estimate: estimates[counting] })),
    parts: TRAITS.flatMap(trait => partsBy(trait, sample, answers.first)),
    ...lists,
    reviewers: [...new Set(answers.first.flatMap(({ first }) => first?.reviewer ?? []))].sort(),
    attention: attentionOf(answers, items.filter(({ planted }) => planted).length, confidence),
  };
}

function foundIn(answers: readonly ItemAnswer[]): Certificate['found'] {
  const count = (is: (answer: ItemAnswer) => boolean) => answers.filter(is).length;
  const standing = answers.map(
    (answer): ItemAnswer => ({ ...answer, state: answer.now, faults: answer.standing }),
  );
  return {
    answered: count(isAnswered),
    open: count(answer => !isAnswered(answer)),
    wrong: count(isFound),
    silent: count(isSilent),
    unreadable: count(({ state }) => state === 'unreadable'),
    together: count(({ first }) => first?.together !== undefined),
    now: { wrong: standing.filter(isFound).length, silent: standing.filter(isSilent).length },
  };
}

function isOf(traits: Traits, some: Partial<Traits>): boolean {
  return TRAITS.every(trait => !(trait in some) || some[trait] === traits[trait]);
}

function stratified(
  { strata }: Sample,
  answers: readonly ItemAnswer[],
  counts: (answer: ItemAnswer) => boolean,
): readonly Stratum[] {
  return strata.map(({ traits, population }) => {
    const own = answers.filter(answer => isAnswered(answer) && isOf(answer.item.traits, traits));
    return { population, size: own.length, found: own.filter(counts).length };
  });
}

async function drawsOf(archive: Archive): Promise<Certificate['draws']> {
  const draws: Certificate['draws'][number][] = [];
  for (const stored of await archive.samples()) {
    const sample = sampleFrom(stored);
    const { number, id, at, drawnBy, seed, plan } = sample;
    const { first } = await answersOf(archive, sample);
    draws.push({
      number,
      id,
      at,
      drawnBy,
      seed,
      plan,
      size: first.length,
      answered: first.filter(isAnswered).length,
    });
  }
  return draws;
}

function stateOf(
  { documents, journal, log, samples, faults }: Verification,
  sample: Sample,
): Certificate['archive'] {
  const head =
    journal.isWhole && journal.head !== null
      ? headText({ number: journal.entries, hash: journal.head })
      : null;
  return {
    hash: documents!.hash,
    documents: documents!.number,
    log,
    samples,
    head,
    faults,
    isAsDrawn: documents!.hash === sample.documents.hash,
  };
}
