import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BBox, GlyphRun, Page } from '../../../src/model.ts';
import { type ReadOptions, readSource } from '../../../src/read/read.ts';
import { IDEOGRAPHS } from '../../../src/values/radicals.ts';
import type { Truth } from '../press/model.ts';
import { fold } from '../score/text.ts';

/** A line as it was read from a picture, and what the print says there. */
export type LinePair = {
  readonly page: number;
  readonly read: string;
  readonly printed: string;
  readonly confidence: number;
  readonly candidates: readonly string[];
};

/** Lines of one scan, and characters of the print that lie in none of them. */
export type Lines = {
  readonly pairs: readonly LinePair[];
  readonly printed: number;
  readonly missed: number;
};

/** Scans whose lines do not lie where they were printed. */
const MOVED = ['rotate90', 'rotate180', 'rotate270', 'bend', 'mixed'];

/** The lines of a scan against the native PDF that it was made of; null where the two cannot be laid on one another. */
export async function linesOf(
  { scans, natives, truth }: { scans: string; natives: string; truth: Truth },
  options: ReadOptions,
): Promise<Lines | null> {
  if (truth.difficulties.some(difficulty => MOVED.includes(difficulty))) return null;
  const name = `${truth.file.replace(/\.(clean|office|poor)\.[a-z]+$/, '')}.pdf`;
  const print = await readSource({ name, bytes: await readFile(join(natives, name)) });
  const scan = await readSource(
    { name: truth.file, bytes: await readFile(join(scans, truth.file)) },
    options,
  );
  const parts = scan.pages.map(page => {
    const own = print.pages.find(p => p.page === page.page);
    return own ? pairLines(own, page) : { pairs: [], printed: 0, missed: 0 };
  });
  return {
    pairs: parts.flatMap(p => p.pairs),
    printed: parts.reduce((sum, p) => sum + p.printed, 0),
    missed: parts.reduce((sum, p) => sum + p.missed, 0),
  };
}

type Glyph = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };

/** Each line of the scan with the glyphs of the print whose middles lie in its box. */
export function pairLines(print: Page, scan: Page): Lines {
  const glyphs = print.runs.filter(run => run.direction !== 'oblique').flatMap(glyphsOf);
  const free = new Set(glyphs);
  const pairs = scan.runs.map((run): LinePair => {
    const own = [...free].filter(glyph => isIn(glyph, run.bbox)).sort((a, b) => a.x - b.x);
    for (const glyph of own) free.delete(glyph);
    const { confidence = 1, candidates = [] } = run.reading ?? {};
    const printed =
      fold(own.map(({ text }) => SAME.get(text) ?? IDEOGRAPHS.get(text) ?? text).join('')) ?? '';
    return { page: scan.page, read: fold(run.text) ?? '', printed, confidence, candidates };
  });
  const astray = pairs.filter(pair => pair.printed === '' && pair.read.length > 1);
  if (astray.length > MOST_ASTRAY * pairs.length) return { pairs: [], printed: 0, missed: 0 };
  return { pairs, printed: glyphs.length, missed: free.size };
}

/** A page with a larger share of lines where nothing is printed was not laid on its print: nothing is learned from it. */
const MOST_ASTRAY = 0.1;

/** Signs that look alike and mean the same. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['≧', '≥'],
  ['≦', '≤'],
  ['═', '='],
]);

/** Around the ink of a line its glyphs' middles may lie: points above and below, and ems beside it. */
const REACH = { down: 1, across: 0.35 };

function isIn({ x, y, size }: Glyph, [x0, y0, x1, y1]: BBox): boolean {
  const aside = REACH.across * size;
  return x > x0 - aside && x < x1 + aside && y > y0 - REACH.down && y < y1 + REACH.down;
}

function glyphsOf({ text, bbox, edges, direction, size }: GlyphRun): Glyph[] {
  const isLevel = direction === 'right' || direction === 'left';
  const [x, y] = [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
  return [...text].flatMap((character, i) => {
    if (character.trim() === '') return [];
    const at = ((edges[i] ?? 0) + (edges[i + 1] ?? 0)) / 2;
    return [{ text: character, size, x: isLevel ? at : x, y: isLevel ? y : at }];
  });
}
