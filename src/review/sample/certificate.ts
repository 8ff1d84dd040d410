import { createHash } from 'node:crypto';
import { type Archive, allDocuments, type LogState } from '../../archive/archive.ts';
import type { Bilingual } from '../../model.ts';
import { version } from '../../version.ts';
import { type Answer, answersOf, type Fault, isAnswered, isWrong } from './answers.ts';
import { documentLine } from './draw.ts';
import { clopperPearson, type Estimate, estimate, type Interval, type Stratum } from './interval.ts';
import { type Attention, attentionOf, type Second, secondsOf } from './reviewers.ts';
import { type Plan, type Sample, sampleFrom, TRAITS, type Trait, type Traits } from './sample.ts';
import { decide, type Verdict } from './verdict.ts';

export type Part = {
  readonly trait: Trait;
  readonly value: string;
  readonly population: number;
  readonly size: number;
  readonly answered: number;
  readonly wrong: number;
  readonly silent: number;
  /** of the error rate of this part alone, and of its silent errors */
  readonly interval: Interval;
  readonly silentInterval: Interval;
};

export type ListedFault = Omit<Fault, 'correction'> & {
  readonly sha256: string;
  readonly place: string;
  readonly reviewer: string;
  readonly at: string;
  readonly reason: string | null;
};

/** What is said of an archive after a sample of it was looked at. Rates are from 0 to 1. */
export type Certificate = {
  readonly schema: 'ziping/certificate/1';
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
  };
  /** unreadable values are counted as wrong: nobody can say that they are right */
  readonly found: {
    readonly answered: number;
    readonly open: number;
    readonly wrong: number;
    readonly silent: number;
    readonly unreadable: number;
  };
  readonly estimates: { readonly all: Estimate; readonly silent: Estimate };
  readonly verdict: Verdict;
  readonly reason: Bilingual;
  readonly parts: readonly Part[];
  readonly faults: readonly ListedFault[];
  readonly reviewers: readonly string[];
  readonly attention: readonly Attention[];
  readonly blind: readonly Second[];
};

/** The certificate of one draw, as far as it is answered. Goes once through all documents to hash them. */
export async function certify(archive: Archive, sample: Sample): Promise<Certificate> {
  const answers = await answersOf(archive, sample);
  const { items, domains, strata, ...drawn } = sample;
  const { confidence, counting } = sample.plan;
  const estimates = {
    all: estimate(stratified(sample, answers.first, isWrong), confidence),
    silent: estimate(stratified(sample, answers.first, isSilent), confidence),
  };
  const found = foundIn(answers.first);
  const counted = counting === 'silent' ? found.silent : found.wrong;
  return {
    schema: 'ziping/certificate/1',
    at: new Date().toISOString(),
    ziping: version,
    sample: { ...drawn, size: answers.first.length },
    draws: await drawsOf(archive),
    archive: await stateOf(archive, sample),
    found,
    estimates,
    ...decide(sample.plan, { counted, open: found.open, estimate: estimates[counting] }),
    parts: TRAITS.flatMap(trait => partsBy(trait, sample, answers.first)),
    faults: await listed(archive, answers.first),
    reviewers: [...new Set(answers.first.flatMap(({ correction }) => correction?.reviewer ?? []))].sort(),
    attention: attentionOf(answers, items.filter(({ planted }) => planted).length, confidence),
    blind: secondsOf(answers),
  };
}

/** An unreadable value was silent where the machine had one to show and asked nobody. */
function isSilent({ state, item, faults }: Answer): boolean {
  if (state === 'unreadable') return !item.review && item.value !== null;
  return state === 'wrong' && faults.some(fault => fault.isSilent);
}

function foundIn(answers: readonly Answer[]): Certificate['found'] {
  const count = (is: (answer: Answer) => boolean) => answers.filter(is).length;
  return {
    answered: count(isAnswered),
    open: count(answer => !isAnswered(answer)),
    wrong: count(isWrong),
    silent: count(isSilent),
    unreadable: count(({ state }) => state === 'unreadable'),
  };
}

function stratified(
  { strata }: Sample,
  answers: readonly Answer[],
  counts: (answer: Answer) => boolean,
): readonly Stratum[] {
  return strata.map(({ traits, population }) => {
    const own = answers.filter(answer => isAnswered(answer) && isOf(answer.item.traits, traits));
    return { population, size: own.length, found: own.filter(counts).length };
  });
}

function isOf(traits: Traits, some: Partial<Traits>): boolean {
  return TRAITS.every(trait => !(trait in some) || some[trait] === traits[trait]);
}

function partsBy(trait: Trait, { domains, plan }: Sample, answers: readonly Answer[]): readonly Part[] {
  const groups = Map.groupBy(domains, ({ traits }) => String(traits[trait] ?? '—'));
  return [...groups].sort().map(([value, own]) => {
    const drawn = answers.filter(({ item }) => String(item.traits[trait] ?? '—') === value);
    const answered = drawn.filter(isAnswered).length;
    const [wrong, silent] = [drawn.filter(isWrong).length, drawn.filter(isSilent).length];
    const interval = (number: number) =>
      answered === 0 ? { low: 0, high: 1 } : clopperPearson(number, answered, plan.confidence);
    return {
      ...{ trait, value, answered, wrong, silent, size: drawn.length },
      population: own.reduce((sum, { population }) => sum + population, 0),
      interval: interval(wrong),
      silentInterval: interval(silent),
    };
  });
}

async function drawsOf(archive: Archive): Promise<Certificate['draws']> {
  const draws: Certificate['draws'][number][] = [];
  for (const stored of await archive.samples()) {
    const sample = sampleFrom(stored);
    const { number, id, at, drawnBy, seed, plan } = sample;
    const { first } = await answersOf(archive, sample);
    draws.push({
      ...{ number, id, at, drawnBy, seed, plan, size: first.length },
      answered: first.filter(isAnswered).length,
    });
  }
  return draws;
}

async function stateOf(archive: Archive, { documents }: Sample): Promise<Certificate['archive']> {
  const hash = createHash('sha256');
  let number = 0;
  for await (const stored of allDocuments(archive)) {
    hash.update(documentLine(stored));
    number += 1;
  }
  const now = hash.digest('hex');
  return {
    hash: now,
    documents: number,
    isAsDrawn: now === documents.hash,
    log: await archive.verifyLog(),
    samples: await archive.verifySamples(),
  };
}

async function listed(archive: Archive, answers: readonly Answer[]): Promise<readonly ListedFault[]> {
  const faults: ListedFault[] = [];
  for (const { item, faults: own } of answers) {
    if (own.length === 0) continue;
    const place = (await archive.document(item.sha256))?.places[0] ?? '';
    for (const { correction, ...fault } of own) {
      const { reviewer, at, reason } = correction;
      faults.push({ ...fault, sha256: item.sha256, place, reviewer, at, reason });
    }
  }
  return faults;
}
