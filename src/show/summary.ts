import picocolors from 'picocolors';
import type { Document, Evidence, Form, Indicator } from '../model.ts';
import { clip, padEnd, padStart } from './width.ts';
import { FAMILIES } from './words.ts';

export type SummaryOptions = { readonly color: boolean };

type Colors = ReturnType<typeof picocolors.createColors>;

/** A document at a glance, for a terminal: what was read, and a mark at every value that a person must look at. */
export function summary(document: Document, { color }: SummaryOptions): string {
  const colors = picocolors.createColors(color);
  const forms = document.forms.map((form, index) => formSummary(form, index, colors));
  return `${[head(document, colors), ...forms, foot(document, colors)].join('\n\n')}\n`;
}

function head({ source, pages }: Document, colors: Colors): string {
  const failed = pages.filter(({ outcome }) => outcome === 'failed').length;
  const note = failed > 0 ? colors.red(` · 未读 ${failed} 页 pages not read`) : '';
  return `${colors.bold(source.name)}  ${source.pages} 页 pages · ${source.kind}${note}`;
}

function formSummary(form: Form, index: number, colors: Colors): string {
  const { data, evidence } = form;
  const value = (path: string, text: string | number | null) => marked(evidence[path], text, colors);
  const unit = form.currencyUnit === 'yuan' ? '元' : form.currencyUnit === 'wan-yuan' ? '万元' : '?';
  return [
    colors.bold(`${index + 1}. ${value('/title', data.title)} ${value('/fiscalYear', data.fiscalYear)}`),
    colors.dim(
      `   ${FAMILIES[form.family].zh} · ${form.template} · 第 ${form.pages.join('、')} 页 · ${unit}`,
    ),
    `   项目 project      ${value('/projectName', data.projectName)}`,
    `   主管 supervising  ${value('/supervisingDepartment', data.supervisingDepartment)}`,
    `   实施 implementing ${value('/implementingUnit', data.implementingUnit)}`,
    '',
    ...fundingRows(form, colors),
    '',
    ...data.indicators.map((row, at) => indicatorRow(form, { row, at }, colors)),
    `   总分 total ${value('/total/maxScore', data.total.maxScore)} / ${value('/total/score', data.total.score)} ${data.total.grade ?? ''}`,
  ].join('\n');
}

const AMOUNTS = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'executionRate',
  'maxScore',
  'score',
] as const;
const AMOUNT_HEADS = ['年初预算', '全年预算', '执行数', '执行率', '分值', '得分'];

function fundingRows({ data, evidence }: Form, colors: Colors): string[] {
  if (data.funding.length === 0) return [];
  const head = `   ${padEnd('', 22)}${AMOUNT_HEADS.map(text => padStart(text, 14)).join('')}`;
  const rows = data.funding.map((line, at) => {
    const amounts = AMOUNTS.map(name => {
      const text = padStart(line[name] ?? '', 14);
      return evidence[`/funding/${at}/${name}`]?.review ? colors.yellow(`${text.slice(1)}?`) : text;
    });
    return `   ${padEnd(clip(line.label ?? '', 20), 22)}${amounts.join('')}`;
  });
  return [colors.dim(head), ...rows];
}

function indicatorRow(
  { data, evidence }: Form,
  { row, at }: { row: Indicator; at: number },
  colors: Colors,
): string {
  const above = data.indicators[at - 1];
  const level = (name: 'level1' | 'level2', width: number) =>
    padEnd(
      clip(
        above?.[name] === row[name] && (name === 'level1' || above?.level1 === row.level1)
          ? ''
          : (row[name] ?? ''),
        width - 2,
      ),
      width,
    );
  const isDoubtful = [
    'level1',
    'level2',
    'level3',
    'target',
    'actual',
    'maxScore',
    'score',
    'deviation',
  ].some(name => evidence[`/indicators/${at}/${name}`]?.review);
  const cells = [
    level('level1', 14),
    level('level2', 18),
    padEnd(clip(row.level3 ?? '', 32), 34),
    padEnd(clip(row.target?.text ?? '', 14), 16),
    padEnd(clip(row.actual?.text ?? '', 14), 16),
    padStart(row.maxScore ?? '', 6),
    padStart(row.score ?? '', 7),
  ];
  return isDoubtful ? colors.yellow(` ? ${cells.join('')}`) : `   ${cells.join('')}`;
}

/** A value as read; `?` behind it asks for a look, `–` stands for nothing. */
function marked(evidence: Evidence | undefined, text: string | number | null, colors: Colors): string {
  const shown = text === null ? colors.dim('–') : String(text);
  return evidence?.review ? `${shown}${colors.yellow(' ?')}` : shown;
}

function foot({ forms, findings, coverage, pages }: Document, colors: Colors): string {
  const values = forms.flatMap(form => Object.values(form.evidence));
  const review = values.filter(({ review: mustLook }) => mustLook).length;
  const counts = [
    `${forms.length} 份表 forms`,
    `${values.length} 个值 values`,
    review > 0 ? colors.yellow(`${review} 待核 to review`) : colors.green('无待核 none to review'),
    `${coverage.placed}/${coverage.characters} 字已归位 characters placed`,
    `${findings.length} 条发现 findings`,
  ];
  const reasons = [...new Set(pages.flatMap(({ reason }) => reason ?? []))];
  return [counts.join(' · '), ...reasons.map(reason => colors.red(`未读 not read: ${reason}`))].join('\n');
}
