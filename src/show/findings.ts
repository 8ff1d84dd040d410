import type { Bilingual, Document, Finding, FindingAnswer, Severity } from '../model.ts';
import { placeName } from './field-names.ts';
import { findingsOf, SEVERITY_ORDER } from './findings-by-form.ts';
import { printable } from './width.ts';
import { ANSWERS, SEVERITIES } from './words.ts';

export type OutputLanguage = keyof Bilingual;

/** Colours a piece of text for its severity; plain where none is given. */
type PaintText = (text: string, severity: Severity) => string;

type ReportOptions = { readonly language: OutputLanguage; readonly paint?: PaintText };

const WORDS = {
  zh: {
    none: '未发现问题',
    failed: '无法读取',
    around: '全文',
    form: '表',
    page: '第 # 页',
    pages: '第 # 页',
  },
  en: {
    none: 'nothing found',
    failed: 'could not be read',
    around: 'Document',
    form: 'Form',
    page: 'p. #',
    pages: 'pp. #',
  },
} as const;

/**
 * The findings of documents for a person: grouped by document and form, errors first, each with its place. Ends with a
 * line break. `paint` colours the word for the severity.
 */
export function reportFindings(documents: readonly Document[], options: ReportOptions): string {
  return `${documents.map(document => reportDocument(document, options).join('\n')).join('\n\n')}\n`;
}

/** One finding a line, with the name and the hash of its document: JSON Lines. Empty where nothing was found. */
export function findingLines(documents: readonly Document[]): string {
  const lines = documents.flatMap(({ source: { name, sha256 }, findings }) =>
    findings.map(finding => `${JSON.stringify({ source: { name, sha256 }, ...finding })}\n`),
  );
  return lines.join('');
}

function reportDocument(document: Document, options: ReportOptions): readonly string[] {
  const words = WORDS[options.language];
  const { source, error, forms } = document;
  if (error) return [`${printable(source.name)} — ${words.failed}: ${printable(error.message)}`];
  const groups = [...forms.keys(), null].map(index => ({ index, findings: findingsOf(document, index) }));
  return [
    `${printable(source.name)} — ${countsOf(document.findings, options.language)}`,
    ...groups
      .filter(({ findings }) => findings.length > 0)
      .flatMap(({ index, findings }) => [
        '',
        `  ${index === null ? words.around : formHead(document, index, options.language)}`,
        ...bySeverity(findings).flatMap(finding => reportFinding(finding, document, options)),
      ]),
  ];
}

function countsOf(findings: readonly Finding[], language: OutputLanguage): string {
  const counts = SEVERITY_ORDER.map(severity => ({
    severity,
    n: findings.filter(each => each.severity === severity).length,
  }));
  const said = counts
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${SEVERITIES[severity][language]} ${n}`);
  return said.length > 0 ? said.join(' · ') : WORDS[language].none;
}

function formHead({ forms }: Document, index: number, language: OutputLanguage): string {
  const form = forms[index];
  const { projectName = null, implementingUnit = null, title = null, fiscalYear = null } = form?.data ?? {};
  const name = projectName ?? implementingUnit ?? title ?? '';
  const year = fiscalYear === null ? [] : [String(fiscalYear)];
  return [
    `${WORDS[language].form} ${index + 1}`,
    printable(name),
    ...year,
    pagesText(form?.pages ?? [], language),
  ]
    .filter(part => part !== '')
    .join(' · ');
}

function pagesText(pages: readonly number[], language: OutputLanguage): string {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return WORDS[language].page.replace('#', String(first));
  return WORDS[language].pages.replace('#', `${first}–${last}`);
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity));
}

function reportFinding(
  finding: Finding,
  document: Document,
  { language, paint }: ReportOptions,
): readonly string[] {
  const { severity, message, rule, basis, at, answer } = finding;
  const word = SEVERITIES[severity][language];
  const page = pageOf(document, at[0] ?? '');
  const place = [
    page === null ? '' : pagesText([page], language),
    placeName(document, at[0] ?? '')[language],
    rule,
    basis ?? '',
  ];
  return [
    `    ${paint ? paint(word, severity) : word}  ${printable(message[language])}`,
    `          ${printable(place.filter(part => part !== '').join(' · '))}`,
    ...(answer ? [`          → ${printable(answerText(answer, language))}`] : []),
  ];
}

/** What a reviewer answered to a finding: 已说明（说明）· 张三 2024-05-06 */
function answerText({ as, note, by, at }: FindingAnswer, language: OutputLanguage): string {
  const word = ANSWERS[as][language];
  const said = note === null ? word : language === 'zh' ? `${word}：${note}` : `${word}: ${note}`;
  return [said, by, at.slice(0, 10)].filter(part => part !== '').join(' · ');
}

/** The page that a place of a finding stands on, 1-based; null where its value has none. */
export function pageOf(document: Document, at: string): number | null {
  const page = /^\/pages\/(\d+)$/.exec(at)?.[1];
  if (page !== undefined) return document.pages[Number(page)]?.page ?? Number(page) + 1;
  const [, index, path = ''] = /^\/forms\/(\d+)(?:\/data(\/.*))?$/.exec(at) ?? [];
  const form = index === undefined ? undefined : document.forms[Number(index)];
  return form?.evidence[path]?.regions?.[0]?.page ?? form?.pages[0] ?? null;
}
