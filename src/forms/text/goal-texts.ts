import { EMPTY, type Slot, slotOf } from './parts.ts';
import { type Token, widthOf } from './token.ts';

/**
 * Two long texts that stand side by side on paper, told apart. A dump gives them one after the other, in turns where a
 * page ends, or line by line; what tells is the width of their lines, where sentences end, and where they begin alike.
 */
export function partTexts(tokens: readonly Token[]): { expected: Slot; actual: Slot } {
  if (tokens.length === 0) return { expected: EMPTY, actual: EMPTY };
  const ways = waysOf(tokens).sort((a, b) => a.price - b.price);
  const [best, second] = ways;
  const isSure = best !== undefined && (second === undefined || second.price - best.price >= MARGIN);
  const notes = isSure && best.sides.includes(1) ? [] : (['ambiguous'] as const);
  const side = (which: 0 | 1) =>
    slotOf(
      tokens.filter((_, index) => best?.sides[index] === which),
      ...notes,
    );
  return { expected: side(0), actual: side(1) };
}

const MARGIN = 1;

type Way = { readonly sides: readonly (0 | 1)[]; readonly price: number };

/** Ways to deal the lines out, for every pair of widths that the two columns may have. */
function waysOf(tokens: readonly Token[]): Way[] {
  const widths = [...new Set(tokens.map(widthOf))].sort((a, b) => b - a).slice(0, 6);
  const ways = new Map<string, Way>();
  for (const left of widths) {
    for (const right of widths) {
      for (const way of waysFor(tokens, [left, right])) {
        const key = way.sides.join('');
        const known = ways.get(key);
        if (!known || known.price > way.price) ways.set(key, way);
      }
    }
  }
  return [...ways.values()];
}

/** Ways kept at each line. */
const KEPT = 6;

function waysFor(tokens: readonly Token[], widths: readonly [number, number]): Way[] {
  let ways: Way[] = [{ sides: [], price: 0 }];
  tokens.forEach((token, index) => {
    const grown = ways.flatMap(({ sides, price }) =>
      ([0, 1] as const).map(side => ({
        sides: [...sides, side],
        price: price + linePrice({ tokens, index, token, sides, side, widths }),
      })),
    );
    const kept = ([0, 1] as const).flatMap(side =>
      grown
        .filter(({ sides }) => sides.at(-1) === side)
        .sort((a, b) => a.price - b.price)
        .slice(0, KEPT),
    );
    ways = kept;
  });
  return ways.map(({ sides, price }) => ({
    sides,
    price:
      price + endPrice(tokens, sides, widths) + (sides.includes(1) ? 0 : 3) + (sides.includes(0) ? 0 : 3),
  }));
}

type Line = {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly token: Token;
  readonly sides: readonly (0 | 1)[];
  readonly side: 0 | 1;
  readonly widths: readonly [number, number];
};

function linePrice({ tokens, index, token, sides, side, widths }: Line): number {
  const widest = widths[side];
  let price = widthOf(token) > widest + 1 ? 5 : 0;
  const before = tokens[index - 1];
  const isPair = token.isBehind && before?.bbox[1] === token.bbox[1];
  if (isPair && (side !== 1 || sides.at(-1) !== 0)) price += 6;
  const own = sides.lastIndexOf(side);
  if (own >= 0) price += joinPrice(tokens[own]!, token, widest);
  else if (side === 1) price += beginPrice(tokens[0]!, token);
  if (index === 0) return price + (side === 1 ? 3 : 0);
  const wasPair = before!.isBehind && before!.bbox[1] === tokens[index - 2]?.bbox[1];
  if (wasPair) return price + (side === 1 ? 1.2 : 0);
  if (sides.at(-1) !== side && !isPair) {
    const isBreak = tokens[index - 1]!.flow !== token.flow;
    price += (isBreak ? 0.3 : 1) + (own >= 0 ? 1.5 : 0);
  }
  return price;
}

const SENTENCE_END = /[。！？；;"”]$/;
const GOES_ON = /^[，。、；：）)！？”]/;

/** A text goes on in the next line where the one before it is full. */
function joinPrice(before: Token, after: Token, widest: number): number {
  const isShort = widthOf(before) < widest - 4;
  if (GOES_ON.test(after.text)) return -0.5;
  return isShort ? (SENTENCE_END.test(before.text) ? 1 : 3) : 0;
}

/** The second text often begins as the first one does. */
function beginPrice(first: Token, token: Token): number {
  if (GOES_ON.test(token.text)) return 4;
  const isAlike = first.text.slice(0, 4) === token.text.slice(0, 4);
  const isNumbered = NUMBERED.test(first.text) && NUMBERED.test(token.text);
  return isAlike ? -2.5 : isNumbered ? -1.5 : 0;
}

const NUMBERED = /^["“]?(?:[1一](?=[.．、])|[（(][一1][)）]|第一)/;

/** Each text ends with a sentence, or at least not with a full line. */
function endPrice(
  tokens: readonly Token[],
  sides: readonly (0 | 1)[],
  widths: readonly [number, number],
): number {
  return ([0, 1] as const).reduce<number>((sum, side) => {
    const last = tokens[sides.lastIndexOf(side)];
    if (!last) return sum;
    const isFull = widthOf(last) > widths[side] - 3;
    return sum + (SENTENCE_END.test(last.text) ? 0 : isFull ? 2 : 0.7);
  }, 0);
}
