import { type Answers, isAnswered, isSaidAlike, isWrong, type Said, saidOf } from './answers.ts';
import { clopperPearson, type Interval } from './interval.ts';
import { isSamePerson } from './reviewer-identity.ts';

/** How attentive a reviewer was: what became of the errors that were planted. */
export type Attention = {
  readonly reviewer: string;
  readonly planted: number;
  readonly answered: number;
  readonly noticed: number;
  readonly interval: Interval;
};

/** Where a second reviewer, who did not see the first one's answers, says something else. */
export type Second = {
  readonly reviewer: string;
  readonly answered: number;
  readonly differences: readonly Difference[];
};

export type Difference = {
  readonly sha256: string;
  readonly path: string;
  /** who gave the first answer */
  readonly by: string;
  readonly first: Said;
  readonly second: Said;
};

/** A planted error was noticed where its reviewer did not let it stand. */
export function attentionOf({ planted }: Answers, number: number, confidence: number): readonly Attention[] {
  return [...planted].map(([reviewer, answers]) => {
    const answered = answers.filter(isAnswered).length;
    const noticed = answers.filter(({ initial }) => isWrong(initial)).length;
    return {
      reviewer,
      planted: number,
      answered,
      noticed,
      interval: answered === 0 ? { low: 0, high: 1 } : clopperPearson(noticed, answered, confidence),
    };
  });
}

/** By the answers that came first, or by those that stand. Whoever answered first is nobody's second. */
export function secondsOf({ first, blind }: Answers, which: 'first' | 'correction'): readonly Second[] {
  return [...blind].map(([reviewer, answers]) => {
    const pairs = answers.flatMap((second, i) => {
      const by = first[i]![which]?.reviewer;
      const isPair = isAnswered(second) && isAnswered(first[i]!) && by !== undefined;
      return isPair && !isSamePerson(by, reviewer) ? [[first[i]!, second, by] as const] : [];
    });
    const differences = pairs.flatMap(([a, b, by]) => {
      const [one, other] = [saidOf(a, which), saidOf(b, which)];
      const { sha256, path } = a.item;
      return isSaidAlike(one, other) ? [] : [{ sha256, path, by, first: one, second: other }];
    });
    return { reviewer, answered: answers.filter(isAnswered).length, differences };
  });
}
