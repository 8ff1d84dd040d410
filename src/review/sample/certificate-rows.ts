import type { CorrectionKind } from '../../model.ts';
import { type Markup, markup } from '../../show/markup.ts';
import { KINDS } from '../../show/words.ts';
import type { Said } from './answers.ts';
import type { Interval } from './interval.ts';
import { percent } from './verdict.ts';

/** A row of a table with its head in both languages. */
export function row(zh: string, en: string, cells: readonly (string | number)[]): Markup {
  return markup`<tr><th>${zh}<small>${en}</small></th>${cells.map(cell => markup`<td>${String(cell)}</td>`)}</tr>`;
}

export function between({ low, high }: Interval): string {
  return `${percent(low)} – ${percent(high)}`;
}

/** What was said of a value, or in words of a document. */
export function shown(said: Said): string {
  if (said === undefined) return '未核 open';
  if (said === null) return '—';
  if (typeof said === 'object') return said.text;
  const kind = KINDS[said as CorrectionKind];
  return SAYINGS[said] ?? (kind ? `${kind.zh} ${kind.en}` : String(said));
}

const SAYINGS: Readonly<Record<string, string>> = {
  accept: '看完 seen',
  right: '无误 right',
  wrong: '有错 wrong',
  unreadable: '无法辨认 unreadable',
};
