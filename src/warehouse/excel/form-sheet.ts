import type { Form } from '../../model.ts';
import { CURRENCY_UNIT, FORM, FUNDING, namesOf } from '../../schema/fields.ts';
import { pageRanges } from '../../values/page-number.ts';
import { CURRENCY_UNITS, FAMILIES } from '../tables/codes.ts';
import { head, LINK, link, marked, number, TITLE, told, type Written, words } from './cells.ts';
import { doubtsOfHead, doubtsOfLists, doubtsOfRow } from './doubts.ts';
import type { Gathered } from './gather.ts';
import { COLUMNS, WIDE, writeIndicators } from './indicator-rows.ts';
import { type PrintedSheet, partsOf, type Spanning } from './printed.ts';

/** Lines of a paragraph that stay together: a page ends between such parts. */
const TOGETHER = 10;

type Links = { readonly original: string | null; readonly contents: string };

/** The sheet of a form: its head, funding block and goals, the indicators with what a reviewer fills in, what is doubted. */
export function writeForm(
  sheet: PrintedSheet,
  { form, file, sha256, remarks }: Gathered,
  links: Links,
): void {
  const { data } = form;
  const title = data.title ?? FAMILIES[form.family] ?? form.family;
  sheet.row([{ ...words(`${title} · 复核表`), style: TITLE, span: COLUMNS.length }]);
  writeHead(sheet, form, { file, ...links });
  writeFunding(sheet, form);
  for (const { expected, actual } of data.goals) {
    paragraph(sheet, '预期目标', expected);
    paragraph(sheet, '实际完成', actual);
  }
  const cut = writeIndicators(sheet, form);
  for (const [label, text] of cut) paragraph(sheet, label, text);
  paragraph(sheet, '分组权重', weightsOf(form));
  for (const [label, value] of Object.entries(data.extras)) paragraph(sheet, label, value);
  doubt(sheet, doubtsOfLists(form));
  for (const { kind, page, text } of remarks)
    paragraph(sheet, `检查：${kind}`, page === null ? text : `${text}（第 ${page} 页）`);
  sheet.row([
    { ...words('复核人：'), span: 7 },
    { ...words('复核日期：'), span: 7 },
  ]);
  paragraph(sheet, '原件校验码', sha256);
  sheet.end();
}

function writeHead(
  sheet: PrintedSheet,
  { data, pages, currencyUnit, evidence }: Form,
  { file, original, contents }: Links & { readonly file: string },
): void {
  const named = namesOf(FORM).filter(name => name !== 'title');
  const pairs: (readonly [string, Written])[] = [
    ...named.map(name => {
      const value = data[name];
      const cell = words(value === null ? null : String(value));
      return [FORM[name].name.zh, marked(cell, evidence[`/${name}`]?.review)] as const;
    }),
    [
      CURRENCY_UNIT.zh,
      marked(words(CURRENCY_UNITS[currencyUnit ?? ''] ?? null), evidence['/currencyUnit']?.review),
    ],
    ['原件', original === null ? words(file) : { value: link(file, original), style: LINK }],
    // a text dump has no pages
    ['所在页', words(pages.length > 0 ? pageRanges(pages) : null)],
    ['目录', { value: link('回目录', contents), style: LINK }],
  ];
  for (let at = 0; at < pairs.length; at += 2)
    sheet.row(
      [pairs[at]!, pairs[at + 1] ?? ['', words(null)]].flatMap(([label, cell]) => [
        head(label),
        { ...cell, span: 6 },
      ]),
    );
  doubt(sheet, doubtsOfHead({ data, pages, currencyUnit, evidence } as Form));
}

/** Columns that an amount, a weight and what follows take of those of the sheet. */
const SPANS = {
  label: 2,
  initialBudget: 1,
  adjustedBudget: 2,
  executed: 3,
  maxScore: 1,
  executionRate: 1,
  score: 1,
};

function writeFunding(sheet: PrintedSheet, form: Form): void {
  if (form.data.funding.length === 0) return;
  const fields = namesOf(FUNDING);
  const heads: Spanning[] = fields.map(name => ({ ...head(FUNDING[name].name.zh), span: SPANS[name] }));
  sheet.row([...heads, { ...head('待核'), span: 3 }]);
  for (const [row, line] of form.data.funding.entries()) {
    const cells = fields.map((name): Spanning => {
      const { type } = FUNDING[name];
      const cell = type === 'text' ? words(line[name]) : number(line[name], type === 'money');
      return { ...marked(cell, form.evidence[`/funding/${row}/${name}`]?.review), span: SPANS[name] };
    });
    sheet.row([...cells, { ...told(doubtsOfRow(form, 'funding', row)), span: 3 }]);
  }
}

function weightsOf({ data }: Form): string | null {
  const told = data.groups.map(
    ({ level1, level2, maxScore }) => `${level2 ?? level1 ?? ''} ${maxScore ?? ''}`,
  );
  return told.length === 0 ? null : told.join('；');
}

/** A label, and a text over the rest of the width, in several rows where it is long. */
function paragraph(sheet: PrintedSheet, label: string, text: string | null): void {
  if (text === null) return;
  for (const [at, part] of partsOf(text, WIDE, TOGETHER).entries())
    sheet.row([head(at === 0 ? label : `${label}（续）`), { ...words(part), span: COLUMNS.length - 1 }]);
}

function doubt(sheet: PrintedSheet, doubts: string | null): void {
  if (doubts === null) return;
  for (const part of partsOf(doubts, WIDE, TOGETHER))
    sheet.row([head('待核'), { ...told(part), span: COLUMNS.length - 1 }]);
}
