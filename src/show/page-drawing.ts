import type { GlyphRun, Page, RulingLine } from '../model.ts';
import { DOWN, LEFT, RIGHT, UP } from '../values/box-characters.ts';
import { characterWidth } from '../values/width.ts';
import { addArms, type CharacterCanvas, canvas, putText, rowsOf } from './canvas.ts';
import { printable } from './width.ts';

/** A character cell of a terminal is about twice as high as it is wide. */
const ASPECT = 2;

type Scale = { readonly x: (points: number) => number; readonly y: (points: number) => number };

/** A page's ruling lines as box characters, `columns` wide, its text where there is room between them. */
export function drawPage(page: Page, columns: number): string {
  const perPoint = (columns - 1) / Math.max(1, page.width);
  const sheet = canvas(columns, Math.ceil((page.height * perPoint) / ASPECT) + 1);
  const within = (position: number, size: number) => Math.max(0, Math.min(size - 1, Math.round(position)));
  const scale: Scale = {
    x: points => within(points * perPoint, sheet.width),
    y: points => within((points * perPoint) / ASPECT, sheet.height),
  };
  for (const ruling of page.rulings) drawRuling(sheet, ruling, scale);
  for (const run of page.runs) drawRun(sheet, run, scale);
  return rowsOf(sheet).join('\n').trimEnd();
}

function drawRuling(sheet: CharacterCanvas, { axis, at, from, to }: RulingLine, { x, y }: Scale): void {
  if (axis === 'horizontal') {
    for (let column = x(from); column <= x(to); column++)
      addArms(sheet, [column, y(at)], (column > x(from) ? LEFT : 0) | (column < x(to) ? RIGHT : 0));
  } else {
    for (let row = y(from); row <= y(to); row++)
      addArms(sheet, [x(at), row], (row > y(from) ? UP : 0) | (row < y(to) ? DOWN : 0));
  }
}

/** Puts each glyph where it stands on the page or next to the one before, unless a line or another text is there. */
function drawRun(sheet: CharacterCanvas, run: GlyphRun, { x, y }: Scale): void {
  const [x0, y0, x1, y1] = run.bbox;
  const isUpright = run.direction === 'down' || run.direction === 'up';
  let next = 0;
  [...printable(run.text)].forEach((character, index) => {
    const edge = run.edges[index] ?? (isUpright ? y1 : x1);
    const column = isUpright ? x((x0 + x1) / 2) : Math.max(next, x(edge));
    const row = y(isUpright ? edge : (y0 + y1) / 2);
    const width = characterWidth(character);
    const slots = Array.from({ length: width }, (_, slot) => row * sheet.width + column + slot);
    const isFree = slots.every(slot => sheet.arms[slot] === 0 && sheet.characters[slot] === undefined);
    if (width > 0 && isFree) putText(sheet, [column, row], character);
    if (run.direction === 'right') next = column + width;
  });
}
