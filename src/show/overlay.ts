import type { AccountItem, BBox, Cell, Grid, Page, Separator } from '../model.ts';
import { DOUBTS, type ValueMark } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { glyphRuns } from './page-text.ts';

/** What is drawn over a page. */
export type OverlayLayer =
  | { readonly kind: 'rulings' }
  | { readonly kind: 'separators'; readonly pages: ReadonlyMap<number, readonly Separator[]> }
  | { readonly kind: 'grids'; readonly grids: readonly Grid[] }
  | { readonly kind: 'account'; readonly items: readonly AccountItem[] }
  | { readonly kind: 'form'; readonly marks: readonly ValueMark[] };

/** Colours of an overlay; the page of one document uses them too. */
export const OVERLAY_STYLE = `
text{white-space:pre}
.sheet{fill:#fff}.image{fill:#e4e4e7}
.glyphs{font-family:"Songti SC","SimSun","Noto Serif CJK SC","Source Han Serif SC",serif;fill:#1f2328}
.read .glyphs{fill-opacity:0}
.glyphs .broken{fill:#b42318}.glyphs .oblique{fill-opacity:.3}
.rulings line{stroke:#8b8f98}
.layer-rulings .glyphs,.layer-grids .glyphs{fill-opacity:.45}
.layer-rulings .rulings line{stroke:#0a6cff}.layer-rulings .rulings .vertical{stroke:#d6336c}
.layer-separators .glyphs{fill-opacity:.45}.separator{stroke:#0a6cff;stroke-width:1.2}
.separator.white-space,.separator.rows,.separator.headings{stroke:#e07b00;stroke-dasharray:4 2}
.layer-grids .cell{fill:#12805c;fill-opacity:.04;stroke:#12805c;stroke-width:.8}.layer-grids .cell.span{fill-opacity:.14}
.count{font:600 6.5px ui-monospace,Menlo,Consolas,monospace;fill:#0b6b4b}
.mark{fill-opacity:.13;stroke-opacity:.55;stroke-width:.6}
.mark.sure{fill:#12805c;stroke:#12805c}.mark.review{fill:#e07b00;stroke:#c25e00;fill-opacity:.26;stroke-opacity:1}
.item{fill-opacity:.13;fill:#64748b}.item.form{fill:#12805c}.item.none{fill:#e07b00;fill-opacity:.4;stroke:#c25e00}
.mark.blank{fill:#64748b;stroke:#64748b;fill-opacity:.05;stroke-dasharray:2 2}`;

/** Points between two pages of one drawing. */
const GAP = 24;

/**
 * A page as it is displayed, with a layer over it, as an SVG document: white sheet, text that can be selected, each
 * run exactly in its box, ruling lines, pictures as grey boxes.
 */
export function pageSvg(page: Page, layer: OverlayLayer): string {
  return pagesSvg([page], layer);
}

/** Pages one below the other, as `pageSvg` draws each. */
export function pagesSvg(pages: readonly Page[], layer: OverlayLayer): string {
  const width = Math.max(0, ...pages.map(page => page.width));
  let y = 0;
  const placed = pages.map(page => {
    const one = markup`<g transform="translate(${(width - page.width) / 2} ${y})">${pageDrawing(page, layer)}</g>\n`;
    y += page.height + GAP;
    return one;
  });
  const height = Math.max(0, y - GAP);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>${{ markup: OVERLAY_STYLE }}</style>
${placed}</svg>
`.markup;
}

/**
 * The drawing of a page without its `<svg>`: it needs OVERLAY_STYLE around it. Boxes lie under the text. Where there is a
 * picture of the page (its address) that is what is seen, and the text over it can only be selected.
 */
export function pageDrawing(page: Page, layer: OverlayLayer, picture?: string): Markup {
  return markup`<g class="layer-${layer.kind}${picture ? ' read' : ''}">
<rect class="sheet" width="${page.width}" height="${page.height}"/>
${picture ? markup`<image width="${page.width}" height="${page.height}" preserveAspectRatio="none" href="${picture}"/>` : page.images.map(bbox => box('image', bbox))}
${layer.kind === 'form' ? markBoxes(page, layer.marks) : null}
${layer.kind === 'account' ? itemBoxes(page, layer.items) : null}
${picture ? null : markup`<g class="rulings">${page.rulings.map(rulingLine)}</g>`}
${layer.kind === 'separators' ? layer.pages.get(page.page)?.map(separatorLine) : null}
${layer.kind === 'grids' ? layer.grids.flatMap(grid => gridBoxes(page, grid)) : null}
<g class="glyphs"${picture ? skewed(page) : null}>${glyphRuns(page.runs)}</g></g>`;
}

/** Places of glyphs are those of the page levelled; its picture is as it lay on the glass. */
function skewed({ width, height, skew = 0 }: Page): Markup | null {
  if (skew === 0) return null;
  const degrees = (Math.atan(skew) * 180) / Math.PI;
  return markup` transform="rotate(${degrees.toFixed(3)} ${width / 2} ${height / 2})"`;
}

function rulingLine({ axis, at, from, to, thickness }: Page['rulings'][number]): Markup {
  const width = Math.max(0.5, thickness);
  return axis === 'horizontal'
    ? markup`<line x1="${from}" x2="${to}" y1="${at}" y2="${at}" stroke-width="${width}"/>`
    : markup`<line class="vertical" x1="${at}" x2="${at}" y1="${from}" y2="${to}" stroke-width="${width}"/>`;
}

/** The less a separator weighs, the fainter it is. */
function separatorLine({ axis, at, from, to, kind, weight }: Separator): Markup {
  const [x1, y1, x2, y2] = axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
  const opacity = (0.25 + 0.75 * weight).toFixed(2);
  return markup`<line class="separator ${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-opacity="${opacity}"><title>${kind} ${weight.toFixed(2)}</title></line>\n`;
}

