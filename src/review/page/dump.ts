import type { DocumentView } from '../review-service.ts';
import { h } from './dom.ts';
import { say } from './language.ts';
import type { Values } from './values.ts';

/** A text dump as its lines; a line lights up with the values that were read from it. */
export function dumpOf({ source }: DocumentView) {
  if (source.state !== 'text') return null;
  let values: Values = new Map();
  const lines = source.lines.map(({ line, text }) => h('li', { value: line }, text));
  const element = h('ol', { class: 'dump', tabindex: 0, 'aria-label': say('原件', 'Lines') }, lines);
  return {
    element,
    /** Tells the lines what was read from them, as it is by now. */
    refresh(now: Values) {
      values = now;
      const firsts = firstValues(values);
      for (const one of lines) {
        const at = firsts.get(one.value);
        if (at === undefined) delete one.dataset.at;
        else one.dataset.at = at;
      }
    },
    light(all: readonly string[]) {
      const wanted = all.flatMap(at => values.get(at)?.evidence.lines ?? null).filter(one => one !== null);
      const [from, to] = [Math.min(...wanted), Math.max(...wanted)];
      for (const one of lines) one.classList.toggle('lit', from <= one.value && one.value <= to);
      element.querySelector('.lit')?.scrollIntoView({ block: 'center' });
    },
  };
}

/** Of each line the first value that was read from it. */
function firstValues(values: Values): ReadonlyMap<number, string> {
  const firsts = new Map<number, string>();
  for (const [at, { evidence }] of values) {
    const [from, to] = evidence.lines ?? [1, 0];
    for (let line = from; line <= to; line++) if (!firsts.has(line)) firsts.set(line, at);
  }
  return firsts;
}
