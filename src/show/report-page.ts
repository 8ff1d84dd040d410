import { createHash } from 'node:crypto';
import type { Document, Extraction, Page, Place } from '../model.ts';
import { leavesOf } from '../values/leaves.ts';
import { fieldName } from './field-names.ts';
import { type Mark, marksOf, reviewCount } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { OVERLAY_STYLE, pageDrawing } from './overlay.ts';
import { dumpLines } from './report-dump.ts';
import { findingList, findingsOf } from './report-findings.ts';
import { formSection } from './report-form.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { REPORT_STYLE } from './report-style.ts';
import { type FormView, formViews } from './report-value.ts';
import { EVIDENCE_SOURCES, noteName, pageRanges, SOURCE_KINDS } from './words.ts';

const STYLE = OVERLAY_STYLE + REPORT_STYLE;

/**
 * One self-contained HTML page: the document's pages with boxes on the left, its forms with values, doubt and
 * findings on the right; selecting either lights up the other. It loads nothing and runs only its own script.
 * `pictures`: of pages that were read from pictures, by page, as `data:` addresses.
 */
export function documentPage(
  extraction: Extraction,
  pictures: ReadonlyMap<number, string> = new Map(),
): string {
  const { document } = extraction;
  const marks = marksOf(document);
  return markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${document.source.name} · ziping</title>
<style>${{ markup: STYLE }}</style></head>
<body>${pageHead(document)}
<main><div class="pages" role="region" aria-label="原件 pages of the document" tabindex="0">${pageFigures(extraction, marks, pictures)}</div>
<div class="forms" role="region" aria-label="数据 values" tabindex="0">${formsSide(document, formViews(document, marks))}</div></main>
<footer role="status" aria-live="polite"><span class="hint">点选数据或原件上的方框，互相定位；方向键移动，<kbd>N</kbd> 下一个待核。 <span lang="en">Select a value or a box to see its other side; arrows move, <kbd>N</kbd> goes to the next doubt.</span></span></footer>
<script type="application/json" id="details">${details(document)}</script>
<script type="module">${{ markup: REPORT_SCRIPT }}</script>
</body></html>
`.markup;
}

/** Nothing but this page's own style and script may work in it; not even what a hostile text would smuggle in. */
function policy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(REPORT_SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function pageHead(document: Document): Markup {
  const { source, forms, findings, coverage } = document;
  const failed = document.pages.filter(page => page.outcome === 'failed').length;
  const review = forms.reduce((count, form) => count + reviewCount(form), 0);
  const share =
    coverage.characters === 0 ? 100 : Math.floor((coverage.placed / coverage.characters) * 1000) / 10;
  const count = (name: string, number: string | number, [zh, en]: readonly [string, string]) =>
    markup`<li class="${name}"><b>${number}</b>${zh} <span class="en" lang="en">${en}</span></li>`;
  return markup`<header><h1>${source.name}</h1>
<p>${SOURCE_KINDS[source.kind].zh} · ${source.pages} 页</p>
<ul class="counts">${count('', forms.length, ['张表', 'forms'])}${count(review > 0 ? 'review' : 'sure', review, ['处待核', 'to review'])}${count(findings.length > 0 ? 'bad' : '', findings.length, ['个问题', 'findings'])}${count('', `${share}%`, ['文字已归位', 'placed'])}${failed > 0 ? count('bad', failed, ['页未读', 'pages not read']) : null}</ul>
<ul class="legend"><li class="sure">可信 <span lang="en">sure</span></li><li class="review">待核 <span lang="en">review</span></li><li class="blank">空白 <span lang="en">blank</span></li></ul></header>`;
}

function pageFigures(
  { document, pages }: Extraction,
  marks: readonly Mark[],
  pictures: ReadonlyMap<number, string>,
): Markup[] | Markup {
  if (pages.length === 0)
    return markup`<p class="empty">${document.error?.message ?? '没有可显示的页面 · no pages to show'}</p>`;
  if (document.source.kind === 'text') return dumpLines(pages, marks);
  return pages.map(page => {
    const drawing = pageDrawing(page, { kind: 'form', marks }, pictures.get(page.page));
    return pageFigure(page, drawing, document);
  });
}

function pageFigure(page: Page, drawing: Markup, document: Document): Markup {
  const report = document.pages.find(one => one.page === page.page);
  const failed =
    report?.outcome === 'failed'
      ? markup` <span class="failed">未读 not read: ${report.reason}</span>`
      : null;
  return markup`<figure id="page-${page.page}"><svg viewBox="0 0 ${page.width} ${page.height}" role="img" aria-label="第 ${page.page} 页 page ${page.page}">${drawing}</svg><figcaption>${page.page}${failed}</figcaption></figure>\n`;
}

function formsSide(document: Document, views: readonly FormView[]): Markup[] {
  const numbers = views[0]?.numbers ?? new Map<string, number>();
  const findings = (index: number | null) => findingList(findingsOf(document, index), document, numbers);
  const nothing = document.error
    ? markup`<p class="empty error"><code>${document.error.code}</code> ${document.error.message}</p>`
    : markup`<p class="empty">没有找到绩效自评表。<span lang="en">No self-evaluation form was found.</span></p>`;
  return [
    ...(views.length === 0 ? [nothing] : []),
    markup`${findings(null)}`,
    ...views.map(view => markup`<article>${formSection(view, findings(view.index))}</article>`),
    markup`${unplaced(document)}`,
  ];
}

function unplaced({ coverage }: Document): Markup | null {
  if (coverage.unplaced.length === 0) return null;
  const places = coverage.unplaced.map(one => markup`<li>${one.text} <span>${placeWords(one)}</span></li>`);
  return markup`<section class="unplaced"><h3>未归位文字 <span class="en" lang="en">Unplaced text</span></h3><ul>${places}</ul></section>`;
}

/** What the panel says of each value, by its number. JSON in a page must not hold `<`. */
function details(document: Document): Markup {
  const list = document.forms.flatMap(form =>
    leavesOf(form).map(([path, evidence]) => ({
      ...fieldName(path),
      text: evidence.text,
      confidence: `${Math.round(evidence.confidence * 100)}%`,
      review: evidence.review,
      source: EVIDENCE_SOURCES[evidence.source].zh,
      notes: evidence.notes.map(note => noteName(note).zh).join('、'),
      place: placeWords(evidence),
    })),
  );
  return { markup: JSON.stringify(list).replaceAll('<', '\\u003c') };
}

function placeWords({ regions = [], lines }: Place): string {
  if (lines) return lines[0] === lines[1] ? `第 ${lines[0]} 行` : `第 ${lines[0]}–${lines[1]} 行`;
  return regions.length === 0 ? '' : pageRanges([...new Set(regions.map(region => region.page))]);
}
