import type { Region } from '../../model.ts';
import { h } from './dom.ts';
import { say } from './language.ts';

/** Reads what stands in a box of a page; null where that cannot be had. */
export type ReadBox = (region: Region) => Promise<string | null>;

export type Field = ReturnType<typeof fieldOf>;

/** A text that is typed, or read out of a box that is drawn on the page; the box tells where the value stands. */
export function fieldOf(name: string, text: string, read: ReadBox) {
  const input = h('textarea', { rows: 1, 'aria-label': name, spellcheck: 'false' });
  input.value = text;
  let region: Region | null = null;
  return {
    name,
    input,
    /** as it was before somebody typed */
    given: text,
    text: () => input.value,
    regions: (): readonly Region[] | undefined => (region === null ? undefined : [region]),
    async take(box: Region) {
      region = box;
      input.classList.add('boxed');
      input.placeholder = say('正在读…', 'reading…');
      const typed = input.value;
      const found = await read(box);
      input.placeholder = '';
      // whoever typed meanwhile knows better
      if (found !== null && input.value === typed) input.value = found;
    },
  };
}
