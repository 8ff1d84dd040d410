import { regionsOf, type TextPiece } from '../forms/draft-writer.ts';
import type { Fact, Path, Region, TypedForm } from '../model.ts';
import { about, type Observation } from './check.ts';

/** The row of a list that a path is in: `/indicators/3`; null for any other path. */
export function rowOf(path: Path): string | null {
  return /^\/(?:funding|goals|indicators)\/\d+/.exec(path)?.[0] ?? null;
}

/** The lists that a path is in a row of: a total is the last row of the indicators, and their groups are made of them. */
export function listsOf(path: Path): readonly Path[] {
  const list = /^\/[a-z]+/.exec(rowOf(path) ?? '')?.[0];
  if (path.startsWith('/total/') || list === '/indicators') return ['/indicators', '/groups'];
  return list === undefined ? [] : [list];
}

/** Lists that every form has, and this one not: their labels were not recognised. */
export function emptyIn({ data }: TypedForm): Path[] {
  const lists = ['funding', 'goals', 'indicators'] as const;
  return lists.filter(list => data[list].length === 0).map(list => `/${list}`);
}

export function isOfHead(path: Path): boolean {
  return /^\/[A-Za-z]+$/.test(path);
}

/** The paths that a form is without: nothing was read for them. */
export function absentIn({ facts }: TypedForm): Path[] {
  return Object.keys(facts).filter(path => !/^\/groups\//.test(path) && isAbsent(facts[path]!));
}

function isAbsent({ notes, regions, lines }: Fact): boolean {
  return notes.includes('absent') && lines === undefined && (regions ?? []).length === 0;
}

/** The values of a form that stand in one of these pieces. */
export function standingIn({ facts }: TypedForm, pieces: readonly TextPiece[]): Path[] {
  const places = new Set(pieces.flatMap(piece => regionsOf([piece])).map(keyOf));
  return Object.keys(facts).filter(path => (facts[path]!.regions ?? []).some(one => places.has(keyOf(one))));
}

function keyOf({ page, bbox }: Region): string {
  return `${page}:${bbox.join()}`;
}

/** The values of a form that stand on one of these pages. */
export function onPages({ facts }: TypedForm, pages: ReadonlySet<number>): readonly Observation[] {
  if (pages.size === 0) return [];
  return about(
    Object.keys(facts).filter(path => (facts[path]!.regions ?? []).some(({ page }) => pages.has(page))),
  );
}
