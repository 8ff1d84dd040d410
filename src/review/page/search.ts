import { h } from './dom.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';

/** milliseconds from the last letter to the search */
const PAUSE = 150;

/**
 * A field that narrows a query by words while they are typed. `ask` gives what shows the answer; of answers that overtake
 * each other only the last one is shown.
 */
export function searchField(
  query: URLSearchParams,
  signal: AbortSignal,
  ask: () => Promise<() => void>,
): HTMLInputElement {
  const words = say('搜索名称、项目、部门', 'Search names, projects, departments');
  const field = h('input', { type: 'search', name: 'search', value: query.get('search') ?? '' });
  field.placeholder = words;
  field.setAttribute('aria-label', words);
  let typed = 0;
  const search = async (own: number) => {
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    const isLast = () => own === typed && !signal.aborted;
    if (!isLast()) return;
    query.delete('offset');
    field.value === '' ? query.delete('search') : query.set('search', field.value);
    // the address goes along, and Back does not lead through every letter
    history.replaceState(null, '', `#/list?${query}`);
    const show = await ask();
    if (isLast()) show();
  };
  field.addEventListener('input', () => {
    search(++typed).catch(() => notify(say('搜索没有成功', 'The search failed')));
  });
  return field;
}
