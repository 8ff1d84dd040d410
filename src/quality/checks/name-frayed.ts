import { about, type Check, example, soundExample } from '../check.ts';

export const nameFrayed: Check = {
  id: 'name-frayed',
  statement: {
    zh: '名称的头尾是标点或一个数字',
    en: 'a name that begins or ends in a point or comma, or begins with a digit',
  },
  why: { zh: '图像里的污点会读成标点', en: 'a speck beside a name is read as one' },
  note: 'ambiguous',
  examples: [
    example({ zh: '名称后的逗号', en: 'a comma behind a name' }, [['质量指标', '质量指标，']], {
      finds: ['/indicators/1/level2'],
      as: 'picture',
    }),
    example({ zh: '名称前的数字', en: 'a digit before a name' }, [['质量指标', '6质量指标']], {
      finds: ['/indicators/1/level2'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form: { data } }) =>
    about(
      data.indicators.flatMap((row, index) =>
        LEVELS.flatMap(level => (FRAYED.test(row[level] ?? '') ? [`/indicators/${index}/${level}`] : [])),
      ),
    ),
};

const LEVELS = ['level1', 'level2', 'level3'] as const;
const FRAYED = /^[.,，。、·；;：:]|[.,，。、·；;]$|^\d(?=[\u3400-\u9fff]+$)/u;
