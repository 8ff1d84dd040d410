import { randomBytes } from 'node:crypto';

const DAY = 86_400_000;
/** Days after which a run that did not end is taken to be dead. */
const LONGEST = 30;
/** Hexadecimal digits of the time, in milliseconds, at the head of a run's name. */
const TIME = 12;

/** The name of a new run: names sort by the time at which they were given (UUID version 7, RFC 9562). */
export function newRun(): string {
  const random = randomBytes(10);
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  const digits = timeOf(Date.now()) + random.toString('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What sorts behind the names of all runs that are taken to be dead, and before all others. */
export function oldestRun(now = Date.now()): string {
  return timeOf(now - LONGEST * DAY).replace(/^(.{8})/, '$1-');
}

function timeOf(milliseconds: number): string {
  return milliseconds.toString(16).padStart(TIME, '0');
}
