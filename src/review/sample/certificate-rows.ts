import { type Markup, markup } from '../../show/markup.ts';
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
  return SAYINGS[said] ?? String(said);
}

const SAYINGS: Readonly<Record<string, string>> = {
  accept: '看完 seen',
  right: '无误 right',
  wrong: '有错 wrong',
  unreadable: '无法辨认 unreadable',
  'row-missing': '缺行 a row is missing',
  'row-invented': '多行 a row is invented',
  'form-missing': '缺表 a form is missing',
};
