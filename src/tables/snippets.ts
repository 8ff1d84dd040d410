import type { BBox } from '../model.ts';
import { union } from '../values/bbox.ts';
import { type Glyph, type Phrase, phrasesOf } from './phrases.ts';

/** A piece of a line of text with white space on both sides. */
export type Snippet = { readonly text: string; readonly bbox: BBox; readonly size: number };

/** Snippets side by side on one line, from left to right. */
export type SnippetLine = { readonly y: number; readonly snippets: readonly Snippet[] };

/** Share of the em: a wider gap may be one between two columns. */
const GAP = 0.35;
/** Share of the em: snippets whose middles are no farther apart stand on one line. */
const SAME_LINE = 0.2;

/** Parts phrases at every gap that may lie between two columns; lines from top to bottom. */
export function snippetLines(phrases: readonly Phrase[]): SnippetLine[] {
  const byDirection = Map.groupBy(phrases.flat(), glyph => glyph.direction);
  const snippets = [...byDirection.values()].flatMap(group => phrasesOf(group, GAP)).map(snippetOf);
  const lines: { y: number; snippets: Snippet[] }[] = [];
  for (const snippet of snippets.sort((a, b) => middleOf(a) - middleOf(b))) {
    const line = lines.at(-1);
    if (line && middleOf(snippet) - line.y < SAME_LINE * snippet.size) line.snippets.push(snippet);
    else lines.push({ y: middleOf(snippet), snippets: [snippet] });
  }
  for (const line of lines) line.snippets.sort((a, b) => a.bbox[0] - b.bbox[0]);
  return lines;
}

function snippetOf(glyphs: readonly Glyph[]): Snippet {
  const text = glyphs.map(glyph => glyph.text).join('');
  return { text, bbox: union(glyphs.map(glyph => glyph.bbox)), size: glyphs[0]!.size };
}

/** The y of the middle of a snippet. */
export function middleOf({ bbox }: Snippet): number {
  return (bbox[1] + bbox[3]) / 2;
}

/** The middle one of the sizes of the text, in points. */
export function emOf(lines: readonly SnippetLine[]): number {
  const sizes = lines.flatMap(line => line.snippets.map(({ size }) => size)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 10;
}
