import { isFirstLabel } from '../labels.ts';
import { isTitle } from '../title.ts';
import { joined, type Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Lines with texts from a title to the first label of its form. */
const HEAD = 4;

/** Lines from one title to the next, or from one first label to the next; what stands above the first one is with it. */
export function sheetsOf(lines: Lines): (readonly [from: number, to: number])[] {
  const starts: number[] = [];
  let begun: string | null = null;
  lines.forEach((texts, line) => {
    const first = texts.length > 1 && isFirstLabel(texts[0]!.text) ? texts[0]!.text : null;
    if (isTitle(joined(texts))) {
      begun = null;
      starts.push(line);
    } else if (first !== null && first === begun) starts.push(titleAbove(lines, line));
    begun ??= first;
  });
  const froms = [0, ...starts.slice(isHeaded(lines, starts[0]) ? 0 : 1)];
  return froms.map((from, index) => [from, froms[index + 1] ?? lines.length] as const);
}

/** Whether a form stands above the first title. */
function isHeaded(lines: Lines, title = 0): boolean {
  return lines.slice(0, title).some(texts => texts.length > 1 && isFirstLabel(texts[0]!.text));
}

/** The line with the title of a form that is not called one of those that all forms share, else that of its first label. */
function titleAbove(lines: Lines, first: number): number {
  let left = HEAD;
  for (let line = first - 1; line >= 0 && left > 0; line--) {
    if (lines[line]!.length === 1 && joined(lines[line]!).endsWith('表')) return line;
    if (lines[line]!.length > 0) left--;
  }
  return first;
}
