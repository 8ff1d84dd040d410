import { FORM, FUNDING, FUNDING_NUMBERS, GOAL, LISTS, namesOf, PARTS } from '../fields.ts';
import { doubtfulLists } from '../values/leaves.ts';
import { escapeKey } from '../values/pointer.ts';
import { FUNDING_LINES, fieldName } from './field-names.ts';
import { type Markup, markup } from './markup.ts';
import { indicatorTable } from './report-indicators.ts';
import { type FormView, heading, isPrinted, label, valueButton } from './report-value.ts';
import { CURRENCY_UNITS, familyName, grouped, noteName, pageRanges } from './words.ts';

const HEAD = namesOf(FORM).filter(field => field !== 'title');

/** One form as a form: head, funding, goals, indicators, total and everything else, each value a button; its findings under the head. */
export function formSection(view: FormView, findings: Markup | null): Markup {
  const { data, family, template, pages, currencyUnit } = view.form;
  return markup`<section class="form" aria-labelledby="form-${view.index}">
<p class="kicker">${kicker(view)}</p>
<h2 id="form-${view.index}">${valueButton(view, '/title', data.title)}</h2>
<p class="facts"><span>${familyName(family).en}</span><span>模板 <span lang="en">template</span> <code>${template}</code></span>${pages.length > 0 ? markup`<span>${pageRanges(pages)}</span>` : null}${
    currencyUnit && markup`<span>金额单位：${CURRENCY_UNITS[currencyUnit].zh}</span>`
  }</p>
<dl class="head">${HEAD.map(field => headEntry(view, field))}</dl>
${doubts(view)}
${findings}
${data.funding.length > 0 ? fundingTable(view) : null}
${data.goals.length > 0 ? goalsTable(view) : null}
${data.indicators.length > 0 ? indicatorTable(view) : null}
${extras(view)}
</section>`;
}

function kicker({ form, index }: FormView): string {
  return `${String(index + 1).padStart(2, '0')} · ${familyName(form.family).zh}`;
}

function headEntry(view: FormView, field: (typeof HEAD)[number]): Markup {
  const value = view.form.data[field];
  return markup`<div><dt>${label(FORM[field].name)}</dt><dd>${valueButton(view, `/${field}`, value === null ? null : String(value))}</dd></div>`;
}

/** Lists that may not be whole: what is missing in them has no button. */
function doubts({ form }: FormView): Markup | null {
  const lists = doubtfulLists(form);
  if (lists.length === 0) return null;
  const tags = lists.map(([path, { notes }]) => {
    const [name, all] = [fieldName(path), notes.map(noteName)];
    const [zh, en] = [all.map(note => note.zh).join('、'), all.map(note => note.en).join(', ')];
    return markup`<span>${name.zh}：${zh} <span lang="en">${name.en}: ${en}</span></span>`;
  });
  return markup`<p class="facts lists">${tags}</p>`;
}

function fundingTable(view: FormView): Markup {
  const { funding } = view.form.data;
  const columns = FUNDING_NUMBERS.filter(field =>
    funding.some((_, index) => isPrinted(view, `/funding/${index}/${field}`)),
  );
  const rows = funding.map((line, index) => {
    const path = `/funding/${index}`;
    const figures = columns.map(field => {
      const value = line[field];
      return markup`<td class="number">${valueButton(view, `${path}/${field}`, value === null ? null : grouped(value))}</td>`;
    });
    return markup`<tr class="${line.line}"><th scope="row">${valueButton(view, `${path}/label`, line.label ?? FUNDING_LINES[line.line].zh)}</th>${figures}</tr>\n`;
  });
  return markup`${heading(LISTS.funding)}
<div class="scroll"><table class="funding"><thead><tr><th scope="col"></th>${columns.map(field => markup`<th scope="col" class="number">${label(FUNDING[field].name)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>`;
}

function goalsTable(view: FormView): Markup {
  const rows = view.form.data.goals.map((goal, index) => {
    const cells = namesOf(GOAL).map(
      field =>
        markup`<div><h4>${label(GOAL[field].name)}</h4>${valueButton(view, `/goals/${index}/${field}`, goal[field])}</div>`,
    );
    return markup`<div class="goal">${cells}</div>`;
  });
  return markup`${heading(LISTS.goals)}${rows}`;
}

function extras(view: FormView): Markup | null {
  const entries = Object.entries(view.form.data.extras);
  if (entries.length === 0) return null;
  const list = entries.map(
    ([key, value]) =>
      markup`<div><dt>${key}</dt><dd>${valueButton(view, `/extras/${escapeKey(key)}`, value)}</dd></div>`,
  );
  return markup`${heading(PARTS.extras)}<dl class="extras">${list}</dl>`;
}
