import type { GlyphRun } from '../model.ts';
import { foldRadicals } from '../values/text.ts';
import { type Markup, markup } from './markup.ts';

/** Share of a line's height below its baseline: what Chinese fonts are drawn with. */
const DESCENT = 0.12;

/** Characters that stand upright in a vertical column; others lie on their side in it. */
const UPRIGHT = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u;

/** Glyph runs as SVG text that can be selected, each stretched to exactly its box; few fonts have signs of radicals. */
export function glyphRuns(runs: readonly GlyphRun[]): Markup[] {
  return runs
    .filter(run => run.text.trim() !== '')
    .map(run => glyphRun({ ...run, text: foldRadicals(run.text) }));
}

function glyphRun(run: GlyphRun): Markup {
  if (run.direction === 'down' && UPRIGHT.test(run.text)) return uprightColumn(run);
  const [x0, y0, x1, y1] = run.bbox;
  const [width, height] = [x1 - x0, y1 - y0];
  switch (run.direction) {
    case 'down':
      return line(run, { length: height, at: `translate(${n(x0 + width * DESCENT)} ${n(y0)}) rotate(90)` });
    case 'up':
      return line(run, { length: height, at: `translate(${n(x1 - width * DESCENT)} ${n(y1)}) rotate(-90)` });
    case 'left':
      return line(run, { length: width, at: `translate(${n(x1)} ${n(y0 + height * DESCENT)}) rotate(180)` });
    case 'oblique':
      return line(run, { length: width, at: `translate(${n(x0)} ${n((y0 + y1) / 2)})` });
    default:
      return line(run, { length: width, at: `translate(${n(x0)} ${n(y1 - height * DESCENT)})` });
  }
}

function line(run: GlyphRun, place: { readonly length: number; readonly at: string }): Markup {
  return markup`<text class="${names(run)}" transform="${place.at}" font-size="${run.size}" textLength="${Math.max(0.1, place.length)}" lengthAdjust="spacingAndGlyphs">${run.text}</text>\n`;
}

/** Each glyph on its own place, from the run's edges. */
function uprightColumn(run: GlyphRun): Markup {
  const x = (run.bbox[0] + run.bbox[2]) / 2;
  const ys = [...run.text].flatMap((character, index) => {
    const [from, to] = [run.edges[index] ?? run.bbox[1], run.edges[index + 1] ?? run.bbox[3]];
    const y = n((from + to) / 2 + run.size * (0.5 - DESCENT));
    return Array<string>(character.length).fill(y);
  });
  return markup`<text class="${names(run)}" x="${n(x)}" y="${ys.join(' ')}" font-size="${run.size}" text-anchor="middle">${run.text}</text>\n`;
}

function names(run: GlyphRun): string {
  return [run.doubt === 'broken-unicode' ? 'broken' : '', run.direction === 'oblique' ? 'oblique' : '']
    .join(' ')
    .trim();
}

function n(points: number): string {
  return String(Math.round(points * 100) / 100);
}
