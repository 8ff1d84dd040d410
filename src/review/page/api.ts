import type { ReviewerQueue } from '../../archive/assignments.ts';
import type { Overview } from '../../archive/overview.ts';
import type { Region } from '../../model.ts';
import type { Listed } from '../progress.ts';
import type { DocumentView, ReviewStatement, StatementResult } from '../review-service.ts';
import type { ListedDifference } from '../sample/differences.ts';
import type { DrawView } from '../sample-draws.ts';

export type { ListedDifference } from '../sample/differences.ts';

export type Session = {
  readonly reviewer: string;
  readonly isBlind: boolean;
  readonly version: string;
  /** the one draw that is worked through; null: all of the archive, or draws by choice */
  readonly sample: DrawView | null;
};

/** A document, and the number of the draw that it is looked through for; null for none. */
export type PageAddress = { readonly sha256: string; readonly sample: string | null };

export const session = (): Promise<Session> => ask('/api/session');
export const list = (query: URLSearchParams): Promise<Listed> => ask(`/api/documents?${query}`);
export const overview = (): Promise<Overview> => ask('/api/overview');
export const queues = (): Promise<readonly ReviewerQueue[]> => ask('/api/queues');
export const differences = (): Promise<readonly ListedDifference[]> => ask('/api/differences');
export const documentOf = (place: PageAddress): Promise<DocumentView> => ask(addressOf(place, ''));
export const fileAddress = (sha256: string): string => `/api/documents/${sha256}/file`;
export const pageAddress = (sha256: string, page: number): string => `/api/documents/${sha256}/pages/${page}`;

/** Says something of a value; the answer tells what became of it. */
export async function state(place: PageAddress, statement: ReviewStatement): Promise<StatementResult> {
  const response = await fetch(addressOf(place, '/statements'), jsonOf(statement));
  if (![200, 409, 422].includes(response.status)) throw new Error(`${response.status}`);
  return response.json();
}

/** Gives documents to a reviewer, or takes them from whoever has them: those that are named, or all of a list. */
export async function assign(
  reviewer: string | null,
  documents: { readonly sha256s: readonly string[] } | URLSearchParams,
): Promise<number> {
  const which = documents instanceof URLSearchParams ? Object.fromEntries(documents) : documents;
  const response = await fetch('/api/assignments', jsonOf({ ...which, reviewer }));
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()).documents;
}

/** What stands in a box of a page, as it is read now: by two readers where the text of the page cannot be trusted. */
export type BoxText = { readonly text: string; readonly readers: readonly { readonly text: string }[] };

/** Null where nothing can be read there. */
export async function readBox(sha256: string, region: Region): Promise<BoxText | null> {
  const response = await fetch(`/api/documents/${sha256}/regions`, jsonOf(region)).catch(() => null);
  return response?.ok ? await response.json() : null;
}

function jsonOf(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function addressOf({ sha256, sample }: PageAddress, part: string): string {
  const query = sample === null ? '' : `?${new URLSearchParams({ sample })}`;
  return `/api/documents/${sha256}${part}${query}`;
}

/** What is asked for is not there. */
export class NotFound extends Error {}

async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (response.status === 404) throw new NotFound(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
