import { compared, withoutColon } from '../values/text.ts';
import { CALIBRATION } from './calibration-table.ts';
import { hasRole } from './labels.ts';
import { PRINTED } from './printed-labels.ts';

/** A shorter label says too little to be known again with a character wrong, or with two where its reading was not sure. */
const KNOWN_AGAIN = { one: 4, two: 5 };
/** The names of levels, which are values too: one is put right only where its reading was not sure. */
const GROUPS =
  '产出指标 效益指标 满意度指标 成本指标 数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 经济成本指标 社会成本指标 生态环境成本指标'
    .split(' ')
    .map(word => [word]);

/**
 * The usual label that a text read from a picture must be: the only one that differs from it in no more than one
 * character (two where it was not sure), those left out that stand in the same row already. A text that means something as it is stays.
 */
export function labelNear(text: string, row: ReadonlySet<string>, sureness = 1): string | null {
  const isUnsure = sureness < CALIBRATION.reviewBelow;
  const [, part = '', label, tail = ''] = LABEL.exec(compared(text))!;
  const bare = withoutColon(label!).replace(isUnsure ? DIRT : '', '');
  const characters = [...bare];
  const isKnown = [...PRINTED, ...GROUPS].some(words => words.includes(label!));
  if (isKnown || hasRole(text)) return null;
  if (bare !== label && hasRole(bare)) return part + bare + tail;
  const most =
    characters.length < KNOWN_AGAIN.one ? 0 : isUnsure && characters.length >= KNOWN_AGAIN.two ? 2 : 1;
  const words = isUnsure ? [...PRINTED, ...GROUPS] : PRINTED;
  const wrongIn = (word: string) =>
    word.length === characters.length
      ? characters.filter((character, index) => character !== word[index]).length
      : most + 1;
  const free = words.map(own => own.filter(word => wrongIn(word) <= most && !row.has(word))).filter(isFilled);
  const fewest = Math.min(...free.flat().map(wrongIn));
  const nearest = free.filter(own => own.some(word => wrongIn(word) === fewest));
  return nearest.length === 1 ? part + nearest[0]!.find(word => wrongIn(word) === fewest)! + tail : null;
}

const isFilled = (words: readonly string[]) => words.length > 0;

/** A label, what stands before it, and the unit, weight or formula in brackets behind it. */
const LABEL = /^(其中[:：]?)?(.*?)([(（][^()（）]*[)）])?$/su;
/** The rest of a ruling at the ends of a label. */
const DIRT = /^[^\p{Script=Han}\p{N}(]+|[^\p{Script=Han}\p{N})]+$/gu;

const LEVELS = ['一级指标', '二级指标', '三级指标'];
const LEVEL_HEAD = /^\P{Script=Han}?.?级指标\P{Script=Han}?$/u;

/** What the text at a place of its row must be if it is the heading of a level: three in a row stand in their order, and their numbers are mere strokes that get lost. */
export function levelAmong(place: number, row: readonly string[]): string | null {
  const heads = row.flatMap((text, at) => (LEVEL_HEAD.test(compared(text)) ? [at] : []));
  const label = LEVELS[heads.indexOf(place)];
  return heads.length === LEVELS.length && label && compared(row[place]!) !== label ? label : null;
}
