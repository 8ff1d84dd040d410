import type { Cell, Path } from '../model.ts';
import { compared } from '../values/text.ts';
import { claim, type Desk, type Piece, put, putExtra } from './desk.ts';
import { extraLabel, type HeadRole, type Lexicon, plainLabel } from './labels.ts';
import { endRow, isBlank, type Sheet } from './sheet.ts';

/** A label with its value; `value` is null where nothing stands beside the label. */
export type Pair = {
  readonly label: string;
  readonly from: Piece;
  readonly value: Piece | null;
  readonly text?: string;
};

/** `填报人：张三`, also with nothing behind the colon. */
const LABELLED = /^([^:：]{1,16})[:：](.*)$/s;
/** characters; what is longer is no label */
const LONGEST_LABEL = 30;

/** Reads a row of labels and values, from left to right. What is neither is left unclaimed. */
export function pairsOf(sheet: Sheet, row: number, words: Lexicon): { pairs: Pair[]; titles: Cell[] } {
  const cells = sheet.starting(row);
  const pairs: Pair[] = [];
  const titles: Cell[] = [];
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (isBlank(cell)) continue;
    const next = cells[index + 1];
    const own = ownPair(cell, words);
    if (own && (!next || isBlank(next) || own.text !== '')) pairs.push(own);
    else if (isBlockTitle(sheet, cell, next)) titles.push(cell);
    else if (next && isLabel(cell, words) && !isKnown(next, words)) {
      pairs.push({ label: cell.text, from: cell, value: next });
      index++;
    } else if (isKnown(cell, words)) titles.push(cell);
  }
  return { pairs, titles };
}

/** A cell beside several rows of other cells names the block that they make. */
function isBlockTitle(sheet: Sheet, cell: Cell, next: Cell | undefined): boolean {
  if (cell.rowSpan < 2 || !next) return false;
  return (
    endRow(next) < endRow(cell) && sheet.starting(next.row).length > 2 - (next.rowSpan < cell.rowSpan ? 0 : 1)
  );
}

function isKnown(cell: Cell, words: Lexicon): boolean {
  return words.head(cell.text) !== null;
}

function isLabel(cell: Cell, words: Lexicon): boolean {
  if (isKnown(cell, words)) return true;
  return cell.text.length <= LONGEST_LABEL && !/^[-—=<>≥≤≧≦]?[\d.,]+\D?$/.test(compared(cell.text));
}

function ownPair(cell: Cell, words: Lexicon): Pair | null {
  const found = LABELLED.exec(cell.text);
  if (!found || plainLabel(found[1]!) === '') return null;
  const isOneLabel =
    found[2]!.trim() === '' || words.head(found[1]!) !== null || /^(备?注|说明)$/.test(plainLabel(found[1]!));
  return isOneLabel ? { label: found[1]!, from: cell, value: cell, text: found[2]!.trim() } : null;
}

/** Pairs of a form's head and foot, by what their labels mean. */
export function readPairs(
  pairs: readonly Pair[],
  desk: Desk,
  words: Lexicon,
  family: { isDepartment: boolean },
): void {
  const roles = new Map<Pair, HeadRole | null>(pairs.map(pair => [pair, words.head(pair.label)]));
  const chosen = new Map<Path, Pair>();
  const choose = (path: Path, pair: Pair | undefined) => {
    if (pair && !chosen.has(path)) chosen.set(path, pair);
  };
  const having = (role: HeadRole) => pairs.filter(pair => roles.get(pair) === role);
  choose('/projectName', having('projectName')[0]);
  if (family.isDepartment) choose('/implementingUnit', having('department')[0]);
  choose('/implementingUnit', having('implementingUnit')[0]);
  const departments = having('supervisingDepartment').sort((a, b) => rankOf(a.label) - rankOf(b.label));
  choose('/supervisingDepartment', departments[0]);
  if (!chosen.has('/implementingUnit')) choose('/implementingUnit', departments[1]);
  choose(
    '/fiscalYear',
    having('fiscalYear').find(pair => /\d{4}/.test(textOf(pair))),
  );
  for (const [path, pair] of chosen) put(desk, path, pair.value ?? pair.from, { text: textOf(pair) });
  const taken = new Set(chosen.values());
  for (const pair of pairs) {
    claim(desk, pair.from);
    if (taken.has(pair)) continue;
    putExtra(desk, { label: extraLabel(pair.label) }, pair.value ?? pair.from, { text: textOf(pair) });
  }
}

export function textOf(pair: Pair): string {
  return pair.text ?? (pair.value === null ? '' : pair.value.text);
}

/** The level of government that a department's label names: the higher, the smaller. */
function rankOf(label: string): number {
  const rank = ['中央', '省', '市', '州', '县', '区'].findIndex(level => plainLabel(label).startsWith(level));
  return rank < 0 ? 6 : rank;
}
