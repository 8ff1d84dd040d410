import { WHOLE } from '../../mend/judge.ts';
import { type ItemAnswer, isAnswered, isWrong } from './answers.ts';
import { clopperPearson, finiteInterval, type Interval, type Stratum } from './interval.ts';
import type { Plan, Sample, Trait } from './sample.ts';

export type CertificatePart = {
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

/** The error rates of a draw by one trait of its values: a part for each value of the trait, in order. */
export function partsBy(
  trait: Trait,
  { domains, plan }: Sample,
  answers: readonly ItemAnswer[],
): readonly CertificatePart[] {
  const groups = Map.groupBy(domains, ({ traits }) => String(traits[trait] ?? '—'));
  return [...groups].sort().map(([value, own]) => {
    const drawn = answers.filter(({ item }) => String(item.traits[trait] ?? '—') === value);
    const answered = drawn.filter(isAnswered).length;
    const [wrong, silent] = [drawn.filter(isFound).length, drawn.filter(isSilent).length];
    const population = own.reduce((sum, each) => sum + each.population, 0);
    const interval = (found: number) => partInterval({ population, size: answered, found }, plan);
    return {
      trait,
      value,
      population,
      answered,
      wrong,
      silent,
      size: drawn.length,
      interval: interval(wrong),
      silentInterval: interval(silent),
    };
  });
}

/** Strata by other traits draw a part unevenly: only without them, or all of it drawn, it is a sample of its own. */
function partInterval(drawn: Stratum, { strata, confidence }: Plan): Interval {
  const { population, size, found } = drawn;
  if (size === 0) return { low: 0, high: 1 };
  const isOwn = strata.length === 0 || size === population;
  return isOwn ? finiteInterval(drawn, confidence) : clopperPearson(found, size, confidence);
}

export function isFound({ state }: ItemAnswer): boolean {
  return isWrong(state);
}

/**
 * An unreadable value was silent where the machine had one to show and asked nobody; an unreadable document where it did not
 * say so itself.
 */
export function isSilent({ state, item, faults }: ItemAnswer): boolean {
  if (state === 'unreadable') return !item.review && (item.path === WHOLE || item.value !== null);
  return state === 'wrong' && faults.some(fault => fault.isSilent);
}
