import type { ListFilter, ListOrder, ListPage } from '../archive/lists.ts';
import { DOCUMENT_STATES } from '../values/state.ts';

/** Rows of a list that are sent at once. */
const MOST_ROWS = 200;

const ORDERS: readonly ListOrder[] = ['doubt', 'confidence', 'findings', 'name'];
const SEVERITIES = ['error', 'warning'] as const;

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
    // a blank is nobody's name
    assigned: query.assigned?.slice(0, 200).trim(),
  };
  return {
    filter,
    order: oneOf(ORDERS, query.order) ?? 'doubt',
    offset: whole('offset') ?? 0,
    limit: Math.min(MOST_ROWS, whole('limit') ?? 50),
  };
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find(candidate => candidate === value);
}
