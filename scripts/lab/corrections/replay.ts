import { corrected } from '../../../src/check.ts';
import { kit } from '../../../src/defaults.ts';
import { effective } from '../../../src/mend/effective-entries.ts';
import { judge, leafAt } from '../../../src/mend/judge.ts';
import type { Correction, Document, LeafValue } from '../../../src/model.ts';

/** Whether going through the log of a document with a stack a value, as a person would by hand, comes to the same state. */
export function isReplayed(document: Document, log: readonly Correction[]): boolean {
  const stacks = stacksOf(log);
  const tops = [...stacks.values()]
    .flatMap(stack => stack.at(-1) ?? [])
    .sort((a, b) => a.sequence - b.sequence);
  const judged = corrected(document, log);
  const values = (of: (path: string) => LeafValue | undefined) =>
    JSON.stringify([...stacks.keys()].map(path => of(path)));
  const expected = values(path => {
    const top = stacks.get(path)?.at(-1);
    return top ? top.after!.value : leafAt(document, path)!.value;
  });
  const hashes = (all: readonly Correction[]) => all.map(({ hash }) => hash).join();
  const isLike = values(path => leafAt(judged, path)!.value) === expected;
  return judge(document, log, kit).stale.length === 0 && isLike && hashes(effective(log)) === hashes(tops);
}

function stacksOf(log: readonly Correction[]): Map<string, Correction[]> {
  const stacks = new Map<string, Correction[]>();
  for (const entry of log) {
    const stack = stacks.get(entry.path) ?? [];
    const next =
      entry.kind === 'undo' ? stack.filter(one => one.sequence !== entry.undoes) : [...stack, entry];
    stacks.set(entry.path, next);
  }
  return stacks;
}
