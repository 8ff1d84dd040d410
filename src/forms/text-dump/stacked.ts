import { isGroupLabel, isTotalLabel, isWholeLabel, type Lexicon, plainLabel } from '../labels.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { kindsOfWord } from './marks.ts';
import type { Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Labels of which a part may be a label, too: 自评 · 得分. */
const LONGER = VOCABULARY.filter(({ role }) => /^(?:indicator|foot)\./.test(role)).map(({ word }) => word);

/** Lines that a label is broken over at most, and blank ones between two of them. */
const MOST_PARTS = 4;
const REACH = 2;

/**
 * Labels that are broken over several lines, put together on that of these lines on which most other texts stand: the value
 * beside a label, and headings that fit on one line, are in the middle of its lines.
 */
export function withStackedLabels(lines: Lines, words: Lexicon): Text[][] {
  const rest = lines.map(texts => [...texts]);
  const whole: Text[] = [];
  for (const own of rest)
    for (const text of [...own]) {
      const parts = own.includes(text) ? partsOf(text, rest, words) : null;
      if (!parts) continue;
      for (const part of parts) rest[part.line]!.splice(rest[part.line]!.indexOf(part), 1);
      whole.push(joined(parts));
    }
  const placed = Map.groupBy(whole, text => middleOf(text, rest));
  return rest.map((texts, line) => {
    const own = (placed.get(line) ?? []).map(text => ({ ...text, line }));
    return [...texts, ...own].sort((a, b) => a.from - b.from);
  });
}

/** The parts of the longest label that begins with a text; null where none does, or the text is one by itself. */
function partsOf(first: Text, lines: Lines, words: Lexicon): readonly Text[] | null {
  const isLabel = (text: string) =>
    isWholeLabel(text) || words.head(text) !== null || kindsOfWord(plainLabel(text)).has('fundingTitle');
  if (first.isDown) return null;
  if (/[\d，。；]/.test(first.text.replace(/^\d[.、]/, ''))) return null;
  const isBegun =
    isOpen(first.text) || LONGER.some(word => word.startsWith(first.text) && word !== first.text);
  if (isLabel(first.text) && !isBegun) {
    const next = isGroupLabel(first.text) ? below(first, lines) : null;
    return next && BRACKETED.test(next.text) ? [first, next] : null;
  }
  let parts: Text[] = [first];
  let best: readonly Text[] | null = null;
  while (parts.length < MOST_PARTS) {
    const next = below(parts.at(-1)!, lines);
    const isClosing = isOpen(textOf(parts));
    if (!next) break;
    const text = textOf([...parts, next]);
    const isHead = words.indicator(text) !== null;
    const begun = LONGER.filter(word => word.startsWith(plainLabel(text)));
    const isBoth = begun.includes(plainLabel(text));
    // 县级主管 · 部门: what a label ends with may be one, too
    const isEnded = isLabel(next.text) && words.head(text) !== null && !isLabel(textOf(parts));
    if (isLabel(next.text) && !isGroupLabel(next.text) && !isClosing && begun.length === 0 && !isEnded) break;
    parts = [...parts, next];
    // what runs down the page is the heading of a column, or else the title of a block
    const isDown = parts.every(part => [...part.text].length === 1);
    const isKnown = isLabel(next.text)
      ? isGroupLabel(text) || isBoth || isEnded || (isClosing && isLabel(text))
      : isDown
        ? isHead
        : isBoth || isLabel(text);
    if (isKnown && !isTotalLabel(text) && !isOpen(text)) best = parts;
  }
  return best;
}

/** What a level says in brackets below its name. */
const BRACKETED = /^[（(].*[）)]$/;

function isOpen(text: string): boolean {
  return /[（(][^）)]*$/.test(text);
}

/** The nearest text below one that stands over or under most of it. */
function below({ line, from, to }: Text, lines: Lines): Text | null {
  for (let away = 1; away <= REACH; away++) {
    const over = (lines[line + away] ?? []).filter(other => from < other.to && other.from < to);
    if (over.length > 1) return null;
    if (over.length === 1) return over[0]!;
  }
  return null;
}

function joined(parts: readonly Text[]): Text {
  const runs = parts.flatMap(part => part.runs);
  const [top, bottom] = [parts[0]!.line, parts.at(-1)!.line];
  const from = Math.min(...parts.map(part => part.from));
  const to = Math.max(...parts.map(part => part.to));
  return { text: textOf(parts), from, to, line: top, top, bottom, page: parts[0]!.page, runs, parts };
}

function textOf(parts: readonly Text[]): string {
  return parts.map(({ text }) => text).join('');
}

function middleOf({ top, bottom }: Text, lines: Lines): number {
  let best = top;
  for (let line = top; line <= bottom; line++) if (lines[line]!.length > lines[best]!.length) best = line;
  return best;
}
