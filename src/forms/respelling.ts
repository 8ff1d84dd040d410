import { compared } from '../values/text.ts';
import { hasRole } from './labels.ts';
import { PRINTED } from './printed-labels.ts';

/** A shorter label says too little to be known again with a character wrong. */
const KNOWN_AGAIN = 4;

/**
 * The usual label that a text read from a picture must be: the only one that differs from it in no more than one
 * character, those left out that stand in the same row already. A text that means something as it is stays.
 */
export function labelNear(text: string, row: ReadonlySet<string>): string | null {
  const characters = [...compared(text).replace(/[::：]+$/, '')];
  if (characters.length < KNOWN_AGAIN || hasRole(text)) return null;
  const near = (word: string) =>
    word.length === characters.length &&
    characters.filter((character, index) => character !== word[index]).length <= 1;
  const found = PRINTED.flatMap(words => words.filter(near));
  if (found.includes(characters.join(''))) return null;
  const free = found.filter(word => !row.has(word));
  return free.length === 1 ? free[0]! : null;
}

const LEVELS = ['一级指标', '二级指标', '三级指标'];
const LEVEL_HEAD = /^\P{Script=Han}?.?级指标\P{Script=Han}?$/u;

/** What the text at a place of its row must be if it is the heading of a level: three in a row stand in their order, and their numbers are mere strokes that get lost. */
export function levelAmong(place: number, row: readonly string[]): string | null {
  const heads = row.flatMap((text, at) => (LEVEL_HEAD.test(compared(text)) ? [at] : []));
  const label = LEVELS[heads.indexOf(place)];
  return heads.length === LEVELS.length && label && compared(row[place]!) !== label ? label : null;
}
