import { isPageNumber } from '../../values/page-number.ts';
import { fundingLineOf, isNoteLabel, isTotalLabel, type Lexicon } from '../labels.ts';
import { isCaption, isTitle, saysItGoesOn } from '../title.ts';
import { isFigure, type Text } from './texts.ts';

/** What the rows of a stretch of lines are read by. */
export type Mode = 'pairs' | 'funding' | 'goals' | 'indicators';

/** A line that shows a row: the headings of columns, a row below them, or a label with its value. */
export type Anchor = {
  readonly line: number;
  readonly kind: 'heads' | 'row' | 'pair' | 'total';
  readonly mode: Mode;
};

const LEAST_HEADS = 3;
/** texts of a row */
const LEAST_TEXTS = 3;

/** The lines that show rows, in order; `mode` is that of the last row before the first line. */
export function anchorsOf(lines: readonly (readonly Text[])[], words: Lexicon, mode: Mode): Anchor[] {
  const anchors: Anchor[] = [];
  lines.forEach((texts, line) => {
    const heads = headsOf(lines, line, words);
    const open = anchors.at(-1)?.mode ?? mode;
    if (heads) anchors.push({ line, kind: 'heads', mode: heads });
    else if (texts.length === 0 || isOutside(texts.map(({ text }) => text).join(''))) return;
    else if (open === 'indicators' && texts.length > 1 && texts.some(({ text }) => isTotalLabel(text)))
      anchors.push({ line, kind: 'total', mode: open });
    else if (isPair(texts, words)) anchors.push({ line, kind: 'pair', mode: 'pairs' });
    else if (open === 'funding' && texts.some(({ text }) => fundingLineOf(text) !== 'other'))
      anchors.push({ line, kind: 'row', mode: open });
    else if ((open === 'funding' || open === 'indicators') && isRow(texts))
      anchors.push({ line, kind: 'row', mode: open });
  });
  const isBesideHeads = ({ line, kind }: Anchor) =>
    kind === 'pair' &&
    lines[line]!.every(({ text }) => words.indicator(text) !== null || words.funding(text) !== null) &&
    anchors.some(other => other.kind === 'heads' && Math.abs(other.line - line) === 1);
  return withoutFalse(
    anchors.filter(anchor => !isBesideHeads(anchor)),
    lines,
  );
}

function isOutside(text: string): boolean {
  return isTitle(text) || isPageNumber(text) || saysItGoesOn(text) || isCaption(text);
}

/** What the labels of a line head, those right above and below it counted in: it has most of them, and is the middle one. */
function headsOf(lines: readonly (readonly Text[])[], line: number, words: Lexicon): Mode | null {
  const rolesAt = (at: number, role: (text: string) => string | null) =>
    (lines[at] ?? []).map(({ text }) => role(text.replace(/[（(][^）)]*$/, ''))).filter(own => own !== null);
  const isHead = (role: (text: string) => string | null, least: number) => {
    const [above, own, below] = [line - 1, line, line + 1].map(at => rolesAt(at, role));
    const all = new Set([...above!, ...own!, ...below!]);
    return (
      own!.length > 1 && all.size >= least && own!.length >= above!.length && own!.length > below!.length
    );
  };
  if (isHead(words.indicator, LEAST_HEADS)) return 'indicators';
  if (isHead(words.funding, LEAST_HEADS)) return 'funding';
  return isHead(words.goal, 2) && lines[line]!.length <= 3 ? 'goals' : null;
}

function isPair(texts: readonly Text[], words: Lexicon): boolean {
  const [first] = texts;
  return isNoteLabel(first!.text) || words.head(first!.text) !== null;
}

function isRow(texts: readonly Text[]): boolean {
  return texts.length >= LEAST_TEXTS && texts.some(({ text }) => /\d|[-—]/.test(text));
}

/** Lines of a row's wrapped texts above and below the one with its figures look like rows, too: that one has none of these texts. */
function withoutFalse(anchors: readonly Anchor[], lines: readonly (readonly Text[])[]): Anchor[] {
  const hasFigure = ({ line }: Anchor) => lines[line]!.some(isFigure);
  const isPart = (a: Anchor, b: Anchor | undefined) => {
    if (b?.kind !== 'row' || !hasFigure(b) || Math.abs(a.line - b.line) > 2) return false;
    const between = lines.slice(Math.min(a.line, b.line), Math.max(a.line, b.line));
    const isOver = (text: Text) => lines[b.line]!.some(other => other.from < text.to && text.from < other.to);
    return between.every(own => own.length > 0) && lines[a.line]!.some(text => !isOver(text));
  };
  return anchors.filter(
    (anchor, index) =>
      anchor.kind !== 'row' ||
      anchor.mode === 'funding' ||
      hasFigure(anchor) ||
      !(isPart(anchor, anchors[index - 1]) || isPart(anchor, anchors[index + 1])),
  );
}
