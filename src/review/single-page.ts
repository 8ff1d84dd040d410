import { createHash } from 'node:crypto';
import type { Extraction, Page } from '../model.ts';
import { type Markup, markup } from '../show/markup.ts';
import { OVERLAY_STYLE, pageDrawing } from '../show/overlay.ts';
import { stateOf } from '../values/state.ts';
import type { DocumentView } from './review-service.ts';
import { scriptOf } from './script.ts';
import type { SourceView } from './sources.ts';
import { pageStyle } from './style.ts';

/** What a page of one document alone brings along, beside drawings of its pages. */
export type Single = {
  readonly view: DocumentView;
  /** points */
  readonly sizes: readonly { readonly width: number; readonly height: number }[] | null;
};

/**
 * One self-contained HTML page: what the review page shows of a document, for reading alone. It loads nothing and runs only
 * its own script. `pictures`: of pages that were read from pictures, by page, as `data:` addresses.
 */
export function documentPage(
  extraction: Extraction,
  pictures: ReadonlyMap<number, string> = new Map(),
): string {
  const { name } = extraction.document.source;
  const all = OVERLAY_STYLE + pageStyle();
  const script = scriptOf('single');
  return markup`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(all, script)}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${name} · ziping</title>
<style>${{ markup: all }}</style></head>
<body><header id="top"></header><main id="main" tabindex="-1"><noscript>请允许本页运行脚本 · this page needs its script</noscript></main>
<div id="notice" role="status" aria-live="polite"></div>
${hasDrawings(extraction) ? drawings(extraction.pages, pictures) : null}
<script type="application/json" id="single">${json(singleOf(extraction))}</script>
<script type="module">${{ markup: script }}</script>
</body></html>
`.markup;
}

/** Nothing but this page's own style and script may work in it; not even what a hostile text would smuggle in. */
function policyOf(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hasDrawings({ document, pages }: Extraction): boolean {
  return pages.length > 0 && document.source.kind !== 'text';
}

function drawings(pages: readonly Page[], pictures: ReadonlyMap<number, string>): Markup {
  const all = pages.map(page => {
    const drawing = pageDrawing(page, { kind: 'form', marks: [] }, pictures.get(page.page));
    return markup`<g id="page-${page.page}">${drawing}</g>\n`;
  });
  return markup`<svg class="drawings" aria-hidden="true"><defs>${all}</defs></svg>`;
}

function singleOf(extraction: Extraction): Single {
  const { document, pages } = extraction;
  const { sha256 } = document.source;
  const state = stateOf(document, false);
  const known = { sha256, version: document.producedBy.ziping, document, state };
  const nothing = { places: [], corrections: [], stale: [], sample: null };
  const sizes = pages.toSorted((a, b) => a.page - b.page).map(({ width, height }) => ({ width, height }));
  return {
    view: { ...known, ...nothing, source: sourceOf(extraction) },
    sizes: hasDrawings(extraction) ? sizes : null,
  };
}

/** A line of a dump is a run: line `n` stands at y `n - 1`, x counts columns. */
function sourceOf({ document, pages }: Extraction): SourceView {
  if (document.source.kind !== 'text' || pages.length === 0) return { state: 'unreadable', places: [] };
  const lines = pages.flatMap(({ runs }) =>
    runs.map(({ text, bbox: [x, y] }) => ({
      line: Math.round(y) + 1,
      text: `${' '.repeat(Math.max(0, Math.round(x)))}${text}`,
    })),
  );
  return { state: 'text', lines };
}

/** JSON in a page must not hold `<`. */
function json(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}
