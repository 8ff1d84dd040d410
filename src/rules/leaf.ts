import type { Form, Path } from '../model.ts';

/**
 * What is known of one value: `given`; `blank` (its cell is empty); `absent` (the form has no such cell);
 * `not-applicable` (—, /, *); `merged` (stands in another row's cell); `doubtful` (for review, or not readable).
 */
type LeafState = 'given' | 'blank' | 'absent' | 'not-applicable' | 'merged' | 'doubtful';

export type RuleLeaf<Value> = {
  readonly value: Value | null;
  readonly state: LeafState;
  /** JSON pointer into the document */
  readonly at: string;
  /** the row that holds the merged cell */
  readonly holder: number | null;
};

/** One value of a form with what its evidence says. A null without evidence counts as absent: it makes rules silent. */
export function leafOf<Value>(form: Form, index: number, path: Path, value: Value | null): RuleLeaf<Value> {
  const evidence = form.evidence[path];
  const at = `/forms/${index}/data${path}`;
  const holder = evidence?.notes
    .map(note => /^merged-with-row-(\d+)$/.exec(note)?.[1])
    .find(row => row !== undefined);
  const leaf = { value, at, holder: holder === undefined ? null : Number(holder) };
  return { ...leaf, state: stateOf(evidence, value, holder !== undefined) };
}

function stateOf(
  evidence: Form['evidence'][string] | undefined,
  value: unknown,
  isMerged: boolean,
): LeafState {
  if (evidence?.review) return 'doubtful';
  if (value !== null) return 'given';
  if (evidence === undefined || evidence.notes.includes('absent')) return 'absent';
  if (isMerged) return 'merged';
  if (evidence.notes.includes('not-applicable')) return 'not-applicable';
  return evidence.text === null || evidence.text.trim() === '' ? 'blank' : 'doubtful';
}

export function isBlank(leaf: RuleLeaf<unknown>): boolean {
  return leaf.state === 'blank';
}

export function isGiven<Value>(leaf: RuleLeaf<Value>): leaf is RuleLeaf<Value> & { readonly value: Value } {
  return leaf.state === 'given' && leaf.value !== null;
}

export function isDoubtful(leaf: RuleLeaf<unknown>): boolean {
  return leaf.state === 'doubtful';
}
