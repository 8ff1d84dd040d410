import type { FormSegment } from '../../forms/find-forms.ts';
import { hasRole } from '../../forms/labels.ts';
import { hasFundingLineInside, headingsUnder, isNamedAfterHeading } from '../../forms/matcher.ts';
import type { Cell, Path, TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { absentIn } from '../value-paths.ts';

export const headingUnderText: Check = {
  id: 'heading-under-text',
  statement: {
    zh: '未识别的栏名里夹着某一栏的表头',
    en: 'the heading of a column stands between the characters of a text that names no column',
  },
  why: {
    zh: '印章等文字盖住了表头，此栏的值在别处',
    en: 'a stamp or another text was printed over the heading: the column has values, which went elsewhere',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '单位名称盖在分值上', en: 'the name of an office over a heading' },
      [['实际完成值 | 分值 | 得分', '实际完成值 | 市分财政局值 | 得分']],
      { finds: ['/indicators/0/maxScore'] },
    ),
    example(
      { zh: '两列竖排的表头读成一列', en: 'headings of two narrow columns, read as one' },
      [['一级指标 | 二级指标', '一二级级指指标标 | <']],
      { finds: ['/indicators/0/level2'] },
    ),
    example(
      {
        zh: '资金没有得分一列，表头有自评得分',
        en: 'a budget without scores, and a field that is named after them',
      },
      [
        ['项目名称 | 城市公园养护 | <', '项目名称 | 城市公园养护 | 自评得分'],
        ['< | < | < | <\n  项目资金', '90 | < | < | <\n  项目资金'],
        ['执行率 | 得分 | <', '执行率 | < | <'],
        ['100% | 10 | <', '100% | < | <'],
      ],
      { finds: [] },
    ),
    soundExample(),
  ],
  observe: ({ form, segments }) => {
    const hidden = new Set([...labelsOver(form), ...unnamedHeads(segments)].flatMap(headingsUnder));
    const areLabelsHidden = besideAmounts(segments).some(({ text }) => hasFundingLineInside(text));
    const isHidden = (path: Path) => {
      const [, list, name] = /^\/(indicators|funding|total)\/(?:\d+\/)?(\w+)$/.exec(path) ?? [];
      if (list === 'funding' && name === 'label') return areLabelsHidden;
      return hidden.has(`${list === 'funding' ? 'funding' : 'indicator'}.${name}`);
    };
    return about(hidden.size > 0 || areLabelsHidden ? absentIn(form).filter(isHidden) : []);
  },
};

/**
 * Labels that name no field and may be a heading with something printed over it. A field of the form itself whose name ends
 * with that of a column has a longer name: 自评得分, 项目总得分.
 */
function labelsOver({ facts }: TypedForm): string[] {
  return Object.keys(facts).flatMap(path => {
    const [, list, label] = /^(.*)\/extras\/(?:.*\/)?([^/]+)$/.exec(path) ?? [];
    return label === undefined || (list === '' && isNamedAfterHeading(label)) ? [] : [label];
  });
}

/** Texts in the headings of lists that name no column. */
function unnamedHeads(segments: readonly FormSegment[]): string[] {
  const texts = segments.flatMap(({ formGrid, blocks }) =>
    blocks
      .flatMap(block => ('heads' in block ? block.heads : []))
      .flatMap(({ row }) => formGrid.covering(row)),
  );
  return texts.map(({ text }) => text).filter(text => !hasRole(text));
}

/** Cells of several rows before the first amount of a budget. */
function besideAmounts(segments: readonly FormSegment[]): Cell[] {
  return segments.flatMap(({ formGrid, blocks }) =>
    blocks.flatMap(block => {
      if (block.kind !== 'funding') return [];
      const first = Math.min(...block.columns.map(({ from }) => from));
      const cells = new Set(block.rows.flatMap(row => formGrid.covering(row)));
      return [...cells].filter(cell => cell.column < first && cell.rowSpan > 1);
    }),
  );
}
