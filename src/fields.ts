/** The lists of a form's data, in its order. */
export const LISTS = ['funding', 'goals', 'indicators', 'groups'] as const;
