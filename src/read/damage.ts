import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OperatorList } from './canvas.ts';

/** What pdf.js says where data ends too early, or is none: it goes on with what it has, as if that were all. */
const DAMAGE = /flate stream|Unterminated string|ignoring errors during|EOF|end of file|end of data/i;

const listeners = new Set<(said: string) => void>();

/** What pdf.js says of a file goes to those who read it, and never to the terminal. Anybody else's words go where they went. */
for (const level of ['info', 'warn'] as const) {
  const usual = console[level];
  console[level] = (...said: unknown[]) => {
    const [first] = said;
    const isOfFile = typeof first === 'string' && /^(Info|Warning): /.test(first);
    if (!isOfFile || !new Error().stack?.includes('pdfjs-dist')) return usual.apply(console, said);
    for (const listener of listeners) listener(first);
  };
}

/** Reads, and tells of the damage that was met meanwhile. */
export async function withDamage<T>(read: () => Promise<T>): Promise<{ value: T; damage: string | null }> {
  let damage: string | null = null;
  const listener = (said: string) => {
    if (DAMAGE.test(said)) damage ??= said;
  };
  listeners.add(listener);
  try {
    const value = await read();
    return { value, damage };
  } finally {
    listeners.delete(listener);
  }
}

/** Whether a page's instructions end inside a text: the rest of them is lost. */
export function endsInText({ fnArray }: OperatorList): boolean {
  return fnArray.lastIndexOf(pdfjs.OPS.beginText) > fnArray.lastIndexOf(pdfjs.OPS.endText);
}
