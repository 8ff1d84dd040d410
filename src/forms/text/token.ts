import type { Page, TextLine } from '../../model.ts';
import { compared } from '../../values/text.ts';
import { KINDS } from './words.ts';

/** A piece of a text dump that stands between two gaps of a line. */
export type Token = TextLine & {
  /** the place in the dump: tokens are numbered through */
  readonly order: number;
  /** lines without a blank one between them make one flow */
  readonly flow: number;
  /** another token stands before it on its line */
  readonly isBehind: boolean;
  /** blanks between it and the token before it on its line */
  readonly gap: number;
};

type Part = { text: string; from: number; to: number; gap: number };

/** words that count what a number before them says */
const UNIT =
  /^(?:个|户|场|人|次|套|期|天|日|月|年(?!度|初)|季|小时|分钟|秒|万|亿|元|项|处|家|批|平|吨|公里|千米|米|亩|件|份|篇|条|座|台|辆|名|所|册|公顷|村|种|部|分|%|％|表)/;

/** Tokens of the pages of a dump, in its order. */
export function tokensOf(pages: readonly Page[]): Token[] {
  const tokens: Token[] = [];
  let flow = 0;
  let last = -1;
  for (const { page, runs } of pages) {
    flow++;
    for (const { text, edges, bbox } of runs) {
      if (bbox[1] > last + 1) flow++;
      last = bbox[1];
      rejoined(unspread(partsOf(text, edges))).forEach((part, index) => {
        tokens.push({
          text: part.text,
          page,
          bbox: [part.from, bbox[1], part.to, bbox[3]],
          order: tokens.length,
          flow,
          isBehind: index > 0,
          gap: index > 0 ? part.gap : 0,
        });
      });
    }
  }
  return tokens;
}

/** Columns that a token takes. */
export function widthOf({ bbox }: TextLine): number {
  return bbox[2] - bbox[0];
}

function partsOf(text: string, edges: readonly number[]): Part[] {
  const parts: Part[] = [];
  let open: Part | null = null;
  [...text].forEach((character, index) => {
    if (/\s/.test(character)) {
      open = null;
      return;
    }
    const [from, to] = [edges[index]!, edges[index + 1]!];
    if (open) {
      open.text += character;
      open.to = to;
    } else {
      open = { text: character, from, to, gap: from - (parts.at(-1)?.to ?? from) };
      parts.push(open);
    }
  });
  return parts;
}

/** Characters of the longest label that printers spread to fill a cell. */
const LONGEST_SPREAD = 6;

/** Single characters on one line that are no label, but may begin one. */
const LEAST_SPREAD = 3;

/** 执 行 率: single characters that make a label together, or its first line. */
function unspread(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (let index = 0; index < parts.length; ) {
    const single = parts.slice(index, index + LONGEST_SPREAD);
    const end = single.findIndex(({ text }) => !/^\p{Script=Han}[:：]?$/u.test(text));
    const run = end < 0 ? single : single.slice(0, end);
    const sizes = run.map((_, at) => run.length - at).filter(size => size > 1);
    const size =
      sizes.find(count => isLabel(run.slice(0, count))) ?? (run.length >= LEAST_SPREAD ? run.length : 1);
    const own = parts.slice(index, index + size);
    joined.push({ ...own[0]!, text: own.map(({ text }) => text).join(' '), to: own.at(-1)!.to });
    index += size;
  }
  return joined;
}

function isLabel(run: readonly Part[]): boolean {
  return KINDS.has(compared(run.map(({ text }) => text).join('')).replace(/:$/, ''));
}

/** Printers set a thin gap between Chinese and Latin characters that dumpers write as a blank: it parts nothing. */
function rejoined(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  parts.forEach((part, index) => {
    const before = joined.at(-1);
    if (before && part.gap <= 1 && belongs(before.text, part.text, parts[index + 1]?.text ?? '')) {
      before.text += ` ${part.text}`;
      before.to = part.to;
    } else joined.push({ ...part });
  });
  return joined;
}

/** characters from which on two texts on one line are two columns of prose */
const COLUMN = 18;

function belongs(left: string, right: string, next: string): boolean {
  const isNumber = /^\d[\d.,]*$/.test(right);
  const last = left.split(' ').at(-1)!;
  if (Math.min(left.length, right.length) >= COLUMN) return false;
  if (KINDS.has(compared(left).replace(/:$/, ''))) return false;
  if (/\d ?[年月]$/.test(left)) return isNumber && /^[月日]/.test(next);
  if (/[A-Za-z,.;:]$/.test(left) && /^[A-Za-z]/.test(right)) return true;
  if (/[，。；、：？！,;]$/.test(left)) return true;
  if (/\p{Script=Han}$/u.test(left)) {
    if (/^[A-Za-z]/.test(right)) return true;
    return /^\d+[:：.、]\D/.test(right) || isProse(left, right);
  }
  if (/[A-Za-z]\d*$/.test(last) && /^[\p{Script=Han}，、·]/u.test(right)) return true;
  if (!/\d$/.test(left)) return false;
  return /^[^\d]*\d[\d.,]*$/.test(last) && UNIT.test(right)
    ? right.length <= 6 || left.length > 8
    : /^[(（]?(?:19|20)\d{2}$/.test(left) && /^(?:年|\p{Script=Han}{2})/u.test(right);
}

/** A long line of words goes on behind a number. */
function isProse(left: string, right: string): boolean {
  return left.length >= 14 && /[，。；、]/.test(left) && /^[A-Za-z\d]/.test(right);
}

/** As labels are compared. */
export function plain(token: TextLine): string {
  return compared(token.text);
}
