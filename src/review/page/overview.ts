import type { BandCount, Overview, RuleCount } from '../../archive/overview.ts';
import type { SourceKind } from '../../model.ts';
import { count } from '../../show/counted.ts';
import { SEVERITIES, SOURCE_KINDS } from '../../show/words.ts';
import { type Child, fill, h } from './dom.ts';
import { templateName } from './filters.ts';
import { said, say } from './language.ts';
import { type Bar, plot } from './plot.ts';

/** The archive in figures and plots; every bar leads to its documents, and a table stands behind each plot. */
export async function overviewPage(
  main: HTMLElement,
  { facets, signal }: { readonly facets: () => Promise<Overview>; readonly signal: AbortSignal },
): Promise<void> {
  const seen = await facets();
  if (signal.aborted) return;
  const { documents, leaves, open, review } = seen.totals;
  const figure = (number: string, name: string, to: string) =>
    h(
      'a',
      { class: 'total', href: `#/list?${to}` },
      h('b', { class: 'figure' }, number),
      h('span', {}, name),
    );
  fill(
    main,
    h(
      'div',
      { class: 'overview' },
      h(
        'div',
        { class: 'totals' },
        figure(count(documents), say('份文档', 'documents'), ''),
        figure(count(leaves), say('个取值', 'values'), ''),
        figure(count(open), say('个待核', 'to review'), 'state=open'),
        figure(
          // forms that were entered by hand wait as well: more can be open than the reading left
          review === 0 ? '—' : `${Math.max(0, Math.floor(((review - open) / review) * 100))}%`,
          say('已核', 'reviewed'),
          'state=done',
        ),
        figure(count(seen.states.failed), say('份未读出', 'not read'), 'state=failed'),
      ),
      h('div', { class: 'plots' }, plotsOf(seen, signal)),
    ),
  );
}

function plotsOf({ templates, rules, departments, scores, rates }: Overview, signal: AbortSignal): Child {
  const kinds = (kind: (one: string) => boolean) => (bar: (typeof templates)[number]) => kind(bar.kind);
  const name = ({ template, kind }: (typeof templates)[number]) =>
    `${templateName(template)} · ${said(SOURCE_KINDS[kind as SourceKind])}`;
  const byTemplate = templates.map(
    (row): Bar => ({
      name: name(row),
      values: kinds(one => one === 'native')(row) ? [row.documents, 0] : [0, row.documents],
      to: { template: row.template, kind: row.kind },
    }),
  );
  const doubts = templates.map(
    (row): Bar => ({
      name: name(row),
      values: [row.leaves === 0 ? 0 : Math.round((row.open / row.leaves) * 1000) / 10],
      to: { template: row.template, kind: row.kind, state: 'open' },
    }),
  );
  const byRule = rules.toSorted(graver).map(
    (row): Bar => ({
      name: `${row.rule} · ${said(SEVERITIES[row.severity as keyof typeof SEVERITIES])}`,
      values: [row.severity === 'error' ? row.findings : 0, row.severity === 'error' ? 0 : row.findings],
      to: { rule: row.rule },
    }),
  );
  const byDepartment = departments
    .filter(({ errors, warnings }) => errors + warnings > 0)
    .map(
      (row): Bar => ({
        name: row.department,
        values: [row.errors, row.warnings],
        to: { department: row.department },
      }),
    );
  const severities = [say('错误', 'errors'), say('警告与提示', 'warnings and others')];
  return [
    plot(
      {
        title: say('文档：表式与来源', 'Documents by template and source'),
        series: [say('电子', 'native'), say('扫描等', 'scanned and others')],
        bars: byTemplate,
      },
      signal,
    ),
    plot(
      {
        title: say('待核比例（%）：表式与来源', 'Values to review (%), by template and source'),
        series: [say('待核 %', 'to review %')],
        bars: doubts,
        colours: ['doubt'],
      },
      signal,
    ),
    plot(
      {
        title: say('发现：按规则', 'Findings by rule'),
        series: severities,
        bars: byRule,
        colours: ['error', 'warning'],
      },
      signal,
    ),
    plot(
      {
        title: say('发现：按部门', 'Findings by department'),
        series: severities,
        bars: byDepartment,
        colours: ['error', 'warning'],
      },
      signal,
    ),
    plot(
      {
        title: say('总得分（占满分 %）', 'Total scores (% of their weight)'),
        series: [say('表', 'forms')],
        bars: bandBars(scores, 'scoreBand', 5),
        isHistogram: true,
      },
      signal,
    ),
    plot(
      {
        title: say('预算执行率（%）', 'Execution rates (%)'),
        series: [say('表', 'forms')],
        bars: bandBars(rates, 'rateBand', 10),
        isHistogram: true,
      },
      signal,
    ),
  ];
}

const RANKS = ['error', 'warning', 'info'];

/** The gravest first, then what was found most. */
function graver(a: RuleCount, b: RuleCount): number {
  return RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity) || b.findings - a.findings;
}

/** Bands of equal width, those with nothing in them too. */
function bandBars(bands: readonly BandCount[], name: 'scoreBand' | 'rateBand', width: number): Bar[] {
  const [first, last] = [bands[0]?.band, bands.at(-1)?.band];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: (last - first) / width + 1 }, (_, index) => {
    const band = first + index * width;
    const forms = bands.find(one => one.band === band)?.forms ?? 0;
    const top = name === 'scoreBand' ? 100 : 150;
    return {
      name: band === top ? (top === 100 ? '100' : '≥150') : `${band}–`,
      values: [forms],
      to: { [name]: String(band) },
    };
  });
}
