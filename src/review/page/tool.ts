import { type Child, h } from './dom.ts';

/** What a button among the values is for: `data-tool`, and what it is about as `data-path`. */
export type Tool =
  | 'row'
  | 'column'
  | 'form'
  | 'add-row'
  | 'accept'
  | 'is-whole'
  | 'answer'
  | 'take-back'
  | 'enter-form'
  | 'no-form';

/** A button of whoever reviews; `name`: what it is, where its text is a sign or a number. */
export function toolButton(
  tool: Tool,
  path: string,
  {
    text,
    name,
    hasMenu = false,
  }: { readonly text: Child; readonly name?: string; readonly hasMenu?: boolean },
): Child {
  return h(
    'button',
    {
      class: 'tool',
      'data-tool': tool,
      'data-path': path,
      title: name,
      'aria-label': name,
      'aria-haspopup': hasMenu && 'menu',
    },
    text,
  );
}
