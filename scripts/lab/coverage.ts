/**
 * How often the interval of a sample covers the truth, where the truth is known: draws many samples from populations
 * with known errors, as `ziping sample` draws and estimates them.
 *
 *     npm run lab -- coverage [draws]
 */
import { estimate } from '../../src/review/sample/interval.ts';
import { randomOf } from '../../src/review/sample/random.ts';
import { zeroDefectSize } from '../../src/review/sample/sizes.ts';

/** Values of a stratum, and how many of them are wrong. */
type Known = { readonly population: number; readonly wrong: number };

export type Scenario = {
  readonly name: string;
  readonly strata: readonly Known[];
  readonly size: number;
  /** drawn in shares, rounded up; else from all together */
  readonly isStratified: boolean;
};

export type Coverage = {
  readonly truth: number;
  /** shares of the draws whose interval holds the truth, and whose one-sided bound is not below it */
  readonly twoSided: number;
  readonly oneSided: number;
  /** mean width of the interval */
  readonly width: number;
  /** share of the draws that show no error at all */
  readonly clean: number;
};

const SCENARIOS: readonly Scenario[] = [
  ...[0.0005, 0.001, 0.01, 0.03, 0.1].map(rate => ({
    name: `simple, ${rate * 100}% wrong, 299 drawn`,
    strata: [{ population: 1_000_000, wrong: 1_000_000 * rate }],
    size: 299,
    isStratified: false,
  })),
  {
    name: 'simple, 0.1% wrong, 2,995 drawn (zero-defect plan)',
    strata: [{ population: 1_000_000, wrong: 1000 }],
    size: zeroDefectSize(0.001),
    isStratified: false,
  },
  {
    name: 'simple, small population: 10 of 500 wrong, 200 drawn',
    strata: [{ population: 500, wrong: 10 }],
    size: 200,
    isStratified: false,
  },
  ...[299, 1000].map(size => ({
    name: `four strata, native 0.1%, scans 2% to 8%, ${size} drawn`,
    strata: [
      { population: 800_000, wrong: 800 },
      { population: 150_000, wrong: 3000 },
      { population: 49_000, wrong: 3920 },
      { population: 1000, wrong: 80 },
    ],
    size,
    isStratified: true,
  })),
  {
    name: 'twenty small strata, one all wrong, 299 drawn',
    strata: Array.from({ length: 20 }, (_, i) => ({ population: 5000, wrong: i === 0 ? 5000 : 0 })),
    size: 299,
    isStratified: true,
  },
];

/** Draws so often from a scenario, and says how often the interval at 95% was right. */
export function coverage(scenario: Scenario, draws: number, seed = 'coverage'): Coverage {
  const { strata, size, isStratified } = scenario;
  const random = randomOf(seed, scenario.name);
  const population = sum(strata, 'population');
  const truth = sum(strata, 'wrong') / population;
  const groups = isStratified ? strata : [{ population, wrong: sum(strata, 'wrong') }];
  const counts = { twoSided: 0, oneSided: 0, width: 0, clean: 0 };
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = groups.map(group => {
      const own = Math.ceil((size * group.population) / population - 1e-9);
      return { population: group.population, size: own, found: wrongAmong(group, own, random) };
    });
    const { interval, atMost } = estimate(drawn);
    if (interval.low <= truth && truth <= interval.high) counts.twoSided += 1;
    if (truth <= atMost) counts.oneSided += 1;
    if (drawn.every(({ found }) => found === 0)) counts.clean += 1;
    counts.width += interval.high - interval.low;
  }
  const share = (name: keyof typeof counts) => counts[name] / draws;
  return {
    truth,
    twoSided: share('twoSided'),
    oneSided: share('oneSided'),
    width: share('width'),
    clean: share('clean'),
  };
}

/** Without return: what was drawn is out. */
function wrongAmong({ population, wrong }: Known, size: number, random: () => number): number {
  let left = wrong;
  for (let drawn = 0; drawn < size; drawn += 1) {
    if (random() * (population - drawn) < left) left -= 1;
  }
  return wrong - left;
}

function sum(strata: readonly Known[], key: keyof Known): number {
  return strata.reduce((all, stratum) => all + stratum[key], 0);
}

if (import.meta.main) {
  const draws = Number(process.argv[2] ?? 10_000);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`.padStart(8);
  console.log(`${draws} draws each; stated: 95%\n   truth   covers one-sided   width no error  population`);
  let isLow = false;
  for (const scenario of SCENARIOS) {
    const found = coverage(scenario, draws);
    // three standard deviations below the stated share, at so many draws
    isLow ||= Math.min(found.twoSided, found.oneSided) < 0.95 - 3 * Math.sqrt((0.95 * 0.05) / draws);
    const figures = [found.truth, found.twoSided, found.oneSided, found.width, found.clean];
    console.log(`${figures.map(percent).join(' ')}  ${scenario.name}`);
  }
  process.exitCode = isLow ? 1 : 0;
}
