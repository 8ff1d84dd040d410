import type { Document, Finding, Severity } from '../model.ts';
import { placeName } from './field-names.ts';
import { type Markup, markup } from './markup.ts';
import { numbersAt } from './report-value.ts';
import { SEVERITIES } from './words.ts';

/** The findings that point into one form (`/forms/0…`) or, with another beginning, elsewhere. */
export function findingList(
  findings: readonly Finding[],
  document: Document,
  numbers: ReadonlyMap<string, number>,
): Markup | null {
  if (findings.length === 0) return null;
  const sorted = findings.toSorted((a, b) => RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity));
  const items = sorted.map(finding => findingItem(finding, document, numbers));
  const [first, rest] = [items.slice(0, OPEN), items.slice(OPEN)];
  const more =
    rest.length > 0
      ? markup`<details><summary>另有 ${rest.length} 个 <span lang="en">${rest.length} more</span></summary><ol class="findings">${rest}</ol></details>`
      : null;
  return markup`<section class="found" aria-label="发现的问题 findings"><ol class="findings">${first}</ol>${more}</section>`;
}

/** Findings that are open at once; the others unfold. */
const OPEN = 3;
const RANKS: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings that belong to a form; a null index gives those that belong to none. */
export function findingsOf(document: Document, index: number | null): Finding[] {
  const formOf = (finding: Finding) => /^\/forms\/(\d+)(?:\/|$)/.exec(finding.at[0] ?? '')?.[1];
  return document.findings.filter(
    finding => formOf(finding) === (index === null ? undefined : String(index)),
  );
}

function findingItem(finding: Finding, document: Document, numbers: ReadonlyMap<string, number>): Markup {
  const { severity, message, expected, found, basis, rule } = finding;
  return markup`<li class="finding ${severity}"><p><strong>${SEVERITIES[severity].zh}</strong> ${message.zh}</p>
<p class="en" lang="en">${message.en}</p>
<p class="facts">${expected !== null ? markup`<span>应为 <b>${expected}</b></span>` : null}${
    found !== null ? markup`<span>实为 <b>${found}</b></span>` : null
  }${basis !== null ? markup`<span>${basis}</span>` : null}<code>${rule}</code>${finding.at.map(at => placeButton(at, document, numbers))}</p></li>\n`;
}

/** A button that lights up what a finding points to: values, or a page. */
function placeButton(at: string, document: Document, numbers: ReadonlyMap<string, number>): Markup | null {
  const page = document.pages[Number(/^\/pages\/(\d+)$/.exec(at)?.[1] ?? Number.NaN)]?.page;
  if (page !== undefined)
    return markup`<button type="button" class="place" data-page="${page}">第 ${page} 页</button>`;
  const values = numbersAt(numbers, at);
  if (values.length === 0) return null;
  const name = placeName(document, at).zh;
  return markup`<button type="button" class="place" data-value="${values.join(' ')}">${name === '' ? '全表' : name}</button>`;
}
