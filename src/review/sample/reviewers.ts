import { WHOLE } from '../../judge.ts';
import type { LeafValue } from '../../model.ts';
import { type Answer, type Answers, isAnswered, isWrong } from './answers.ts';
import { clopperPearson, type Interval } from './interval.ts';
import { isSameValue } from './same.ts';

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
  readonly first: LeafValue | 'unreadable';
  readonly second: LeafValue | 'unreadable';
};

/** A planted error was noticed where its reviewer did not let it stand. */
export function attentionOf({ planted }: Answers, number: number, confidence: number): readonly Attention[] {
  return [...planted].map(([reviewer, answers]) => {
    const answered = answers.filter(isAnswered).length;
    const noticed = answers.filter(isWrong).length;
    return {
      ...{ reviewer, planted: number, answered, noticed },
      interval: answered === 0 ? { low: 0, high: 1 } : clopperPearson(noticed, answered, confidence),
    };
  });
}

export function secondsOf({ first, blind }: Answers): readonly Second[] {
  return [...blind].map(([reviewer, answers]) => {
    const pairs = answers.flatMap((second, i) =>
      isAnswered(second) && isAnswered(first[i]!) ? [[first[i]!, second] as const] : [],
    );
    const differences = pairs.flatMap(([a, b]) => {
      const [one, other] = [said(a), said(b)];
      if (isSaidAlike(one, other)) return [];
      const { sha256, path } = a.item;
      return [{ sha256, path, by: a.correction!.reviewer, first: one, second: other }];
    });
    return { reviewer, answered: answers.filter(isAnswered).length, differences };
  });
}

/** Of a document as a whole: whether anything in it is wrong. */
function said({ state, right, item }: Answer): LeafValue | 'unreadable' {
  if (item.path === WHOLE) return state;
  return state === 'unreadable' ? 'unreadable' : (right ?? null);
}

function isSaidAlike(a: LeafValue | 'unreadable', b: LeafValue | 'unreadable'): boolean {
  return a === 'unreadable' || b === 'unreadable' ? a === b : isSameValue(a, b);
}
