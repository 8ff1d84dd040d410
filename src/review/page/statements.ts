import { KINDS } from '../../show/words.ts';
import type { DocumentView, ReviewStatement, StatementResult } from '../review-service.ts';
import { documentOf, state } from './api.ts';
import { isLeft, type ReviewerActions, renew, type ShownDocument, tellLeft } from './document-state.ts';
import { said, say } from './language.ts';
import { remember } from './loaded.ts';
import { notify } from './notice.ts';
import { goOn, nextOpen, relight, reveal, select } from './selection.ts';
import type { TypedEntry } from './typing.ts';
import { goBack, noteSaid } from './undo-trail.ts';
import { lastOf, lastOfMine } from './values.ts';

export type PageStatement = Pick<ReviewStatement, 'path' | 'kind'> & Partial<ReviewStatement>;

/** Says of the selected value what needs no typing, and goes on at once: the server is told meanwhile. */
export function mark(shown: ShownDocument, kind: 'accept' | 'unreadable'): void {
  const { selected: path, waiting } = shown;
  if (path === null || waiting.has(path)) return;
  const wasLeft = isLeft(shown, path);
  const isNew = wasLeft || !isSaid(shown, path, kind);
  if (isNew) {
    waiting.add(path);
    tellLeft(shown);
    void propose(shown, { path, kind });
  }
  if (wasLeft || !isNew) nextOpen(shown, 1);
}

/** Whether this reviewer said the very same last. */
function isSaid({ view, actions }: ShownDocument, path: string, kind: ReviewStatement['kind']): boolean {
  const last = lastOf(view, path);
  return last?.kind === kind && last.reviewer === actions?.reviewer;
}

/** Corrects a value. What was typed may be refused: its field stays until the server took it. */
export async function correct(shown: ShownDocument, typed: TypedEntry): Promise<void> {
  const { path } = typed;
  const wasLeft = isLeft(shown, path);
  const isTaken = await propose(shown, { ...typed, kind: 'correct' });
  if (!isTaken || shown.selected !== path) return;
  select(shown, path);
  if (wasLeft) nextOpen(shown, 1);
}

/** Takes back what this reviewer said last, and selects its value; in a draw it may stand on a document left since. */
export function undo(shown: ShownDocument): void {
  if (shown.view.sample && goBack(actionsOf(shown).address)) return;
  void inTurn(shown, async () => {
    const mine = lastOfMine(shown.view, actionsOf(shown).reviewer);
    if (!mine) return notify(say('没有可撤销的', 'Nothing to undo'));
    const { path, sequence, kind } = mine;
    if (!(await tell(shown, { path, kind: 'undo', undoes: sequence }))) return;
    reveal(shown, path);
    if (kind !== 'accept' && kind !== 'correct' && kind !== 'unreadable')
      notify(say(`已撤销：${said(KINDS[kind])}`, `Taken back: ${said(KINDS[kind])}`));
  });
}

/** Of a document drawn as a whole: all of it has been looked at, or nobody can read it. */
export async function sayOfWhole(shown: ShownDocument, kind: 'accept' | 'unreadable'): Promise<void> {
  if (!(await propose(shown, { path: '', kind }))) return;
  if (shown.neighbours?.onward) void goOn(shown);
  else shown.neighbours?.next();
}

/** Says what is told by nothing on the page but a word in passing; whether it was taken. */
export async function note(shown: ShownDocument, saying: PageStatement, told: string): Promise<boolean> {
  const isTaken = await propose(shown, saying);
  if (isTaken) notify(say(`${told}（Z 撤销）`, `${told} (Z takes it back)`));
  return isTaken;
}

/** Says something, and tells whether the server took it. */
export function propose(shown: ShownDocument, saying: PageStatement): Promise<boolean> {
  return inTurn(shown, () => tell(shown, saying));
}

/** Shows what others said since the document was fetched, which may be a while ago. */
export function catchUp(shown: ShownDocument): void {
  void inTurn(shown, async () => {
    const now = await documentOf(actionsOf(shown).place);
    if (now.corrections.length === shown.view.corrections.length || shown.signal.aborted) return;
    take(shown, now);
    relight(shown);
  });
}

/**
 * The server is asked and told in the order of saying: each statement builds on the answer to the one before. One that
 * fails does not hold up the others.
 */
function inTurn<T>(shown: ShownDocument, act: () => Promise<T>): Promise<T> {
  const answer = shown.queue.then(act, act);
  shown.queue = answer.catch(() => {});
  return answer;
}

/** Whether the server took it. */
async function tell(shown: ShownDocument, saying: PageStatement): Promise<boolean> {
  const { view, waiting } = shown;
  const expected = lastOf(view, saying.path)?.hash ?? null;
  try {
    const answer = await state(actionsOf(shown).place, {
      text: null,
      reason: null,
      undoes: null,
      ...saying,
      expected,
    });
    waiting.delete(saying.path);
    return hear(shown, saying, answer);
  } catch {
    waiting.delete(saying.path);
    notify(say('没有保存成功，请检查服务是否还在运行', 'Not saved: is the server still running?'));
    tellLeft(shown);
    return false;
  }
}

function hear(shown: ShownDocument, { path, kind }: PageStatement, answer: StatementResult): boolean {
  if (answer.kind === 'refused') {
    complain(shown, said(answer.message));
    return false;
  }
  const before = shown.view.corrections.length;
  take(shown, answer.view);
  if (answer.kind === 'conflict') {
    reveal(shown, path);
    notify(say('他人刚改过此项，请看过再定', 'Somebody else was faster here: look again'));
    return false;
  }
  if (shown.view.sample && shown.view.corrections.length > before)
    noteSaid(actionsOf(shown).address, kind === 'undo');
  relight(shown);
  return true;
}

/** Why something was not taken, where it was said. */
function complain({ panel, inspector }: ShownDocument, text: string): void {
  if (panel.isOpen()) panel.complain(text);
  else inspector.complain(text);
  if (!panel.isOpen() && !inspector.isTyping()) notify(text);
}

/** Shows a document as it has become, now and when it is opened again. */
function take(shown: ShownDocument, view: DocumentView): void {
  renew(shown, view);
  remember(actionsOf(shown).place, view);
}

/** Only a reviewer says anything. */
function actionsOf({ actions }: ShownDocument): ReviewerActions {
  if (actions === null) throw new Error('nobody reviews here');
  return actions;
}
