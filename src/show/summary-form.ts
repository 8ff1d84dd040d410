import type picocolors from 'picocolors';
import type { Form, FundingLine, Severity } from '../model.ts';
import { FORM, FUNDING, FUNDING_NUMBERS, GOAL, INDICATOR, namesOf } from '../schema/fields.ts';
import { doubtfulLists } from '../values/leaves.ts';
import { noteName } from '../values/notes.ts';
import { pageRanges } from '../values/page-number.ts';
import { FUNDING_LINES, fieldName } from './field-names.ts';
import { indicatorRows } from './indicator-rows.ts';
import { type TextCell, tableLines } from './text-table.ts';
import { clip, padEnd, printable } from './width.ts';
import { CURRENCY_UNITS, familyName, grouped } from './words.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

type FormLinesOptions = {
  readonly index: number;
  readonly colors: Colors;
  readonly columns: number;
  /** paths that a finding points to, with its severity */
  readonly blamed: ReadonlyMap<string, Severity>;
};

type Options = FormLinesOptions & { readonly form: Form };

/** Title and year stand in the line above. */
const HEAD = namesOf(FORM).filter(field => field !== 'title' && field !== 'fiscalYear');
/** A terminal is not wide enough for reasons. */
const FIELDS = namesOf(INDICATOR).filter(field => field !== 'deviation');
const INDENT = '   ';

/** A form's lines of the summary: head, funding, goals, indicators, total. */
export function formLines(form: Form, options: FormLinesOptions): string[] {
  const all = { ...options, form };
  return [
    ...headLines(all),
    ...listLines(all),
    ...fundingLines(all),
    ...goalLines(all),
    ...indicatorLines(all),
  ];
}

function headLines({ form, index, colors, columns }: Options): string[] {
  const { data, family, template, pages, currencyUnit } = form;
  const unit = currencyUnit === null ? '' : ` · ${CURRENCY_UNITS[currencyUnit].zh}`;
  const place = pages.length > 0 ? ` · ${pageRanges(pages)}` : '';
  const value = (path: string, text: string | number | null) => {
    const shown = text === null ? colors.dim('–') : clip(printable(String(text)), columns - 16);
    return form.evidence[path]?.review ? colors.yellow(`${shown} ?`) : shown;
  };
  return [
    colors.bold(`${index + 1}. ${value('/title', data.title)} ${value('/fiscalYear', data.fiscalYear)}`),
    colors.dim(`${INDENT}${familyName(family).zh} · ${template}${place}${unit}`),
    ...HEAD.filter(field => data[field] !== null || form.evidence[`/${field}`]?.review).map(
      field => `${INDENT}${colors.dim(padEnd(FORM[field].name.zh, 10))}${value(`/${field}`, data[field])}`,
    ),
  ];
}

/** Lists that may not be whole. */
function listLines({ form, colors }: Options): string[] {
  return doubtfulLists(form).map(([path, { notes }]) => {
    const words = notes.map(note => noteName(note).zh).join('、');
    return `${INDENT}${colors.yellow(`? ${fieldName(path).zh}：${words}`)}`;
  });
}

function fundingLines(options: Options): string[] {
  const { form, colors } = options;
  if (form.data.funding.length === 0) return [];
  const heads = ['', '', ...FUNDING_NUMBERS.map(field => FUNDING[field].name.zh)];
  const rows = form.data.funding.map((line, index) => {
    const path = `/funding/${index}`;
    const amounts = FUNDING_NUMBERS.map(field => valueCell(options, `${path}/${field}`, amount(line, field)));
    const label = valueCell(options, `${path}/label`, line.label ?? FUNDING_LINES[line.line].zh);
    return [sign(options, path), label, ...amounts];
  });
  return [
    '',
    ...table(
      [heads.map(text => ({ text, paint: colors.dim })), ...rows],
      [
        { align: 'left', most: 1 },
        { align: 'left', most: 24 },
        ...FUNDING_NUMBERS.map(() => ({ align: 'right' as const, most: 22 })),
      ],
    ),
  ];
}

function amount(line: FundingLine, field: (typeof FUNDING_NUMBERS)[number]): string {
  return line[field] === null ? '' : grouped(line[field]);
}

function goalLines({ form, colors, columns }: Options): string[] {
  const lines = form.data.goals.flatMap((goal, index) =>
    namesOf(GOAL).flatMap(field => {
      const text = goal[field];
      const path = `/goals/${index}/${field}`;
      if (text === null && !form.evidence[path]?.review) return [];
      const shown = clip(printable(text ?? '–'), columns - 20);
      const name = GOAL[field].name.zh;
      return [
        `${INDENT}${colors.dim(padEnd(name, 14))}${form.evidence[path]?.review ? colors.yellow(`${shown} ?`) : shown}`,
      ];
    }),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

function indicatorLines(options: Options): string[] {
  const { form, colors, columns } = options;
  const { indicators, total } = form.data;
  const levels = indicatorRows(form);
  const rows = indicators.map((row, index) => {
    const path = `/indicators/${index}`;
    const texts = [
      levels[index]!.level1?.text,
      levels[index]!.level2?.text,
      row.level3,
      row.target?.text,
      row.actual?.text,
      row.maxScore,
      row.score,
    ];
    return [
      sign(options, path),
      ...FIELDS.map((field, at) => valueCell(options, `${path}/${field}`, texts[at] ?? '')),
    ];
  });
  const heads = ['', ...FIELDS.map(field => INDICATOR[field].name.zh)].map(text => ({
    text,
    paint: colors.dim,
  }));
  const sums = [
    sign(options, '/total'),
    ...['总分 total', '', '', '', total.grade ?? ''].map(text => ({ text, paint: colors.bold })),
    valueCell(options, '/total/maxScore', total.maxScore ?? ''),
    valueCell(options, '/total/score', total.score ?? ''),
  ];
  const hasTotal = total.maxScore !== null || total.score !== null || total.grade !== null;
  const widths = [1, 14, 18, null, 14, 14, 8, 8];
  return [
    '',
    ...table(
      [heads, ...rows, ...(hasTotal ? [sums] : [])],
      widths.map((most, at) => ({ align: at > 5 ? 'right' : 'left', most })),
      columns - INDENT.length,
    ),
  ];
}

const table = (...given: Parameters<typeof tableLines>) =>
  tableLines(...given).map(line => `${INDENT}${line}`);

function valueCell({ form, colors }: Options, path: string, text: string): TextCell {
  if (!form.evidence[path]?.review) return { text };
  return { text: `${text}?`, paint: colors.yellow };
}

/** What a row says at its beginning: the severest of the findings and the doubt in it. */
function sign({ form, blamed, colors }: Options, path: string): TextCell {
  const isWithin = (other: string) => other === path || other.startsWith(`${path}/`);
  const found = [...blamed].filter(([at]) => isWithin(at)).map(([, severity]) => severity);
  const isDoubtful = Object.entries(form.evidence).some(([at, { review }]) => review && isWithin(at));
  if (found.includes('error')) return { text: '✗', paint: colors.red };
  if (isDoubtful) return { text: '?', paint: colors.yellow };
  return found.length > 0 ? { text: '!', paint: colors.yellow } : { text: '✓', paint: colors.green };
}
