import type { Region } from '../../model.ts';
import { type Child, fill, h } from './dom.ts';
import { giveBack } from './focus.ts';
import { onEntry, oneAtATime } from './keys.ts';
import { say } from './language.ts';

/** What a panel asks for. */
type Asking = {
  readonly title: string;
  readonly body: Child;
  /** what its button says */
  readonly submit: string;
  /** Says it; whether it was taken: what was typed stays where it was not. */
  readonly save: () => Promise<boolean>;
  /** takes a box that was drawn on a page */
  readonly take?: (region: Region) => void;
  readonly closed?: () => void;
};

export type Panel = ReturnType<typeof panelOf>;

/** Where more than one text is typed, or boxes are drawn (`draw` begins one by key): it stands in place of the inspector, beside the page that is looked at. */
export function panelOf(draw: (() => void) | null) {
  const element = h('dialog', { class: 'panel', 'aria-labelledby': 'asked' });
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  let asked: Asking | null = null;
  let before: Element | null = null;
  const close = () => {
    element.close();
    asked?.closed?.();
    asked = null;
    giveBack(before);
  };
  const submit = oneAtATime(async () => {
    const own = asked;
    if (own !== null && (await own.save()) && asked === own) close();
  });
  onEntry(element, { save: submit, giveUp: close });
  return {
    element,
    open(asking: Asking) {
      asked?.closed?.();
      asked = asking;
      before = document.activeElement;
      complaint.textContent = '';
      const attributes = { class: 'act' } as const;
      fill(
        element,
        h('h3', { id: 'asked' }, asking.title),
        asking.body,
        complaint,
        h(
          'div',
          { class: 'buttons' },
          h(
            'button',
            { ...attributes, class: 'act primary', onclick: submit },
            asking.submit,
            h('kbd', {}, 'Enter'),
          ),
          h('button', { ...attributes, onclick: close }, say('放弃', 'Cancel'), h('kbd', {}, 'Esc')),
          draw && asking.take && h('button', { ...attributes, onclick: draw }, say('画框', 'Box')),
        ),
      );
      if (element.open) element.close();
      element.show();
      element.querySelector<HTMLElement>('textarea, input, select')?.focus();
    },
    close,
    isOpen: () => element.open,
    complain(text: string) {
      complaint.textContent = text;
      complaint.scrollIntoView({ block: 'nearest' });
    },
    /** Whether it wants a box that was drawn. */
    take(region: Region): boolean {
      asked?.take?.(region);
      return asked?.take !== undefined;
    },
  };
}
