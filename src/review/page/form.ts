import type { Document, Finding, Form, Indicator, Severity } from '../../model.ts';
import { escapeStep, FUNDING_LINES, fieldName } from '../../show/field-names.ts';
import { indicatorRows, type LevelCell } from '../../show/indicator-rows.ts';
import { CURRENCY_UNITS, familyName, grouped, noteName } from '../../show/words.ts';
import { type Child, h } from './dom.ts';
import { findingList } from './findings.ts';
import { said, say } from './language.ts';
import { isOpen } from './values.ts';

const HEAD = ['projectName', 'supervisingDepartment', 'implementingUnit', 'fiscalYear'] as const;
const FUNDING = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'maxScore',
  'executionRate',
  'score',
] as const;
const COLUMNS = ['level1', 'level2', 'level3', 'target', 'actual', 'maxScore', 'score', 'deviation'] as const;
const NUMBERS: ReadonlySet<string> = new Set([...FUNDING]);
type Column = (typeof COLUMNS)[number];

type View = {
  readonly form: Form;
  readonly index: number;
  readonly flags: ReadonlyMap<string, Severity>;
};

/** A document's forms as forms, every value a button (`data-at`: its pointer); findings stand under the heads. */
export function formsOf(document: Document): Child {
  const flags = flagsOf(document.findings);
  const rest = document.findings.filter(({ at }) => !at[0]?.startsWith('/forms/'));
  return [
    document.error && h('p', { class: 'error-box' }, document.error.message),
    document.forms.map((form, index) => formOf({ form, index, flags }, document)),
    rest.length > 0 && h('section', { class: 'form' }, findingList(rest, document)),
  ];
}

function formOf(view: View, document: Document): Child {
  const { form, index } = view;
  const findings = document.findings.filter(({ at }) => at[0]?.startsWith(`/forms/${index}/`));
  const unit = form.currencyUnit && `${say('单位', 'unit')} ${said(CURRENCY_UNITS[form.currencyUnit])}`;
  return h(
    'section',
    { class: 'form', 'aria-label': said(familyName(form.family)) },
    h(
      'p',
      { class: 'kicker' },
      `${index + 1} · ${said(familyName(form.family))} · ${form.template}`,
      unit && ` · ${unit}`,
    ),
    h('h2', {}, value(view, '/title', form.data.title)),
    h(
      'dl',
      { class: 'head' },
      HEAD.map(field => entry(view, `/${field}`, textOf(form.data[field]))),
    ),
    findings.length > 0 && findingList(findings, document),
    form.data.funding.length > 0 && funding(view),
    form.data.goals.length > 0 && goals(view),
    form.data.indicators.length > 0 && indicators(view),
    extras(view),
  );
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

function entry(view: View, path: string, shown: string | null, name = said(fieldName(path))): Child {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value(view, path, shown)));
}

function funding(view: View): Child {
  const lines = view.form.data.funding;
  const columns = FUNDING.filter(field =>
    lines.some((_, row) => isPrinted(view, `/funding/${row}/${field}`)),
  );
  const heads = columns.map(field =>
    h('th', { scope: 'col', class: 'number' }, said(fieldName(`/${field}`))),
  );
  const rows = lines.map((line, row) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        value(view, `/funding/${row}/label`, line.label ?? said(FUNDING_LINES[line.line])),
      ),
      columns.map(field => {
        const text = line[field];
        return h('td', { class: 'number' }, value(view, `/funding/${row}/${field}`, text && grouped(text)));
      }),
    ),
  );
  return block(say('项目资金', 'Funding'), h('tr', {}, h('th', {}), heads), rows);
}

function block(title: string, head: HTMLElement, rows: Child, foot?: Child): Child {
  return [
    h('h3', {}, title),
    h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, head), h('tbody', {}, rows), foot)),
  ];
}

function goals(view: View): Child {
  const rows = view.form.data.goals.map((goal, row) =>
    h(
      'tr',
      {},
      h('td', { class: 'words' }, value(view, `/goals/${row}/expected`, goal.expected)),
      h('td', { class: 'words' }, value(view, `/goals/${row}/actual`, goal.actual)),
    ),
  );
  const heads = ['/expected', '/achieved'].map(path => h('th', { scope: 'col' }, said(fieldName(path))));
  return block(say('年度总体目标', 'Goals'), h('tr', {}, heads), rows);
}

