import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { nameOf, type RuleRow, shortened } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { decimal } from '../support/arithmetic.ts';
import { measureText, quantityOf } from '../support/met.ts';
import { notDone } from '../support/not-done.ts';
import { isPlaceholder } from '../support/placeholder.ts';
import { isPercent } from '../support/units.ts';

const row = { target: '≥8期', weight: '10', score: '10' };

export const actualWordsForNumber: Rule = {
  id: 'actual/words-for-number',
  severity: 'warning',
  statement: {
    zh: '目标是数值，实际值只有文字（已完成）',
    en: 'a quantity answered by words alone (已完成)',
  },
  basis: TARGETS,
  why: {
    zh: '没有数值，无法核对是否达到目标。',
    en: 'Without a number nobody can check whether the target was reached.',
  },
  examples: [
    rowExample({ ...row, actual: '已完成' }, 'actual'),
    rowExample({ ...row, under: '产出/质量', target: '≥95%', actual: '合格' }, 'actual'),
    rowExample(
      { under: '满意度/服务对象满意度', target: '90%以上', actual: '满意', weight: '10', score: '10' },
      'actual',
    ),
    rowExample({ ...row, actual: '全部完成' }, 'actual'),
    rowExample({ ...row, actual: '8期' }, null),
    rowExample({ ...row, actual: '完成培训8期' }, null),
    rowExample({ ...row, actual: '完成八期' }, null),
    rowExample({ ...row, under: '产出/质量', target: '=100%', actual: '全部合格' }, null, {
      zh: '“全部”即 100%',
      en: 'all of them: 100%',
    }),
    rowExample({ ...row, name: '安全事故数', target: '=0起', actual: '未发生' }, null),
    rowExample({ ...row, name: '投诉件数', target: '≤3件', actual: '无' }, null),
    rowExample({ ...row, target: '按计划完成', actual: '已完成' }, null),
    rowExample({ ...row, actual: '未完成' }, null, {
      zh: '由“文字写明未完成”报告',
      en: 'reported by not-done-in-words',
    }),
  ],
  check: eachRow(check),
};

/** an amount in Chinese numerals, or none */
const AMOUNT = /\d|[一二两三四五六七八九十百千万半]|无|零|未|没有|率先/;

/** a share that needs no number */
const ALL = /全|均|都/;

function check(row: RuleRow, { hasScores }: FormView): Found | null {
  if (!isWords(row) || (hasScores && !isGiven(row.score)) || notDone(row)) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  return {
    at: [row.actual.at, row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际只写“${shortened(actual)}”，没有数值。请补填实际完成的数值。`,
      en: `“${nameOf(row)}”: target ${target}, answered by “${shortened(actual)}” alone. Fill in the number that was reached.`,
    },
    expected: target,
    found: actual,
  };
}

function isWords(row: RuleRow): boolean {
  const target = quantityOf(row.target);
  if (!target || !isGiven(row.actual) || row.actual.value.kind !== 'qualitative') return false;
  const text = compared(row.actual.value.text);
  const mayBeNone = decimal(target.number).isZero();
  const isNothing = isPlaceholder(text) || !/\p{L}/u.test(text);
  const isShareTold = (target.unit === null || isPercent(target.unit)) && ALL.test(text);
  return !mayBeNone && !isNothing && !AMOUNT.test(text) && !isShareTold;
}
