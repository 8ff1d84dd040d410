import type { FormTruth } from './model.ts';

/** What is done to a PDF after it was printed. */
export type Finish = {
  readonly name: string;
  readonly needs: string | null;
  readonly password?: string;
  readonly apply: (pdf: string, truths: readonly FormTruth[]) => Promise<readonly FormTruth[]>;
};

/** Applies the finishes in order, in place; gives the truths as they are after that. */
export async function finish(
  pdf: string,
  truths: readonly FormTruth[],
  finishes: readonly Finish[],
): Promise<readonly FormTruth[]> {
  let current = truths;
  for (const f of finishes) current = await f.apply(pdf, current);
  return current;
}