function indicators(view: View): Child {
  const { indicators, groups, total } = view.form.data;
  const columns = COLUMNS.filter(
    field =>
      field === 'level3' || indicators.some((_, row) => isPrinted(view, `/indicators/${row}/${field}`)),
  );
  const others = [...new Set(indicators.flatMap(row => Object.keys(row.extras)))];
  const heads = columns.map(field =>
    h('th', { scope: 'col', class: NUMBERS.has(field) ? 'number' : '' }, said(fieldName(`/${field}`))),
  );
  const rows = indicatorRows(view.form).map((levels, row) =>
    h(
      'tr',
      {},
      columns.map(field => indicatorCell(view, { field, row, levels, indicator: indicators[row]! })),
      others.map(key =>
        h(
          'td',
          { class: 'words' },
          value(view, `/indicators/${row}/extras/${escapeStep(key)}`, indicators[row]!.extras[key] ?? null),
        ),
      ),
    ),
  );
  const weights = groups.map((group, row) => {
    const name = [group.level1, group.level2].filter(Boolean).join(' › ');
    return h('span', {}, name, ' ', value(view, `/groups/${row}/maxScore`, group.maxScore));
  });
  const totals = (['maxScore', 'score', 'grade'] as const).map(field =>
    isPrinted(view, `/total/${field}`)
      ? h('span', {}, said(fieldName(`/${field}`)), ' ', value(view, `/total/${field}`, total[field]))
      : null,
  );
  return [
    block(
      say('绩效指标', 'Indicators'),
      h(
        'tr',
        {},
        heads,
        others.map(key => h('th', { scope: 'col' }, key)),
      ),
      rows,
    ),
    weights.length > 0 && h('p', { class: 'sums' }, h('b', {}, say('分组权重', 'Group weights')), weights),
    h('p', { class: 'sums total' }, h('b', {}, say('总分', 'Total')), totals),
  ];
}

type CellOf = {
  readonly field: Column;
  readonly row: number;
  readonly levels: { readonly level1: LevelCell | null; readonly level2: LevelCell | null };
  readonly indicator: Indicator;
};

function indicatorCell(view: View, { field, row, levels, indicator }: CellOf): Child {
  if (field === 'level1' || field === 'level2') {
    const cell = levels[field];
    return (
      cell && h('td', { rowspan: cell.paths.length, class: 'level' }, value(view, cell.paths, cell.text))
    );
  }
  const own = indicator[field];
  const shown = own === null || typeof own === 'string' ? own : own.text;
  const kind = NUMBERS.has(field)
    ? 'number'
    : field === 'deviation' || field === 'level3'
      ? 'words long'
      : 'words';
  return h('td', { class: kind }, value(view, `/indicators/${row}/${field}`, shown));
}

function extras(view: View): Child {
  const entries = Object.entries(view.form.data.extras);
  if (entries.length === 0) return null;
  const list = entries.map(([key, text]) => entry(view, `/extras/${escapeStep(key)}`, text, key));
  return [h('h3', {}, say('其他栏目', 'Other entries')), h('dl', { class: 'head' }, list)];
}

/** A value's button; several paths are one cell that covers several rows. */
function value({ form, index, flags }: View, paths: string | readonly string[], shown: string | null): Child {
  const all = typeof paths === 'string' ? [paths] : paths;
  const known = all.filter(path => form.evidence[path]);
  const evidence = form.evidence[known.find(path => isOpen(form.evidence[path]!)) ?? known[0] ?? ''];
  if (evidence === undefined) return h('span', {}, shown);
  const at = known.map(path => `/forms/${index}/data${path}`);
  const flag = at.map(one => flags.get(one)).find(Boolean);
  const state = [
    isOpen(evidence) && 'open',
    evidence.source === 'correction' && 'corrected',
    flag && `flag ${flag}`,
  ];
  const merged = evidence.notes.some(note => note.startsWith('merged-with-row-'));
  const unread = evidence.notes.includes('unreadable');
  const read = evidence.source === 'correction' ? null : evidence.text;
  const text = unread ? said(noteName('unreadable')) : (shown ?? (merged ? '〃' : read) ?? '—');
  return h(
    'button',
    {
      type: 'button',
      class: ['value', shown === null && 'none', ...state].filter(Boolean).join(' '),
      'data-at': at.find(one => isOpen(form.evidence[one.replace(/^\/forms\/\d+\/data/, '')]!)) ?? at[0],
      'data-all': at.join(' '),
      'aria-pressed': 'false',
      'aria-label': `${said(fieldName(known[0]!))}: ${text}${isOpen(evidence) ? say('，待核', ', to review') : ''}`,
    },
    text,
  );
}

function isPrinted({ form }: View, path: string): boolean {
  const evidence = form.evidence[path];
  return evidence !== undefined && !(evidence.text === null && evidence.notes.includes('absent'));
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

function flagsOf(findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const flags = new Map<string, Severity>();
  for (const severity of SEVERITIES)
    for (const finding of findings)
      if (finding.severity === severity && finding.at[0]) flags.set(finding.at[0], severity);
  return flags;
}
