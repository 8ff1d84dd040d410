import type { Page } from '../model.ts';
import { UNREADABLE } from '../values/text.ts';

/** shares of a page's Chinese characters: real forms have next to none of either */
const MOST_RARE = 0.04;
const MOST_LOST = 0.3;
/** a page with fewer characters says nothing */
const FEW = 40;

/** What fonts say whose codes mean nothing, one sign after the other; forms tick a box here and there. */
const DINGBAT = /[\u2600-\u27BF]/;

/**
 * Whether the text layer of a page can be what is printed. It cannot where many characters are lost, or are none that
 * official Chinese uses: a font's map to Unicode that is broken at large gives characters from all over the block.
 */
export function isLegible(page: Page): boolean {
  let [lost, chinese, rare] = [0, 0, 0];
  for (const run of page.runs) {
    for (const character of run.text.normalize('NFKC')) {
      if (character === UNREADABLE || DINGBAT.test(character)) lost++;
      else if (/\p{Script=Han}/u.test(character)) {
        chinese++;
        if (!isUsual(character)) rare++;
      }
    }
  }
  if (lost + chinese < FEW || isWestern(page)) return true;
  return lost < MOST_LOST * (lost + chinese) && rare <= MOST_RARE * chinese;
}

/** Shares of a Western page's characters: fewer are lost, more are of the plain alphabet and its signs, or letters. */
const WESTERN = { lost: 0.1, plain: 0.85, letters: 0.25 };

/** A page that says nothing in Chinese but something in Latin letters, and lacks a ligature or a bullet here and there. */
export function isWestern({ runs }: Page): boolean {
  const text = runs.map(run => run.text).join('');
  if (/\p{Script=Han}/u.test(text)) return false;
  const shareOf = (kind: RegExp) => (text.match(kind)?.length ?? 0) / Math.max(1, text.length);
  return (
    shareOf(/\uFFFD/g) < WESTERN.lost &&
    shareOf(/[ -~\u00A0]/g) > WESTERN.plain &&
    shareOf(/[A-Za-z]/g) > WESTERN.letters
  );
}

let usual: ReadonlySet<string> | undefined;

/** The 6,763 characters of GB 2312, and the radicals that some printers write for them. */
function isUsual(character: string): boolean {
  usual ??= gb2312();
  return usual.has(character) || /[\u2E80-\u2FD5]/.test(character);
}

function gb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)));
}
