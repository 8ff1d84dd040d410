import type { FormView } from '../form-view.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';

export const textTruncated: Rule = {
  id: 'text/truncated',
  severity: 'info',
  statement: {
    zh: '单元格文字被打印系统截断',
    en: 'a cell’s text was cut off by the system that printed it',
  },
  basis: null,
  why: {
    zh: '公开的内容不完整，指标无法核对。',
    en: 'What is published is incomplete; the indicator cannot be checked.',
  },
  examples: [
    example(
      { zh: '名称被截断', en: 'a name cut off' },
      { rows: [{ name: '年度举办各类活动100' }], notes: { '/indicators/0/level3': ['truncated'] } },
      ['/indicators/0/level3'],
    ),
    example({ zh: '完整', en: 'whole' }, { rows: [{ name: '年度举办各类活动' }] }),
  ],
  check: eachForm(check),
};

function check({ form, at }: FormView): Found | null {
  const places = Object.entries(form.evidence).flatMap(([path, { notes }]) =>
    notes.includes('truncated') ? [path] : [],
  );
  if (places.length === 0) return null;
  return {
    at: places.map(path => `${at}/data${path}`),
    message: {
      zh: `${places.length} 处文字被截断。请补充完整文字。`,
      en: `Texts that are cut off: ${places.length}. Give them in full.`,
    },
  };
}
