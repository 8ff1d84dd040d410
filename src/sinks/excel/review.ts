import { CURRENCY_UNIT, FORM, namesOf } from '../../fields.ts';
import type { Evidence, Form, Indicator, Measure } from '../../model.ts';
import { decimalText, sum } from '../../values/amount.ts';
import type { Loadable } from '../tables/column.ts';
import { DOUBTFUL, decimalShown, HEAD, LINK, LONG, link, text } from './cells.ts';
import type { LinkTo } from './links.ts';
import { sheetNames } from './names.ts';
import { openWorkbook, type Sheet, type Written } from './sheet.ts';

/** Heads of the 复核表; what is to be filled in by the reviewer stays blank. */
const HEADS = [
  ['一级指标', 12],
  ['二级指标', 14],
  ['三级指标', 30],
  ['指标性质', 9],
  ['指标值', 14],
  ['计量单位', 9],
  ['权重', 8],
  ['自评完成值', 14],
  ['自评得分', 9],
  ['复核完成值', 14],
  ['复核得分', 9],
  ['复核指标偏差', 14],
  ['备注', 30],
] as const;

/** One sheet a form: the sheet that a reviewer fills in, the self-evaluation beside it. */
export async function writeReviewSheets(
  path: string,
  coming: AsyncIterable<Loadable>,
  linkTo: LinkTo,
): Promise<void> {
  const book = openWorkbook(path, HEAD);
  const nameOf = sheetNames();
  let sheets = 0;
  for await (const loadable of coming) {
    for (const [index, form] of loadable.document.forms.entries()) {
      const title = form.data.projectName ?? form.data.implementingUnit ?? form.data.title ?? '';
      const sheet = book.sheet(
        nameOf(`${++sheets} ${title}`),
        HEADS.map(([head, width]) => ({ title: head, width })),
      );
      writeForm(sheet, form, linkTo({ ...spotOf(loadable), form: index, page: form.pages[0] ?? null }));
      sheet.end();
    }
  }
  // a workbook without a sheet is none that Excel opens
  if (sheets === 0) book.sheet(nameOf('没有自评表'), []).end();
  await book.close();
}

function spotOf({ sha256, places }: Loadable): { sha256: string; path: string | null } {
  return { sha256, path: places[0] ?? null };
}

function writeForm(sheet: Sheet, form: Form, to: string | null): void {
  for (const [row, indicator] of form.data.indicators.entries()) sheet.add(rowOf(form, indicator, row));
  const { total, indicators } = form.data;
  const own = [
    totalCell(total.maxScore ?? decimalText(sum(indicators.map(({ maxScore }) => maxScore)))),
    totalCell(total.score ?? decimalText(sum(indicators.map(({ score }) => score)))),
  ] as const;
  sheet.add([{ value: '合计', style: HEAD }, ...blanks(5), own[0], { value: null }, own[1], ...blanks(4)]);
  sheet.add([]);
  for (const [label, value] of aboutOf(form))
    sheet.add([{ value: label, style: HEAD }, { value: value === null ? null : text(value) }]);
  if (to !== null)
    sheet.add([
      { value: '原件', style: HEAD },
      { value: link('打开原件所在页', to), style: LINK },
    ]);
}

function aboutOf({ data, pages, currencyUnit }: Form): (readonly [string, string | null])[] {
  return [
    ...namesOf(FORM).map(field => {
      const value = data[field];
      return [FORM[field].name.zh, value === null ? null : String(value)] as const;
    }),
    [CURRENCY_UNIT.zh, currencyUnit === 'wan-yuan' ? '万元' : currencyUnit === 'yuan' ? '元' : null],
    ['所在页', pages.join('、')],
  ];
}

function rowOf(form: Form, item: Indicator, row: number): Written[] {
  const of = (field: keyof Indicator, cell: Written): Written => {
    const own = form.evidence[`/indicators/${row}/${field}`];
    return own?.review ? { ...cell, style: { ...cell.style, ...DOUBTFUL }, note: noteOf(own) } : cell;
  };
  const { sign, value, unit } = partsOf(item.target);
  return [
    of('level1', words(item.level1)),
    of('level2', words(item.level2)),
    of('level3', words(item.level3)),
    of('target', words(sign)),
    of('target', value),
    of('target', words(unit)),
    of('maxScore', number(item.maxScore)),
    of('actual', words(item.actual?.text ?? null)),
    of('score', number(item.score)),
    ...blanks(3),
    of('deviation', words(item.deviation)),
  ];
}

/** 指标性质, 指标值, 计量单位 of a target. */
function partsOf(target: Measure | null): { sign: string | null; value: Written; unit: string | null } {
  if (target === null) return { sign: null, value: { value: null }, unit: null };
  if (target.kind !== 'quantity') return { sign: '定性', value: words(target.text), unit: null };
  const { comparator, number: lower, to, unit } = target;
  return {
    sign: SIGNS[comparator ?? ''] ?? null,
    value: to === undefined ? number(lower) : words(`${lower}～${to}`),
    unit,
  };
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '＝' };

function words(value: string | null): Written {
  return { value: value === null ? null : text(value) };
}

function number(value: string | null): Written {
  if (value === null) return { value: null };
  const { value: cell, numFmt, isLong } = decimalShown(value, false);
  return isLong ? { value: cell, style: LONG } : { value: cell, style: { numFmt: numFmt! } };
}

function totalCell(value: string): Written {
  const cell = number(value);
  return { ...cell, style: { ...cell.style, ...HEAD } };
}

function blanks(count: number): Written[] {
  return Array.from({ length: count }, () => ({ value: null }));
}

function noteOf({ text: read, confidence, notes, regions }: Evidence): string {
  const page = regions?.[0]?.page;
  const where = page === undefined ? '' : `，第 ${page} 页`;
  return `待核${where}。${read === null ? '未见印字' : `读到：${read.slice(0, 200)}`}。置信度 ${confidence}；${notes.join(' ')}`;
}
