import { effective } from '../../../src/mend/effective-entries.ts';
import type { DocumentView, ReviewStatement, StatementResult } from '../../../src/review/review-service.ts';
import { entryOf } from './entry.ts';

/** What became of statements, by the mark that each has as its reason. */
export type Ledger = {
  /** confirmed, with the hash that was told */
  readonly written: Map<string, string>;
  /** told not to be written: somebody else was faster */
  readonly refused: Set<string>;
  /** the server died before it answered */
  readonly unknown: Set<string>;
};

export type Work = {
  readonly sha256s: readonly string[];
  /** pointers of values that take a number, by document */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  readonly random: () => number;
  /** a reason that no other statement has */
  readonly mark: () => string;
  readonly ledger: Ledger;
  /** called after each confirmation */
  readonly onWritten: () => void;
};

/** Corrects and takes back at random, as the page would, until the server dies. */
export async function review(address: string, work: Work): Promise<void> {
  const views = new Map<string, DocumentView>();
  const { base, cookie } = entryOf(address);
  for (;;) {
    const sha256 = one(work.sha256s, work.random);
    const url = `${base}api/documents/${sha256}`;
    const view = views.get(sha256) ?? (await ask<DocumentView>(url, { headers: { Cookie: cookie } }));
    if (view === null) return;
    const answer = await say(`${url}/statements`, { view, work, cookie });
    if (answer === null) return;
    if (answer.kind !== 'refused') views.set(sha256, answer.view);
  }
}

type Saying = { readonly view: DocumentView; readonly work: Work; readonly cookie: string };

async function say(url: string, { view, work, cookie }: Saying): Promise<StatementResult | null> {
  const { random, ledger, onWritten } = work;
  const mark = work.mark();
  const path = one(work.paths.get(view.sha256)!, random);
  const body = JSON.stringify({ ...statementOf(view, path, random), path, reason: mark });
  ledger.unknown.add(mark);
  const headers = { 'Content-Type': 'application/json', Origin: new URL(url).origin, Cookie: cookie };
  const answer = await ask<StatementResult>(url, { method: 'POST', headers, body });
  if (answer === null) return null;
  ledger.unknown.delete(mark);
  if (answer.kind !== 'written') ledger.refused.add(mark);
  else {
    const { hash = '' } = answer.view.corrections.find(({ reason }) => reason === mark) ?? {};
    ledger.written.set(mark, hash);
    onWritten();
  }
  return answer;
}

function statementOf(
  { corrections }: DocumentView,
  path: string,
  random: () => number,
): Omit<ReviewStatement, 'path' | 'reason'> {
  const expected = corrections.findLast(each => each.path === path)?.hash ?? null;
  const standing = effective(corrections).find(each => each.path === path);
  if (standing && random() < 0.4) return { kind: 'undo', text: null, undoes: standing.sequence, expected };
  return { kind: 'correct', text: (random() * 20).toFixed(2), undoes: null, expected };
}

/** The answer; null where the server is gone. Throws for an answer that is none of the server's. */
async function ask<T>(url: string, request: RequestInit): Promise<T | null> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, request);
    [status, text] = [response.status, await response.text()];
  } catch {
    return null;
  }
  if (![200, 409].includes(status)) throw new Error(`${status} ${url}: ${text}`);
  return JSON.parse(text) as T;
}

function one<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)]!;
}
