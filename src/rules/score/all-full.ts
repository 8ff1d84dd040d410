import { compared } from '../../values/text.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, leafOf } from '../leaf.ts';
import { shortened } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, form } from '../sketch.ts';
import { decimal, exact } from '../support/arithmetic.ts';
import { isFull } from '../support/points.ts';

export const scoreAllFull: Rule = {
  id: 'score/all-full',
  severity: 'info',
  statement: {
    zh: '各项指标均得满分；或总分为满分，而“存在问题”栏写有问题',
    en: 'every indicator has its full score; or a full total beside problems told under 存在问题',
  },
  basis: EVALUATION,
  why: {
    zh: '常见，本身不是问题；抽查时可优先。',
    en: 'Common, and no fault by itself; a reason to be drawn in a spot check.',
  },
  examples: [
    {
      title: { zh: '50 / 50，40 / 40', en: '50 of 50, 40 of 40' },
      forms: [
        form({
          rows: [
            { weight: '50', score: '50' },
            { weight: '40', score: '40' },
          ],
        }),
      ],
      finds: ['/forms/0'],
    },
    example(
      { zh: '50 / 50，39 / 40', en: '50 of 50, 39 of 40' },
      {
        rows: [
          { weight: '50', score: '50' },
          { weight: '40', score: '39' },
        ],
      },
    ),
    example(
      { zh: '总分 100，而“存在问题”栏写有问题', en: '100 points, and problems under 存在问题' },
      { rows: [{ score: '90' }], total: ['100', '100'], extras: { 存在问题: '部分设备未投入使用' } },
      ['/extras/存在问题'],
    ),
    example(
      { zh: '总分 100，“存在问题”为“无”', en: '100 points, 存在问题 says none' },
      { rows: [{ score: '90' }], total: ['100', '100'], extras: { 存在问题: '无' } },
    ),
    example(
      { zh: '总分 95，写有问题', en: '95 points and problems' },
      { rows: [{ score: '85' }], total: ['100', '95'], extras: { 存在问题: '部分设备未投入使用' } },
    ),
  ],
  check: eachForm(check),
};

function check(view: FormView): Found | null {
  const weighed = view.rows.filter(row => row.weight.value !== null || row.score.value !== null);
  const isAllFull = view.hasWeights && weighed.length > 1 && weighed.every(isFull);
  const problems = view.total.score.value?.eq(view.profile.total) ? problemsOf(view) : null;
  if (problems && isGiven(view.total.score)) return contradiction(view, problems);
  if (!isAllFull) return null;
  return {
    at: [view.at],
    message: {
      zh: `${weighed.length} 项指标均得满分。可列入抽查。`,
      en: `All ${weighed.length} indicators have their full score. Consider a spot check.`,
    },
  };
}

type Problems = { readonly at: string; readonly label: string; readonly text: string };

const NOTHING =
  /^(?:无|暂无|没有|不存在|未发现|不涉及|[-—/]*)(?:明显|突出|重大)?(?:存在)?(?:的)?(?:主要)?(?:问题)?[。.]?$/;

/** what the form itself says under 存在问题 */
function problemsOf({ form, index, data }: FormView): Problems | null {
  for (const [label, text] of Object.entries(data.extras)) {
    const path = `/extras/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const leaf = leafOf(form, index, path, text);
    const isTold = /存在(?:的|主要)*问题/.test(compared(label)) && !NOTHING.test(compared(text ?? ''));
    if (isTold && isGiven(leaf)) return { at: leaf.at, label, text: leaf.value };
  }
  return null;
}

function contradiction(view: FormView, { at, label, text }: Problems): Found {
  const score = exact(view.total.score.value ?? decimal(0));
  return {
    at: [at, view.total.score.at],
    message: {
      zh: `总分 ${score} 分，而“${label}”栏写有“${shortened(text)}”。请核对得分是否已反映该问题。`,
      en: `The total is ${score}, yet problems are told under “${label}”. See whether the scores reflect them.`,
    },
    found: text,
  };
}
