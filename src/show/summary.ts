import picocolors from 'picocolors';
import type { Document, Finding, Severity } from '../model.ts';
import { cellsOf } from '../values/cells.ts';
import { type Colors, formLines } from './summary-form.ts';
import { printable } from './width.ts';
import { SEVERITIES } from './words.ts';

type SummaryOptions = {
  readonly color: boolean;
  /** columns of the terminal; long texts are cut to them */
  readonly columns?: number;
  /** only the forms on this page */
  readonly page?: number | null;
};

/** Columns of a line where the terminal does not say. */
const COLUMNS = 120;
/** Findings listed under a form; the others are counted. */
const LISTED = 5;

/**
 * A document at a glance, for a terminal: its forms with funding and indicators as tables, a sign at each row (`✓` all
 * sure, `?` a person must look, `✗` or `!` an error or a warning was found there), the findings, and what it adds up to.
 */
export function summary(
  document: Document,
  { color, columns = COLUMNS, page = null }: SummaryOptions,
): string {
  const colors = picocolors.createColors(color);
  const forms = document.forms.flatMap((form, index) => {
    if (page !== null && !form.pages.includes(page)) return [];
    return [
      ...formLines(form, { index, colors, columns, blamed: blamedPaths(document, index) }),
      ...findingLines(
        document.findings.filter(
          finding => finding.at[0]?.startsWith(`/forms/${index}/`) || finding.at[0] === `/forms/${index}`,
        ),
        colors,
      ),
    ].join('\n');
  });
  const elsewhere = document.findings.filter(finding => !finding.at[0]?.startsWith('/forms/'));
  return `${[head(document, colors), ...forms, [...findingLines(elsewhere, colors), foot(document, colors)].join('\n')].join('\n\n')}\n`;
}

function head({ source, pages, error }: Document, colors: Colors): string {
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  const reasons = [...new Set(failed.flatMap(({ reason }) => reason ?? []))].map(printable).join(', ');
  return [
    `${colors.bold(printable(source.name))}  ${colors.dim(`${source.pages} 页 pages · ${source.kind}`)}`,
    ...(error ? [colors.red(`✗ ${error.code}: ${printable(error.message)}`)] : []),
    ...(failed.length > 0 ? [colors.red(`✗ 未读 ${failed.length} 页 pages not read: ${reasons}`)] : []),
  ].join('\n');
}

/** Paths into a form's data that an error or a warning points to first. */
function blamedPaths({ findings }: Document, index: number): ReadonlyMap<string, Severity> {
  const prefix = `/forms/${index}/data`;
  const blamed = new Map<string, Severity>();
  for (const {
    severity,
    at: [first],
  } of findings) {
    if (severity === 'info' || !first?.startsWith(prefix)) continue;
    const path = first.slice(prefix.length);
    if (blamed.get(path) !== 'error') blamed.set(path, severity);
  }
  return blamed;
}

function findingLines(findings: readonly Finding[], colors: Colors): string[] {
  const hue = { error: colors.red, warning: colors.yellow, info: colors.dim };
  const rank: readonly Severity[] = ['error', 'warning', 'info'];
  const sorted = findings.toSorted((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity));
  const lines = sorted.slice(0, LISTED).map(({ severity, message, rule }) => {
    const sign = severity === 'error' ? '✗' : severity === 'warning' ? '!' : '·';
    return `   ${hue[severity](`${sign} ${SEVERITIES[severity].zh}`)} ${printable(message.zh)} ${colors.dim(rule)}`;
  });
  const rest = findings.length - lines.length;
  return rest > 0 ? [...lines, colors.dim(`   … 另有 ${rest} 条 more: ziping check --format report`)] : lines;
}

function foot({ forms, findings, coverage }: Document, colors: Colors): string {
  const cells = forms.flatMap(cellsOf);
  const review = cells.filter(({ evidence }) => evidence.review).length;
  const { placed, characters, unplaced } = coverage;
  return [
    `${forms.length} 份表 forms`,
    `${cells.length} 个值 values`,
    review > 0 ? colors.yellow(`? ${review} 待核 to review`) : colors.green('✓ 无待核 none to review'),
    `${unplaced.length > 0 ? colors.yellow(`${placed}/${characters}`) : `${placed}/${characters}`} 字已归位 characters placed`,
    `${findings.length} 条发现 findings`,
  ].join(' · ');
}
