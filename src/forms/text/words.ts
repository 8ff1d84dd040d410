import type { LabelRole, Room } from '../lexicon.ts';
import { roomOf, VOCABULARY } from '../vocabulary.ts';

/** Labels as they are printed, whole: what a dump has broken over lines is put together again by them. */
export type LabelKind =
  | 'head'
  | 'fundingTitle'
  | 'fundingHead'
  | 'fundingLine'
  | 'goalTitle'
  | 'goalHead'
  | 'indicatorTitle'
  | 'indicatorHead'
  | 'weightHead'
  | 'scoreHead'
  | 'level1'
  | 'level2'
  | 'total'
  | 'matrixTitle'
  | 'matrix'
  | 'foot';

/** What a dump needs to know of a label: the block that it stands in, and whether it heads a column there. */
const KIND_OF: { readonly [room in Room]: LabelKind | null } = {
  head: 'head',
  fundingTitle: 'fundingTitle',
  funding: 'fundingHead',
  fundingLine: 'fundingLine',
  goalTitle: 'goalTitle',
  goal: 'goalHead',
  indicatorTitle: 'indicatorTitle',
  indicator: 'indicatorHead',
  level: null,
  matrixTitle: 'matrixTitle',
  matrix: 'matrix',
  total: 'total',
  note: null,
  foot: 'foot',
  monitoring: null,
  scheme: null,
};

/** Labels that the budget and the indicators share, and the names of levels. */
const OWN_KIND: { readonly [role in LabelRole]?: LabelKind } = {
  'funding.maxScore': 'weightHead',
  'indicator.maxScore': 'weightHead',
  'funding.score': 'scoreHead',
  'indicator.score': 'scoreHead',
  'level.first': 'level1',
  'level.second': 'level2',
};

/** Whole label → the kinds that it may be of. Words that are labels only at the place of one are none in a dump, which has no places. */
export const KINDS: ReadonlyMap<string, readonly LabelKind[]> = kindsByLabel();

function kindsByLabel(): Map<string, LabelKind[]> {
  const kinds = new Map<string, LabelKind[]>();
  for (const { role, word, grade } of VOCABULARY) {
    const kind = OWN_KIND[role] ?? KIND_OF[roomOf(role)];
    const known = kinds.get(word) ?? [];
    if (grade !== 'bare' && kind && !known.includes(kind)) kinds.set(word, [...known, kind]);
  }
  return kinds;
}

/** The first level that a second one belongs to, where forms agree on it. */
const PARENTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^成本/, /^产出/],
  [/成本/, /^成本/],
  [/数量|质量|时效/, /^产出/],
  [/满意/, /^满意/],
  [/效益|可持续/, /^效益/],
];

/** Whether a second level may stand under a first one; null where nothing is known of it. */
export function isUnder(level2: string, level1: string): boolean | null {
  const parent = PARENTS.find(([name]) => name.test(level2))?.[1];
  return parent ? parent.test(level1) : null;
}

/** Words of the official scale, and others that forms give as values. */
export const SCALE: readonly string[] = [
  '达成预期指标',
  '基本达成预期指标',
  '全部或基本达成预期指标',
  '部分达成年度指标并具有一定效果',
  '部分达成预期指标并具有一定效果',
  '未达成年度指标且效果较差',
];

/** Short words that stand as a value and not as the name of an indicator. */
export const VALUE_WORD =
  /^(?:已?(?:全部|基本|按[时期]|及时|如期|部分)?(?:完成|达成|达标|到位|实现|落实|发放|兑付|拨付)|及时|有效|明显|显著|良好|优|优秀|良|好|高|较高|较好|合格|合规|健全|完善|规范|准确|是|否|有|无|可控|具备|保障|稳定|达到|提升|改善|增强|不断完善|得到保障|严格执行|定性|(?:效果|作用|成效)(?:明显|显著|良好|较好)|.{0,2}(?:有效|明显|显著|持续|逐步|稳步|不断|长期|进一步|较?大幅?|切实|充分).{0,3}(?:提升|提高|改善|增强|加强|促进|保障|控制|完善|发挥|发挥作用|推动|增加|降低|减少|缓解|优化)?)$/;
