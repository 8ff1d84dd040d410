/** Places in a list of prices, the cheapest first: few are asked for, so the dear ones are sorted last, if ever. */
export function* cheapest(prices: Float64Array, few: number): Generator<number> {
  const bounds = prices.slice().sort();
  let least = Number.NEGATIVE_INFINITY;
  for (let count = few; least < bounds.at(-1)!; count *= 4) {
    const most = bounds[Math.min(count, bounds.length) - 1]!;
    const some: number[] = [];
    for (let place = 0; place < prices.length; place++)
      if (prices[place]! > least && prices[place]! <= most) some.push(place);
    yield* some.sort((a, b) => prices[a]! - prices[b]!);
    least = most;
  }
}
