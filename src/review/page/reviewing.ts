import type { Region } from '../../model.ts';
import { type PageAddress, readBox, type Session } from './api.ts';
import { commentSelected } from './commenting.ts';
import { showDocument } from './document.ts';
import { wholeActs } from './document-actions.ts';
import type { ReviewerActions, ShownDocument } from './document-state.ts';
import { type Keys, once } from './keys.ts';
import { say } from './language.ts';
import type { Neighbours } from './list.ts';
import { type LoadedDocument, load } from './loaded.ts';
import { notify } from './notice.ts';
import { drawAt, nextOpen } from './selection.ts';
import { catchUp, correct, mark, sayOfWhole, undo } from './statements.ts';
import { press, toolKeys } from './tools.ts';
import { isGoneBackTo } from './undo-trail.ts';

/** Which document is reviewed, by whom, and from where. */
type Reviewing = PageAddress & {
  /** pointer of the value to begin with; null: the first to review */
  readonly value: string | null;
  readonly session: Session;
  readonly neighbours: Neighbours;
  /** aborts when the page is left */
  readonly signal: AbortSignal;
};

/** Shows one document to its reviewer. Returns when it is on the screen. */
export async function reviewDocument(main: HTMLElement, reviewing: Reviewing): Promise<void> {
  const { sha256, sample, value, session, neighbours, signal } = reviewing;
  const loaded = await load(reviewing);
  if (signal.aborted) return;
  const { reviewer, isBlind } = session;
  const address = location.hash;
  const actions = actionsOf(loaded, { place: { sha256, sample }, address, reviewer, isBlind });
  const shown = showDocument(main, loaded, {
    value,
    neighbours,
    remarks: remarksOf(reviewing),
    actions,
    signal,
  });
  catchUp(shown);
  if (isGoneBackTo(address)) undo(shown);
  const upcoming = neighbours.upcoming();
  if (upcoming) void prefetch({ sha256: upcoming, sample });
}

function actionsOf(
  { view, pictures }: LoadedDocument,
  who: Pick<ReviewerActions, 'place' | 'address' | 'reviewer' | 'isBlind'>,
): ReviewerActions {
  // where a document was drawn as a whole something can be said of all of it
  const isDrawnWhole = view.sample?.unit === 'document';
  const read = (region: Region) => readBox(who.place.sha256, region);
  return {
    ...who,
    read,
    press,
    box(shown, region) {
      const { panel, inspector } = shown;
      if (panel.isOpen() ? panel.take(region) : inspector.take(region)) return;
      shown.sheets?.frames.clear();
      if (!panel.isOpen())
        notify(say('请先点选框内是哪个取值', 'Select the value that stands in the box first'));
    },
    acts: shown => ({
      accept: () => mark(shown(), 'accept'),
      correct: typed => void correct(shown(), typed),
      unreadable: () => mark(shown(), 'unreadable'),
      undo: () => undo(shown()),
      next: () => nextOpen(shown(), 1),
      comment: who.isBlind ? null : () => commentSelected(shown()),
      read,
      draw: pictures && (() => drawAt(shown())),
      gaveUp: () => shown().sheets?.frames.clear(),
    }),
    whole: shown => (isDrawnWhole ? wholeActs(shown) : []),
    keys: shown => ({
      ...keysOf(shown),
      ...toolKeys(shown),
      ...(isDrawnWhole && { f: once(() => void sayOfWhole(shown, 'accept')) }),
    }),
  };
}

function keysOf(shown: ShownDocument): Keys {
  const { inspector, neighbours } = shown;
  return {
    a: once(() => mark(shown, 'accept')),
    u: once(() => mark(shown, 'unreadable')),
    e: inspector.edit,
    z: once(() => undo(shown)),
    ...(neighbours && {
      ']': () => neighbours.next(shown.queue),
      '[': neighbours.previous,
      Escape: neighbours.back,
    }),
  };
}

/** What a second reviewer says of values, by their pointers. */
function remarksOf({ sha256, neighbours }: Reviewing): ReadonlyMap<string, string> {
  const own = neighbours.seconds?.filter(one => one.sha256 === sha256) ?? [];
  return new Map(own.map(({ path, words }) => [path, words]));
}

/** Has the next document at hand, its first page drawn once so that its fonts are there. */
async function prefetch(place: PageAddress): Promise<void> {
  const { view, pictures } = await load(place);
  const page = view.document.forms[0]?.pages[0] ?? 1;
  const size = pictures?.sizes[page - 1];
  if (size) await pictures!.draw(page, { density: 0.3, x: 0, y: 0, ...size });
}
