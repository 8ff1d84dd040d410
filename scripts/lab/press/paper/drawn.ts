import type { Look } from '../look.ts';
import type { Line, Sheet } from '../model.ts';
import { tableOf } from '../sheet.ts';
import { type DrawnPage, furniture, imposed } from './imposed.ts';
import { hex, pdfOf, show, widthOf } from './pdf.ts';
import { type SetLine, type Strip, stripOf } from './strip.ts';
import { pageDrawn, valueDrawn } from './tricks.ts';

/**
 * How the press draws: whole lines (`plain`), glyph by glyph, a whole table row in one array with big gaps, rulings as
 * short strokes with gaps between them, rulings as thin filled rectangles, labels in vertical writing.
 */
export type Pen = 'plain' | 'glyphs' | 'rows' | 'gaps' | 'fills' | 'vertical';

type Sheets = {
  pages: string[][];
  y: number;
  readonly height: number;
  readonly width: number;
  readonly margin: number;
};

/** The sheets as a PDF written directly, its font not embedded. */
export function drawPdf(sheets: readonly Sheet[], look: Look, pen: Pen): Uint8Array {
  return pdfOf(drawPages(sheets, look, pen));
}

/** The sheets as the instructions that draw them, in font F1. */
export function drawPages(sheets: readonly Sheet[], look: Look, pen: Pen): DrawnPage[] {
  const [width, height] = look.landscape ? [842, 595] : [595, 842];
  const margin = (look.margin * 72) / 25.4;
  const state: Sheets = { pages: [[]], y: margin, height, width, margin };
  state.y += look.push;
  sheets.forEach((sheet, i) => {
    if (i > 0 && !look.together) turnPage(state);
    drawSheet(sheet, { look, pen, state });
  });
  const pages = state.pages.map((content, i) =>
    pageDrawn(look.trick, [...content, ...furniture(state, look, i)].join('\n'), { width, height }),
  );
  return imposed(pages, { width, height, paging: look.paging });
}

function turnPage(state: Sheets): void {
  state.pages.push([]);
  state.y = state.margin;
}

const page = (state: Sheets): string[] => state.pages.at(-1) ?? [];

function drawSheet(sheet: Sheet, at: { look: Look; pen: Pen; state: Sheets }): void {
  const { look, pen, state } = at;
  if (state.y > state.height - state.margin - 120) turnPage(state);
  for (const line of sheet.above) drawLine(line, look, state);
  const width = (state.width - 2 * state.margin) * look.width;
  const full = state.height - 2 * state.margin;
  const first = state.height - state.margin - state.y;
  const strip = stripOf(tableOf(sheet), look, { width, first, full: full - marked(look.paging.over, look) });
  drawStrip(strip, { look, pen, state, width });
  for (const line of sheet.below) drawLine(line, look, state);
  state.y += look.size;
}

function drawLine(line: Line, look: Look, state: Sheets): void {
  const size = look.size * { title: 1.7, normal: 1, small: 0.85 }[line.size];
  const room = state.width - 2 * state.margin;
  const rest = [...line.text];
  while (rest.length > 0) {
    let text = '';
    while (rest.length > 0 && widthOf(text + rest[0]) * size <= room) text += rest.shift();
    if (state.y + size * 1.4 > state.height - state.margin) turnPage(state);
    const spare = room - widthOf(text) * size;
    const x = state.margin + { left: 0, center: spare / 2, right: spare }[line.align];
    state.y += size * 1.4;
    page(state).push(show(text, { x, y: state.height - state.y + size * 0.3, size }));
  }
}

const n = (value: number): string => value.toFixed(2);

type Drawing = { readonly look: Look; readonly pen: Pen; readonly state: Sheets; readonly width: number };

function drawStrip(strip: Strip, drawing: Drawing): void {
  const { state } = drawing;
  const stops = [...strip.breaks, strip.height];
  let from = 0;
  stops.forEach((to, i) => {
    if (i > 0) {
      mark(drawing.look.paging.under, drawing);
      turnPage(state);
      mark(drawing.look.paging.over, drawing);
    }
    const [headFrom, headTo] = strip.heads ?? [0, 0];
    if (i > 0 && strip.heads && headTo <= from) drawPart(strip, drawing, [headFrom, headTo]);
    drawPart(strip, drawing, [from, to]);
    from = to;
  });
}

function drawPart(strip: Strip, drawing: Drawing, [from, to]: readonly [from: number, to: number]): void {
  const { state } = drawing;
  const part = { from, to, top: state.y, ...drawing };
  page(state).push(...rulings(strip, part), ...texts(strip, part));
  state.y += to - from;
}

/** Height of a line that stands at a page break. */
const marked = (text: string, look: Look): number => (text === '' ? 0 : look.size * 1.6);

function mark(text: string, { look, state }: Drawing): void {
  if (text === '') return;
  const { size } = look;
  page(state).push(show(text, { x: state.margin, y: state.height - state.y - size * 1.3, size }));
  state.y += marked(text, look);
}

type Part = Drawing & { readonly from: number; readonly to: number; readonly top: number };

