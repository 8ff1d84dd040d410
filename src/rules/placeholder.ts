import { compared } from '../values/text.ts';

const STARS = /\*{2,}/;
const CROSSES = /(?<![A-Z])X{2,}(?![A-Z])|×{2,}/i;
const DOTS = /^[≥≤=><]?[….·]{2,}%?$/;
const BARE_NUMBERING = /^指标[\d一二三四五六七八九十]+[:：]?$/;

/** What a template leaves to be filled in: `≥**`, `XX`, `……`, a bare `指标1：`. */
export function isPlaceholder(text: string): boolean {
  const plain = compared(text);
  return [STARS, CROSSES, DOTS, BARE_NUMBERING].some(pattern => pattern.test(plain));
}
