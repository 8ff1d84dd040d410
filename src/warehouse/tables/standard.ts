/** What stands beside the words of a form for who groups by them: forms of all places say it in one way. */

/** What indicators are about, in the words of the framework of the Ministry of Finance. */
export const STANDARD_LEVELS = ['决策', '过程', '产出', '效益', '满意度', '成本', '预算执行'] as const;

type StandardLevel = (typeof STANDARD_LEVELS)[number];

/** Satisfaction counts wherever it is named: it stands under benefit in some forms. */
const SATISFACTION = /满意/;

const FIRST: readonly (readonly [StandardLevel, RegExp])[] = [
  ['决策', /决策|投入|立项/],
  ['过程', /过程|管理/],
  ['产出', /产出/],
  ['效益', /效益|效果|效应/],
  ['成本', /成本/],
  ['预算执行', /(?:预算|资金)执行|执行率/],
];

/** The second levels that belong to one first level everywhere. */
const SECOND: readonly (readonly [StandardLevel, RegExp])[] = [
  ['产出', /^(?:数量|质量|时效)/],
  ['效益', /^(?:经济|社会|生态|环境|可持续)/],
];

/** The standard word for a first level, or, where none is printed, for what its second level belongs to; null where it is unsure. */
export function standardLevel(level1: string | null, level2: string | null): StandardLevel | null {
  const first = bare(level1);
  if (first !== '') return SATISFACTION.test(first) ? '满意度' : only(first, FIRST);
  const second = bare(level2);
  return SATISFACTION.test(second) ? '满意度' : (only(second, SECOND) ?? null);
}

function only(words: string, kinds: readonly (readonly [StandardLevel, RegExp])[]): StandardLevel | null {
  const found = kinds.filter(([, pattern]) => pattern.test(words));
  return found.length === 1 ? found[0]![0] : null;
}

function bare(level: string | null): string {
  return (level ?? '').replace(/\s+/g, '');
}

/**
 * A code before a name, `219-…`, `[219001]…`, or in parentheses behind it. Three digits need a sign between: names begin with
 * numbers, too (`120急救中心`).
 */
const CODE_BEFORE =
  /^(?:[[【(（]\s*\d{3,}\s*[\])】）]|\d{3,}\s*[-－—–_:：、.．]+|\d{6,})\s*(?=\p{Script=Han})/u;
const CODE_BEHIND = /(?<=\p{Script=Han})\s*(?:[[【(（]\s*\d{3,}\s*[\])】）]|[-－—–_]+\d{3,})$/u;

/** The name of a department without its code. */
export function withoutCode(name: string | null): string | null {
  return name?.trim().replace(CODE_BEFORE, '').replace(CODE_BEHIND, '') ?? null;
}
