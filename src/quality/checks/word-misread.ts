import { hasMisread, pairsOf } from '../../forms/lookalikes.ts';
import { VOCABULARY } from '../../forms/vocabulary.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const wordMisread: Check = {
  id: 'word-misread',
  statement: {
    zh: '名称里有字与常用词（或本表别处的词）只差一个形近字',
    en: 'a name holds a word that differs from a usual one, or from one elsewhere in the form, by a character that looks alike',
  },
  why: {
    zh: '项目会读成项日，农户会读成农广；两种写法同在一表，总有一处读错',
    en: '项目 is read 项日, 农户 is read 农广; where a form has both, one of them was misread',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '目读成日', en: '目 read as 日' }, [['城市公园养护', '城市公园养护项日']], {
      finds: ['/projectName'],
      as: 'picture',
    }),
    example(
      { zh: '同一词的两种读法', en: 'one word read in two ways' },
      [
        ['养护成本', '郫县人数'],
        ['合格率', '郸县满意度'],
      ],
      {
        finds: ['/indicators/1/level3', '/indicators/3/level3'],
        as: 'picture',
      },
    ),
    example(
      { zh: '相连的两个词', en: 'two words beside each other' },
      [['合格率', '当日产生垃圾当日清运率']],
      {
        finds: [],
        as: 'picture',
      },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    const names = Object.keys(form.facts).filter(path => NAME.test(path));
    const texts = names.map(path => form.facts[path]!.text ?? '');
    const seen = new Set(texts.flatMap(pairsOf));
    const isUsual = (pair: string) => STOCK.has(pair);
    const isKnown = (pair: string) => STOCK.has(pair) || seen.has(pair);
    const misread = names.filter((_, at) => hasMisread(texts[at]!, { isUsual, isKnown }));
    // what weighs a level that has another name is missing under its own
    return about([...misread, ...(misread.some(path => path.startsWith('/groups/')) ? ['/groups'] : [])]);
  },
};

const NAME = /^\/(?:projectName|supervisingDepartment|implementingUnit|title)$|\/level\d$|\/label$/;

/** Words of names beside those of labels, in which a character is often misread. */
const WORDS =
  '项目 目标 农户 用户 户数 户满 户籍 贫困户 受益户 户厕 救助 救灾 救援 教育 教学 责任 职责 自评 日常 广场 广播 推广 住房 任务 支出 间接 入选 入围 收入 投入 入户 入库 纳入 进入 准入 人数 人员 人次 人才 人均 人民 人口 个人 工人 老人';
const PRINTED = new Set(VOCABULARY.map(({ word }) => word));
/** 项目产出 is two words: what stands at the joint is no word, and 当日产生 is not misread. */
const SIMPLE = [...PRINTED].filter(word => !word.startsWith('项目') || !PRINTED.has(word.slice(2)));
const STOCK: ReadonlySet<string> = new Set([...SIMPLE, ...WORDS.split(' ')].flatMap(pairsOf));
