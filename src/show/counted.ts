/** A count with its thousands set apart. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** A count with what is counted, in English: `1 page`, `2 pages`. */
export function many(number: number, one: string, more = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : more}`;
}
