import type { Document, Evidence, Path, Region } from '../model.ts';
import { cellsOf } from '../values/cells.ts';
import { fieldName } from './field-names.ts';

/** What a colour says of a value: read and sure, to be looked at by a person, or nothing printed. */
type ValueState = 'review' | 'sure' | 'blank';

/** What is to be looked at comes first. */
export const DOUBTS: readonly ValueState[] = ['review', 'sure', 'blank'];

/** A value's places on the pages, as an overlay draws them. */
export type ValueMark = {
  /** its number among the values of the document: ties boxes to values on a page that shows both */
  readonly value: number;
  /** JSON pointer into the document, as findings use it */
  readonly at: string;
  readonly doubt: ValueState;
  /** what the box says when the pointer rests on it */
  readonly title: string;
  readonly regions: readonly Region[];
  /** lines of a text dump, from 1 */
  readonly lines?: readonly [from: number, to: number] | undefined;
};

/** The marks of all values of a document, one a cell, in the order of forms and evidence; values without a place have no regions. */
export function marksOf(document: Pick<Document, 'forms'>): readonly ValueMark[] {
  return document.forms
    .flatMap((form, index) => cellsOf(form).map(cell => ({ ...cell, pointer: formPointer(index) })))
    .map(({ pointer, paths: [path], evidence }, value) => ({
      value,
      at: `${pointer}${path}`,
      doubt: doubtOf(evidence),
      title: titleOf(path, evidence),
      regions: evidence.regions ?? [],
      lines: evidence.lines,
    }));
}

/** Where a form's data stands in the document: `/forms/0/data` + path. */
function formPointer(index: number): string {
  return `/forms/${index}/data`;
}

function doubtOf(evidence: Evidence | undefined): ValueState {
  if (evidence === undefined || (evidence.text === null && !evidence.review)) return 'blank';
  return evidence.review ? 'review' : 'sure';
}

function titleOf(path: Path, evidence: Evidence): string {
  const name = fieldName(path);
  return `${name.zh} · ${name.en}\n${path}\n${evidence.text ?? '—'}`;
}
