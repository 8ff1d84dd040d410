/** A day, or the whole month where `day` is null; without a year it is the form's. */
export type PeriodDay = { readonly year: string | null; readonly month: number; readonly day: number | null };

/** The first and the last day of what goes on between two dates; both with a year, or both without. */
type Spell = { readonly from: PeriodDay; readonly to: PeriodDay };

const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH = '1[0-2]|0?[1-9]';
const DAY = String.raw`3[01]|[12]\d|0?[1-9]`;
const TO = '[-–—―~∼〜至到]{1,2}';

/** behind the second year that is not named: 2023年11月至次年3月 */
const NEXT = '[次翌]年';

const PATTERNS: readonly RegExp[] = [
  // 1-6月, 2023年1月至2023年12月, 2023年11月-次年3月
  `(?:(?<y>${YEAR})年)?(?<m>${MONTH})(?:月份?)?${TO}(?:(?<y2>${YEAR})年|(?<next>${NEXT}))?(?<m2>${MONTH})月份?`,
  // 3月1日-5月20日, 2023年3月1日至31日
  `(?:(?<y>${YEAR})年)?(?<m>${MONTH})月(?<d>${DAY})[日号]${TO}(?:(?<y2>${YEAR})年|(?<next>${NEXT}))?(?:(?<m2>${MONTH})月)?(?<d2>${DAY})[日号]`,
  // 2023.1-2023.12, 2023/1/1-2023/12/31, 2023-01-01至2023-12-31
  `(?<y>${YEAR})(?<s>[-./])(?<m>${MONTH})(?:\\k<s>(?<d>${DAY}))?${TO}(?<y2>${YEAR})\\k<s>(?<m2>${MONTH})(?:\\k<s>(?<d2>${DAY}))?`,
].map(pattern => new RegExp(`^${pattern}$`));

type Parts = { readonly [part in 'y' | 'm' | 'd' | 'next' | 'y2' | 'm2' | 'd2']?: string };

/** Reads a text that is two dates and what stands between them; null for any other, and where the second is the earlier. */
export function readSpell(text: string): Spell | null {
  const found = PATTERNS.map(pattern => pattern.exec(text)?.groups).find(groups => groups !== undefined);
  if (!found) return null;
  const { y, m, d, next, y2, m2, d2 }: Parts = found;
  const from = { year: y ?? y2 ?? null, month: Number(m), day: numberOf(d) };
  const year = y2 ?? (next ? following(from.year) : from.year);
  const to = { year, month: Number(m2 ?? m), day: numberOf(d2) };
  const isNextUnnamed = next !== undefined && year === null;
  return isNextUnnamed || orderOf(from) > orderOf(to) ? null : { from, to };
}

function following(year: string | null): string | null {
  return year === null ? null : String(Number(year) + 1);
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function orderOf({ year, month, day }: PeriodDay): number {
  return Number(year ?? 0) * 10_000 + month * 100 + (day ?? 0);
}
