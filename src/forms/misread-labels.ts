import { compared, withoutColon } from '../values/text.ts';
import { UNSURE } from './draft-writer.ts';
import { hasRole, isGroupLabel, isHeadingWord } from './labels.ts';
import { misspelt } from './matcher.ts';
import { meaningIn } from './vocabulary.ts';

/** The usual label that a text read from a picture must be, with what stands before and behind it; null where none is or it means something as it is. */
export function labelNear(text: string, row: ReadonlySet<string>, sureness = 1): string | null {
  const isUnsure = sureness < UNSURE;
  const [, part = '', label, tail = ''] = LABEL.exec(compared(text))!;
  const bare = withoutColon(label!).replace(isUnsure ? DIRT : '', '');
  if (isGroupLabel(label!) || isPrinted(label!) || isPrinted(text)) return null;
  if (bare !== label && isPrinted(bare)) return part + bare + tail;
  const open = label!.replace(RULING, '');
  if (open !== label && isHeadingWord(open)) return part + open + tail;
  const near = misspelt(bare, row, isUnsure);
  return near === null || near === label ? null : part + near + tail;
}

/** Whether a text is a label as it is, or the name of a level; one of those included whose values no form asks for. */
function isPrinted(text: string): boolean {
  return hasRole(text) || isHeadingWord(text) || meaningIn('level', text) !== null;
}

/** A label, what stands before it, and the unit, weight or formula in brackets behind it. */
const LABEL = /^(其中[:：]?)?(.*?)([(（][^()（）]*[)）])?$/su;
/** The rest of a ruling at the ends of a label. */
const DIRT = /^[^\p{Script=Han}\p{N}(]+|[^\p{Script=Han}\p{N})]+$/gu;

/** … read as a digit or letter behind or before a long label. */
const RULING = /^[1lI|](?=.{4})|(?<=.{4})[1lI|]$/gu;

const LEVELS = ['一级指标', '二级指标', '三级指标'];
const LEVEL_HEAD = /^\P{Script=Han}?.?级指标\P{Script=Han}?$/u;

/** What the text at a place of its row must be if it is the heading of a level: three in a row stand in their order, and their numbers are mere strokes that get lost. */
export function levelAmong(place: number, row: readonly string[]): string | null {
  const heads = row.flatMap((text, at) => (LEVEL_HEAD.test(compared(text)) ? [at] : []));
  const label = LEVELS[heads.indexOf(place)];
  return heads.length === LEVELS.length && label && compared(row[place]!) !== label ? label : null;
}
