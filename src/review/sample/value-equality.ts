import type { LeafValue } from '../../model.ts';
import { decimal } from '../../values/amount.ts';
import { compared } from '../../values/text.ts';

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Whether two values of one field say the same: numbers by their amount (`100` and `100.00`), texts without white space and
 * with compatibility forms made plain, measures by kind, sign, number and unit. Anything else is an error.
 */
export function isSameValue(a: LeafValue, b: LeafValue): boolean {
  return normal(a) === normal(b);
}

function normal(value: LeafValue): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return DECIMAL.test(value) ? decimal(value).toFixed() : `"${compared(value)}"`;
  if (value.kind === 'qualitative') return `words ${compared(value.text)}`;
  if (value.kind === 'date') return `date ${value.relation} ${value.date}`;
  const { comparator, number, to, unit } = value;
  return `quantity ${comparator} ${decimal(number).toFixed()}${to === undefined ? '' : ` to ${decimal(to).toFixed()}`} ${compared(unit ?? '')}`;
}
