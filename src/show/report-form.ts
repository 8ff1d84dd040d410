import type { Indicator } from '../model.ts';
import { escapeStep, FUNDING_LINES, fieldName } from './field-names.ts';
import { indicatorRows, type LevelCell } from './indicator-rows.ts';
import { type Markup, markup } from './markup.ts';
import { type FormView, valueButton } from './report-value.ts';
import { CURRENCY_UNITS, FAMILIES, grouped } from './words.ts';

const HEAD = ['projectName', 'supervisingDepartment', 'implementingUnit', 'fiscalYear'] as const;
const FUNDING = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'maxScore',
  'executionRate',
  'score',
] as const;

/** One form as a form: head, funding, goals, indicators, total and everything else, each value a button; its findings under the head. */
export function formSection(view: FormView, findings: Markup | null): Markup {
  const { data, family, template, pages, currencyUnit } = view.form;
  return markup`<section class="form" aria-labelledby="form-${view.index}">
<p class="kicker">${kicker(view)}</p>
<h2 id="form-${view.index}">${valueButton(view, '/title', data.title)}</h2>
<p class="facts"><span>${FAMILIES[family].en}</span><span>模板 <span lang="en">template</span> <code>${template}</code></span><span>第 ${pages.join('、')} 页</span>${
    currencyUnit && markup`<span>金额单位：${CURRENCY_UNITS[currencyUnit].zh}</span>`
  }</p>
<dl class="head">${HEAD.map(field => headEntry(view, field))}</dl>
${findings}
${data.funding.length > 0 ? fundingTable(view) : null}
${data.goals.length > 0 ? goalsTable(view) : null}
${data.indicators.length > 0 ? indicatorTable(view) : null}
${extras(view, '/extras', data.extras)}
</section>`;
}

function kicker({ form, index }: FormView): string {
  return `${String(index + 1).padStart(2, '0')} · ${FAMILIES[form.family].zh}`;
}

function headEntry(view: FormView, field: (typeof HEAD)[number]): Markup {
  const value = view.form.data[field];
  return markup`<div><dt>${label(`/${field}`)}</dt><dd>${valueButton(view, `/${field}`, value === null ? null : String(value))}</dd></div>`;
}

/** A field's name, Chinese first. */
function label(path: string): Markup {
  const { zh, en } = fieldName(path);
  return markup`${zh}<span class="en" lang="en">${en}</span>`;
}

function fundingTable(view: FormView): Markup {
  return markup`<h3>项目资金 <span class="en" lang="en">Funding</span></h3>
<div class="scroll"><table class="funding"><thead><tr><th scope="col"></th>${FUNDING.map(field => markup`<th scope="col" class="number">${label(`/${field}`)}</th>`)}</tr></thead><tbody>
${view.form.data.funding.map((line, index) => {
  const path = `/funding/${index}`;
  const figures = FUNDING.map(field => {
    const value = line[field];
    return markup`<td class="number">${valueButton(view, `${path}/${field}`, value === null ? null : grouped(value))}</td>`;
  });
  return markup`<tr class="${line.line}"><th scope="row">${valueButton(view, `${path}/label`, line.label ?? FUNDING_LINES[line.line].zh)}</th>${figures}</tr>\n`;
})}</tbody></table></div>`;
}

function goalsTable(view: FormView): Markup {
  const rows = view.form.data.goals.map((goal, index) => {
    const cell = (field: 'expected' | 'actual') =>
      markup`<div><h4>${label(field === 'actual' ? '/achieved' : '/expected')}</h4>${valueButton(view, `/goals/${index}/${field}`, goal[field])}</div>`;
    return markup`<div class="goal">${cell('expected')}${cell('actual')}</div>`;
  });
  return markup`<h3>年度总体目标 <span class="en" lang="en">Goals</span></h3>${rows}`;
}

function indicatorTable(view: FormView): Markup {
  const { indicators, groups, total } = view.form.data;
  const columns = ['level1', 'level2', 'level3', 'target', 'actual', 'maxScore', 'score', 'deviation'];
  const weights = groups.map((group, index) => {
    const name = [group.level1, group.level2].filter(Boolean).join(' › ');
    return markup`<span>${name} ${valueButton(view, `/groups/${index}/maxScore`, group.maxScore)}</span>`;
  });
  return markup`<h3>绩效指标 <span class="en" lang="en">Indicators</span></h3>
${weights.length > 0 ? markup`<p class="facts weights">分组权重 ${weights}</p>` : null}
<div class="scroll"><table class="indicators"><thead><tr>${columns.map(field => markup`<th scope="col" class="${isNumber(field) ? 'number' : 'words'}">${label(`/${field}`)}</th>`)}</tr></thead><tbody>
${indicatorRows(view.form).map((row, index) => indicatorRow(view, indicators[index]!, { index, ...row }))}</tbody>
<tfoot><tr><th scope="row" colspan="5">总分 <span class="en" lang="en">Total</span></th>
<td class="number">${valueButton(view, '/total/maxScore', total.maxScore)}</td>
<td class="number">${valueButton(view, '/total/score', total.score)}</td>
<td>${valueButton(view, '/total/grade', total.grade)}</td></tr></tfoot></table></div>`;
}

type Row = { readonly index: number; readonly level1: LevelCell | null; readonly level2: LevelCell | null };

function indicatorRow(view: FormView, indicator: Indicator, { index, level1, level2 }: Row): Markup {
  const path = `/indicators/${index}`;
  const level = (cell: LevelCell | null) =>
    cell &&
    markup`<td class="level" rowspan="${cell.paths.length}">${valueButton(view, cell.paths, cell.text)}</td>`;
  const words = (field: string, shown: string | null) =>
    markup`<td class="words ${field === 'level3' ? 'name' : ''}">${valueButton(view, `${path}/${field}`, shown)}</td>`;
  const number = (field: 'maxScore' | 'score') =>
    markup`<td class="number">${valueButton(view, `${path}/${field}`, indicator[field])}</td>`;
  return markup`<tr>${level(level1)}${level(level2)}${words('level3', indicator.level3)}${words('target', indicator.target?.text ?? null)}${words('actual', indicator.actual?.text ?? null)}${number('maxScore')}${number('score')}<td class="words">${valueButton(view, `${path}/deviation`, indicator.deviation)}${extras(view, `${path}/extras`, indicator.extras)}</td></tr>\n`;
}

function isNumber(field: string): boolean {
  return field === 'maxScore' || field === 'score';
}

function extras(
  view: FormView,
  path: string,
  entries: { readonly [label: string]: string | null },
): Markup | null {
  const keys = Object.keys(entries);
  if (keys.length === 0) return null;
  const list = markup`<dl class="extras">${keys.map(
    key =>
      markup`<div><dt>${key}</dt><dd>${valueButton(view, `${path}/${escapeStep(key)}`, entries[key]!)}</dd></div>`,
  )}</dl>`;
  return path === '/extras'
    ? markup`<h3>其他栏目 <span class="en" lang="en">Other entries</span></h3>${list}`
    : list;
}
