/** What is focused when nothing is: whoever goes on with the Tab key begins at the top of the page. */
const isNothing = (element: Element | null) => element === null || element === document.body;

/** Gives the focus back to what had it, or to what took its place when the document was renewed; else to the selected value. */
export function giveBack(before: Element | null): void {
  const home = (isNothing(before) ? null : successorOf(before!)) ?? selected();
  home?.focus({ preventScroll: true });
}

/** The focus goes along with what is selected, unless it is busy elsewhere. */
export function follow(): void {
  const { activeElement } = document;
  if (isNothing(activeElement) || activeElement!.matches('.value'))
    selected()?.focus({ preventScroll: true });
}

function selected(): HTMLElement | null {
  return document.querySelector('.value.lit');
}

function successorOf(before: Element): HTMLElement | null {
  const { tool, path, at } = (before as HTMLElement).dataset;
  if (before.isConnected) return before as HTMLElement;
  if (at !== undefined) return null;
  const tools = [...document.querySelectorAll<HTMLElement>('[data-tool]')];
  return tools.find(({ dataset }) => dataset.tool === tool && dataset.path === path) ?? null;
}
