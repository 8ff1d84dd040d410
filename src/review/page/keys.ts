/** Every key that does something and what it does, in the order in which they are told. */
const KEYS = [
  ['n', '下一待核项', 'next value to review'],
  ['p', '上一待核项', 'value to review before'],
  ['ArrowDown', '下一取值', 'next value'],
  ['ArrowUp', '上一取值', 'value before'],
  ['a', '认可', 'accept'],
  ['e', '更正（回车保存，Esc 放弃）', 'correct (Enter saves, Esc gives up)'],
  ['u', '无法辨认', 'unreadable'],
  ['z', '撤销自己的上一步', 'take back what you said last'],
  ['b', '在原件上画框，框内文字即读入', 'draw a box on the page: what stands in it is read'],
  ['c', '批注', 'comment'],
  ['w', '认可整行', 'accept the row'],
  ['v', '认可整栏', 'accept the column'],
  ['i', '在下方补一行', 'add a row below'],
  ['d', '删除这一行', 'delete the row'],
  ['x', '拆成两行', 'split the row'],
  ['j', '与下一行合并', 'join it with the next row'],
  ['m', '这一行的菜单', 'menu of the row'],
  ['t', '这张表的菜单', 'menu of the form'],
  ['f', '整份看完', 'all of the document is seen'],
  [']', '下一份文档', 'next document'],
  ['[', '上一份文档', 'document before'],
  ['Escape', '回到列表', 'back to the list'],
  ['s', '从第一份开始复核', 'start with the first document'],
  ['q', '我的队列', 'my queue'],
  ['/', '搜索', 'search'],
  ['+', '放大', 'larger'],
  ['-', '缩小', 'smaller'],
  ['0', '适合宽度', 'as wide as its pane'],
  ['r', '旋转原件', 'turn the pages'],
  ['l', '打印底稿', 'print the working paper'],
  ['?', '本表', 'this list'],
] as const;

export type Key = (typeof KEYS)[number][0];
export type Keys = { readonly [key in Key]?: (event: KeyboardEvent) => void };

/** Keys that do the same as others. */
const SAME: { readonly [key: string]: Key } = { '=': '+' };

let listened: readonly Keys[] = [];

/** Of a key that is held down only the first press counts: whoever says something says it once. */
export function once(act: () => void): (event: KeyboardEvent) => void {
  return ({ repeat }) => repeat || act();
}

/**
 * In what is typed into, Enter saves (in a text Shift goes on to the next line) and Escape gives up; while an input method
 * composes both are its own.
 */
export function onEntry(
  element: HTMLElement,
  { save, giveUp }: { readonly save: () => void; readonly giveUp: () => void },
): void {
  element.addEventListener('keydown', event => {
    const { key, shiftKey, target } = event;
    if (isComposing(event)) return;
    if (key === 'Escape') giveUp();
    else if (key === 'Enter' && !shiftKey && isTyping(target)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** What begins only when what it began before has ended. */
export function oneAtATime(act: () => Promise<void>): () => void {
  let isUnderWay = false;
  return async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    await act().finally(() => {
      isUnderWay = false;
    });
  };
}

function isComposing({ isComposing: isSo, keyCode }: KeyboardEvent): boolean {
  return isSo || keyCode === 229;
}

/**
 * Listens to keys until the signal aborts. Keys that an input method composes with, that are typed into a field, or that
 * belong to the browser (with Ctrl, Alt or Meta) are left alone; so are all while a dialog or a menu is open.
 */
export function listen(keys: Keys, signal: AbortSignal): void {
  listened = [...listened, keys];
  signal.addEventListener('abort', () => {
    listened = listened.filter(one => one !== keys);
  });
  document.addEventListener(
    'keydown',
    event => {
      if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target))
        return;
      const typed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = keys[SAME[typed] ?? (typed as Key)];
      if (!act || document.querySelector('dialog[open], .menu')) return;
      event.preventDefault();
      act(event);
    },
    { signal },
  );
}

/** The keys that do something now, and what. */
export function keysNow(): (typeof KEYS)[number][] {
  return KEYS.filter(([key]) => listened.some(keys => keys[key] !== undefined));
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
