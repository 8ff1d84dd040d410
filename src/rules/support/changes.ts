import { type ChangeWord, changeWord } from '../../values/bound.ts';
import { plainSigns, takeComparator } from '../../values/comparator.ts';
import { compared } from '../../values/text.ts';
import type { RuleRow } from '../row.ts';
import type { Quantity } from './preferred-direction.ts';

/** names of what is a change by itself */
const NAMES: Readonly<Record<ChangeWord['way'], RegExp>> = {
  more: /增长|增幅|增速|增收|增加|提高|提升|上升/,
  less: /下降|降低|降幅|减少|压减|压降|缩短|节约|节省|节能|减排/,
};

/** Which way a quantity is a change by its own words (`提高5%`); null where it is a value. */
export function changeOf({ text }: Quantity): ChangeWord['way'] | null {
  return changeWord(takeComparator(plainSigns(compared(text))).rest)?.way ?? null;
}

/** `提高5%` is no value to compare with another one, unless both are changes the same way, or the name says that they are. */
export function areAlike(target: Quantity, actual: Quantity, { indicator }: RuleRow): boolean {
  const [wanted, own] = [changeOf(target), changeOf(actual)];
  if (wanted === own) return true;
  const way = wanted ?? own;
  return (wanted === null || own === null) && way !== null && NAMES[way].test(indicator.level3 ?? '');
}
