import type { Bilingual } from '../../model.ts';
import type { Estimate } from './interval.ts';
import type { Plan } from './sample.ts';

/** `open`: not all is answered; `none`: the plan asked for an interval alone; `void`: the archive was tampered with. */
export type Verdict = 'accepted' | 'rejected' | 'open' | 'none' | 'void';

type Facts = { readonly counted: number; readonly open: number; readonly estimate: Estimate };

/** What the plan says of what was found, and why. Too many wrong reject before all is answered. */
export function decide(
  { method, confidence, unit }: Pick<Plan, 'method' | 'confidence' | 'unit'>,
  { counted, open, estimate }: Facts,
): { readonly verdict: Verdict; readonly reason: Bilingual } {
  const sure = percent(confidence);
  const { error, errors, count, rated } = WORDS[unit];
  if (method.kind === 'rate') {
    if (open > 0) return { verdict: 'open', reason: unanswered(open) };
    if (method.rate === null) return { verdict: 'none', reason: INTERVAL_ALONE };
    const isBelow = estimate.interval.high <= method.rate;
    const [high, limit] = [percent(estimate.interval.high), percent(method.rate)];
    const reason = {
      zh: `${rated.zh} ${sure} 置信区间上限 ${high}，${isBelow ? '不高于' : '高于'}限值 ${limit}`,
      en: `the ${sure} interval of the ${rated.en} ends at ${high}: ${isBelow ? 'within' : 'above'} the limit of ${limit}`,
    };
    return { verdict: isBelow ? 'accepted' : 'rejected', reason };
  }
  const limit = method.kind === 'zero' ? 0 : method.limit;
  const rate = percent(method.rate);
  if (counted > limit) {
    return {
      verdict: 'rejected',
      reason: {
        zh: `计入判定的${error.zh} ${counted} ${count}，多于允许的 ${limit} ${count}`,
        en: `${counted} counted ${errors}, more than the ${limit} allowed`,
      },
    };
  }
  if (open > 0) return { verdict: 'open', reason: unanswered(open) };
  const reason =
    method.kind === 'zero'
      ? {
          zh: `未发现计入判定的${error.zh}：以 ${sure} 的置信度，${rated.zh}低于 ${rate}`,
          en: `no counted ${error.en}: at ${sure} confidence the ${rated.en} is below ${rate}`,
        }
      : {
          zh: `计入判定的${error.zh} ${counted} ${count}，不多于 ${limit} ${count}：不否定声称的${rated.zh} ${rate}`,
          en: `${counted} counted ${errors}, not more than ${limit}: the declared ${rated.en} of ${rate} is not contradicted`,
        };
  return { verdict: 'accepted', reason };
}

/** What is counted, by what was drawn. */
const WORDS = {
  value: {
    error: { zh: '差错', en: 'error' },
    errors: 'errors',
    count: '个',
    rated: { zh: '差错率', en: 'error rate' },
  },
  document: {
    error: { zh: '有错文件', en: 'wrong document' },
    errors: 'wrong documents',
    count: '份',
    rated: { zh: '有错文件的比率', en: 'rate of wrong documents' },
  },
} as const;

/** Nothing can be said of an archive that is not what was written. */
export const TAMPERED: { readonly verdict: Verdict; readonly reason: Bilingual } = {
  verdict: 'void',
  reason: {
    zh: '归档不是写入时的样子，不作判定；被改动之处列在“档案”一栏',
    en: 'the archive is not as it was written: no verdict; what was changed is listed under "Archive"',
  },
};

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
