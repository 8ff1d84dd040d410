import { compared } from '../../values/text.ts';
import { TARGETS } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import { type RuleRow, shortened } from '../row.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';
import { isPlaceholder } from '../support/placeholder.ts';

export const indicatorDuplicate: Rule = {
  id: 'indicator/duplicate',
  severity: 'warning',
  statement: { zh: '同一表中指标名称重复', en: 'one indicator name twice in a form' },
  basis: TARGETS,
  why: { zh: '同一件事不应计两次分。', en: 'One thing should not be scored twice.' },
  examples: [
    example(
      { zh: '两行都叫“培训人次”', en: 'two rows named 培训人次' },
      { rows: [{ name: '培训人次' }, { under: '产出/成本', name: '培训人次' }] },
      ['/indicators/1/level3'],
    ),
    example(
      { zh: '“指标1：”“指标2：”之后的名称相同', en: 'the same name behind 指标1： and 指标2：' },
      { rows: [{ name: '指标1：培训人次' }, { name: '指标2：培训人次' }] },
      ['/indicators/1/level3'],
    ),
    example(
      { zh: '核心指标的“★”不是名称', en: 'the star of a core indicator is no part of its name' },
      { rows: [{ name: '★培训人次' }, { name: '培训人次' }] },
      ['/indicators/1/level3'],
    ),
    example(
      { zh: '编号之后的名称不同', en: 'other names behind the numbers' },
      { rows: [{ name: '指标1：培训人次' }, { name: '指标2：培训期数' }] },
    ),
    example(
      { zh: '占位名称不算', en: 'placeholders do not count' },
      { rows: [{ name: '……' }, { name: '……' }, { name: '指标1：' }, { name: '指标1：' }] },
    ),
  ],
  check: eachForm(check),
};

function check({ rows }: FormView): readonly Found[] {
  const groups = Map.groupBy(rows.filter(isNamed), row => bareName(row.name.value ?? ''));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first && others.length > 0 ? [report(first, others)] : [],
  );
}

/** 指标1：, 1. … number a name, a star marks it: no part of it */
const NUMBERED = /^[★☆▲△*＊]*(?:(?:指标)?\d{1,2}[:：.、](?!\d))?[★☆▲△*＊]*/;

function bareName(name: string): string {
  return compared(name).replace(NUMBERED, '');
}

const NO_NAME = /^(?:无|不涉及|不适用|其他|\P{L}*)$/u;

function isNamed({ name }: RuleRow): boolean {
  return isGiven(name) && !NO_NAME.test(bareName(name.value)) && !isPlaceholder(name.value);
}

function report(first: RuleRow, others: readonly RuleRow[]): Found {
  const name = shortened((first.name.value ?? '').replace(NUMBERED, ''));
  const numbers = [first, ...others].map(row => row.index + 1);
  return {
    at: [...others, first].map(row => row.name.at),
    message: {
      zh: `指标“${name}”出现 ${numbers.length} 次（第 ${numbers.join('、')} 项指标）。请下年度合并或改名。`,
      en: `“${name}” appears ${numbers.length} times (indicators ${numbers.join(', ')}). Merge or rename next year.`,
    },
    found: first.name.value,
  };
}
