import type { ListedDocument } from '../../archive/listing.ts';
import type { Overview } from '../../archive/overview.ts';
import type { Answer, DocumentView, Statement } from '../desk.ts';

export type Session = {
  readonly reviewer: string;
  readonly isBlind: boolean;
  readonly version: string;
  readonly sample: {
    readonly number: number;
    readonly unit: 'value' | 'document';
    readonly size: number;
  } | null;
};
export type List = { readonly total: number; readonly rows: readonly ListedDocument[] };

export const session = (): Promise<Session> => ask('/api/session');
export const list = (query: URLSearchParams): Promise<List> => ask(`/api/documents?${query}`);
export const overview = (): Promise<Overview> => ask('/api/overview');
export const documentOf = (sha256: string): Promise<DocumentView> => ask(`/api/documents/${sha256}`);
export const fileAddress = (sha256: string): string => `/api/documents/${sha256}/file`;
export const pageAddress = (sha256: string, page: number): string => `/api/documents/${sha256}/pages/${page}`;

/** Says something of a value; the answer tells what became of it. */
export async function state(sha256: string, statement: Statement): Promise<Answer> {
  const response = await fetch(`/api/documents/${sha256}/statements`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(statement),
  });
  if (![200, 409, 422].includes(response.status)) throw new Error(`${response.status}`);
  return response.json();
}

async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
