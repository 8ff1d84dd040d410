/** Ideographs that some printers write as radical code points of the two CJK radical blocks. */
export const RADICALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    目: '⽬',
    门: '⻔',
    金: '⾦',
    长: '⻓',
    工: '⼯',
    水: '⽔',
    生: '⽣',
    人: '⼈',
    日: '⽇',
    页: '⻚',
    车: '⻋',
    见: '⻅',
    入: '⼊',
    示: '⽰',
  }),
);
