import { compared } from '../values/text.ts';

const STARS = /\*{2,}/;
const CROSSES = /(?<![A-Z])X{2,}(?![A-Z])|×{2,}/i;
const DOTS = /^[≥≤=><]?[….·]{2,}%?$/;
const BARE_NUMBERING = /^指标[\d一二三四五六七八九十]+[:：]?$/;

/** What a template leaves to be filled in (`≥**`, `XX`, `……`, a bare `指标1：`): that alone, without what stands around it. */
export function placeholderIn(text: string): string | null {
  const plain = compared(text);
  const found = [STARS, CROSSES, DOTS, BARE_NUMBERING].map(pattern => pattern.exec(plain)?.[0]);
  return found.find(mark => mark !== undefined) ?? null;
}

export function isPlaceholder(text: string): boolean {
  return placeholderIn(text) !== null;
}
