/** Values whose confidence is at least `from`, and less than the next bin's: how many, and how many of them are right. */
export type Count = { readonly from: number; readonly count: number; readonly right: number };

/** How sure values read from scans say they are, against how many of them are right. */
export type Calibration = {
  /** share of all values that may be wrong and not marked */
  readonly goal: number;
  readonly reviewBelow: number;
  /** the half of the files that set the threshold, and the other one, which is held against it */
  readonly fitted: readonly Count[];
  readonly held: readonly Count[];
};
