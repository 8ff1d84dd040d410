import { lexicon } from '../../forms/labels.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const headingAsValue: Check = {
  id: 'heading-as-value',
  statement: {
    zh: '偏差原因读作它的表头，或级别名称以左括号结尾',
    en: 'the heading of its column for a reason, or a level that ends with an open bracket',
  },
  why: {
    zh: '列错位了，或名称在括号处断开',
    en: 'the columns are not where they seem, or a bracket broke off',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '名称断在括号处', en: 'a name that breaks off at a bracket' },
      [['数量指标', '数量指标（']],
      { finds: ['/indicators/0/level2'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) =>
    about(
      form.data.indicators.flatMap((row, index) => [
        ...(isHeading(row.deviation) ? [`/indicators/${index}/deviation`] : []),
        ...LEVELS.flatMap(level => (isOpen(row[level]) ? [`/indicators/${index}/${level}`] : [])),
      ]),
    ),
};

const LEVELS = ['level1', 'level2', 'level3'] as const;

/** characters */
const SHORT_HEAD = 5;

function isHeading(text: string | null): boolean {
  if (text === null || text.length <= SHORT_HEAD || /[，。；：,;:]/.test(text)) return false;
  return lexicon().indicator(text) === 'deviation';
}

function isOpen(text: string | null): boolean {
  return text !== null && /[(（]$/.test(text.trim());
}
