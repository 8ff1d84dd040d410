/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import type { DocumentView } from '../../src/review/review-service.ts';

/** A value's boxes with what the page itself says is under them. */
export type Under = { readonly at: string; readonly read: string; readonly under: string };

/**
 * In the browser: for each value the texts of pdf.js whose place on the screen meets one of the value's boxes there, on pages
 * that a person turned so many quarters clockwise.
 */
export async function textsUnder({ sha256, turn }: { sha256: string; turn: number }): Promise<Under[]> {
  // the page has loaded it already
  const pdfjs = (globalThis as unknown as { pdfjsLib: typeof import('pdfjs-dist') }).pdfjsLib;
  // a page is looked at several times, the file is opened once, and one worker opens them all
  const kept = globalThis as unknown as {
    worker?: PDFWorker;
    opened?: { sha256: string; pdf: Promise<PDFDocumentProxy> };
  };
  if (kept.opened?.sha256 !== sha256) {
    kept.worker ??= new pdfjs.PDFWorker({});
    const file = { url: `/api/documents/${sha256}/file`, useWasm: false, verbosity: 0, worker: kept.worker };
    const data = { cMapUrl: '/pdfjs/cmaps/', standardFontDataUrl: '/pdfjs/standard_fonts/' };
    kept.opened = { sha256, pdf: pdfjs.getDocument({ ...file, ...data }).promise };
  }
  const pdf = await kept.opened.pdf;
  const view = (await (await fetch(`/api/documents/${sha256}`)).json()) as DocumentView;
  type Piece = { text: string; box: DOMRect };
  const pieces = new Map<number, Piece[]>();
  for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) {
    const number = Number(sheet.dataset.page);
    const proxy = await pdf.getPage(number);
    const viewport = proxy.getViewport({ scale: 1 });
    const frame = sheet.getBoundingClientRect();
    const { width, height } = viewport;
    const zoom = frame.width / (turn % 2 === 0 ? width : height);
    const turned = ([x, y]: [number, number]): [number, number] =>
      (
        [
          [x, y],
          [height - y, x],
          [width - x, height - y],
          [y, width - x],
        ] as const
      )[turn] as [number, number];
    const { items } = await proxy.getTextContent({ disableNormalization: true });
    const own = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
      const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
      // corners of the text in the space of the page: its baseline to half its height
      const corners = [0.1, 0.5].flatMap(height =>
        [0, item.width].map(width => {
          const x = e + (a / along) * width + (c / up) * item.height * height;
          const y = f + (b / along) * width + (d / up) * item.height * height;
          return turned(viewport.convertToViewportPoint(x, y) as [number, number]);
        }),
      );
      const xs = corners.map(([x]) => frame.left + x * zoom);
      const ys = corners.map(([, y]) => frame.top + y * zoom);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return [{ text: item.str, box: new DOMRect(left, top, Math.max(...xs) - left, Math.max(...ys) - top) }];
    });
    pieces.set(number, own);
  }
  const boxes = new Map<string, string>();
  for (const rect of document.querySelectorAll('.boxes rect')) {
    const box = rect.getBoundingClientRect();
    const own = pieces.get(Number(rect.closest<HTMLElement>('.sheet')!.dataset.page)) ?? [];
    const met = own.filter(
      piece =>
        piece.box.left < box.right &&
        box.left < piece.box.right &&
        piece.box.top < box.bottom &&
        box.top < piece.box.bottom,
    );
    const at = rect.getAttribute('data-at')!;
    boxes.set(at, (boxes.get(at) ?? '') + met.map(({ text }) => text).join(''));
  }
  return [...boxes].flatMap(([at, under]) => {
    const [, form, path] = /^\/forms\/(\d+)\/data(.*)$/.exec(at)!;
    const { text, notes } = view.document.forms[Number(form)]!.evidence[path!]!;
    return text === null || notes.includes('broken-unicode') ? [] : [{ at, read: text, under }];
  });
}

/** What is dark in a value's box: pixels, and the share of them that stand in its outermost frame. */
export type Ink = { readonly at: string; readonly dark: number; readonly edge: number };

/**
 * In the browser: the ink in each box of a value that has a text, told from its own ground (paper is shaded);
 * `shift`: so many points below the box.
 */
export async function inkUnder({ sha256, shift }: { sha256: string; shift: number }): Promise<Ink[]> {
  const FRAME = 1.5;
  const view = (await (await fetch(`/api/documents/${sha256}`)).json()) as DocumentView;
  const inks: Ink[] = [];
  for (const rect of document.querySelectorAll<SVGRectElement>('.boxes rect')) {
    const at = rect.getAttribute('data-at')!;
    const [, form, path] = /^\/forms\/(\d+)\/data(.*)$/.exec(at)!;
    const canvas = rect.closest('.sheet')!.querySelector('canvas');
    if (!canvas || !view.document.forms[Number(form)]!.evidence[path!]!.text?.trim()) continue;
    const scale = canvas.width / rect.ownerSVGElement!.viewBox.baseVal.width;
    const [x, y, across, down] = [rect.x, rect.y, rect.width, rect.height].map(
      one => one.baseVal.value * scale,
    );
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const { data, width, height } = context.getImageData(x!, y! + shift * scale, across!, down!);
    const greens = Array.from({ length: width * height }, (_, index) => data[index * 4 + 1]!);
    const ground = greens.toSorted((a, b) => a - b)[Math.floor(greens.length * 0.8)]!;
    let [dark, edge] = [0, 0];
    for (const [index, green] of greens.entries()) {
      if (green > ground * 0.8) continue;
      dark++;
      const [column, row] = [index % width, Math.floor(index / width)];
      if (Math.min(column, row, width - 1 - column, height - 1 - row) < FRAME * scale) edge++;
    }
    inks.push({ at, dark, edge: edge / Math.max(1, dark) });
  }
  return inks;
}
