/** The kinds of forms by their ids; apart from the schema, for readers need no more of it. */
export const KNOWN_FAMILIES = [
  'project-self-evaluation',
  'department-self-evaluation',
  'transfer-self-evaluation',
  'target-declaration',
  'target-monitoring',
] as const;

export type KnownFamily = (typeof KNOWN_FAMILIES)[number];

/** A kind of forms: one that ziping knows, or one that a program brings with templates of its own. */
export type FamilyId = KnownFamily | (string & Record<never, never>);
