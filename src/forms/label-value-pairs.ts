import type { Cell, CurrencyUnit, Path } from '../model.ts';
import { LABELLED_FIELDS, labelsOf } from '../schema/fields.ts';
import { compared } from '../values/text.ts';
import { currencyIn, isCurrency } from './currency.ts';
import { claim, type DraftWriter, put, putExtra, type TextPiece } from './draft-writer.ts';
import { endRow, type FormGrid, isBlank } from './form-grid.ts';
import {
  extraLabel,
  type HeadRole,
  isHeadingWord,
  isNoteLabel,
  type Lexicon,
  plainLabel,
  roleByTail,
} from './labels.ts';
import { partedAtLabels, withoutBrackets } from './labels-in-line.ts';

/** A label with its value; `value` is null where nothing stands beside the label. */
export type LabelValuePair = {
  readonly label: string;
  readonly from: TextPiece;
  readonly value: TextPiece | null;
  readonly text?: string;
};

/** `填报人：张三`, also with nothing behind the colon. */
const LABELLED = /^([^:：]{1,16})[:：](.*)$/s;
/** characters; what is longer is no label */
const LONGEST_LABEL = 30;

/** Reads a row of labels and values, from left to right. What is neither is left unclaimed. */
export function pairsOf(
  formGrid: FormGrid,
  row: number,
  words: Lexicon,
): { pairs: LabelValuePair[]; titles: Cell[] } {
  const cells = formGrid.starting(row);
  const sole = soleValue(formGrid, cells, words);
  if (sole) return { pairs: [sole], titles: [] };
  const pairs: LabelValuePair[] = [];
  const titles: Cell[] = [];
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    if (isBlank(cell)) continue;
    const next = cells[index + 1];
    const own = ownPairs(cell, words);
    if (own.length > 0 && (!next || isBlank(next) || own[0]!.text !== '')) pairs.push(...own);
    else if (isBlockTitle(formGrid, cell, next)) titles.push(cell);
    else if (next && isLabel(cell, words) && !isKnown(next, words)) {
      pairs.push({ label: cell.text, from: cell, value: next });
      index++;
    } else if (isKnown(cell, words)) titles.push(cell);
  }
  return { pairs, titles };
}

/** Where nothing is drawn between columns, the only text beside a label is its value: it stands in the middle of what it covers. */
function soleValue({ grid }: FormGrid, cells: readonly Cell[], words: Lexicon): LabelValuePair | null {
  const [from, value, ...others] = cells.filter(cell => !isBlank(cell));
  if (!grid.isAligned || !from || !value || others.length > 0) return null;
  const isPair = from.rowSpan === 1 && words.head(from.text) !== null && !isKnown(value, words);
  return isPair ? { label: from.text, from, value } : null;
}

/** A cell beside several rows of other cells names the block that they make. */
function isBlockTitle(formGrid: FormGrid, cell: Cell, next: Cell | undefined): boolean {
  if (cell.rowSpan < 2 || !next) return false;
  return (
    endRow(next) < endRow(cell) &&
    formGrid.starting(next.row).length > 2 - (next.rowSpan < cell.rowSpan ? 0 : 1)
  );
}

/** Words of headings are never values. */
function isKnown(cell: Cell, words: Lexicon): boolean {
  return words.head(cell.text) !== null || isHeadingWord(cell.text);
}

function isLabel(cell: Cell, words: Lexicon): boolean {
  if (isKnown(cell, words)) return true;
  return cell.text.length <= LONGEST_LABEL && !/^[-—=<>≥≤≧≦]?[\d.,]+\D?$/.test(compared(cell.text));
}

/** The labels of one cell with what stands behind their colons. */
function ownPairs(cell: Cell, words: Lexicon): LabelValuePair[] {
  const found = partedAtLabels(cell.text).map(text => LABELLED.exec(text));
  const [first] = found;
  if (!first || plainLabel(first[1]!) === '') return [];
  const isOneLabel = first[2]!.trim() === '' || words.head(first[1]!) !== null || isNoteLabel(first[1]!);
  if (!isOneLabel) return [];
  const isWhole = isNoteLabel(first[1]!) || words.head(first[1]!) === 'headTotal';
  const parts = isWhole ? [LABELLED.exec(withoutBrackets(cell.text))] : found;
  return parts.flatMap(part =>
    part ? [{ label: part[1]!, from: cell, value: cell, text: part[2]!.trim() }] : [],
  );
}

