import type { Calibrations } from './calibration.ts';

/** What samples tell of each way of reading; written by `scripts/calibrate.ts`. */
export const CALIBRATION: Calibrations = {
  drawn: { reviewBelow: 0.9, right: {}, knots: [] },
  aligned: { reviewBelow: 0.9, right: {}, knots: [] },
  picture: { reviewBelow: 0.9, right: {}, knots: [] },
  dump: { reviewBelow: 0.9, right: {}, knots: [] },
};
