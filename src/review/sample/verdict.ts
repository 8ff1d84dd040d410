import type { Bilingual } from '../../model.ts';
import type { Estimate } from './interval.ts';
import type { Plan } from './sample.ts';

/** `open`: not all is answered; `none`: the plan asked for an interval alone. */
export type Verdict = 'accepted' | 'rejected' | 'open' | 'none';

type Facts = { readonly counted: number; readonly open: number; readonly estimate: Estimate };

/** What the plan says of what was found, and why. Too many wrong reject before all is answered. */
export function decide(
  { method, confidence }: Pick<Plan, 'method' | 'confidence'>,
  { counted, open, estimate }: Facts,
): { readonly verdict: Verdict; readonly reason: Bilingual } {
  const sure = percent(confidence);
  if (method.kind === 'rate') {
    if (open > 0) return { verdict: 'open', reason: unanswered(open) };
    if (method.rate === null) return { verdict: 'none', reason: INTERVAL_ALONE };
    const isBelow = estimate.interval.high <= method.rate;
    const [high, limit] = [percent(estimate.interval.high), percent(method.rate)];
    const reason = {
      zh: `差错率 ${sure} 置信区间上限 ${high}，${isBelow ? '不高于' : '高于'}限值 ${limit}`,
      en: `the ${sure} interval of the error rate ends at ${high}: ${isBelow ? 'within' : 'above'} the limit of ${limit}`,
    };
    return { verdict: isBelow ? 'accepted' : 'rejected', reason };
  }
  const limit = method.kind === 'zero' ? 0 : method.limit;
  const rate = percent(method.rate);
  if (counted > limit) {
    return {
      verdict: 'rejected',
      reason: {
        zh: `计入判定的差错 ${counted} 个，多于允许的 ${limit} 个`,
        en: `${counted} counted errors, more than the ${limit} allowed`,
      },
    };
  }
  if (open > 0) return { verdict: 'open', reason: unanswered(open) };
  const reason =
    method.kind === 'zero'
      ? {
          zh: `未发现计入判定的差错：以 ${sure} 的置信度，差错率低于 ${rate}`,
          en: `no counted error: at ${sure} confidence the error rate is below ${rate}`,
        }
      : {
          zh: `计入判定的差错 ${counted} 个，不多于 ${limit} 个：不否定声称的差错率 ${rate}`,
          en: `${counted} counted errors, not more than ${limit}: the declared rate of ${rate} is not contradicted`,
        };
  return { verdict: 'accepted', reason };
}

const INTERVAL_ALONE: Bilingual = {
  zh: '方案只求区间，不作判定',
  en: 'the plan asked for an interval alone',
};

function unanswered(open: number): Bilingual {
  return { zh: `尚有 ${open} 项未核`, en: `${open} still to be looked at` };
}

/** A rate as a percentage, with three digits that count. */
export function percent(rate: number | null): string {
  if (rate === null) return '—';
  return `${Number((rate * 100).toPrecision(3))}%`;
}
