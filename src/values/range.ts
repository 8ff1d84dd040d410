import type { DecimalText } from '../model.ts';
import { decimal, readAmount } from './amount.ts';

/** A number between two bounds, both included. */
export type Range = { readonly number: DecimalText; readonly upper: DecimalText; readonly unit: string };

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`;
const BETWEEN = new RegExp(
  String.raw`^(${NUMBER})([^\d\s~∼〜–—―-]{0,8}?)[-–—―~∼〜至到](${NUMBER})(\D{1,12})$`,
);
const AROUND_ZERO = new RegExp(String.raw`^±(${NUMBER})(\D{0,12})$`);

/** parts of dates and of the day: `1-6月`, `8-10点`; `2-3` without a unit may be anything */
const NO_RANGE = /^(?:月|日|号|[点时]|周$|年第|[学财]年|章|条|款|页)/;

/**
 * Reads a text (signs made plain, bounds in words taken off) that is one range and nothing else: `10%-15%`, `10-12场`,
 * `±5%`. The unit stands behind both bounds or behind the upper one; the lower is the smaller.
 */
export function readRange(text: string): Range | null {
  const [, around, unitAround = ''] = AROUND_ZERO.exec(text) ?? [];
  if (around !== undefined) return rangeOf(`-${around}`, around, unitAround);
  const [, lower = '', unitOfLower = '', upper = '', unit = ''] = BETWEEN.exec(text) ?? [];
  const isOneUnit = unitOfLower === '' || unitOfLower === unit || isScaleOf(unitOfLower, unit);
  if (lower === '' || !isOneUnit || isCalendar(unit, upper)) return null;
  return rangeOf(lower, upper, unit);
}

/** `10万-20万元` */
function isScaleOf(unitOfLower: string, unit: string): boolean {
  return /^[百千万亿]+$/.test(unitOfLower) && unit.startsWith(unitOfLower);
}

function isCalendar(unit: string, upper: string): boolean {
  return NO_RANGE.test(unit) || (unit.startsWith('年') && /^(?:19|20)\d\d$/.test(upper));
}

function rangeOf(lower: string, upper: string, unit: string): Range | null {
  const [from, to] = [readAmount(lower).value, readAmount(upper).value];
  if (from === null || to === null || decimal(from).gte(decimal(to))) return null;
  return { number: from, upper: to, unit };
}