/** Pairs of a form's head and foot, by what their labels mean. */
export function readPairs(
  pairs: readonly LabelValuePair[],
  writer: DraftWriter,
  words: Lexicon,
  family: { isDepartment: boolean },
): void {
  const known = new Map(pairs.map(pair => [pair, meaningOf(pair, words)]));
  const isSure = (pair: LabelValuePair) => known.get(pair)!.isSure;
  const chosen = new Map<Path, LabelValuePair>();
  const choose = (path: Path, pair: LabelValuePair | undefined) => {
    if (pair && !chosen.has(path)) chosen.set(path, pair);
  };
  const having = (role: HeadRole) =>
    pairs
      .filter(pair => known.get(pair)!.role === role)
      .sort((a, b) => Number(isSure(b)) - Number(isSure(a)));
  choose('/projectName', having('projectName')[0]);
  if (family.isDepartment) choose('/implementingUnit', having('department')[0]);
  choose('/implementingUnit', having('implementingUnit')[0]);
  const departments = having('supervisingDepartment').sort(
    (a, b) => Number(isSure(b)) - Number(isSure(a)) || rankOf(a.label) - rankOf(b.label),
  );
  choose('/supervisingDepartment', departments[0]);
  if (!chosen.has('/implementingUnit')) choose('/implementingUnit', departments[1]);
  choose(
    '/fiscalYear',
    having('fiscalYear').find(pair => /\d{4}/.test(textOf(pair))),
  );
  for (const name of LABELLED_FIELDS) {
    const { behind } = labelsOf(name);
    const isOwn = (pair: LabelValuePair) =>
      isSure(pair) && (!behind || known.get(pairs[pairs.indexOf(pair) - 1]!)?.role === behind);
    choose(`/${name}`, having(name).find(isOwn));
  }
  for (const [path, pair] of chosen) {
    const notes = isSure(pair) ? [] : (['ambiguous'] as const);
    put(writer, path, pair.value ?? pair.from, { text: textOf(pair), notes });
  }
  const taken = new Set(chosen.values());
  for (const pair of pairs) {
    claim(writer, pair.from);
    if (taken.has(pair)) continue;
    if (isUnit(pair)) {
      if (pair.value) claim(writer, pair.value);
      continue;
    }
    putExtra(writer, { label: extraLabel(pair.label) }, pair.value ?? pair.from, { text: textOf(pair) });
  }
}

export function textOf(pair: LabelValuePair): string {
  return pair.text ?? (pair.value === null ? '' : pair.value.text);
}

/** What a pair's label means; a label that is known by its end alone is not sure. */
function meaningOf(pair: LabelValuePair, words: Lexicon): { role: HeadRole | null; isSure: boolean } {
  const role = isUnit(pair) ? 'currencyUnit' : words.head(pair.label);
  return role === null ? { role: roleByTail('head', pair.label), isSure: false } : { role, isSure: true };
}

/** `单位：万元` says what the amounts are counted in, never who somebody is. */
function isUnit(pair: LabelValuePair): boolean {
  return /单位|币种/.test(plainLabel(pair.label)) && isCurrency(textOf(pair));
}

/** The currencies that pairs name: `单位：万元`. */
export function currencyOfPairs(pairs: readonly LabelValuePair[]): CurrencyUnit | null {
  return currencyIn(pairs.filter(isUnit).map(pair => ({ text: `单位:${textOf(pair)}` })));
}

/** Levels of government from the highest to the lowest, as labels begin with them. */
const LEVELS = [/^中央/, /^(?:省|自治区|兵团)/, /^(?:地?市|自治州|州|盟)/, /^(?:县|区|旗)/];

/** The level of government that a department's label names: the higher, the smaller. */
function rankOf(label: string): number {
  const rank = LEVELS.findIndex(level => level.test(plainLabel(label)));
  return rank < 0 ? LEVELS.length : rank;
}
