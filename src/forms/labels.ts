import { LABELLED_FIELDS } from '../schema/fields.ts';
import { compared, withoutColon } from '../values/text.ts';
import type { RoleIn } from './lexicon.ts';
import { meaningByTail, restored } from './matcher.ts';
import { meaningIn, VOCABULARY, withoutBrackets } from './vocabulary.ts';

export type HeadRole = RoleIn<'head'>;
export type FundingRole = RoleIn<'funding'>;
export type GoalRole = RoleIn<'goal'> | 'adjusted';
export type IndicatorRole = Exclude<RoleIn<'indicator'>, 'detail'>;
type FundingLineRole = RoleIn<'fundingLine'>;

/** What a label says besides its name: `产出指标(50分)` weighs 50, `项目资金(万元)` counts in 万元. */
const TAIL = /[([{【〔][^()[\]{}【】〔〕]*(?:[([][^()[\]]*[)\]][^()[\]{}【】〔〕]*)*[)\]}】〕]$/;
/** Marks of notes behind a label, or raised above its line and so before it: 得分①, 执行数（B）*, 完成值[注1]. */
const NOTE_MARKS =
  /^[①-⑳⑴-⒇¹²³⁴-⁹]+(?=.)|(?<=.)(?:[①-⑳⑴-⒇¹²³⁴-⁹*＊※]|[[【〔]注?\d{1,2}[\]】〕])+(?=[:：\s]*$)/gu;
