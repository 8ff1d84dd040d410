import type { Grid, TextLine } from '../model.ts';
import { begins, type Continuation, decide, featuresOf } from './continuation.ts';
import type { Hints } from './hints.ts';
import { joined, type Meeting, meet, withOverflow } from './join.ts';
import type { Leaf } from './leaves.ts';
import { isInMargin, repeated } from './margins.ts';
import { type Part, partOf } from './part.ts';

/** What tables are joined in: `running` are lines known as heads, feet and page numbers. */
export type Surroundings = {
  readonly leaves: readonly Leaf[];
  readonly running: ReadonlySet<TextLine>;
  readonly hints: Hints;
};

/** Tables in the order of the document, and what was decided about them. */
export type Joined = {
  readonly grids: readonly Grid[];
  readonly continuations: readonly Continuation[];
  /** lines that are none of the document's own: they stand in a table after all, or are heads and feet of the paper */
  readonly taken: ReadonlySet<TextLine>;
};

/** A table as far as it was seen, and the leaves where it began and ended. */
type Chain = { part: Part; readonly first: number; last: number; isOpen: boolean };

type Choice = {
  readonly chain: Chain;
  readonly meeting: Meeting;
  readonly decision: Continuation;
  readonly between: readonly TextLine[];
  /** lines that the two parts take in where they are joined */
  readonly own: readonly TextLine[];
};

/** Joins the tables that go on over page breaks. */
export function joinTables(around: Surroundings): Joined {
  const chains: Chain[] = [];
  const continuations: Continuation[] = [];
  const joints: Choice[] = [];
  const weigh = weigher(around);
  const join = (choice: Choice, last: number) => {
    choice.chain.part = joined(choice.meeting, around.hints, choice.decision.isAmbiguous);
    choice.chain.last = last;
    joints.push(choice);
  };
  around.leaves.forEach((leaf, at) => {
    const parts = leaf.placed.map(partOf);
    const choices =
      parts.length > 0 ? before(chains, at, around.leaves).map(chain => weigh(chain, parts[0]!, at)) : [];
    continuations.push(...choices.map(({ decision }) => decision));
    const best = choices.reduce<Choice | null>(
      (a, b) => (a && a.decision.score >= b.decision.score ? a : b),
      null,
    );
    const goesOn = best?.decision.verdict === 'joined';
    if (goesOn) join(best, at);
    const own = parts
      .slice(goesOn ? 1 : 0)
      .map((part): Chain => ({ part, first: at, last: at, isOpen: true }));
    chains.push(...own);
    if (parts.length > 1)
      for (const chain of chains) chain.isOpen &&= chain.last < at || chain === own.at(-1);
  });
  for (const [early, late] of swapped(chains, around.hints)) {
    const choice = weigh(late, early.part, early.first);
    continuations.push(choice.decision);
    if (choice.decision.verdict !== 'joined') continue;
    join(choice, late.last);
    chains.splice(chains.indexOf(early), 1);
  }
  const taken = new Set([...joints.flatMap(({ own }) => own), ...running(joints, chains, around)]);
  return { grids: chains.map(({ part }) => part.grid), continuations, taken };
}

/** Tables that may go on on a leaf: those that end the last one with tables, or the one at the same place of the sheet before. */
function before(chains: readonly Chain[], at: number, leaves: readonly Leaf[]): Chain[] {
  const nearest = leaves.slice(0, at).findLastIndex(({ placed }) => placed.length > 0);
  const { page, place, places } = leaves[at]!;
  const above =
    places < 2
      ? -1
      : leaves.findIndex(leaf => leaf.page === page - 1 && leaf.place === place && leaf.places === places);
  return chains.filter(chain => chain.isOpen && (chain.last === nearest || chain.last === above));
}

/** Tables without a beginning, each with one that begins on the leaf behind it: the pages may have been swapped. */
function swapped(chains: readonly Chain[], { isBeginning }: Hints): [early: Chain, late: Chain][] {
  return chains.flatMap(early => {
    const late = chains.find(chain => chain.isOpen && chain.first === early.last + 1);
    const isPair = late && begins(late.part.grid, isBeginning) && !begins(early.part.grid, isBeginning);
    return isPair && early.first === early.last ? [[early, late]] : [];
  });
}

function weigher({ leaves, running, hints }: Surroundings): (chain: Chain, part: Part, at: number) => Choice {
  const copies = repeated(leaves);
  const recurs = (line: TextLine) => copies(line).some(({ page }) => page !== line.page);
  const loose = leaves.map(({ lines }) => lines.filter(line => !running.has(line)));
  return (chain, part, at) => {
    const [upper, lower] = [leaves[chain.last]!, leaves[at]!];
    const mayHang = loose[chain.last]!.filter(
      ({ text }) => !hints.saysItGoesOn(text) && !hints.isCaption(text),
    );
    const { taken, ...hanging } = withOverflow(chain.part, upper.page, mayHang);
    const meeting = meet(hanging, part, { lines: lower.lines, hints });
    const own = new Set([...taken, ...meeting.lower.cells.flatMap(({ lines }) => lines)]);
    const bottom = chain.part.grid.regions.at(-1)!.bbox[3];
    const top = part.grid.regions[0]!.bbox[1];
    const between = [
      ...loose[chain.last]!.filter(({ bbox }) => bbox[1] > bottom),
      ...loose.slice(chain.last + 1, at).flat(),
      ...loose[at]!.filter(({ bbox }) => bbox[3] < top),
    ].filter(line => !own.has(line));
    const start = leaves[chain.first]!;
    const heads = start.lines.filter(({ bbox }) => bbox[3] < chain.part.grid.regions[0]!.bbox[1]);
    const isMarginal = (line: TextLine) =>
      isInMargin(line, line.page === upper.page ? upper.height : lower.height);
    const isSamePlace = upper.places > 1 && upper.place === lower.place;
    const features = featuresOf(
      {
        meeting,
        between: { lines: between, heads, recurs, isMarginal },
        heights: [upper.height, lower.height],
        distance: isSamePlace ? lower.page - upper.page : at - chain.last,
      },
      hints,
    );
    const decision = decide(chain.part.grid.regions.at(-1)!, part.grid.regions[0]!, features);
    return {
      chain,
      meeting,
      decision,
      between,
      own: lower.lines.concat(upper.lines).filter(line => own.has(line)),
    };
  };
}

/**
 * Heads and feet: what stands between the parts of a table and again at the same height of other pages. The only title
 * above a table that begins is its own.
 */
function running(
  joints: readonly Choice[],
  chains: readonly Chain[],
  { leaves, hints }: Surroundings,
): TextLine[] {
  const copies = repeated(leaves);
  const between = new Set(joints.flatMap(joint => joint.between));
  const titles = chains.flatMap(({ part, first }) => {
    const { page, bbox } = part.grid.regions[0]!;
    const above = leaves[first]!.lines.filter(line => line.page === page && line.bbox[3] < bbox[1]);
    const own = above.filter(({ text }) => hints.isTitle(text));
    return own.slice(-1);
  });
  return [...between].flatMap(line => {
    const others = copies(line).filter(copy => copy !== line && !titles.includes(copy));
    return copies(line).length > 1 ? [line, ...others] : [];
  });
}
