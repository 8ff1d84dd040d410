import { foldRadicals } from '../../values/text.ts';

const STARS = /[*＊]{2,}/;
const CROSSES = /(?<![A-Z])[XxＸｘ]{2,}(?![A-Z])|×{2,}/;
const DOTS = /^[≥≤=><＝＞＜]?(?:…+|[.·]{2,})[%％]?$/;
const BARE_NUMBERING = /^指标[\d一二三四五六七八九十]+[:：]?$/;

/** What a template leaves to be filled in (`≥**`, `XX`, `……`, a bare `指标1：`): that alone, as printed. */
export function placeholderIn(text: string): string | null {
  const plain = foldRadicals(text).replace(/\s+/g, '');
  const found = [STARS, CROSSES, DOTS, BARE_NUMBERING].map(pattern => pattern.exec(plain)?.[0]);
  return found.find(mark => mark !== undefined) ?? null;
}

export function isPlaceholder(text: string): boolean {
  return placeholderIn(text) !== null;
}
