import {
  fundingLineOf,
  isGoalTitle,
  isGroupLabel,
  isNoteLabel,
  isTotalLabel,
  type Lexicon,
} from '../labels.ts';
import { isTitle } from '../title.ts';
import { isBlank, isFigure, type Text } from './texts.ts';

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

/** The lines that show rows, in order. */
export function anchorsOf(lines: readonly (readonly Text[])[], words: Lexicon): Anchor[] {
  const anchors: Anchor[] = [];
  let fewest = LEAST_TEXTS;
  lines.forEach((texts, line) => {
    const heads = headsOf(lines, line, words);
    const open = anchors.at(-1)?.mode ?? 'pairs';
    if (heads === 'indicators')
      fewest = lines[line]!.some(({ text }) =>
        /^(?:actual|maxScore|score)$/.test(words.indicator(text) ?? ''),
      )
        ? LEAST_TEXTS
        : 2;
    if (heads) anchors.push({ line, kind: 'heads', mode: heads });
    else if (texts.length === 0 || isTitle(texts.map(({ text }) => text).join(''))) return;
    else if (open === 'indicators' && texts.length > 1 && texts.some(({ text }) => isTotalLabel(text)))
      anchors.push({ line, kind: 'total', mode: open });
    else if (open !== 'indicators' && isFundingRow(texts, open === 'funding'))
      anchors.push({ line, kind: 'row', mode: 'funding' });
    else if (
      (isPair(texts, words) && (open !== 'goals' || !isGoalTitle(texts[0]!.text))) ||
      (isAround(anchors.at(-1), open) && isNamed(texts))
    )
      anchors.push({ line, kind: 'pair', mode: 'pairs' });
    else if ((open === 'funding' || open === 'indicators') && isRow(texts, fewest))
      anchors.push({ line, kind: 'row', mode: open });
  });
  return withoutFalse(withoutParts(anchors, lines, words), lines);
}

/** Lines of headings over several lines, at most. */
const TALL_HEADS = 4;

/** Anchors of the lines that a row of headings, or a label and its value, is broken over: the one that knows most stands for them. */
function withoutParts(
  anchors: readonly Anchor[],
  lines: readonly (readonly Text[])[],
  words: Lexicon,
): Anchor[] {
  const isKnown = ({ line }: Anchor) => isPair(lines[line]!, words);
  const isHeading = ({ line }: Anchor) =>
    lines[line]!.every(({ text }) => words.indicator(text) !== null || words.funding(text) !== null);
  const count = ({ line }: Anchor) => lines[line]!.length;
  return anchors.filter((anchor, index) =>
    [...anchors.slice(Math.max(0, index - 2), index), ...anchors.slice(index + 1, index + 3)].every(other => {
      const away = Math.abs(other.line - anchor.line);
      if (anchor.kind === 'heads' && other.kind === 'heads' && other.mode === anchor.mode)
        return (
          away > TALL_HEADS ||
          count(anchor) > count(other) ||
          (count(anchor) === count(other) && anchor.line < other.line)
        );
      if (anchor.kind !== 'pair' || away !== 1) return true;
      return other.kind === 'heads'
        ? !isHeading(anchor)
        : other.kind !== 'pair' || isKnown(anchor) || !isKnown(other);
    }),
  );
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

/** The name of a kind of funds, and nothing but figures beside it; below such a row it may be any name. */
function isFundingRow(texts: readonly Text[], isOpen: boolean): boolean {
  const first = texts.findIndex(isFigure);
  return (
    first > 0 &&
    texts.slice(first).every(isFigure) &&
    (isOpen || fundingLineOf(texts[first - 1]!.text) !== 'other')
  );
}

function isPair(texts: readonly Text[], words: Lexicon): boolean {
  const [first] = texts;
  return isNoteLabel(first!.text) || words.head(first!.text) !== null || isGoalTitle(first!.text);
}

/** Whether labels that nobody knows may stand there, each beside its value: above the first table, and below the total. */
function isAround(last: Anchor | undefined, open: Mode): boolean {
  return open === 'pairs' || last?.kind === 'total';
}

function isNamed([first, ...rest]: readonly Text[]): boolean {
  return rest.length > 0 && LABEL.test(first!.text);
}

const LABEL = /^[\p{Script=Han}（）()]{2,14}[:：]?$/u;

function isRow(texts: readonly Text[], fewest: number): boolean {
  if (fewest === LEAST_TEXTS)
    return texts.length >= LEAST_TEXTS && texts.some(({ text }) => /\d|[-—]/.test(text));
  return texts.filter(({ text }) => [...text].length > 1 && !isGroupLabel(text)).length >= fewest;
}

/** Lines of a row's wrapped texts above and below the one with its figures look like rows, too: that one has none of these texts. */
function withoutFalse(anchors: readonly Anchor[], lines: readonly (readonly Text[])[]): Anchor[] {
  const hasFigure = ({ line }: Anchor) => lines[line]!.some(isFigure);
  const isPart = (a: Anchor, b: Anchor | undefined) => {
    if (b?.kind !== 'row' || !hasFigure(b) || Math.abs(a.line - b.line) > 2) return false;
    const [first, last] = [Math.min(a.line, b.line), Math.max(a.line, b.line)];
    const isParted = last - first === 2 && isBlank(lines, first + 1);
    const isOver = (text: Text) => lines[b.line]!.some(other => other.from < text.to && text.from < other.to);
    return !isParted && lines[a.line]!.some(text => !isOver(text));
  };
  return anchors.filter(
    (anchor, index) =>
      anchor.kind !== 'row' ||
      anchor.mode === 'funding' ||
      hasFigure(anchor) ||
      !(isPart(anchor, anchors[index - 1]) || isPart(anchor, anchors[index + 1])),
  );
}
