import { about, type Check, example, soundExample } from '../check.ts';

export const nameFrayed: Check = {
  id: 'name-frayed',
  statement: {
    zh: '名称的头尾是标点或一个数字，或少了别的名称都有的序号',
    en: 'a name that begins or ends in a point or comma, begins with a digit, or lacks the number that others have',
  },
  why: {
    zh: '图像里的污点会读成标点；单独的 1 会当成线',
    en: 'a speck beside a name is read as one; a 1 by itself may be taken for a ruling',
  },
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
    example(
      { zh: '丢了序号', en: 'a number that was lost' },
      [
        ['养护面积', '指标1（养护面积）'],
        ['合格率', '指标1（合格率）'],
        ['完成时间', '指标（完成时间）'],
        ['养护成本', '指标1（养护成本）'],
      ],
      { finds: ['/indicators/2/level3'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form: { data } }) => {
    const isNumbered = isUsual(data.indicators.map(({ level3 }) => NUMBERED.test(level3 ?? '')));
    return about(
      data.indicators.flatMap((row, index) =>
        LEVELS.flatMap(level => {
          const isBare = level === 'level3' && isNumbered && BARE.test(row.level3 ?? '');
          return isBare || FRAYED.test(row[level] ?? '') ? [`/indicators/${index}/${level}`] : [];
        }),
      ),
    );
  },
};

const LEVELS = ['level1', 'level2', 'level3'] as const;
const FRAYED = /^[.,，。、·；;：:]|[.,，。、·；;]$|^\d(?=[\u3400-\u9fff]+$)/u;
/** 指标1：…, and the same without its number */
const NUMBERED = /^指标\d/u;
const BARE = /^指标(?=\P{L})(?!\d)/u;

/** Share of the names that are numbered, from which on one without is odd. */
const USUAL = 0.7;

function isUsual(all: readonly boolean[]): boolean {
  return all.filter(Boolean).length >= USUAL * all.length;
}
