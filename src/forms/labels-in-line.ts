import { isFootLabel, isHeadingWord, isTotalLabel, plainLabel } from './labels.ts';

/** characters; the labels of a line are no longer, and one by itself says too little */
const LONGEST_LABEL = 12;
const SHORTEST_LABEL = 2;

/** A label with its value, whose brackets are none of either: `（总分：96）`. */
export function withoutBrackets(text: string): string {
  return /^[(（]([^()（）]*)[)）]$/.exec(text.trim())?.[1]?.trim() ?? text;
}

/** Several labels on one line, with or without white space before each: `填报人：张三联系电话：123（总分：96）`. */
export function partedAtLabels(text: string): string[] {
  const starts = [...text.matchAll(/[:：]/g)]
    .slice(1)
    .map(({ index }) => startOfLabel(text, index))
    .filter(start => start !== null);
  return [0, ...starts]
    .map((start, index) => withoutBrackets(text.slice(start, starts[index]).trim()))
    .filter(part => part !== '');
}

/** Where the label before a colon begins: behind white space, or the longest that is known; with its bracket. */
function startOfLabel(text: string, colon: number): number | null {
  const spaced = /(?<=\s)[^\s:：]{2,12}$/.exec(text.slice(0, colon));
  if (spaced) return spaced.index;
  for (let length = LONGEST_LABEL; length >= SHORTEST_LABEL; length--) {
    const start = colon - length;
    const label = text.slice(Math.max(0, start), colon);
    if (start <= 0 || /[:：]/.test(label) || plainLabel(label) !== label) continue;
    if (isHeadingWord(label) || isFootLabel(label) || isTotalLabel(label))
      return /[(（]/.test(text[start - 1]!) ? start - 1 : start;
  }
  return null;
}
