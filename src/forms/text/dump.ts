import type { GlyphRun, Page, TextLine } from '../../model.ts';
import { characterWidth } from '../../values/width.ts';

import { findBlocks } from '../blocks.ts';
import { lexicon } from '../labels.ts';
import type { Found } from '../recognise.ts';
import { sheetOf } from '../sheet.ts';
import { isTitle } from '../title.ts';
import { gridsOf } from './grids.ts';
import type { FormParts } from './parts.ts';
import { readForm } from './read-form.ts';
import { isUnreadable } from './scrambled.ts';
import { plain, type Token, tokensOf } from './token.ts';

/** A line of a dump, its number in the file, and the page that it stands on. */
type DumpLine = { readonly number: number; readonly page: number; readonly text: string };

/** The forms of a text dump, and all its lines that are no page numbers. */
export type DumpForms = {
  readonly forms: readonly Found[];
  readonly loose: readonly TextLine[];
  readonly lines: readonly TextLine[];
  /** the dump shows that something in it cannot be told any more */
  readonly isScrambled: boolean;
};

/**
 * Finds the forms in the pages of a text dump (see `read/text-dump.ts`): their blocks come as grids, put together
 * from lines that have lost their places.
 */
export function findDumpForms(dump: readonly DumpLine[]): DumpForms {
  const tokens = tokensOf(pagesOf(dump).map(withoutNumbers));
  const known = new Set(tokens.map(({ text }) => text));
  const starts = tokens.length > MOST_IN_ALL ? [] : startsOf(tokens);
  const parts = starts.flatMap((start, index) => {
    const own = tokens.filter(({ order }) => order >= start && order < (starts[index + 1] ?? Infinity));
    return own.length > MOST_TOKENS ? [] : [readForm(own, known)];
  });
  const found = parts.map(foundOf).filter(form => form !== null);
  const inForms = parts.filter(part => part.indicators).flatMap(part => part.loose);
  const isScrambled =
    tokens.length > MOST_IN_ALL ||
    isUnreadable(tokens, { begun: starts.length, found: found.length }) ||
    parts.some((part, index) => part.hasGoals && !hasGoals(found[index]));
  return { forms: found, loose: inForms, lines: tokens, isScrambled };
}

/** The lines of a dump on pages: line n of the file stands at the height n − 1, and a column is one wide. */
function pagesOf(dump: readonly DumpLine[]): Page[] {
  const byPage = Map.groupBy(
    dump.filter(({ text }) => text.trim() !== ''),
    line => line.page,
  );
  return [...byPage].map(([page, own]) => {
    const runs = own.map(runOf);
    return { page, width: 0, height: 0, kind: 'native', rulings: [], images: [], runs };
  });
}

function runOf({ text, number }: DumpLine): GlyphRun {
  const edges = [0];
  for (const character of text) edges.push(edges.at(-1)! + characterWidth(character));
  return { text, bbox: [0, number - 1, edges.at(-1)!, number], edges, direction: 'right', size: 1 };
}

/** No form has more; the search for the cells of one that claims to would take minutes. */
const MOST_TOKENS = 1000;
/** Nor has a dump that a person would wait for: a second reads about 300. */
const MOST_IN_ALL = 20_000;

const PAGE_NUMBER = /^[-—–－]\s*\d{1,4}\s*[-—–－]$|^第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$/;

function withoutNumbers(page: Page): Page {
  return { ...page, runs: page.runs.filter(({ text }) => !PAGE_NUMBER.test(text.trim())) };
}

/** Where forms begin: at their titles, or at the top of the page where the title is not the first line of it. */
function startsOf(tokens: readonly Token[]): number[] {
  const starts: number[] = [];
  const lines = [...Map.groupBy(tokens, ({ bbox }) => bbox[1]).values()];
  lines.forEach((line, index) => {
    if (!isTitle(line.map(({ text }) => text).join('')) && !isTitle(line[0]!.text)) return;
    if (/[，。；]/.test(line[0]!.text)) return;
    const next = lines.slice(index + 1, index + 400).flat();
    if (!next.some(token => /三级指标|指标名称|一级指标/.test(plain(token)))) return;
    starts.push(topOf(tokens, line[0]!, starts.at(-1) ?? -1));
  });
  return [...new Set(starts)];
}

/** The first token of the page, if a form's head stands between it and the title. */
function topOf(tokens: readonly Token[], title: Token, last: number): number {
  const before = tokens.filter(
    ({ page, order }) => page === title.page && order < title.order && order > last,
  );
  const hasHead = before.some(({ text }) => /项目名称|^部门[:：]/.test(text));
  const isEnd = before.some(({ text }) => /^(?:总分|合计)$/.test(text));
  return hasHead && !isEnd ? before[0]!.order : title.order;
}

function hasGoals(form: Found | undefined): boolean {
  return form?.segments.some(({ blocks }) => blocks.some(({ kind }) => kind === 'goals')) ?? false;
}

function foundOf(parts: FormParts): Found | null {
  if (!parts.indicators || parts.indicators.rows.length === 0) return null;
  const words = lexicon();
  const grids = gridsOf(parts);
  const segments = grids.map((grid, index) => {
    const sheet = sheetOf(grid);
    return {
      sheet,
      rows: [0, grid.rows] as const,
      blocks: findBlocks(sheet, [0, grid.rows], words),
      above: index === 0 ? parts.above : [],
      below: index === grids.length - 1 ? parts.below : [],
    };
  });
  return { segments };
}
