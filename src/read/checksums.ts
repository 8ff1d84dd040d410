import { inflateSync } from 'node:zlib';

/**
 * What a page draws is packed with a checksum that pdf.js does not look at: half of all flipped bits change what is unpacked
 * and nothing else. Here the sums are compared, of all that is neither picture nor font.
 */
type Damage = {
  /** numbers of page objects that draw with what is damaged */
  readonly pages: readonly number[];
  /** true where what is damaged holds other objects, of any page */
  readonly isWide: boolean;
};

const NONE: Damage = { pages: [], isWide: false };

/** Given a whole PDF. What is encrypted is not looked at: its sums are of something else. */
export function damageOf(file: Uint8Array): Damage {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const streams = streamsOf(bytes);
  const damaged = [...streams.values()].filter(stream => isPacked(stream) && !isSound(bytes, stream));
  if (damaged.length === 0 || bytes.includes('/Encrypt')) return NONE;
  const objects = objectsOf(bytes, streams);
  return {
    pages: damaged.flatMap(({ object }) => pagesWith(object, objects)),
    isWide: damaged.some(({ head }) => /\/ObjStm\b/.test(head)),
  };
}

/** A stream of an object: its dictionary, and where its data begin and end in the file. */
type Stream = {
  readonly object: number;
  readonly head: string;
  readonly from: number;
  readonly to: number;
};

/** bytes: dictionaries of streams are shorter */
const LONGEST_HEAD = 2000;

/** By the numbers of their objects; of several versions of an object the last one. */
function streamsOf(bytes: Buffer): Map<number, Stream> {
  const streams = new Map<number, Stream>();
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const to = bytes.indexOf('endstream', at);
    if (to < 0) break;
    const before = bytes.toString('latin1', Math.max(0, at - LONGEST_HEAD), at);
    const object = before.slice(before.lastIndexOf(' obj') - 12);
    const [, number] = /(\d+)\s+\d+ obj/.exec(object) ?? [];
    const from = at + (bytes[at + 6] === 13 ? 8 : 7);
    if (number) streams.set(Number(number), { object: Number(number), head: object, from, to });
    at = to + 9;
  }
  return streams;
}

function isPacked({ head }: Stream): boolean {
  return (
    /\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*[\]/>]/.test(head) &&
    !/\/(Image|Length1|FontFile|Subtype\s*\/(Type1C|CIDFontType0C|OpenType))\b/.test(head)
  );
}

/** bytes that are unpacked at most, for a byte and in all: what holds more is a bomb, and no page */
const MOST = { times: 100, least: 1 << 20 };

function isSound(bytes: Buffer, { from, to }: Stream): boolean {
  try {
    inflateSync(bytes.subarray(from, to), { maxOutputLength: MOST.least + MOST.times * (to - from) });
    return true;
  } catch (error) {
    return (error as { errno?: number }).errno !== DATA_ERROR;
  }
}

/** zlib's own number: the data are none, or have another checksum */
const DATA_ERROR = -3;

/** Objects as text, streams without their data, those among them that stand in other objects. */
function objectsOf(bytes: Buffer, streams: ReadonlyMap<number, Stream>): Map<number, string> {
  const objects = new Map<number, string>();
  const text = bytes.toString('latin1');
  for (const [, number, body] of text.matchAll(/(?<!\d)(\d+)\s+\d+\s+obj\b(.*?)(?:\bstream\b|\bendobj\b)/gs))
    objects.set(Number(number), body!);
  for (const stream of streams.values())
    if (/\/ObjStm\b/.test(stream.head))
      for (const [number, body] of heldIn(bytes, stream)) objects.set(number, body);
  return objects;
}

function heldIn(bytes: Buffer, { head, from, to }: Stream): [number, string][] {
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? 0);
  try {
    const text = inflateSync(bytes.subarray(from, to)).toString('latin1');
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
    const places = numbers.filter((_, index) => index % 2 === 1);
    return places.map((place, index) => [
      numbers[2 * index]!,
      text.slice(first + place, first + (places[index + 1] ?? text.length)),
    ]);
  } catch {
    return [];
  }
}

/** The pages that an object belongs to: those that name it, or name what names it. */
function pagesWith(object: number, objects: ReadonlyMap<number, string>): number[] {
  const pages = new Set<number>();
  const seen = new Set([object]);
  for (const wanted of seen) {
    const name = new RegExp(`(?<!\\d)${wanted}\\s+\\d+\\s+R\\b`);
    for (const [number, text] of objects) {
      if (seen.has(number) || !name.test(text)) continue;
      if (/\/Type\s*\/Page\b(?!s)/.test(text)) pages.add(number);
      else seen.add(number);
    }
  }
  return [...pages];
}
