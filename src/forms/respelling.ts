import { compared } from '../values/text.ts';
import { CALIBRATION } from './calibration-table.ts';
import { hasRole } from './labels.ts';
import { PRINTED } from './printed-labels.ts';

/** A shorter label says too little to be known again with a character wrong. */
const KNOWN_AGAIN = 4;
/** The names of levels, which are values too: one is put right only where its reading was not sure. */
const GROUPS =
  '产出指标 效益指标 满意度指标 成本指标 数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 经济成本指标 社会成本指标 生态环境成本指标'
    .split(' ')
    .map(word => [word]);

/**
 * The usual label that a text read from a picture must be: the only one that differs from it in no more than one
 * character, those left out that stand in the same row already. A text that means something as it is stays.
 */
export function labelNear(text: string, row: ReadonlySet<string>, sureness = 1): string | null {
  const isUnsure = sureness < CALIBRATION.reviewBelow;
  const [, part = '', label, tail = ''] = LABEL.exec(compared(text))!;
  const bare = label!.replace(/[::：]+$/, '').replace(isUnsure ? DIRT : '', '');
  const characters = [...bare];
  const isKnown = [...PRINTED, ...GROUPS].some(words => words.includes(label!));
  if (isKnown || hasRole(text)) return null;
  if (bare !== label && hasRole(bare)) return part + bare + tail;
  if (characters.length < KNOWN_AGAIN) return null;
  const near = (word: string) =>
    word.length === characters.length &&
    characters.filter((character, index) => character !== word[index]).length <= 1;
  const found = (isUnsure ? [...PRINTED, ...GROUPS] : PRINTED)
    .map(words => words.filter(word => near(word) && !row.has(word)))
    .filter(words => words.length > 0);
  const [word] = found.length === 1 ? found[0]! : [];
  return word === undefined ? null : part + word + tail;
}

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
