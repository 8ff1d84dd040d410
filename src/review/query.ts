import type { ListFilter, ListOrder, ListPage } from '../archive/lists.ts';
import type { CorrectionKind } from '../model.ts';
import { DOCUMENT_STATES } from '../values/state.ts';
import type { Statement } from './desk.ts';

/** Rows of a list that are sent at once, and characters of one text that a request may bring. */
const MOST_ROWS = 200;
const MOST_TEXT = 20_000;

const ORDERS: readonly ListOrder[] = ['doubt', 'confidence', 'findings', 'name'];
const SEVERITIES = ['error', 'warning'] as const;
const KINDS: readonly CorrectionKind[] = [
  ...(['accept', 'correct', 'unreadable', 'row-missing', 'row-invented', 'form-missing', 'undo'] as const),
];

/** The page of a list that a query asks for; what it says otherwise is left out. */
export function listPageOf(query: Readonly<Record<string, string>>): ListPage {
  const text = (name: string) => query[name]?.slice(0, 200) || undefined;
  const whole = (name: string) => (/^\d{1,9}$/.test(query[name] ?? '') ? Number(query[name]) : undefined);
  const filter: ListFilter = {
    state: oneOf(DOCUMENT_STATES, query.state),
    severity: oneOf(SEVERITIES, query.severity),
    search: text('search'),
    rule: text('rule'),
    kind: text('kind'),
    template: text('template'),
    department: text('department'),
    below: whole('below'),
    year: whole('year'),
    scoreBand: whole('scoreBand'),
    rateBand: whole('rateBand'),
  };
  return {
    filter,
    order: oneOf(ORDERS, query.order) ?? 'doubt',
    offset: whole('offset') ?? 0,
    limit: Math.min(MOST_ROWS, whole('limit') ?? 50),
  };
}

/** What a request says of a value; null where it is no statement. */
export function statementOf(body: unknown): Statement | null {
  if (typeof body !== 'object' || body === null) return null;
  const { path, kind, text, reason, expected, undoes } = body as Readonly<Record<string, unknown>>;
  const known = oneOf(KINDS, kind);
  if (typeof path !== 'string' || path.length > MOST_TEXT || known === undefined) return null;
  if (![text, reason, expected].every(isShortOrNull)) return null;
  const number = Number.isSafeInteger(undoes) ? (undoes as number) : null;
  if ((known === 'undo') !== (number !== null)) return null;
  return {
    path,
    kind: known,
    text: (text as string | undefined) ?? null,
    reason: (reason as string | undefined) ?? null,
    expected: (expected as string | undefined) ?? null,
    undoes: number,
  };
}

function isShortOrNull(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.length <= MOST_TEXT);
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find(candidate => candidate === value);
}
