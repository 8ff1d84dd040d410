/** What a key does; keys are letters as typed, or names such as `ArrowDown`. */
export type Keys = { readonly [key: string]: (event: KeyboardEvent) => void };

/** Of a key that is held down only the first press counts: whoever says something says it once. */
export function once(act: () => void): (event: KeyboardEvent) => void {
  return ({ repeat }) => repeat || act();
}

/**
 * Listens to keys until the signal aborts. Keys that an input method composes with, that are typed into a field, or that
 * belong to the browser (with Ctrl, Alt or Meta) are left alone.
 */
export function listen(keys: Keys, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    event => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    },
    { signal },
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
