import type { Part } from '../fields.ts';
import type { Bilingual, Document, Evidence, Form, Note, Severity } from '../model.ts';
import { doubtOf, formPointer, type Mark } from './marks.ts';
import { type Markup, markup } from './markup.ts';
import { noteName } from './words.ts';

/** One form of a document as the report page shows it. */
export type FormView = {
  readonly form: Form;
  readonly index: number;
  /** numbers of the values, by their pointers into the document */
  readonly numbers: ReadonlyMap<string, number>;
  /** severest finding about a value, by its pointer */
  readonly flags: ReadonlyMap<string, Severity>;
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What the report says with a sign of its own, or in the panel, not with a tag. */
const QUIET: ReadonlySet<Note> = new Set([
  'blank',
  'absent',
  'not-applicable',
  'year-from-form',
  'low-confidence',
  'ambiguous',
]);

/** The views of a document's forms. */
export function formViews(document: Document, marks: readonly Mark[]): FormView[] {
  const numbers = new Map(marks.map(mark => [mark.at, mark.value]));
  const flags = flagsOf(document);
  return document.forms.map((form, index) => ({ form, index, numbers, flags }));
}

/**
 * A value as a button that lights up its places. Several paths are one value printed once, as a merged cell's text on
 * the rows that it covers. Without evidence it is plain text.
 */
export function valueButton(view: FormView, paths: string | readonly string[], shown: string | null): Markup {
  const [first, ...others] = typeof paths === 'string' ? [paths] : paths;
  const evidence = view.form.evidence[first!];
  const numbers = [first!, ...others].flatMap(path => view.numbers.get(pointer(view, path)) ?? []);
  if (evidence === undefined || numbers.length === 0)
    return markup`<span class="plain">${shown ?? ''}</span>`;
  const flag = SEVERITIES.find(severity =>
    [first!, ...others].some(path => view.flags.get(pointer(view, path)) === severity),
  );
  const classes = ['value', doubtOf(evidence), flag ? `flag ${flag}` : ''].join(' ').trim();
  return markup`<button type="button" class="${classes}" aria-pressed="false" data-value="${numbers.join(' ')}">${shownText(evidence, shown)}${doubtTag(evidence)}${noteTags(evidence)}</button>`;
}

function pointer(view: FormView, path: string): string {
  return `${formPointer(view.index)}${path}`;
}

function shownText(evidence: Evidence, shown: string | null): Markup {
  if (shown !== null) return markup`<span class="text">${shown}</span>`;
  if (evidence.notes.some(note => note.startsWith('merged-with-row-')))
    return markup`<span class="text none">〃</span>`;
  if (evidence.text !== null && evidence.text.trim() !== '')
    return markup`<span class="text none" lang="zh">${evidence.text}</span>`;
  return markup`<span class="text none" aria-label="空白 blank">${evidence.notes.includes('absent') ? '' : '—'}</span>`;
}

function doubtTag(evidence: Evidence): Markup | null {
  if (!evidence.review) return null;
  const percent = Math.round(evidence.confidence * 100);
  return markup`<span class="tag doubt" aria-label="待核 to review, ${percent}%">？<small>${percent}%</small></span>`;
}

function noteTags(evidence: Evidence): Markup[] {
  return evidence.notes
    .filter(note => !QUIET.has(note) && !note.startsWith('merged-with-row-'))
    .map(note => markup`<span class="tag">${noteName(note).zh}</span>`);
}

function flagsOf({ findings }: Document): Map<string, Severity> {
  const flags = new Map<string, Severity>();
  for (const severity of SEVERITIES.toReversed())
    for (const finding of findings)
      if (finding.severity === severity) for (const at of finding.at) flags.set(at, severity);
  return flags;
}

/** Numbers of the values that a pointer means: the value itself, or all values in what it points to. */
export function numbersAt(numbers: ReadonlyMap<string, number>, at: string): number[] {
  const exact = numbers.get(at);
  if (exact !== undefined) return [exact];
  return [...numbers].filter(([pointer]) => pointer.startsWith(`${at}/`)).map(([, value]) => value);
}

/** A field's name, Chinese first. */
export function label({ zh, en }: Bilingual): Markup {
  return markup`${zh}<span class="en" lang="en">${en}</span>`;
}

/** The heading of a part of a form. */
export function heading({ title }: Part): Markup {
  return markup`<h3>${title.zh} <span class="en" lang="en">${title.en}</span></h3>`;
}

/** Whether a form has a place for a field, be it blank: a column that no row has is not shown. */
export function isPrinted({ form }: FormView, path: string): boolean {
  const evidence = form.evidence[path];
  return evidence !== undefined && !(evidence.text === null && evidence.notes.includes('absent'));
}
