import type { Region } from '../../model.ts';
import { many } from '../../show/counted.ts';
import { STATE_NAMES } from '../../show/words.ts';
import { cellsOf, isOpen, openIn } from '../../values/cells.ts';
import { doubtfulLists } from '../../values/leaves.ts';
import type { DocumentView } from '../review-service.ts';
import type { PageAddress } from './api.ts';
import { type barOf, headOf, type WholeAct } from './document-header.ts';
import { fill } from './dom.ts';
import { placesOfLists } from './doubted-lists.ts';
import type { dumpOf } from './dump.ts';
import type { ReadBox } from './field.ts';
import { formsOf } from './form.ts';
import type { Acts, Inspector } from './inspector.ts';
import type { Keys } from './keys.ts';
import { said, say } from './language.ts';
import type { Neighbours } from './list.ts';
import type { Pictures } from './page-images.ts';
import type { Sheets } from './page-views.ts';
import type { Panel } from './panel.ts';
import { type Values, valuesOf } from './values.ts';

/** What a reviewer can do; a page that is only looked at has none. */
export type ReviewerActions = {
  readonly place: PageAddress;
  /** of the document in this page */
  readonly address: string;
  readonly reviewer: string;
  /** sees nothing of what others say, and says nothing to them */
  readonly isBlind: boolean;
  readonly read: ReadBox;
  readonly acts: (shown: () => ShownDocument) => Acts;
  /** of a document that was drawn as a whole */
  readonly whole: (shown: () => ShownDocument) => readonly WholeAct[];
  readonly keys: (shown: ShownDocument) => Keys;
  /** does what a button among the values is for */
  readonly press: (shown: ShownDocument, tool: HTMLElement) => void;
  /** takes a box that was drawn on a page */
  readonly box: (shown: ShownDocument, region: Region) => void;
};

/** How a document is opened. */
export type Opening = {
  /** pointer of the value to begin with; null: the first to review */
  readonly value: string | null;
  /** the other documents of the list that it was opened from */
  readonly neighbours: Neighbours | null;
  /** what others say of values, by their pointers */
  readonly remarks: ReadonlyMap<string, string>;
  readonly actions: ReviewerActions | null;
  /** aborts when the page is left */
  readonly signal: AbortSignal;
};

/** A document on the screen: what is known of it by now, and the parts that show it. */
export type ShownDocument = Opening & {
  /** as the server told it last */
  view: DocumentView;
  /** those of the view, by pointer */
  values: Values;
  /** pointer of a value */
  selected: string | null;
  /** pointer of the row that it stands in, or that was clicked */
  row: string | null;
  /** pointers of values said of, and not answered yet */
  readonly waiting: Set<string>;
  /** settled when all that was said has been answered; false where the last of it was not taken */
  queue: Promise<unknown>;
  readonly pictures: Pictures | null;
  /** its pages need a password */
  readonly isLocked: boolean;
  readonly bar: ReturnType<typeof barOf>;
  readonly forms: HTMLElement;
  readonly sheets: Sheets | null;
  readonly dump: ReturnType<typeof dumpOf>;
  readonly inspector: Inspector;
  readonly panel: Panel;
};

/** Shows a document as it has become; what is selected is not lit up again. */
export function renew(shown: ShownDocument, view: DocumentView): void {
  const { forms, pictures, sheets, dump, waiting, actions } = shown;
  shown.view = view;
  shown.values = valuesOf(view);
  const { scrollTop } = forms;
  const focused =
    forms.contains(document.activeElement) && (document.activeElement as HTMLElement).dataset.at;
  const permissions = { isReviewing: actions !== null, canAnswer: actions?.isBlind === false };
  fill(forms, headOf(view, { isPageless: pictures === null, ...permissions }), formsOf(view, permissions));
  forms.scrollTop = scrollTop;
  if (focused) buttonOf(shown, focused)?.focus({ preventScroll: true });
  sheets?.refresh(shown.values, placesOfLists(view.document));
  dump?.refresh(shown.values);
  for (const at of waiting) buttonOf(shown, at)?.classList.remove('open');
  tellLeft(shown);
}

/** Tells in the bar what is left to review. */
export function tellLeft(shown: ShownDocument): void {
  const { left } = shown.bar;
  const { state, sample } = shown.view;
  const waiting = leftIn(shown);
  const isLeft = waiting.values + waiting.lists + waiting.whole > 0;
  // what waits for the server's answer was done by a person
  const isDone = !isLeft && (sample !== null || state === 'done' || state === 'open');
  fill(left, isLeft ? leftWords(waiting) : isDone ? `✓ ${said(STATE_NAMES.done)}` : said(STATE_NAMES[state]));
  left.classList.toggle('done', isDone);
  left.classList.toggle('clear', !isLeft && state === 'clear');
}

/** Values, one a cell, lists that may lack rows, and the document where it was drawn as a whole. */
type Left = { readonly values: number; readonly lists: number; readonly whole: number };

/** What waits in the document, without what is said of it just now; a draw asks for its own values alone. */
function leftIn({ view: { document, sample }, values, waiting }: ShownDocument): Left {
  const said = [...waiting].filter(at => values.has(at) && isOpen(values.get(at)!.evidence)).length;
  return {
    values: openIn(document.forms.flatMap(cellsOf)) - said,
    lists: sample === null ? document.forms.flatMap(doubtfulLists).length : 0,
    whole: sample?.unit === 'document' ? sample.left : 0,
  };
}

function leftWords({ values, lists, whole }: Left): string {
  const words = [
    whole > 0 && say('整份待核', 'all of it to review'),
    values > 0 && say(`待核 ${values}`, `${values} to review`),
    lists > 0 && say(`待核清单 ${lists}`, `${many(lists, 'list')} to review`),
  ];
  return words.filter(Boolean).join(' · ');
}

/** A value is left to review while it is open and nothing was said of it. */
export function isLeft({ values, waiting }: ShownDocument, at: string): boolean {
  return !waiting.has(at) && isOpen(values.get(at)!.evidence);
}

/** The button that shows a value. */
export function buttonOf(shown: ShownDocument, at: string): HTMLElement | undefined {
  return buttonsOf(shown).find(button => pointersOf(button).includes(at));
}

/** The buttons of all values, as they stand in the forms. */
export function buttonsOf({ forms }: ShownDocument): HTMLElement[] {
  return [...forms.querySelectorAll<HTMLElement>('.value')];
}

/** The values that a button shows: several where one cell covers several rows. */
export function pointersOf(button: HTMLElement): string[] {
  return button.dataset.all!.split(' ');
}
