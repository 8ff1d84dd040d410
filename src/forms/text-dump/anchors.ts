import { isFootLabel, isGoalTitle, isNoteLabel, isTotalLabel, type Lexicon, plainLabel } from '../labels.ts';
import { isTitle } from '../title.ts';
import { meaningIn } from '../vocabulary.ts';
import { labelledIn } from './marks.ts';
import { isFigure, joined, type Text } from './texts.ts';

/** What the rows of a stretch of lines are read by. */
export type Mode = 'pairs' | 'funding' | 'goals' | 'matrix' | 'indicators';

/** A line that shows a block: the headings of its columns, a label with its value, or the total; or a labelled line below all. */
export type Anchor = {
  readonly line: number;
  readonly kind: 'heads' | 'pair' | 'total' | 'line';
  readonly mode: Mode;
};

const LEAST_HEADS = 3;

/** The lines that show blocks, in order. */
export function anchorsOf(lines: readonly (readonly Text[])[], words: Lexicon): Anchor[] {
  const anchors: Anchor[] = [];
  const title = lines.findIndex(texts => isTitle(joined(texts)));
  lines.forEach((texts, line) => {
    const heads = headsOf(lines, line, words);
    const open = anchors.at(-1)?.mode ?? 'pairs';
    if (heads) anchors.push({ line, kind: 'heads', mode: heads });
    else if (texts.length === 0 || isTitle(joined(texts))) return;
    else if (open === 'indicators' && texts.length > 1 && texts.some(({ text }) => isTotalLabel(text)))
      anchors.push({ line, kind: 'total', mode: open });
    else if (anchors.some(({ mode }) => mode !== 'pairs') && labelledIn(texts[0]!.text)?.before === '')
      anchors.push({ line, kind: 'line', mode: 'pairs' });
    else if (open === 'indicators' && anchors.at(-1)?.kind === 'heads' && texts.some(isFigure)) return;
    else if (
      (isPair(texts, words) && (open !== 'goals' || !isGoalTitle(texts[0]!.text))) ||
      (line > title && isAround(anchors.at(-1), open) && isNamed(texts))
    )
      anchors.push({ line, kind: 'pair', mode: 'pairs' });
  });
  return withoutParts(anchors, lines, words);
}

/** Lines of headings over several lines, at most. */
const TALL_HEADS = 4;

/** Anchors of the lines that a row of headings, or a label and its value, is broken over: the one that knows most stands for them. */
function withoutParts(
  anchors: readonly Anchor[],
  lines: readonly (readonly Text[])[],
  words: Lexicon,
): Anchor[] {
  const isKnown = ({ line }: Anchor) => isPair(lines[line]!, words) || isFootLabel(lines[line]![0]!.text);
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
  if (isHead(text => meaningIn('matrixTitle', plainLabel(text)) && text, 2)) return 'matrix';
  return isHead(words.goal, 2) && lines[line]!.length <= 3 ? 'goals' : null;
}

function isPair(texts: readonly Text[], words: Lexicon): boolean {
  const [first] = texts;
  return (
    isNoteLabel(first!.text) ||
    (texts.length > 1 && isFootLabel(first!.text)) ||
    words.head(first!.text) !== null ||
    isGoalTitle(first!.text)
  );
}

/** Whether labels that nobody knows may stand there, each beside its value: above the first table, and below the total. */
function isAround(last: Anchor | undefined, open: Mode): boolean {
  return open === 'pairs' || last?.kind === 'total';
}

function isNamed([first, ...rest]: readonly Text[]): boolean {
  return rest.length > 0 && LABEL.test(first!.text);
}

const LABEL = /^[\p{Script=Han}（）()]{2,14}[:：]?$/u;
