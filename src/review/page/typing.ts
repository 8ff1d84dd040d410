import type { Region } from '../../model.ts';
import { h } from './dom.ts';
import { fieldOf, type ReadBox } from './field.ts';
import { giveBack } from './focus.ts';
import { onEntry, oneAtATime } from './keys.ts';
import { say } from './language.ts';

const REASONS = [
  ['misread', '认错字', 'misread'],
  ['wrong-cell', '取错格', 'wrong cell'],
  ['incomplete', '不完整', 'incomplete'],
  ['other', '其他', 'other'],
] as const;

export type TypedEntry = {
  readonly path: string;
  readonly text: string;
  readonly reason: string | null;
  /** where it stands, where a box was drawn around it */
  readonly regions?: readonly Region[];
};

export type Typing = ReturnType<typeof typingOf>;

type Options = {
  /** pointer of the value */
  readonly path: string;
  /** what stands there now */
  readonly text: string;
  readonly correct: (typed: TypedEntry) => void;
  readonly read: ReadBox;
  /** begins a box on the page; null where there is no page */
  readonly draw: (() => void) | null;
  /** nothing is typed any more */
  readonly gaveUp: () => void;
};

/** The field in which a value is corrected, and why; closed at first. */
export function typingOf({ path, text, correct, read, draw, gaveUp }: Options) {
  const field = fieldOf(say('更正为', 'Correct value'), text, read);
  const { input } = field;
  input.id = 'typed';
  input.rows = 2;
  const reasons = h(
    'select',
    { 'aria-label': say('原因', 'Reason') },
    REASONS.map(([id, zh, en]) => h('option', { value: id }, say(zh, en))),
  );
  const save = oneAtATime(async () => {
    await field.ready();
    const regions = field.regions();
    correct({ path, text: field.text(), reason: reasons.value, ...(regions && { regions }) });
  });
  const form = h(
    'form',
    { class: 'typing', onsubmit: (event: Event) => event.preventDefault() },
    input,
    reasons,
    h(
      'button',
      { class: 'act primary', onclick: save, 'aria-keyshortcuts': 'Enter' },
      say('保存', 'Save'),
      h('kbd', {}, 'Enter'),
    ),
    draw && h('button', { class: 'act', onclick: draw }, say('画框', 'Box')),
  );
  form.hidden = true;
  const giveUp = () => {
    form.hidden = true;
    gaveUp();
    giveBack(null);
  };
  onEntry(form, { save, giveUp });
  const open = () => {
    form.hidden = false;
    input.focus();
    input.select();
  };
  return {
    element: form,
    open,
    isOpen: () => !form.hidden,
    take(region: Region) {
      open();
      void field.take(region);
    },
  };
}

/** The reasons in words; what somebody else gave stands as it is. */
export function reasonName(reason: string): string {
  const found = REASONS.find(([id]) => id === reason);
  return found ? say(found[1], found[2]) : reason;
}
