import { expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { BBox, Page, TextLine } from '../../src/model.ts';
import { accountOf, unexplained } from '../../src/quality/account.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { draftedForm, settled, subjectOf } from '../helpers/judged.ts';

const GRID = gridOf(`
  项目名称 | 公园养护 | < | < | <
  项目资金（万元） | 全年预算数 | 全年执行数 | 执行率 | 得分
  年度资金总额 | 10 | | 90% | 9
  三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  养护面积 | ≥30公顷 | 31公顷 | 90 | 90
  总分 | < | < | 100 | 99`);

/** the blank cell: what was spent */
const BLANK: BBox = [20, 20, 30, 30];
const TITLE = linesAbove('项目支出绩效自评表');
const PAGE: Page = { page: 1, width: 60, height: 100, kind: 'native', runs: [], rulings: [], images: [] };

/** The account of a page with this form, and the form as the checks leave it. */
function seen(page: Partial<Page>, others: readonly TextLine[] = [], running: readonly TextLine[] = []) {
  const found = findForms({ grids: [GRID], lines: TITLE }, lexicon());
  const subject = subjectOf(found[0]!);
  const layout = {
    grids: [GRID],
    lines: [...TITLE, ...others],
    running,
    isTyped: false,
    displayed: <P>(place: P) => place,
  };
  const account = accountOf([{ ...PAGE, ...page }], layout, [draftedForm(found[0]!)]);
  return { account, form: settled({ ...subject, unexplained: unexplained(account) }) };
}

const line = (text: string): TextLine => ({ text, page: 1, bbox: [0, 80, 50, 88] });

test('every text of a page is in its account once, with what explains it', () => {
  const { account } = seen({}, [line('公开14表')], [{ ...line('— 1 —'), bbox: [20, 92, 30, 98] }]);
  const texts = account.map(({ text }) => text);
  const printed = GRID.cells.map(({ text }) => text).filter(text => text !== '');
  expect(texts.toSorted()).toEqual([...printed, TITLE[0]!.text, '公开14表', '— 1 —'].toSorted());
  expect(account.filter(({ claim }) => claim !== 'form').map(({ text, claim }) => [text, claim])).toEqual([
    ['公开14表', null],
    ['— 1 —', 'running'],
  ]);
});

test.each(['images', 'outlines'] as const)('%s in a cell that seems blank doubt the blank', kind => {
  const { form } = seen({ [kind]: [[22, 22, 27, 27]] });
  expect(form.evidence['/funding/0/executed']).toMatchObject({ text: null, review: true });
  expect(Object.values(form.evidence).filter(({ review }) => review)).toHaveLength(1);
});

test('a picture over several cells, or beside the table, is decoration', () => {
  const boxes: BBox[] = [
    [BLANK[0] - 8, BLANK[1] - 8, BLANK[2] + 8, BLANK[3] + 8],
    [0, 70, 9, 79],
  ];
  const { account, form } = seen({ images: boxes });
  expect(account.filter(({ kind }) => kind === 'picture').map(({ claim }) => claim)).toEqual([
    'decoration',
    'decoration',
  ]);
  expect(form.evidence['/funding/0/executed']!.review).toBe(false);
});

test('a text that no form took makes what is missing in the head less sure, and is for nobody’s review', () => {
  const without = seen({}).form.evidence['/supervisingDepartment']!;
  const beside = seen({}, [line('公开14表')]).form.evidence['/supervisingDepartment']!;
  expect(beside.confidence).toBeLessThan(without.confidence);
  expect(beside.review).toBe(false);
});

test.each([
  ['blank', [22, 22, 24, 28]],
  ['filled', [12, 22, 14, 28]],
] as const)('ink that was not read doubts the value of its cell, be it %s', (_, box) => {
  const { form } = seen({ kind: 'scanned', unread: [[...box]] });
  const doubted = Object.entries(form.evidence).flatMap(([path, { review }]) => (review ? [path] : []));
  expect(doubted).toEqual([box[0] < 20 ? '/funding/0/adjustedBudget' : '/funding/0/executed']);
});
