import type { Component } from '../../image/connected.ts';
import type { ReadGlyph } from './reader.ts';

/** Glyphs as wide as they are high. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u30ff]/;
/** Share of the em that ideographs, and that digits and letters, are high. */
const IDEOGRAPH_HEIGHT = 0.95;
const DIGIT_HEIGHT = 0.74;
/** Ems: the network places a glyph a little before its middle. */
export const LAG = 0.12;
/** Ems: half the width of a glyph, and how far off its place may be (a step of the network is a quarter em). */
const HALF_WIDE = 0.5;
const HALF_NARROW = 0.3;
const SLACK = 0.15;

/** How high the pieces of a line are together. */
export function heightOf(pieces: readonly Component[]): number {
  return Math.max(...pieces.map(({ y1 }) => y1)) - Math.min(...pieces.map(({ y0 }) => y0));
}

/** The em square of a line whose ink is so high. */
export function emOf(height: number, read: readonly ReadGlyph[]): number {
  return height / (read.some(({ text }) => WIDE.test(text)) ? IDEOGRAPH_HEIGHT : DIGIT_HEIGHT);
}

/** The middle of a glyph along its line. */
export function middleOf({ from, to }: ReadGlyph, em: number): number {
  return (from + to) / 2 + LAG * em;
}

/** Where the ink of a glyph may be, along its line: about its middle, and wherever its reader has it. */
export function reachOf(glyph: ReadGlyph, em: number): { readonly from: number; readonly to: number } {
  const half = em * ((WIDE.test(glyph.text) ? HALF_WIDE : HALF_NARROW) + SLACK);
  const middle = middleOf(glyph, em);
  return { from: Math.min(glyph.from, middle - half), to: Math.max(glyph.to, middle + half) };
}
