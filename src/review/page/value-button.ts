import type { Evidence, Form, Note, Severity } from '../../model.ts';
import { fieldName } from '../../show/field-names.ts';
import { isOpen } from '../../values/cells.ts';
import { noteName } from '../../values/notes.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';

/** A form with its place in the document, and the findings' severities by the pointers of values. */
export type FormOnPage = {
  readonly form: Form;
  readonly index: number;
  readonly flags: ReadonlyMap<string, Severity>;
  /** pointers of what somebody commented on */
  readonly commented: ReadonlySet<string>;
  /** whether somebody reviews here */
  readonly isReviewing: boolean;
};

/** A value's button; several paths are one cell that covers several rows. */
export function value(view: FormOnPage, paths: string | readonly string[], shown: string | null): Child {
  const all = typeof paths === 'string' ? [paths] : paths;
  const { evidence: known } = view.form;
  const read = all.filter(path => known[path]);
  const main = read.find(path => isOpen(known[path]!)) ?? read[0];
  if (main === undefined) return h('span', {}, shown);
  const evidence = known[main]!;
  const pointers = read.map(path => pointerOf(view, path));
  const flag = pointers.map(at => view.flags.get(at)).find(Boolean);
  const text = textOf(evidence, shown);
  const isCommented = pointers.some(at => view.commented.has(at));
  const tags = [
    ...evidence.notes.filter(isTold).map(note => said(noteName(note))),
    ...(isCommented ? [say('批注', 'comment')] : []),
  ];
  return h(
    'button',
    {
      class: ['value', shown === null && 'none', ...marksOf(evidence), flag && `flag ${flag}`]
        .filter(Boolean)
        .join(' '),
      'data-at': pointerOf(view, main),
      'data-all': pointers.join(' '),
      'aria-pressed': 'false',
      'aria-label': `${said(fieldName(read[0]!))}: ${[text, ...tags].join(' ')}${isOpen(evidence) ? say('，待核', ', to review') : ''}`,
    },
    h('span', { class: 'text' }, text),
    tags.map(tag => [' ', h('span', { class: 'tag' }, tag)]),
  );
}

/** What is told by a sign of its own, or by the inspector alone. */
const QUIET: ReadonlySet<Note> = new Set([
  ...(['blank', 'absent', 'not-applicable', 'year-from-form'] as const),
  ...(['low-confidence', 'ambiguous', 'unreadable'] as const),
]);

function isTold(note: Note): boolean {
  return !QUIET.has(note) && !note.startsWith('merged-with-row-');
}

/** Whether the form has a place for a value, be it blank. */
export function isPrinted({ form }: FormOnPage, path: string): boolean {
  const evidence = form.evidence[path];
  if (evidence === undefined) return false;
  const { text, notes, source } = evidence;
  return text !== null || source === 'correction' || !notes.includes('absent');
}

function pointerOf({ index }: FormOnPage, path: string): string {
  return `/forms/${index}/data${path}`;
}

function marksOf(evidence: Evidence): (string | false)[] {
  return [isOpen(evidence) ? 'open' : evidence.source === 'correction' && 'corrected'];
}

/** What stands for a value; where it is null, what was read in its place unless a person made it null. */
function textOf({ source, text, notes }: Evidence, shown: string | null): string {
  if (notes.includes('unreadable')) return said(noteName('unreadable'));
  if (shown !== null) return shown;
  if (notes.some(note => note.startsWith('merged-with-row-'))) return '〃';
  return (source === 'correction' ? null : text) ?? '—';
}