/** What is left of such a tail where its end could not be read. */
const OPEN_TAIL = /[([{（【〔]\s*[%％分元]?$/;
/** Half a bracket before a label: the rest of a ruling, as readers of pictures see it. */
const HALF_BRACKET = /^[([{【〔](?=[^()[\]{}【】〔〕]*$)/;
const NUMBERING = /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．:]|其中:?|[★☆*]+)(?=\D)/;

/** texts whose labels are remembered: those of some documents, for every room asks for every cell */
const MOST_KNOWN = 5000;
const KNOWN = new Map<string, string>();

/** A label as it is compared: without colon, numbering, and brackets at its end. */
export function plainLabel(text: string): string {
  let label = KNOWN.get(text);
  if (label === undefined) {
    label = strippedLabel(text);
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(text, label);
  }
  return label;
}

function strippedLabel(text: string): string {
  const label = withoutColon(compared(restored(withoutNoteMarks(text))))
    .replace(HALF_BRACKET, '')
    .replace(NUMBERING, '');
  const bare = label.replace(TAIL, '').replace(OPEN_TAIL, '');
  return restored(withoutColon(bare === '' ? label.replace(/[()[\]]/g, '') : bare));
}

function withoutNoteMarks(text: string): string {
  return text.replace(NOTE_MARKS, '');
}

/** A label as it names an extra: printed, without colon, weight and marks of notes. */
export function extraLabel(text: string): string {
  return withoutNoteMarks(text)
    .replace(/(?<![:：\s])[:：\s]+$/, '')
    .replace(/[(（]\s*(\d+(\.\d+)?\s*分|[%％分元]|万元|)\s*[)）]$/, '')
    .replace(OPEN_TAIL, '')
    .trim();
}

/**
 * What labels mean, in any layout. A label is compared without white space, colons, numbering, and what stands in brackets
 * behind it (units, weights, formulas).
 */
export type RoleOf<Role extends string> = (label: string) => Role | null;

export type Lexicon = {
  readonly head: RoleOf<HeadRole>;
  readonly funding: RoleOf<FundingRole>;
  readonly goal: RoleOf<GoalRole>;
  readonly indicator: RoleOf<IndicatorRole>;
};

/** The lexicon with a template's own labels before it: printed label → `head.…`, `funding.…`, `goal.…`, `indicator.…`. */
export function lexicon(own: { readonly [label: string]: string } = {}): Lexicon {
  const labels = new Map(Object.entries(own).map(([label, role]) => [plainLabel(label), role]));
  const finder = <Name extends 'head' | 'funding' | 'goal' | 'indicator'>(room: Name) => {
    return (text: string): RoleIn<Name> | null => {
      const label = plainLabel(text);
      if (label === '') return null;
      const named = labels.get(label);
      return named?.startsWith(`${room}.`)
        ? (named.slice(room.length + 1) as RoleIn<Name>)
        : meaningIn(room, label);
    };
  };
  const indicator = finder('indicator');
  return {
    head: finder('head'),
    funding: finder('funding'),
    goal: finder('goal'),
    indicator(text) {
      const role = indicator(text);
      return role === 'detail' ? null : role;
    },
  };
}

/** What an unknown label means in a room by its end; a conclusion that wants review. */
export function roleByTail<Name extends 'head' | 'funding' | 'indicator'>(
  room: Name,
  text: string,
): RoleIn<Name> | null {
  return meaningByTail(room, plainLabel(text));
}

export function fundingLineOf(label: string): FundingLineRole {
  return meaningIn('fundingLine', plainLabel(label)) ?? 'other';
}

export function isTotalLabel(text: string): boolean {
  return meaningIn('total', plainLabel(text)) !== null;
}

/** 小计, 产出指标小计: what the indicators of a group weigh and score together. */
export function isSubtotalLabel(text: string): boolean {
  return meaningIn('subtotal', plainLabel(text)) !== null;
}

/** 备注, 说明: what stands beside it is a text of its own. */
export function isNoteLabel(text: string): boolean {
  return meaningIn('note', plainLabel(text)) !== null;
}

/** 其他需要说明的问题, 备注: what stands below the total of a form, in its table. */
export function isFootLabel(text: string): boolean {
  return isNoteLabel(text) || meaningIn('foot', plainLabel(text)) !== null;
}

/** 年度总体目标: what the block of goals is called. */
export function isGoalTitle(text: string): boolean {
  return meaningIn('goalTitle', plainLabel(text)) !== null;
}

/** 1-7月执行数, 全年预计完成情况: what the monitoring of a running year prints, and no evaluation. */
export function isMonitoringLabel(text: string): boolean {
  return meaningIn('monitoring', plainLabel(text)) !== null;
}

/** 评分标准, 指标解释: a column of a scheme by which others are evaluated. */
export function isCriterion(text: string): boolean {
  return meaningIn('scheme', plainLabel(text)) !== null;
}

/** Whether a text is, to the letter, what a field or a column is called, and so no value of one. */
export function isHeadingWord(text: string): boolean {
  const label = plainLabel(text);
  return HEADINGS.has(label) || HEADINGS.has(withoutBrackets(label));
}

const HEADINGS = new Set(
  VOCABULARY.filter(
    ({ role, grade }) => grade !== 'bare' && /^(?:head|funding|goal|indicator)\./.test(role),
  ).map(({ word }) => withoutBrackets(word)),
);

/** Whether a text is, to the letter, what a level of indicators or a line of the funding is usually called. */
export function isUsualName(text: string): boolean {
  return NAMES.has(compared(text).replace(/^其中:?/, ''));
}

const NAMES = new Set(
  VOCABULARY.filter(({ role }) => /^(?:level|fundingLine)\./.test(role)).map(({ word }) => word),
);

/** Words with which a cell is complete, so that nothing goes on in it after a page break. */
export function isWholeLabel(text: string): boolean {
  const plain = plainLabel(text).replace(/(?<=目标)\d$/, '');
  return isGroupLabel(text) || isTotalLabel(plain) || (plain.length <= 10 && hasRole(plain));
}

/** The label that the first row of a form begins with: the name of the project, or of the department. */
export function isFirstLabel(text: string): boolean {
  const role = COMMON.head(text);
  return role === 'projectName' || role === 'department';
}

/** What many tables print that are no forms: who is in charge, how to reach somebody, kinds and codes. */
export function isDetail(role: HeadRole): boolean {
  return role === 'detail' || LABELLED_FIELDS.some(name => name === role);
}

/** Whether a text is the label of any field or column. */
export function hasRole(text: string): boolean {
  const { head, funding, goal, indicator } = COMMON;
  const inHead = head(text);
  return (
    (inHead !== null && !isDetail(inHead)) || [funding, goal, indicator].some(role => role(text) !== null)
  );
}

/** The name of a first or second level, or of the block of indicators: 产出指标, 数量指标, 绩效指标. */
export function isGroupLabel(text: string): boolean {
  const label = plainLabel(text);
  return /指标等?$/.test(label) && (label === '绩效指标' || meaningIn('level', label) !== null);
}

const COMMON = lexicon();
