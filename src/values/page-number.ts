import { compared } from './text.ts';

const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十百零〇]{1,5})';
const PATTERN = new RegExp(
  [
    `第?[-—–－―·•.~|/]*\\d{1,4}[-—–－―·•.~|/]*页?`,
    `第${NUMBER}页[,，、;；/|(（]*(共${NUMBER}页[)）]?)?`,
    `\\d{1,4}页?[,，、;；/|(（]*共\\d{1,4}页?[)）]?`,
    `第\\d{1,4}[,，、;；/|(（]+共\\d{1,4}页?[)）]?`,
    `共${NUMBER}页[,，、;；/|]*第${NUMBER}页`,
    `\\d{1,4}/\\d{1,4}页?`,
    `page\\d+((of|/)\\d+)?`,
  ]
    .map(form => `^${form}$`)
    .join('|'),
  'i',
);

/** Whether a text is the number of a page: `- 8 -`, `第 3 页 共 9 页`, `第二页`, `3/9`, `Page 3`, a bare number. */
export function isPageNumber(text: string): boolean {
  return PATTERN.test(compared(text));
}

/** Whether it says so itself: a bare number may be anything. */
export function saysPage(text: string): boolean {
  return /页/.test(text) && /[第共/]/.test(text) && isPageNumber(text);
}

/** The number of a page in a text that says nothing else (see `isPageNumber`): the first one in it, but for how many pages there are. */
export function pageNumberIn(text: string): number | null {
  if (!isPageNumber(text)) return null;
  const [number] = compared(text)
    .replace(/共\d+页?/, '')
    .matchAll(/\d+/g);
  return number ? Number(number[0]) : null;
}

/** Page numbers in short: 第 1–3、5 页. */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return `第 ${ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join('、')} 页`;
}
