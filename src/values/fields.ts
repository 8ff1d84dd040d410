/** What a funding line has beside its name, in the order in which forms print it. */
export const FUNDING_FIELDS = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'maxScore',
  'executionRate',
  'score',
] as const;

/** What an indicator has, in the order in which forms print it. */
export const INDICATOR_FIELDS = [
  'level1',
  'level2',
  'level3',
  'target',
  'actual',
  'maxScore',
  'score',
  'deviation',
] as const;
