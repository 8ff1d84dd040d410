import { type Child, h } from './dom.ts';
import { giveBack } from './focus.ts';
import { type Key, keysNow } from './keys.ts';
import { say } from './language.ts';

/** Lists the keys that do something where one is. */
export function showHelp(): void {
  const dialog = h(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help' },
    h('h2', { id: 'help' }, say('按键', 'Keys')),
    keyList(),
    h(
      'form',
      { method: 'dialog' },
      h(
        'button',
        { type: 'submit', class: 'act primary', autofocus: true },
        say('关闭', 'Close'),
        h('kbd', {}, 'Esc'),
      ),
    ),
  );
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack(before);
  });
  document.body.append(dialog);
  dialog.showModal();
  // the button that has the focus is at the end: a long list would begin in its middle
  dialog.scrollTop = 0;
}

function keyList(): Child {
  const rows = keysNow().map(([key, zh, en]) => [
    h('dt', {}, h('kbd', {}, signOf(key))),
    h('dd', {}, say(zh, en)),
  ]);
  return h('dl', { class: 'keys' }, rows);
}

const SIGNS: { readonly [key in Key]?: string } = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

function signOf(key: Key): string {
  return SIGNS[key] ?? key.toUpperCase();
}
