import type { Bilingual } from '../../model.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isFiller } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example, form } from '../sketch.ts';

const rows = [{ under: '产出/数量' }, { under: '效益/社会效益' }, { under: '满意度/服务对象满意度' }];

export const indicatorGroupMissing: Rule = {
  id: 'indicator/group-missing',
  severity: 'info',
  statement: { zh: '没有效益指标或满意度指标', en: 'no benefit or no satisfaction indicator' },
  basis: TARGETS,
  why: {
    zh: '缺了效益与满意度，只能看到做了什么，看不到有何效果。',
    en: 'Without them one sees what was done but not what it was good for.',
  },
  examples: [
    {
      title: { zh: '没有满意度指标', en: 'no satisfaction indicator' },
      forms: [form({ rows: rows.slice(0, 2) })],
      finds: ['/forms/0'],
    },
    example({ zh: '齐全', en: 'complete' }, { rows }),
  ],
  check: eachForm(check),
};

const GROUPS: readonly { readonly isIn: RegExp; readonly label: Bilingual }[] = [
  { isIn: /效益|效果/, label: { zh: '效益指标', en: 'benefit' } },
  { isIn: /满意/, label: { zh: '满意度指标', en: 'satisfaction' } },
];

function check(view: FormView): Found | null {
  const real = view.rows.filter(row => !isFiller(row));
  const labels = real.map(({ indicator }) =>
    [indicator.level1, indicator.level2, indicator.level3].join(' '),
  );
  const isGrouped = real.some(row => row.group !== null);
  const missing = GROUPS.filter(({ isIn }) => !labels.some(label => isIn.test(label)));
  if (!isGrouped || missing.length === 0) return null;
  const [zh, en] = [
    missing.map(({ label }) => label.zh).join('、'),
    missing.map(({ label }) => label.en).join(' or '),
  ];
  return {
    at: [view.at],
    message: {
      zh: `没有${zh}。请补充，或说明不适用。`,
      en: `No ${en} indicator. Add one, or say why it does not apply.`,
    },
  };
}
