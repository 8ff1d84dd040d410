import { buttonOf, buttonsOf, isLeft, pointersOf, type ShownDocument } from './document-state.ts';
import { follow } from './focus.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';
import { pointed, rowAt } from './values.ts';

/** One further, or one back. */
type SelectionStep = 1 | -1;

/** Selects the value of a pointer; what is said of rows is said of that one, whichever row its cell begins on. */
export function select(shown: ShownDocument, at: string): void {
  light(shown, [shown.values.get(at)?.at ?? at]);
  markRow(shown, rowAt(at));
}

/** Lights up what a pointer of an entry is about, as far as it stands on the page. */
export function reveal(shown: ShownDocument, path: string): void {
  const all = pointed(shown.values, path.replace(/^\/comments/, ''));
  if (all.length > 0) light(shown, all);
  else relight(shown);
}

/** Lights up values wherever they are shown, and selects the first of them. */
export function light(shown: ShownDocument, all: readonly string[]): void {
  const selected = all[0] ?? null;
  shown.selected = selected;
  shown.sheets?.frames.clear();
  markRow(shown, selected && rowAt(selected));
  press(shown, all)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  shown.inspector.show((selected && shown.values.get(selected)) || null, shown.view);
  follow();
}

/**
 * Lights up the selected value again, after the document was renewed. Somebody may be typing meanwhile: what is being typed
 * stays.
 */
export function relight(shown: ShownDocument): void {
  const { selected, inspector, row } = shown;
  if (selected === null) return;
  if (inspector.isTyping()) press(shown, [selected]);
  else select(shown, selected);
  markRow(shown, row);
}

/** The first of the buttons that are lit now. */
function press(shown: ShownDocument, all: readonly string[]): HTMLElement | undefined {
  const { forms, sheets, dump } = shown;
  for (const button of forms.querySelectorAll<HTMLElement>('.value.lit')) set(button, false);
  const buttons = all.map(at => buttonOf(shown, at)).filter(button => button !== undefined);
  for (const button of buttons) set(button, true);
  sheets?.light(all);
  dump?.light(all);
  return buttons[0];
}

/**
 * Selects the value that was asked for, else the first one left to review; where none is, shows the page where the forms
 * begin.
 */
export function begin(shown: ShownDocument): void {
  const all = inOrder(shown);
  const wanted = shown.values.get(shown.value ?? '')?.at;
  const first = all.find(at => at === wanted) ?? all.find(at => isLeft(shown, at));
  if (first) select(shown, first);
  else shown.sheets?.goTo(shown.view.document.forms[0]?.pages[0] ?? 1);
  if (shown.value !== null && wanted === undefined)
    notify(say('地址里的取值不在这份文档中', 'The value of this address is not in the document'));
}

/** Selects the next value left to review, or the one before; where a draw has nothing left here, goes on to where it has. */
export function nextOpen(shown: ShownDocument, step: SelectionStep): void {
  const found = towards(shown, step).find(at => isLeft(shown, at));
  // lists that may lack rows come last: what is missing in them has no place among the values
  const list = shown.forms.querySelector<HTMLElement>('.doubted .tool');
  const { sample } = shown.view;
  if (found) select(shown, found);
  else if (step < 0) notify(say('前面没有待核项', 'Nothing to review before this'));
  else if (sample?.unit === 'value' && shown.neighbours?.onward) void goOn(shown);
  else if (list && sample === null) list.focus();
  else notify(say('本份已无待核项，按 ] 到下一份', 'Nothing left to review here: ] opens the next document'));
}

/** To the next document of a draw, once all that was said of this one was taken. */
export async function goOn(shown: ShownDocument): Promise<void> {
  const isTaken = (await shown.queue) !== false;
  const { signal, neighbours } = shown;
  if (!isTaken || signal.aborted || inOrder(shown).some(at => isLeft(shown, at))) return;
  const address = await neighbours?.onward?.();
  if (address && !signal.aborted) location.hash = address;
}

/** Selects what stands next to the selected value, to be reviewed or not. */
export function stepBy(shown: ShownDocument, step: SelectionStep): void {
  const all = inOrder(shown);
  const from = shown.selected === null ? -1 : all.indexOf(shown.selected);
  const to = all[Math.min(all.length - 1, Math.max(0, from + step))];
  if (to !== undefined) select(shown, to);
}

/** The values to come from the selected one: forward round to where it stands, backward only to the first. */
function towards(shown: ShownDocument, step: SelectionStep): string[] {
  const all = inOrder(shown);
  const outside = step > 0 ? -1 : all.length;
  const from = shown.selected === null ? outside : all.indexOf(shown.selected);
  if (step > 0) return [...all.slice(from + 1), ...all.slice(0, Math.max(from, 0))];
  return all.slice(0, Math.max(from, 0)).reverse();
}

/** The values as they stand in the forms, each once. */
function inOrder(shown: ShownDocument): string[] {
  const pointers = buttonsOf(shown).flatMap(pointersOf);
  return [...new Set(pointers.map(at => shown.values.get(at)?.at ?? at))];
}

/** The row is marked at its number. */
function markRow(shown: ShownDocument, row: string | null): void {
  shown.row = row;
  for (const one of shown.forms.querySelectorAll<HTMLElement>('.row-number'))
    one.classList.toggle('at', one.dataset.row === row);
}

function set(button: HTMLElement, isLit: boolean): void {
  button.classList.toggle('lit', isLit);
  button.setAttribute('aria-pressed', String(isLit));
}

/** Begins a box where the selected value stands. */
export function drawAt({ sheets, values, selected }: ShownDocument): void {
  sheets?.frames.begin(values.get(selected ?? '')?.evidence.regions?.[0]);
}
