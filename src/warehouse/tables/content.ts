import { hash } from 'node:crypto';
import type { Form } from '../../model.ts';

/** Hexadecimal digits that are kept. */
const LENGTH = 32;

/**
 * The same for forms that say the same, wherever and however they are printed. Null where a form says too little to be told
 * from others: it has no name, or nothing but its name.
 */
export function contentHash({ family, currencyUnit, data }: Form): string | null {
  const { projectName, implementingUnit, supervisingDepartment, indicators, funding } = data;
  const isNamed = (projectName ?? implementingUnit ?? supervisingDepartment) !== null;
  const isFilled =
    indicators.some(({ target, actual }) => (target ?? actual) !== null) ||
    funding.some(line => (line.adjustedBudget ?? line.initialBudget ?? line.executed) !== null);
  if (!isNamed || !isFilled) return null;
  return hash('sha256', JSON.stringify([family, currencyUnit, sorted(data)])).slice(0, LENGTH);
}

/** With keys in one order: labels come as they are printed, fields as versions have them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, own]) => [key, sorted(own)]);
}