function rulings(strip: Strip, part: Part): string[] {
  const { look, state, from, to, top, width } = part;
  const left = state.margin;
  const flip = (y: number) => state.height - (top + y - from);
  const pieces = strip.boxes.flatMap(box => {
    const [y0, y1] = [Math.max(box.y0, from), Math.min(box.y1, to)];
    if (y1 - y0 < 0.01) return [];
    const [x0, x1] = [left + box.x0, left + box.x1];
    const outer = { left: box.x0 < 0.01, right: box.x1 > width - 0.01 };
    const ground = groundOf(box.cell.kind, look, [x0, flip(y1), x1 - x0, y1 - y0]);
    const closed = !look.cut;
    const lines = [
      ...(box.y0 >= from - 0.01 || closed ? [[x0, flip(y0), x1, flip(y0)]] : []),
      ...(box.y1 <= to + 0.01 || closed ? [[x0, flip(y1), x1, flip(y1)]] : []),
      ...(look.rules === 'horizontal' || (look.rules === 'open' && outer.left)
        ? []
        : [[x0, flip(y0), x0, flip(y1)]]),
      ...(look.rules === 'horizontal' || (look.rules === 'open' && outer.right)
        ? []
        : [[x1, flip(y0), x1, flip(y1)]]),
    ];
    return [
      ...ground,
      ...(look.rules === 'none' || look.rules === 'gaps' ? [] : lines.flatMap(l => stroke(l, part))),
    ];
  });
  const black =
    look.rules === 'gaps' ? [`0 g ${n(left)} ${n(flip(to))} ${n(width)} ${n(to - from)} re f`] : [];
  return [...black, ...pieces, '0 g 0 G'];
}

function groundOf(kind: string, look: Look, box: readonly [number, number, number, number]): string[] {
  const [x, y, w, h] = box;
  if (look.rules === 'gaps') return [`1 g ${n(x + 0.4)} ${n(y + 0.4)} ${n(w - 0.8)} ${n(h - 0.8)} re f`];
  if (look.rules === 'white') return [`0.92 0.92 1 rg ${box.map(n).join(' ')} re f`];
  return look.shade && kind !== 'value' ? [`0.85 g ${box.map(n).join(' ')} re f`] : [];
}

function stroke(line: readonly number[], part: Part): string[] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = line;
  const { look, pen } = part;
  const thick = { hair: 0.2, thick: 1.8, white: 1.5 }[look.rules as 'hair'] ?? 0.6;
  if (pen === 'fills')
    return [
      `0 g ${n(Math.min(x0, x1) - 0.25)} ${n(Math.min(y0, y1) - 0.25)} ${n(Math.abs(x1 - x0) + 0.5)} ${n(Math.abs(y1 - y0) + 0.5)} re f`,
    ];
  const colour = look.rules === 'white' ? '1 G' : '0 G';
  const dash = look.rules === 'dotted' ? '[1 1.5] 0 d' : '[] 0 d';
  const draw = (a: number, b: number, c: number, d: number) =>
    `${colour} ${thick} w ${dash} ${n(a)} ${n(b)} m ${n(c)} ${n(d)} l S`;
  if (look.rules === 'double')
    return [draw(x0 - 0.8, y0 + 0.8, x1 - 0.8, y1 + 0.8), draw(x0 + 0.8, y0 - 0.8, x1 + 0.8, y1 - 0.8)];
  if (pen !== 'gaps') return [draw(x0, y0, x1, y1)];
  const steps = Math.max(1, Math.round(Math.hypot(x1 - x0, y1 - y0) / 9));
  return Array.from({ length: steps }, (_, i) => {
    const at = (share: number) => [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share] as const;
    return draw(...at(i / steps), ...at((i + 0.93) / steps));
  });
}

function texts(strip: Strip, part: Part): string[] {
  const { look, pen, state, from, to, top } = part;
  const here = strip.lines
    .filter(l => l.y > from && l.y <= to + 0.01)
    .map(l => ({ ...l, x: l.x + state.margin, y: state.height - (top + l.y - from) + look.size * 0.12 }));
  if (pen === 'rows') return inRows(here, look);
  return here.flatMap(l => {
    if (pen === 'vertical' && l.cell.kind === 'down')
      return [
        `BT /F2 ${look.size} Tf 1 0 0 1 ${n(l.x + look.size / 2)} ${n(l.y + look.size * 0.88)} Tm ${hex(l.text)} Tj ET`,
      ];
    if (pen !== 'glyphs')
      return [
        l.cell.kind === 'value'
          ? valueDrawn(look.trick, { ...l, size: look.size })
          : show(l.text, { ...l, size: look.size }),
      ];
    let x = l.x;
    return [...l.text].map(c => {
      const shown = show(c, { x, y: l.y, size: look.size });
      x += widthOf(c) * look.size;
      return shown;
    });
  });
}

/** All lines of one height in one array: the gaps between cells are only numbers in it. */
function inRows(lines: readonly SetLine[], look: Look): string[] {
  const rows = Map.groupBy(lines, l => n(l.y));
  return [...rows.values()].map(row => {
    const sorted = [...row].sort((a, b) => a.x - b.x);
    const [first] = sorted;
    let x = first?.x ?? 0;
    const parts = sorted.map(l => {
      const gap = ((l.x - x) / look.size) * 1000;
      x = l.x + widthOf(l.text) * look.size;
      return `${n(-gap)} ${hex(l.text)}`;
    });
    return `BT /F1 ${look.size} Tf 1 0 0 1 ${n(first?.x ?? 0)} ${n(first?.y ?? 0)} Tm [ ${parts.join(' ')} ] TJ ET`;
  });
}
