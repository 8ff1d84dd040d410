import type { Evidence, Measure } from '../../model.ts';
import { fieldName } from '../../show/field-names.ts';
import { EVIDENCE_SOURCES, KINDS, noteName } from '../../show/words.ts';
import { isOpen } from '../../values/cells.ts';
import { valueAt } from '../../values/pointer.ts';
import type { DocumentView } from '../desk.ts';
import { cropOf } from './crop.ts';
import { type Child, fill, h } from './dom.ts';
import { said, say } from './language.ts';
import type { Pictures } from './pictures.ts';
import type { Value } from './values.ts';

export type Inspector = {
  readonly element: HTMLElement;
  show(value: Value | null, view: DocumentView): void;
  /** Turns the enlarged cell as the pages are, in quarters. */
  turn(quarters: number): void;
  /** Opens the field for typing. */
  edit(): void;
  /** Whether that field is open: what stands in it must not be lost. */
  isTyping(): boolean;
  complain(text: string): void;
};

export type Acts = {
  readonly accept: () => void;
  readonly correct: (text: string, reason: string | null) => void;
  readonly unreadable: () => void;
  readonly undo: () => void;
  readonly next: () => void;
};

const REASONS = [
  ['misread', '认错字', 'misread'],
  ['wrong-cell', '取错格', 'wrong cell'],
  ['incomplete', '不完整', 'incomplete'],
  ['other', '其他', 'other'],
] as const;
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
  const crop = () => cropOf(pictures, shown?.evidence.regions ?? [], quarters);
  return {
    element,
    show(value, view) {
      shown = value;
      fill(
        element,
        value
          ? [crop(), facts(value, view, remarks.get(value.at)), acts && actions(acts, textNow(value, view))]
          : h('p', { class: 'hint' }, HINT()),
      );
    },
    turn(now) {
      quarters = now;
      element.querySelector('.crop')?.replaceWith(crop());
    },
    edit() {
      const form = element.querySelector('form');
      const input = element.querySelector<HTMLTextAreaElement>('#typed');
      if (!form || !input) return;
      form.hidden = false;
      input.focus();
      input.select();
    },
    isTyping: () => element.querySelector<HTMLFormElement>('form')?.hidden === false,
    complain(text) {
      const place = element.querySelector('.complaint');
      if (place) place.textContent = text;
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
  const history = corrections.filter(one => one.path === at).slice(-3);
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
      evidence.text ?? say('（空白）', '(blank)'),
      nowOf(evidence, valueAt(document, at)),
    ),
    h(
      'p',
      { class: 'facts' },
      h('span', {}, said(EVIDENCE_SOURCES[evidence.source])),
      h('span', { title: say('把握', 'confidence') }, h('b', { class: 'figure' }, percent)),
      h('span', {}, placeOf(evidence)),
      evidence.notes.map(note => h('span', { class: 'tag' }, said(noteName(note)))),
    ),
    history.map(one =>
      h(
        'p',
        { class: 'history' },
        `${one.reviewer} · ${said(KINDS[one.kind])}`,
        one.after?.text != null && one.kind === 'correct' && ` → ${one.after.text}`,
        one.reason && ` · ${reasonName(one.reason)}`,
      ),
    ),
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
  const text = value === null ? say('（空白）', '(blank)') : wordsOf(value);
  return h(
    'span',
    { class: 'now' },
    ' → ',
    evidence.notes.includes('unreadable') ? said(KINDS.unreadable) : text,
  );
}

function isReplaced({ source, notes }: Evidence): boolean {
  return source === 'correction' || notes.includes('repaired');
}

function wordsOf(value: unknown): string {
  return (value as Measure).text ?? String(value);
}

/** What whoever corrects a value begins with: what stands there, not its misreading. */
function textNow({ at, evidence }: Value, { document }: DocumentView): string {
  const value = valueAt(document, at);
  if (!isReplaced(evidence) || value === undefined) return evidence.text ?? '';
  return value === null ? '' : wordsOf(value);
}

function reasonName(reason: string): string {
  const found = REASONS.find(([id]) => id === reason);
  return found ? say(found[1], found[2]) : reason;
}

function actions(acts: Acts, text: string): Child {
  const act = (run: () => void, key: string, name: string, kind = '') =>
    h(
      'button',
      { type: 'button', class: `act ${kind}`, onclick: run, 'aria-keyshortcuts': key },
      name,
      h('kbd', {}, key),
    );
  const input = h('textarea', {
    id: 'typed',
    rows: 2,
    'aria-label': say('更正为', 'Correct value'),
    spellcheck: 'false',
  });
  input.value = text;
  const reasons = h(
    'select',
    { 'aria-label': say('原因', 'Reason') },
    REASONS.map(([id, zh, en]) => h('option', { value: id }, say(zh, en))),
  );
  const submit = () => acts.correct(input.value, reasons.value);
  input.addEventListener('keydown', event => {
    // while an input method composes, Enter and Escape are its own
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape') {
      form.hidden = true;
      input.blur();
    }
  });
  const form = h(
    'form',
    { class: 'typing' },
    input,
    reasons,
    act(submit, 'Enter', say('保存', 'Save'), 'primary'),
  );
  form.hidden = true;
  const edit = () => {
    form.hidden = false;
    input.focus();
    input.select();
  };
  return h(
    'div',
    { class: 'actions' },
    h(
      'div',
      { class: 'buttons' },
      act(acts.accept, 'A', say('认可', 'Accept'), 'primary'),
      act(edit, 'E', say('更正', 'Correct')),
      act(acts.unreadable, 'U', say('无法辨认', 'Unreadable')),
      act(acts.undo, 'Z', say('撤销', 'Undo')),
      act(acts.next, 'N', say('下一待核', 'Next')),
    ),
    form,
    h('p', { class: 'complaint', role: 'alert' }),
  );
}
