import type { Calibration } from './calibration.ts';

/**
 * How sure values read from scans say they are, and how many of them are right: fields of scans with truths. Written by
 * `scripts/calibrate.ts --out` from the samples of `scripts/accuracy.ts --save`; half of the files set the threshold of
 * review, the other half is held against it.
 */
export const CALIBRATION: Calibration = {
  goal: 0.001,
  reviewBelow: 0.9,
  fitted: [
    { from: 0, count: 80, right: 15 },
    { from: 0.5, count: 516, right: 484 },
    { from: 0.8, count: 40, right: 37 },
    { from: 0.9, count: 17, right: 17 },
    { from: 0.95, count: 54, right: 52 },
    { from: 0.98, count: 216, right: 216 },
    { from: 0.99, count: 1881, right: 1881 },
  ],
  held: [
    { from: 0, count: 120, right: 26 },
    { from: 0.5, count: 1302, right: 1213 },
    { from: 0.8, count: 38, right: 30 },
    { from: 0.9, count: 26, right: 26 },
    { from: 0.95, count: 43, right: 41 },
    { from: 0.98, count: 305, right: 301 },
    { from: 0.99, count: 2340, right: 2339 },
  ],
};
