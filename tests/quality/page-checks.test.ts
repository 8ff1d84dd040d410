import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { BBox, Grid, Page, TextLine } from '../../src/model.ts';
import { PAGE_CHECKS } from '../../src/quality/pages/checks/index.ts';
import {
  OPEN_FORM,
  type PageEvidence,
  type PageExample,
  WHOLE_FORM,
} from '../../src/quality/pages/page-check.ts';
import { gridOf } from '../helpers/grid-of.ts';

const ROOM = new URL('../../src/quality/pages/checks/', import.meta.url);
const FRAME: BBox = [50, 50, 550, 300];

type Printed = { readonly grids: readonly Grid[]; readonly lines: readonly TextLine[] };

/** A table on a page, in a frame; read from a picture where that is so sure. */
function tableOn(page: number, text: string, { bbox = FRAME, sure = null as number | null } = {}): Grid {
  const grid = gridOf(text);
  const reading = sure === null ? {} : { reading: { confidence: sure, candidates: [] } };
  const cells = grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, page, ...reading })),
    regions: [{ page, bbox }],
  }));
  return { ...grid, cells, regions: [{ page, bbox }] };
}

function titleOn(page: number, text: string): TextLine {
  return { text, page, bbox: [100, 20, 300, 40] };
}

/** The pages of an example: a title, an empty line, a table; one of them, or nothing. */
function printed({ pages, as }: PageExample): Printed {
  const sure = as === 'picture' ? 0.99 : null;
  const parts = pages.map(page => {
    const [first = '', second] = page.split('\n\n');
    return { title: second === undefined ? '' : first, table: second ?? first };
  });
  return {
    grids: parts.flatMap(({ table }, at) => (table === '' ? [] : [tableOn(at + 1, table, { sure })])),
    lines: parts.flatMap(({ title }, at) => (title === '' ? [] : [titleOn(at + 1, title)])),
  };
}

/** Each table by itself: what would have been found together is no matter of these checks. */
function evidenceOf({ grids, lines }: Printed): PageEvidence {
  const found = grids.flatMap(grid => findForms({ grids: [grid], lines: [] }, lexicon()));
  const forms = found.map(({ segments }) => {
    const pages = segments.flatMap(({ formGrid }) => formGrid.grid.regions.map(({ page }) => page));
    return { pages, unsound: [] };
  });
  const source = { kind: 'native', pages: 4 } as const;
  const rest = { pages: [], damaged: [], illegible: new Set<number>(), unplaced: [] };
  return { source, grids, lines, found, forms, words: lexicon(), ...rest };
}

const namedBy = (id: string, seen: PageEvidence) => [
  ...PAGE_CHECKS.find(check => check.id === id)!.find(seen),
];

test('every file in the folder of checks of pages is a check of the index', () => {
  const files = readdirSync(ROOM).map(file => file.replace(/\.ts$/, ''));
  expect(['index', ...PAGE_CHECKS.map(({ id }) => id)].toSorted()).toEqual(files.toSorted());
});

