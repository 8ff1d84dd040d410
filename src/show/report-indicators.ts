import { INDICATOR, LISTS, namesOf, PARTS } from '../fields.ts';
import type { Indicator } from '../model.ts';
import { escapeKey } from '../values/pointer.ts';
import { indicatorRows, type LevelCell } from './indicator-rows.ts';
import { type Markup, markup } from './markup.ts';
import { type FormView, heading, isPrinted, label, valueButton } from './report-value.ts';

type Column = keyof typeof INDICATOR;

/** The columns that a form has, its own ones last. */
type Columns = { readonly fields: readonly Column[]; readonly others: readonly string[] };

/** A form's indicators as the table that they were printed as, with its merged levels, weights and total. */
export function indicatorTable(view: FormView): Markup {
  const { indicators, groups } = view.form.data;
  const columns = columnsOf(view);
  const weights = groups.map((group, index) => {
    const name = [group.level1, group.level2].filter(Boolean).join(' › ');
    return markup`<span>${name} ${valueButton(view, `/groups/${index}/maxScore`, group.maxScore)}</span>`;
  });
  const heads = columns.fields.map(
    field => markup`<th scope="col" class="${columnClass(field)}">${label(INDICATOR[field].name)}</th>`,
  );
  const rows = indicatorRows(view.form).map((row, index) =>
    indicatorRow(view, indicators[index]!, { index, columns, ...row }),
  );
  return markup`${heading(LISTS.indicators)}
${weights.length > 0 ? markup`<p class="facts weights">${LISTS.groups.title.zh} ${weights}</p>` : null}
<div class="scroll"><table class="indicators"><thead><tr>${heads}${columns.others.map(key => markup`<th scope="col" class="words">${key}</th>`)}</tr></thead><tbody>
${rows}</tbody>${totalRow(view, columns)}</table></div>`;
}

function columnsOf(view: FormView): Columns {
  const { indicators, total } = view.form.data;
  const fields = namesOf(INDICATOR).filter(
    field =>
      field === 'level3' ||
      (isScore(field) && total[field] !== null) ||
      indicators.some((_, index) => isPrinted(view, `/indicators/${index}/${field}`)),
  );
  return { fields, others: [...new Set(indicators.flatMap(row => Object.keys(row.extras)))] };
}

function totalRow(view: FormView, { fields, others }: Columns): Markup | null {
  const { total } = view.form.data;
  if (total.maxScore === null && total.score === null && total.grade === null) return null;
  const first = fields.findIndex(isScore);
  const cells = fields.slice(first).map(field => {
    if (!isScore(field)) return markup`<td></td>`;
    return markup`<td class="number">${valueButton(view, `/total/${field}`, total[field])}</td>`;
  });
  const grade = total.grade === null ? null : valueButton(view, '/total/grade', total.grade);
  const after = others.length > 0 ? markup`<td colspan="${others.length}"></td>` : null;
  return markup`<tfoot><tr><th scope="row" colspan="${first < 0 ? fields.length : first}">${PARTS.total.title.zh} <span class="en" lang="en">${PARTS.total.title.en}</span> ${grade}</th>${first < 0 ? null : cells}${after}</tr></tfoot>`;
}

type Row = {
  readonly index: number;
  readonly columns: Columns;
  readonly level1: LevelCell | null;
  readonly level2: LevelCell | null;
};

function indicatorRow(view: FormView, indicator: Indicator, row: Row): Markup {
  const path = `/indicators/${row.index}`;
  const cells = row.columns.fields.map(field => {
    if (field === 'level1' || field === 'level2') return levelCell(view, row[field]);
    const value = indicator[field];
    const shown = typeof value === 'string' || value === null ? value : value.text;
    return markup`<td class="${columnClass(field)}">${valueButton(view, `${path}/${field}`, shown)}</td>`;
  });
  const others = row.columns.others.map(key => {
    const button = valueButton(view, `${path}/extras/${escapeKey(key)}`, indicator.extras[key] ?? null);
    return markup`<td class="words">${button}</td>`;
  });
  return markup`<tr>${cells}${others}</tr>\n`;
}

function levelCell(view: FormView, cell: LevelCell | null): Markup | null {
  if (cell === null) return null;
  return markup`<td class="level" rowspan="${cell.paths.length}">${valueButton(view, cell.paths, cell.text)}</td>`;
}

function isScore(field: Column): field is 'maxScore' | 'score' {
  return field === 'maxScore' || field === 'score';
}

function columnClass(field: Column): string {
  if (isScore(field)) return 'number';
  return field === 'level3' ? 'words name' : field === 'deviation' ? 'words long' : 'words';
}
