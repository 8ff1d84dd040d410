import type { FormSegment } from '../../forms/find-forms.ts';
import { hasRole } from '../../forms/labels.ts';
import { hasFundingLineInside, headingsUnder } from '../../forms/matcher.ts';
import type { Cell, Path } from '../../model.ts';
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
    soundExample(),
  ],
  observe: ({ form, segments }) => {
    const labels = Object.keys(form.facts).flatMap(
      path => /\/extras\/(?:.*\/)?([^/]+)$/.exec(path)?.[1] ?? [],
    );
    const hidden = new Set([...labels, ...unnamedHeads(segments)].flatMap(headingsUnder));
    const areLabelsHidden = besideAmounts(segments).some(({ text }) => hasFundingLineInside(text));
    const isHidden = (path: Path) => {
      const [, list, name] = /^\/(indicators|funding|total)\/(?:\d+\/)?(\w+)$/.exec(path) ?? [];
      if (list === 'funding' && name === 'label') return areLabelsHidden;
      return hidden.has(`${list === 'funding' ? 'funding' : 'indicator'}.${name}`);
    };
    return about(hidden.size > 0 || areLabelsHidden ? absentIn(form).filter(isHidden) : []);
  },
};

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
