import type { AnswerKind, Correction } from '../../model.ts';
import { entryName } from '../../show/field-names.ts';
import { ANSWERS, KINDS } from '../../show/words.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';
import { reasonName } from './typing.ts';
import { rowAt } from './values.ts';

/** Entries that are open at once; the ones before unfold. */
const OPEN = 3;

/** Who did what on a value, on its row and its form, in the order of the log; comments are told apart. */
export function historyOf(corrections: readonly Correction[], at: string): Child {
  const own = about(corrections, at);
  if (own.length === 0) return null;
  // what somebody asks for is not folded away
  const isRecent = (one: Correction, index: number) => one.kind === 'comment' || index >= own.length - OPEN;
  const item = (one: Correction) => itemOf(one, at, corrections);
  const before = own.filter((one, index) => !isRecent(one, index)).map(item);
  return h(
    'div',
    { class: 'history' },
    before.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, say(`此前 ${before.length} 条`, `${before.length} before`)),
        h('ol', {}, before),
      ),
    h('ol', { 'aria-label': say('经过', 'History') }, own.filter(isRecent).map(item)),
  );
}

/** Of rows and forms what was done with them as a whole, and what was said of all that they hold. */
function about(corrections: readonly Correction[], at: string): Correction[] {
  const around = [at, rowAt(at), /^\/forms\/\d+/.exec(at)?.[0]];
  return corrections.filter(({ path }) => around.includes(path.replace(/^\/comments/, '')));
}

function itemOf(one: Correction, at: string, corrections: readonly Correction[]): Child {
  const { kind, path, reviewer, reason, sequence } = one;
  const isUndone = corrections.some(({ undoes }) => undoes === sequence);
  const place = path.replace(/^\/comments/, '');
  const of = place === at ? null : said(entryName(place));
  return h(
    'li',
    { class: [kind, isUndone && 'undone'].filter(Boolean).join(' ') },
    h('time', { datetime: one.at }, timeOf(one.at)),
    ` ${reviewer} · `,
    of && say(`${of}：`, `${of}: `),
    said(KINDS[kind]),
    wordOf(one),
    reason && ` · ${reasonName(reason)}`,
    isUndone && h('span', { class: 'tag' }, say('已撤销', 'taken back')),
  );
}

function wordOf({ kind, after, together }: Correction): Child {
  if (together !== undefined) return say('（成批）', ' (many at once)');
  if (kind === 'correct') return ` → ${after?.text || say('（空白）', '(blank)')}`;
  if (kind === 'comment') return h('q', {}, after?.text);
  return kind === 'answer' && ` → ${said(ANSWERS[after?.text as AnswerKind])}`;
}

/** Day and minute, as the reader's clock goes. */
function timeOf(at: string): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const [day, clock] = [
    [date.getFullYear(), date.getMonth() + 1, date.getDate()],
    [date.getHours(), date.getMinutes()],
  ];
  return `${day.map(two).join('-')} ${clock.map(two).join(':')}`;
}