/** One box a place: values that were read from the same cell share it. */
function markBoxes(page: Page, marks: readonly ValueMark[]): Markup[] {
  const placed = marks.flatMap(mark =>
    mark.regions.filter(region => region.page === page.page).map(({ bbox }) => ({ mark, bbox })),
  );
  return [...Map.groupBy(placed, ({ bbox }) => bbox.join(' ')).values()].map(same => {
    const [x0, y0, x1, y1] = same[0]!.bbox;
    const values = same.map(({ mark }) => mark.value).join(' ');
    const doubt = DOUBTS.find(one => same.some(({ mark }) => mark.doubt === one))!;
    const title = same.map(({ mark }) => mark.title).join('\n\n');
    return markup`<rect class="mark ${doubt}" data-value="${values}" x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" rx="1"><title>${title}</title></rect>\n`;
  });
}

function gridBoxes(page: Page, grid: Grid): Markup[] {
  const here = grid.cells.flatMap(cell => {
    const region = cell.regions.find(one => one.page === page.page);
    return region ? [{ cell, bbox: region.bbox }] : [];
  });
  return [...here.map(({ cell, bbox }) => cellBox(cell, bbox)), ...counts(here)];
}

function cellBox(cell: Cell, bbox: BBox): Markup {
  const [x0, y0, x1, y1] = bbox;
  const spans = cell.rowSpan * cell.columnSpan > 1;
  const size = spans ? `${cell.rowSpan}×${cell.columnSpan}` : '';
  const title = `row ${cell.row}, column ${cell.column}${size && `, ${size}`}\n${cell.text}`;
  return markup`<rect class="cell${spans ? ' span' : ''}" x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"><title>${title}</title></rect>
${spans ? markup`<text class="count" x="${x1 - 2}" y="${y0 + 7}" text-anchor="end">${size}</text>` : null}`;
}

/** Row numbers left of the grid, column numbers above it, each where the first cell of that row or column begins. */
function counts(here: readonly { readonly cell: Cell; readonly bbox: BBox }[]): Markup[] {
  const left = Math.min(...here.map(({ bbox }) => bbox[0]));
  const top = Math.min(...here.map(({ bbox }) => bbox[1]));
  const rows = new Map(here.map(({ cell, bbox }) => [cell.row, bbox[1]]));
  const columns = new Map(here.map(({ cell, bbox }) => [cell.column, bbox[0]]));
  return [
    ...[...rows].map(
      ([row, y]) => markup`<text class="count" x="${left - 3}" y="${y + 8}" text-anchor="end">${row}</text>`,
    ),
    ...[...columns].map(
      ([column, x]) => markup`<text class="count" x="${x + 2}" y="${top - 3}">${column}</text>`,
    ),
  ];
}

/** What is printed, in the colour of what explains it. */
function itemBoxes({ page }: Page, items: readonly AccountItem[]): Markup[] {
  const own = items.filter(item => item.page === page);
  return own.map(({ claim, bbox }) => box(`item ${claim ?? 'none'}`, bbox));
}

function box(name: string, [x0, y0, x1, y1]: BBox): Markup {
  return markup`<rect class="${name}" x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}"/>`;
}
