import { hash } from 'node:crypto';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const GB18030 = new TextDecoder('gb18030', { fatal: true });

/** Characters that a name may hold and a list of paths, a terminal or a database may not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x1f\x7f]/g;

/**
 * A name as it is shown: UTF-8 where it is that, else GB 18030, in which Chinese systems wrote names; what is neither, and
 * control characters, as escapes.
 */
export function shownName(raw: Uint8Array): string {
  return escaped(decoded(raw, UTF8) ?? decoded(raw, GB18030) ?? bytesShown(raw));
}

/**
 * A name in a ZIP that does not tell its code page. Short names in GB 18030 can be UTF-8 by chance, as letters of the
 * scripts of Europe and the Near East; a Chinese name in UTF-8 has characters beyond those.
 */
export function shownUntold(raw: Uint8Array): string {
  const utf8 = decoded(raw, UTF8);
  const isSure = utf8 === null || !/[\u0080-\u07ff]/.test(utf8) || /[\u0800-\u{10ffff}]/u.test(utf8);
  const other = isSure ? null : decoded(raw, GB18030);
  return other !== null && /\p{Script=Han}/u.test(other) ? escaped(other) : shownName(raw);
}

/** A path as it opens: text, or the bytes of names that are no UTF-8. */
export type FilePath = string | Buffer;

/** A path as it is shown; one in bytes by each of its names for itself. */
export function shownPath(raw: FilePath): string {
  if (typeof raw === 'string') return raw;
  const text = decoded(raw, UTF8);
  if (text !== null) return escaped(text);
  const names = raw.toString('latin1').split('/');
  return names.map(name => shownName(Buffer.from(name, 'latin1'))).join('/');
}

/** Bytes of a path: Postgres indexes texts of up to some 2,700. */
const LONGEST = 2000;
/** What is kept of the end of a path that is too long; the ending stands there. */
const TAIL = 60;

/** A path that a database can index: one that is too long is cut in its middle, where a part of its hash tells it from others. */
export function boundedPath(path: string): string {
  const size = Buffer.byteLength(path);
  if (size <= LONGEST) return path;
  const tail = [...path.slice(-TAIL)].slice(1).join('');
  const mark = `…${hash('sha256', path).slice(0, 16)}…`;
  const head = Buffer.from(path).subarray(0, LONGEST - Buffer.byteLength(mark + tail));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(head).replace(/\ufffd+$/, '') + mark + tail;
}

/** Names in one place by which each can be told: where one is taken, the next ones are numbered as `表 (2).pdf`. */
export function distinctNames(taken = new Set<string>()): (name: string) => string {
  const numbers = new Map<string, number>();
  return name => {
    let own = name;
    let number = numbers.get(name) ?? 1;
    while (taken.has(own)) own = numbered(name, ++number);
    if (number > 1) numbers.set(name, number);
    taken.add(own);
    return own;
  };
}

function numbered(name: string, number: number): string {
  const [, stem = name, ending = ''] = /^(.*[^/])(\.[^./]+)$/s.exec(name) ?? [];
  return `${stem} (${number})${ending}`;
}

function decoded(raw: Uint8Array, decoder: InstanceType<typeof TextDecoder>): string | null {
  try {
    return decoder.decode(raw);
  } catch {
    return null;
  }
}

function bytesShown(raw: Uint8Array): string {
  return Buffer.from(raw)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, escapeOf);
}

function escaped(text: string): string {
  return text.replace(CONTROL, escapeOf);
}

function escapeOf(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
