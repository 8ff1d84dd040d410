import type { Group } from '../../model.ts';
import { compared } from '../../values/text.ts';
import type { RuleRow } from '../row.ts';

/** Whether two weights are printed for groups of one name. */
export function isSameGroup(a: Group, b: Group): boolean {
  return isAlike(a.level1, b.level1) && isAlike(a.level2, b.level2);
}

/** Whether a row stands under the group's label. */
export function belongsTo({ indicator }: RuleRow, { level1, level2 }: Group): boolean {
  const levels = [
    level1 === null || isAlike(indicator.level1, level1),
    level2 === null || isAlike(indicator.level2, level2),
  ];
  return levels.every(level => level) && (level1 ?? level2) !== null;
}

function isAlike(a: string | null, b: string | null): boolean {
  return compared(a ?? '') === compared(b ?? '');
}
