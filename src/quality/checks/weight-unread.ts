import { splitWeight } from '../../values/amount.ts';
import { type Check, example, soundExample } from '../check.ts';

export const weightUnread: Check = {
  id: 'weight-unread',
  statement: {
    zh: '级别名称后像是有权重，却没有读出来',
    en: 'a weight behind the name of a level, or what may be one, that could not be read',
  },
  why: {
    zh: '读不出的权重在数据里没有一行，别处都看不出少了它',
    en: 'a weight that was not read has no row in the data, and nothing else tells that it is missing',
  },
  note: 'may-lack-rows',
  examples: [
    example({ zh: '括号丢了', en: 'a bracket that is lost' }, [['产出指标', '产出指标（90']], {
      finds: ['/groups'],
      as: 'picture',
    }),
    example({ zh: '读不出的字', en: 'characters that nobody can read' }, [['产出指标', '产出指标\uFFFD']], {
      finds: ['/groups'],
      as: 'picture',
    }),
    example({ zh: '权重完好', en: 'a weight that is whole' }, [['产出指标', '产出指标（90分）']], {
      finds: [],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form: { data, facts } }) => {
    const names = data.indicators.flatMap((_, index) =>
      ['level1', 'level2'].map(level => facts[`/indicators/${index}/${level}`]?.text ?? ''),
    );
    return names.some(isUnweighed) ? [{ paths: ['/groups'] }] : [];
  },
};

/** What begins as a weight behind a label does. */
const WEIGHT = /[(（【][^()（）]*\d|\d+\s*分/u;

function isUnweighed(text: string): boolean {
  return text.includes('\uFFFD') || (WEIGHT.test(text) && splitWeight(text).weight === null);
}
