import { isGroupLabel, type Lexicon } from '../labels.ts';
import type { Anchor, Mode } from './anchors.ts';
import { isFigure, type Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Whether a text of an anchor's rows stands at their left, in a cell over several rows. */
export type IsLeft = (anchor: Anchor, text: Text) => boolean;

/** Characters of a text that is no title of a block printed down the page; and of one that is a part of a goal. */
const NAME = 3;
const LONG = 8;

export function leftOf(anchors: readonly Anchor[], lines: Lines, words: Lexicon): IsLeft {
  const stretches = new Map<Anchor, Stretch>();
  anchors.forEach((anchor, index) => {
    const before = anchors[index - 1];
    const goesOn = before?.mode === anchor.mode && anchor.kind !== 'heads' && anchor.mode !== 'pairs';
    const own: Stretch = goesOn ? stretches.get(before)! : { anchors: [], to: 0, edges: new Map() };
    own.anchors.push(anchor);
    own.to = anchors.slice(index + 1).find(({ mode }) => mode !== anchor.mode)?.line ?? lines.length;
    stretches.set(anchor, own);
  });
  return (anchor, text) => {
    if (anchor.mode === 'pairs') return false;
    const own = stretches.get(anchor)!;
    const edge = own.edges.get(text.page) ?? EDGES[anchor.mode](own, { lines, words, page: text.page });
    own.edges.set(text.page, edge);
    // what stands in narrow columns may reach over their edges
    return text.to <= edge || (anchor.mode === 'indicators' && text.from < edge && isLevel(text, words));
  };
}

/** Anchors with the same columns, up to the first line of others, and where their own texts begin on each page. */
type Stretch = { anchors: Anchor[]; to: number; edges: Map<number, number> };
type Place = { readonly lines: Lines; readonly words: Lexicon; readonly page: number };

const EDGES: { readonly [mode in Exclude<Mode, 'pairs'>]: (own: Stretch, place: Place) => number } = {
  goals: ({ anchors, to }, { lines, page }) => {
    const texts = lines.slice(anchors[0]!.line + 1, to).flat();
    return least(texts.filter(text => text.page === page && [...text.text].length >= LONG));
  },
  funding: ({ anchors }, { lines, page }) => {
    const rows = anchors.filter(({ kind }) => kind === 'row').map(({ line }) => lines[line]!);
    const labels = rows.map(texts => texts[texts.findIndex(isFigure) - 1]);
    return least(labels.filter(text => text?.page === page));
  },
  indicators: ({ anchors, to }, { lines, words, page }) => {
    const rows = anchors.filter(({ kind }) => kind === 'row').map(({ line }) => lines[line]!);
    const names = rows.flatMap(texts => {
      const own = texts.slice(texts.findLastIndex(text => isLevel(text, words)) + 1);
      return own.find(({ text }) => [...text].length >= NAME) ?? [];
    });
    const own = names.filter(text => text.page === page).sort((a, b) => a.from - b.from);
    const known = own.length >= MANY ? own.slice(1) : own;
    const isName = (text: Text) =>
      [...text.text].length >= NAME &&
      !isLevel(text, words) &&
      known.some(name => text.page === page && text.from < name.to && name.from < text.to);
    return least(
      lines
        .slice(anchors[0]!.line + 1, to)
        .flat()
        .filter(isName),
    );
  },
};

/** Names of which the leftmost one may be a part of a level that was not known as one. */
const MANY = 4;

function isLevel({ text }: Text, words: Lexicon): boolean {
  return isGroupLabel(text) || /^level[12]$/.test(words.indicator(text) ?? '');
}

/** A little left of the leftmost of texts. */
function least(texts: readonly (Text | undefined)[]): number {
  const from = texts.flatMap(text => (text ? [text.from] : []));
  return from.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...from) + 0.1;
}
