import type { Evidence, Region } from '../../model.ts';
import { fieldName } from '../../show/field-names.ts';
import { EVIDENCE_SOURCES, KINDS } from '../../show/words.ts';
import { isOpen } from '../../values/cells.ts';
import { noteName } from '../../values/notes.ts';
import { valueAt } from '../../values/pointer.ts';
import type { DocumentView } from '../review-service.ts';
import { cropOf } from './crop.ts';
import { type Child, fill, h } from './dom.ts';
import type { ReadBox } from './field.ts';
import { historyOf } from './history.ts';
import { said, say } from './language.ts';
import type { Pictures } from './page-images.ts';
import { type TypedEntry, type Typing, typingOf } from './typing.ts';
import { type Value, wordsOf } from './values.ts';

export type Inspector = {
  readonly element: HTMLElement;
  show(value: Value | null, view: DocumentView): void;
  /** Turns the enlarged cell as the pages are, in quarters. */
  turn(quarters: number): void;
  /** Opens the field for typing. */
  edit(): void;
  /** Whether that field is open: what stands in it must not be lost. */
  isTyping(): boolean;
  /** Reads a box that was drawn into that field; whether there is a value to correct. */
  take(region: Region): boolean;
  complain(text: string): void;
};

export type Acts = {
  readonly accept: () => void;
  readonly correct: (typed: TypedEntry) => void;
  readonly unreadable: () => void;
  readonly undo: () => void;
  readonly next: () => void;
  /** null where what one says is not for others to see */
  readonly comment: (() => void) | null;
  readonly read: ReadBox;
  /** begins a box on the page; null where there is no page */
  readonly draw: (() => void) | null;
  /** a correction that was begun is not made */
  readonly gaveUp: () => void;
};

/**
 * What is known of the selected value, its cell enlarged, and what can be said of it, unless nobody reviews here; `remarks`
 * are what others said, by the value's pointer.
 */
export function inspectorOf(
  pictures: Pictures | null,
  remarks: ReadonlyMap<string, string>,
  acts: Acts | null,
): Inspector {
  const element = h('aside', { class: 'inspector', 'aria-label': say('选中的取值', 'The selected value') });
  let shown: Value | null = null;
  let quarters = 0;
  let typing: Typing | null = null;
  const crop = () => cropOf(pictures, shown?.evidence.regions ?? [], quarters);
  return {
    element,
    show(value, view) {
      shown = value;
      typing = value && acts && typingOf({ path: value.at, text: textNow(value, view), ...acts });
      fill(
        element,
        value
          ? [crop(), facts(value, view, remarks.get(value.at)), typing && actions(acts!, typing)]
          : h('p', { class: 'hint' }, HINT()),
      );
    },
    turn(now) {
      quarters = now;
      element.querySelector('.crop')?.replaceWith(crop());
    },
    edit: () => typing?.open(),
    isTyping: () => typing?.isOpen() ?? false,
    take(region) {
      typing?.take(region);
      return typing !== null;
    },
    complain(text) {
      const place = element.querySelector('.complaint');
      if (!place) return;
      place.textContent = text;
      place.scrollIntoView({ block: 'nearest' });
    },
  };
}

const HINT = () =>
  say('点选一个取值，或按 N 到下一个待核项。', 'Select a value, or press N for the next one to review.');

function facts(
  { at, path, evidence }: Value,
  { corrections, document }: DocumentView,
  remark?: string,
): Child {
  const percent = `${Math.round(evidence.confidence * 100)}%`;
  return h(
    'div',
    { class: 'facts-of' },
    h(
      'h3',
      {},
      said(fieldName(path)),
      isOpen(evidence) && h('span', { class: 'badge open' }, say('待核', 'to review')),
    ),
    h(
      'p',
      { class: 'read' },
      evidence.text ?? (isAwaited(evidence) ? AWAITED() : say('（空白）', '(blank)')),
      nowOf(evidence, valueAt(document, at)),
    ),
    h(
      'p',
      { class: 'facts' },
      h('span', {}, said(EVIDENCE_SOURCES[evidence.source])),
      h('span', { title: say('把握', 'confidence') }, h('b', { class: 'figure' }, percent)),
      h('span', {}, placeOf(evidence)),
      !isAwaited(evidence) && evidence.notes.map(note => h('span', { class: 'tag' }, said(noteName(note)))),
    ),
    historyOf(corrections, at),
    remark && h('p', { class: 'remark' }, remark),
  );
}

/** Where a value stands, in words. */
function placeOf({ regions = [], lines }: Evidence): string {
  if (lines) return say(`第 ${lines.join('–')} 行`, `lines ${lines.join('–')}`);
  const pages = [...new Set(regions.map(({ page }) => page))].join('、');
  return pages && say(`第 ${pages} 页`, `page ${pages}`);
}

/** What stands in place of what was read: a person put it there, or sums say that it must be so. */
function nowOf(evidence: Evidence, value: unknown): Child {
  if (!isReplaced(evidence)) return null;
  const text = wordsOf(value) || say('（空白）', '(blank)');
  return h(
    'span',
    { class: 'now' },
    ' → ',
    evidence.notes.includes('unreadable') ? said(KINDS.unreadable) : text,
  );
}

function isReplaced(evidence: Evidence): boolean {
  const { source, notes } = evidence;
  return (source === 'correction' && !isAwaited(evidence)) || notes.includes('repaired');
}

/** Of a form that is entered by hand: nobody has said anything yet. */
function isAwaited({ source, notes, review }: Evidence): boolean {
  return source === 'correction' && review && notes.includes('absent');
}

const AWAITED = () =>
  say('待录入：在原件上画框，或按 E 键入', 'to be entered: draw a box on the page, or type with E');

/** What whoever corrects a value begins with: what stands there, not its misreading. */
function textNow({ at, evidence }: Value, { document }: DocumentView): string {
  const value = valueAt(document, at);
  return !isReplaced(evidence) || value === undefined ? (evidence.text ?? '') : wordsOf(value);
}

function actions(acts: Acts, typing: Typing): Child {
  const act = (run: () => void, key: string, name: string, kind = '') =>
    h('button', { class: `act ${kind}`, onclick: run, 'aria-keyshortcuts': key }, name, h('kbd', {}, key));
  return h(
    'div',
    { class: 'actions' },
    h(
      'div',
      { class: 'buttons' },
      act(acts.accept, 'A', say('认可', 'Accept'), 'primary'),
      act(typing.open, 'E', say('更正', 'Correct')),
      act(acts.unreadable, 'U', say('无法辨认', 'Unreadable')),
      act(acts.undo, 'Z', say('撤销', 'Undo')),
      act(acts.next, 'N', say('下一待核', 'Next')),
      acts.comment && act(acts.comment, 'C', say('批注', 'Comment')),
    ),
    typing.element,
    h('p', { class: 'complaint', role: 'alert' }),
  );
}
