import type { GlyphRun, Page } from '../model.ts';
import type { Mark } from './marks.ts';
import { type Markup, markup } from './markup.ts';

/** The lines of a text dump with their numbers; a line lights up with the values that were read from it. */
export function dumpLines(pages: readonly Page[], marks: readonly Mark[]): Markup {
  const values = valuesByLine(marks);
  const lines = pages.flatMap(page => page.runs.map(run => dumpLine(run, values)));
  return markup`<ol class="dump">${lines}</ol>`;
}

/** A line of a dump is a run: line `n` stands at y `n - 1`, x counts columns. */
function dumpLine({ text, bbox: [x, y] }: GlyphRun, values: ReadonlyMap<number, readonly number[]>): Markup {
  const line = Math.round(y) + 1;
  const here = values.get(line) ?? [];
  const content = `${' '.repeat(Math.max(0, Math.round(x)))}${text}`;
  if (here.length === 0) return markup`<li value="${line}">${content}</li>\n`;
  return markup`<li value="${line}" class="mark" data-value="${here.join(' ')}">${content}</li>\n`;
}

function valuesByLine(marks: readonly Mark[]): Map<number, number[]> {
  const values = new Map<number, number[]>();
  for (const { lines, value } of marks) {
    if (lines === undefined) continue;
    for (let line = lines[0]; line <= lines[1]; line++)
      values.set(line, [...(values.get(line) ?? []), value]);
  }
  return values;
}
