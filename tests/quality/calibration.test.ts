import { describe, expect, test } from 'vitest';
import { fit, GOALS, leftOut, samplesOf } from '../../scripts/lab/calibrate/fit.ts';
import { isCalibrated, miscalibration } from '../../scripts/lab/calibrate/miscalibration.ts';
import { loadReadings, type Readings, type Tally } from '../../scripts/lab/calibrate/readings.ts';
import { random } from '../../scripts/lab/press/random.ts';
import { heldAgainst, posteriorOf } from '../../src/quality/calibration.ts';
import { CALIBRATION } from '../../src/quality/calibration-table.ts';

const WAYS = ['drawn', 'aligned', 'picture', 'dump'] as const;
const all = await loadReadings();

/** The same values, right and wrong dealt anew among them. */
function shuffled(readings: Readings): Readings {
  const next = random(3);
  const tallies = Object.values(readings).flat();
  const labels = tallies
    .flatMap(({ count, right }) => Array.from({ length: count }, (_, at) => at < right))
    .map(label => ({ label, at: next() }))
    .sort((a, b) => a.at - b.at);
  const dealt = (tally: Tally): Tally => ({
    ...tally,
    right: labels.splice(0, tally.count).filter(({ label }) => label).length,
  });
  return Object.fromEntries(Object.entries(readings).map(([group, own]) => [group, own.map(dealt)]));
}

describe.each(WAYS)('confidence of what was read in this way: %s', way => {
  const readings = all[way];
  const goal = GOALS[way];

  test('is what it says, of programs and ways of scanning that did not set it', () => {
    expect(Object.keys(readings).length).toBeGreaterThan(2);
    const { samples, silent } = leftOut(readings, way);
    expect(miscalibration(samples, { silent, goal })).toEqual({ off: [], unordered: [], silent: null });
  });

  test('is what the table says of all of them', () => {
    const samples = samplesOf(Object.values(readings).flat(), own => heldAgainst(CALIBRATION[way], own).sure);
    expect(isCalibrated(miscalibration(samples, { silent: 0, goal }))).toBe(true);
    expect(CALIBRATION[way]).toEqual(fit(readings, way));
  });
});

/** All that was read from a dump is for review, and said alike: there is nothing to be dealt anew. */
test.each(WAYS.filter(way => way !== 'dump'))(
  'dealt anew, right and wrong are not what confidence says: %s',
  way => {
    const dealt = Object.values(shuffled(all[way])).flat();
    const samples = samplesOf(dealt, own => heldAgainst(CALIBRATION[way], own).sure);
    expect(isCalibrated(miscalibration(samples, { silent: 0, goal: GOALS[way] }))).toBe(false);
  },
);

describe('the posterior of a value', () => {
  const grounds = { way: 'picture', sureness: 0.8, ratio: 1, checks: [] } as const;
  const half = { id: 'half-blank', most: 0.5 } as const;

  test('is its reader’s sureness, more or less by what other values say', () => {
    expect(posteriorOf(grounds, { right: {} })).toBe(0.8);
    expect(posteriorOf({ ...grounds, ratio: 20 }, { right: {} })).toBeCloseTo(0.988, 3);
    expect(posteriorOf({ ...grounds, ratio: 0.05 }, { right: {} })).toBeCloseTo(0.167, 3);
  });

  test('is no more than the checks against it leave, as samples have it; that a person looks, they do not decide', () => {
    expect(posteriorOf({ ...grounds, ratio: 20, checks: [half] }, { right: {} })).toBe(0.5);
    expect(posteriorOf({ ...grounds, checks: [half] }, { right: { 'half-blank': 0.2 } })).toBe(0.2);
    expect(
      posteriorOf({ ...grounds, ratio: 20, checks: [half] }, { right: { 'half-blank': 0.97 } }),
    ).toBeLessThan(0.9);
  });
});
