import { many } from '../../show/counted.ts';
import { list } from './api.ts';
import { amongDifferences } from './differences.ts';
import { say } from './language.ts';
import { type Neighbours, withPage } from './list.ts';
import { lengthen, type Walk, walkAnew, walkAt } from './list-navigation.ts';
import { drawWords } from './list-rows.ts';
import { notify } from './notice.ts';

/** The documents before and behind one that was opened from a list. */
export async function neighboursOf(query: URLSearchParams, sha256: string): Promise<Neighbours> {
  if (query.get('list') === 'differences') return await amongDifferences(query);
  const own = new URLSearchParams(query);
  for (const name of ['at', 'value']) own.delete(name);
  const back = () => {
    location.hash = `#/list?${own}`;
  };
  const anew = () => firstLeft(own, sha256);
  const at = Number(query.get('at') ?? -1);
  if (at < 0) return { place: '', next: back, previous: back, back, upcoming: () => null, onward: anew };
  const walk = await walkAt(own, at, sha256);
  const here = walk.rows.findIndex(row => row.sha256 === sha256);
  const open = (to: number) => {
    location.hash = addressOf(walk, to);
  };
  return {
    place: String(walk.from + here + 1),
    async next(said) {
      if (walk.rows.length > here + 1 || (await lengthen(walk))) open(here + 1);
      else await Promise.resolve(said).then(() => tellEnd(own));
    },
    async previous() {
      if (here > 0) open(here - 1);
      else if (walk.from === 0) back();
      else await pageBefore(walk);
    },
    back,
    upcoming: () => walk.rows.find(({ isLeft }, index) => index > here && isLeft)?.sha256 ?? null,
    async onward() {
      walk.rows[here]!.isLeft = false;
      do {
        const next = walk.rows.findIndex(({ isLeft }, index) => index > here && isLeft);
        if (next >= 0) return addressOf(walk, next);
      } while (await lengthen(walk));
      return await anew();
    },
  };
}

function addressOf({ query, from, rows }: Walk, index: number): string {
  const to = new URLSearchParams(query);
  to.set('at', String(from + index));
  return `#/document/${rows[index]!.sha256}?${to}`;
}

async function pageBefore({ query, from }: Walk): Promise<void> {
  const wanted = withPage(query);
  wanted.set('limit', '1');
  wanted.set('offset', String(from - 1));
  const [last] = (await list(wanted)).rows;
  const to = new URLSearchParams(query);
  to.set('at', String(from - 1));
  if (last) location.hash = `#/document/${last.sha256}?${to}`;
}

/** The first document of a draw that something is left of, besides the one that was just looked at; null where all is done, which is said. */
async function firstLeft(query: URLSearchParams, sha256: string): Promise<string | null> {
  const left = new URLSearchParams(query);
  left.set('state', 'open');
  const { walk, drawn } = await walkAnew(left);
  const first = walk.rows.findIndex(row => row.sha256 !== sha256);
  if (first >= 0) return addressOf(walk, first);
  if (drawn) notify(drawWords(drawn));
  return null;
}

/** Whoever comes to the end of a list is told what waits in it still. */
async function tellEnd(query: URLSearchParams): Promise<void> {
  const waiting = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ state: 'open', limit: '1', offset: '0' }))
    waiting.set(name, value);
  const { total, drawn } = await list(waiting);
  if (drawn) notify(drawWords(drawn));
  else if (total === 0)
    notify(say('这是最后一份，已无待核项', 'This is the last document, and nothing is left to review'));
  else
    notify(
      say(
        `列表到此为止，仍有 ${total} 份待核`,
        `The list ends here, still to review: ${many(total, 'document')}`,
      ),
    );
}
