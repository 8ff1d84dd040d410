import type { Region } from '../../model.ts';
import type { BoxText } from './api.ts';
import { h } from './dom.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';

/** Reads what stands in a box of a page; null where that cannot be had. */
export type ReadBox = (region: Region) => Promise<BoxText | null>;

export type TextField = ReturnType<typeof fieldOf>;

/** A text that is typed, or read out of a box that is drawn on the page; the box tells where the value stands. */
export function fieldOf(name: string, text: string, read: ReadBox) {
  const input = h('textarea', { rows: 1, 'aria-label': name, spellcheck: 'false' });
  input.value = text;
  let region: Region | null = null;
  let reading = Promise.resolve();
  const readInto = async (box: Region) => {
    input.placeholder = say('正在读…', 'reading…');
    const typed = input.value;
    const found = await read(box);
    input.placeholder = found === null ? say('没有读出，请键入', 'not read: type it') : '';
    // whoever typed meanwhile knows better
    if (found === null || input.value !== typed) return;
    input.value = found.text;
    const readings = new Set(found.readers.map(reader => reader.text));
    if (readings.size > 1) notify(differing(name, [...readings]));
  };
  return {
    name,
    input,
    /** as it was before somebody typed */
    given: text,
    text: () => input.value,
    regions: (): readonly Region[] | undefined => (region === null ? undefined : [region]),
    /** when what was drawn has been read */
    ready: () => reading,
    take(box: Region): Promise<void> {
      region = box;
      input.classList.add('boxed');
      reading = readInto(box);
      return reading;
    },
  };
}

function differing(name: string, readings: readonly string[]): string {
  const all = readings.map(text => `“${text}”`).join(' / ');
  return say(`${name}：两种读法 ${all}，请对照原件`, `${name}: read as ${all}, look at the page`);
}