describe.each(PAGE_CHECKS)('$id', check => {
  test('says what it means in both languages', () => {
    for (const text of [check.statement, check.why]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
  });

  test.each(check.examples)('$title.en', example => {
    expect([...check.find(evidenceOf(printed(example)))]).toEqual(example.finds);
  });

  test.each(['drawn', 'picture'] as const)('keeps silent about a whole form: %s', as => {
    const example = { title: { zh: '', en: '' }, pages: [WHOLE_FORM], as, finds: [] };
    expect([...check.find(evidenceOf(printed(example)))]).toEqual([]);
  });
});

test('a table that opens the page behind a form in doubt may be the rest of it', () => {
  const rest = tableOn(2, '产出 | 数量 | 8\n效益 | 质量 | 9', { bbox: [60, 50, 400, 300] });
  const seen = evidenceOf({ grids: [tableOn(1, WHOLE_FORM.split('\n\n')[1]!), rest], lines: [] });
  const named = (isUnsound: boolean) =>
    namedBy('behind-unread-form', { ...seen, forms: [{ pages: [1], unsound: isUnsound ? [1] : [] }] });
  expect(named(true)).toEqual([2]);
  expect(named(false)).toEqual([]);
});

test('a table of a picture that is narrower than the form beside it is none of its parts', () => {
  const form = tableOn(1, WHOLE_FORM.split('\n\n')[1]!, { sure: 0.99 });
  const named = (bbox: BBox) => {
    const other = tableOn(2, '产出 | 数量 | 8\n效益 | 质量 | 9', { bbox, sure: 0.99 });
    return namedBy('table-in-picture', evidenceOf({ grids: [form, other], lines: [] }));
  };
  expect(named([50, 50, 555, 300])).toEqual([2]);
  expect(named([50, 50, 350, 300])).toEqual([]);
});

test('a table of a picture of which hardly anything was read may be a form', () => {
  const rows = Array.from({ length: 5 }, () => '产出 | 数量 | 8').join('\n');
  const named = (sure: number) =>
    namedBy('table-in-picture', evidenceOf({ grids: [tableOn(3, rows, { sure })], lines: [] }));
  expect(named(0.2)).toEqual([3]);
  expect(named(0.9)).toEqual([]);
});

test('a table of a picture that was hardly read, behind a page that was not, may be the rest of its form', () => {
  const pictured = (page: number, lines: number, confidence: number): Page => ({
    page,
    width: 600,
    height: 800,
    kind: 'scanned',
    runs: Array.from({ length: lines }, (_, at) => ({
      text: '指标',
      bbox: [50, 20 * at, 90, 20 * at + 10],
      edges: [50, 70, 90],
      direction: 'right',
      size: 10,
      reading: { confidence, candidates: [] },
    })),
    rulings: (['horizontal', 'vertical'] as const).flatMap(axis =>
      [50, 100, 150, 200].map(at => ({ axis, at, from: 50, to: 200, thickness: 1 })),
    ),
    images: [],
  });
  const named = (lines: number, confidence: number) =>
    namedBy('behind-unread-form', {
      ...evidenceOf({ grids: [], lines: [] }),
      pages: [pictured(1, 40, 0.4), pictured(2, lines, confidence)],
    });
  expect(named(8, 0.4)).toEqual([2]);
  expect(named(8, 0.99)).toEqual([]);
});

test('a drawn table in another frame than the form without a total is none of its parts, unless its rows are', () => {
  const form = tableOn(2, OPEN_FORM.split('\n\n')[1]!);
  const named = (text: string, bbox: BBox, page = 3) =>
    namedBy('part-of-form', evidenceOf({ grids: [form, tableOn(page, text, { bbox })], lines: [] }));
  const plain = '合格率 | ≥95% | 50 | 50\n面积 | ≥95% | 50 | 50';
  const rows = '质量指标 | 合格率 | ≥95% | 50\n时效指标 | 完工 | 年底前 | 5';
  expect(named(plain, FRAME)).toEqual([3]);
  expect(named(plain, [80, 50, 500, 300])).toEqual([]);
  expect(named(rows, [60, 60, 520, 300])).toEqual([3]);
  expect(named(rows, [60, 60, 520, 300], 4)).toEqual([]);
});

test.each([{ reading: { confidence: 0.5, candidates: [] } }, {}])(
  'short pieces all over a page below the title of a form are a table that was not seen: %j',
  reading => {
    const line = (text: string, at: number): TextLine => ({
      text,
      page: 2,
      bbox: [100, 20 + at * 15, 300, 30 + at * 15],
      ...reading,
    });
    const named = (title: string, text: string) => {
      const lines = [line(title, 0), ...Array.from({ length: 30 }, (_, at) => line(text, at + 1))];
      return namedBy('pieces-without-table', evidenceOf({ grids: [], lines }));
    };
    expect(named('项目支出绩效自评表', '100%')).toEqual([2]);
    expect(named('项目支出绩效自评表', '一、项目基本情况和资金安排')).toEqual([]);
    expect(named('绩效自评结果汇总表', '100%')).toEqual([]);
  },
);

test('… in the cells of a table that became no form as well', () => {
  const rows = Array.from({ length: 8 }, () => '年度 | 额：其 | 10%').join('\n');
  const named = (title: string) => {
    const lines = title === '' ? [] : [titleOn(1, title)];
    return namedBy('pieces-without-table', evidenceOf({ grids: [tableOn(1, rows)], lines }));
  };
  expect(named('项目支出绩效自评表')).toEqual([1]);
  expect(named('')).toEqual([]);
});
