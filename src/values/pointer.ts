/** JSON pointers (RFC 6901) over plain data. */

type Branch = { readonly [key: string]: unknown };

/** The pointer of a chain of keys: `['extras', 'a/b']` → `/extras/a~1b`. No keys give the empty pointer: the whole. */
export function pointerTo(...keys: readonly (string | number)[]): string {
  return keys.map(key => `/${escapeKey(key)}`).join('');
}

/** One key as it stands in a pointer. */
export function escapeKey(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The keys of a pointer, unescaped. Throws a plain Error where it is not empty and does not begin with `/`. */
export function keysOf(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new Error(`A JSON pointer begins with "/": found "${pointer}".`);
  return pointer
    .slice(1)
    .split('/')
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at the pointer; undefined where nothing does. */
export function valueAt(data: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce(
    (at, key) => (isBranch(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    data,
  );
}

/** A copy of the data with another value at the pointer; what is not on the way is shared. Throws where there is no such place. */
export function withValueAt<Data>(data: Data, pointer: string, value: unknown): Data {
  return replaced(data, keysOf(pointer), value) as Data;
}

function replaced(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (!isBranch(data)) throw new Error(`There is nothing to point into at "${key}".`);
  const next = replaced(data[key], rest, value);
  if (!Array.isArray(data)) return { ...data, [key]: next };
  if (!(Number(key) in data)) throw new Error(`There is no row ${key}: expected 0 to ${data.length - 1}.`);
  return data.with(Number(key), next);
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}
