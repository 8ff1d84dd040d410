import type { Comparator } from '../../model.ts';
import { plainSigns, takeComparator } from '../../values/comparator.ts';
import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { measureText, quantityOf } from '../support/met.ts';

export const actualOperatorDiffers: Rule = {
  id: 'actual/operator-differs',
  severity: 'info',
  statement: { zh: '实际完成值的符号与目标值不同', en: 'the actual’s sign is not the target’s' },
  basis: TARGETS,
  why: {
    zh: '系统在实际值前照印目标的符号；符号不同时实际值需要核对。',
    en: 'Systems repeat the target’s sign before the actual value; where it is another one, the value wants a look.',
  },
  examples: [
    example({ zh: '=4场 → >4场', en: '=4场 → >4场' }, { rows: [{ target: '=4场', actual: '>4场' }] }, [
      '/indicators/0/actual',
    ]),
    example(
      { zh: '≥4场 → 5场；=7个 → =7个', en: '≥4场 → 5场; =7个 → =7个' },
      {
        rows: [
          { target: '≥4场', actual: '5场' },
          { target: '=7个', actual: '=7个' },
        ],
      },
    ),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const [own, wanted] = [signOf(row.actual), signOf(row.target)];
  if (!own || !wanted || own === wanted) return null;
  const [target, actual] = [measureText(row.target), measureText(row.actual)];
  return {
    at: [row.actual.at, row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”，实际“${actual}”，两处符号不同。请核对实际值。`,
      en: `“${nameOf(row)}”: the actual “${actual}” has another sign than the target “${target}”. Check it.`,
    },
    expected: target,
    found: actual,
  };
}

/** as a sign; `95%以上` is a value in words */
function signOf(leaf: RuleRow['target']): Comparator | null {
  const quantity = quantityOf(leaf);
  return quantity && takeComparator(plainSigns(quantity.text)).comparator;
}
