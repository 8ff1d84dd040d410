import { compared } from '../../values/text.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import type { Profile } from '../profile.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { decimal, exact, shown } from '../support/arithmetic.ts';

/** 达成率 and the like speak of something else */
const OTHER_WORD = '(?![率度情])';
const REACHED = new RegExp(`^(?:全部或基本|全部|基本)?达成${OTHER_WORD}`);
const PARTLY = new RegExp(`^部分达成${OTHER_WORD}`);
const MISSED = new RegExp(`^未达成${OTHER_WORD}`);

const row = { under: '效益/社会效益', target: '效果明显', weight: '10' };

export const scoreQualitativeBand: Rule = {
  id: 'score/qualitative-band',
  severity: 'warning',
  statement: {
    zh: '定性指标的得分应在其完成等次的区间内',
    en: 'the score of a qualitative indicator lies in the band of its class word',
  },
  basis: EVALUATION,
  judgedBy: ['bands'],
  why: {
    zh: '完成等次与得分不符，两者必有一误。',
    en: 'Where class and score disagree, one of them is wrong.',
  },
  examples: [
    example(
      { zh: '部分达成，10 / 10', en: '部分达成, 10 of 10' },
      { rows: [{ ...row, actual: '部分达成年度指标并具有一定效果', score: '10' }] },
      ['/indicators/0/score'],
    ),
    example(
      { zh: '达成预期指标 9 / 10；部分达成 7 / 10', en: '达成预期指标 9 of 10; 部分达成 7 of 10' },
      {
        rows: [
          { ...row, actual: '达成预期指标', score: '9' },
          { ...row, actual: '部分达成年度指标', score: '7' },
        ],
      },
    ),
    example(
      { zh: '其他用语不判断', en: 'other words are not judged' },
      { rows: [{ ...row, actual: '基本完成', score: '3' }] },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow, { profile }: FormView): Found | null {
  const { weight, score, actual } = row;
  if (row.isShared || !isGiven(weight) || !isGiven(score) || !isGiven(actual)) return null;
  const band = actual.value.kind === 'qualitative' ? bandOf(compared(actual.value.text), profile) : null;
  if (!band || weight.value.lte(0) || score.value.gt(weight.value)) return null;
  const share = score.value.div(weight.value);
  if (share.gte(band.from) && share.lte(band.to)) return null;
  const [from, to] = [band.from, band.to].map(bound => shown(decimal(bound).times(weight.value)));
  return {
    at: [score.at, actual.at],
    message: {
      zh: `“${nameOf(row)}”分值 ${exact(weight.value)} 分，实际“${band.word}”，得 ${exact(score.value)} 分，该等次应得 ${from} 至 ${to} 分。请核对等次与得分。`,
      en: `“${nameOf(row)}” is “${band.word}” and scores ${exact(score.value)}; expected ${from} to ${to}. Check class and score.`,
    },
    expected: `${from}–${to}`,
    found: exact(score.value),
    profile,
  };
}

type Band = { readonly word: string; readonly from: string; readonly to: string };

/** Places differ in which band a bound belongs to: on the bound both are right. */
function bandOf(text: string, { bands }: Profile): Band | null {
  if (PARTLY.test(text)) return { word: '部分达成', from: bands.partly, to: bands.reached };
  if (MISSED.test(text)) return { word: '未达成', from: '0', to: bands.partly };
  const reached = REACHED.exec(text)?.[0];
  return reached === undefined ? null : { word: reached, from: bands.reached, to: '1' };
}
