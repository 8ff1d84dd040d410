import type { Doubt, Grounds } from '../model.ts';

/** At this posterior, this share of the samples is right; between two knots on a straight line, beyond them flat. */
export type Knot = readonly [posterior: number, right: number];

/** What samples tell of one way of reading. */
export type Calibration = {
  /** the posterior below which a person must look, so that silent errors keep their goal */
  readonly reviewBelow: number;
  /** of the values that a check speaks against, how many are right */
  readonly right: { readonly [check in Doubt]?: number };
  /** from posteriors to what was so */
  readonly knots: readonly Knot[];
};

export type Calibrations = { readonly [way in Grounds['way']]: Calibration };

/** How sure a value on these grounds is, as samples have it, and whether that is less than the goal for silent errors asks. */
export function heldAgainst(
  calibration: Calibration,
  grounds: Grounds,
): { sure: number; isDoubted: boolean } {
  const posterior = posteriorOf(grounds, calibration);
  const isSpokenAgainst = grounds.checks.length > 0 || grounds.ratio < 1;
  const surest = isSpokenAgainst ? SUREST.doubted : SUREST.else;
  return {
    sure: Math.min(surest, calibrated(calibration.knots, posterior)),
    isDoubted: posterior < calibration.reviewBelow,
  };
}

/** The reader's odds times what other values say, and no more than the checks against it leave. */
export function posteriorOf(
  { sureness, ratio, checks }: Grounds,
  calibration: Pick<Calibration, 'right'>,
): number {
  const caps = checks.map(({ id, most }) => capOf(most, calibration.right[id]));
  return Math.min(ratio === 1 ? sureness : borneOut(sureness, ratio), ...caps);
}

/** Posteriors below this are for review, by themselves. */
export const LEAST = 0.9;

/** Samples say how much is left; that a person must look, the check itself says. */
function capOf(most: number, right: number | undefined): number {
  return most >= LEAST || right === undefined ? most : Math.min(right, LEAST - STEP);
}

const STEP = 0.01;
/** Odds stay finite, and nothing is surer than this by arithmetic alone. */
const BOUND = 0.001;
const PROVEN = 0.995;
/** What was read unsurely and other values bear out needs no person from here on. */
const CLEARED = 0.97;

/** How sure a value is by its reader and by what other values say of it, to three digits. */
function borneOut(sureness: number, ratio: number): number {
  const before = Math.min(1 - BOUND, Math.max(BOUND, sureness));
  const odds = (ratio * before) / (1 - before);
  const believed = rounded(Math.min(PROVEN, odds / (1 + odds)));
  const isDoubtful = sureness < LEAST && believed >= LEAST && believed < CLEARED;
  return isDoubtful ? LEAST - STEP : believed;
}

/** Nothing is called surer: what is read next is none of the samples. */
const SUREST = { else: 0.99, doubted: 0.98 };

/** What samples make of a posterior. */
export function calibrated(knots: readonly Knot[], posterior: number): number {
  return rounded(between(knots, posterior));
}

function between(knots: readonly Knot[], posterior: number): number {
  const above = knots.findIndex(([x]) => x >= posterior);
  if (above === -1) return knots.at(-1)?.[1] ?? posterior;
  const [x1, y1] = knots[above]!;
  const [x0, y0] = knots[above - 1] ?? [x1, y1];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (posterior - x0)) / (x1 - x0);
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
