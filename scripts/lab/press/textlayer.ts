import type { FormData } from '../../../src/model.ts';
import { pdfOf } from './paper/pdf.ts';

/** The bytes of an uncompressed PDF with some characters of its maps to Unicode replaced; '' takes the entry out. */
export function remapped(
  bytes: Uint8Array,
  map: ReadonlyMap<string, string>,
): { bytes: Uint8Array; count: number } {
  let count = 0;
  const changed = (text: string) => {
    const to = map.get(text);
    if (to === undefined) return null;
    count += 1;
    return to;
  };
  const source = Buffer.from(bytes).toString('latin1');
  const chars = source.replaceAll(/beginbfchar([\s\S]*?)endbfchar/g, (_, body: string) => {
    const entries = body.replaceAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g,
      (all, code: string, to: string) => {
        const other = changed(utf16(to));
        return other === null ? all : `<${code}> <${units(other)}>`;
      },
    );
    return `beginbfchar${entries}endbfchar`;
  });
  const ranges = chars.replaceAll(
    /(\d+)\s+beginbfrange([\s\S]*?)endbfrange/g,
    (_, _n: string, body: string) => spread(body, changed),
  );
  return { bytes: Buffer.from(ranges, 'latin1'), count };
}

/** Ranges written one by one, so that each character can be changed alone. */
function spread(body: string, changed: (text: string) => string | null): string {
  const out: string[] = [];
  for (const m of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])/g)) {
    const [, from = '', to = '', start, list] = m;
    const targets = list === undefined ? null : [...list.matchAll(/<([0-9a-fA-F]+)>/g)].map(x => x[1] ?? '');
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) {
      const i = code - parseInt(from, 16);
      const text = targets
        ? utf16(targets[i] ?? '')
        : String.fromCodePoint((utf16(start ?? '').codePointAt(0) ?? 0) + i);
      out.push(`<${code.toString(16).padStart(from.length, '0')}> <${units(changed(text) ?? text)}>`);
    }
  }
  const blocks = Array.from({ length: Math.ceil(out.length / 100) }, (_, i) =>
    out.slice(i * 100, i * 100 + 100),
  );
  return blocks.map(b => `${b.length} beginbfchar\n${b.join('\n')}\nendbfchar`).join('\n');
}

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map(u => String.fromCharCode(parseInt(u, 16))).join('');
const units = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

/** Pointers of the values whose text holds one of the characters. */
export function touched(data: FormData, characters: ReadonlySet<string>): string[] {
  const found: string[] = [];
  walk(data, '', (pointer, text) => {
    if ([...text].some(c => characters.has(c))) found.push(pointer);
  });
  return found;
}

function walk(node: unknown, pointer: string, visit: (pointer: string, text: string) => void): void {
  if (typeof node === 'string') visit(pointer, node);
  if (node === null || typeof node !== 'object') return;
  if ('kind' in node && 'text' in node) {
    visit(pointer, String(node.text));
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
    if (key !== 'line') walk(child, `${pointer}/${escaped}`, visit);
  }
}

/** One A4 page of invisible words, as a bad character recognition leaves them over a page. */
export function overlayPdf(): Uint8Array {
  const words = ['l1|O0 T3xt', '=1OO% 1OO', 'fi nance', '2O23', '-- 9O', 'rn m vv'];
  const lines = Array.from({ length: 60 }, (_, i) => {
    const text = Array.from({ length: 5 }, (_, j) => words[(i * 7 + j * 3) % words.length]).join('   ');
    return `BT 3 Tr /F3 8 Tf 1 0 0 1 60 ${800 - i * 12.5} Tm (${text}) Tj ET`;
  });
  return pdfOf([{ width: 595, height: 842, content: lines.join('\n') }]);
}
