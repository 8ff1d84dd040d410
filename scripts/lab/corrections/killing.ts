import { setTimeout } from 'node:timers/promises';
import type { Document } from '../../../src/model.ts';
import { randomOf } from '../../../src/review/sample/random.ts';
import { type Ledger, review, type Work } from './reviewer.ts';
import { startServer } from './server.ts';

const REVIEWERS = 3;
/** milliseconds between the confirmation that a kill waits for and the kill, at most */
const LATEST = 30;
/** values of a document that reviewers quarrel about */
const VALUES = 6;

export type Killing = {
  readonly documents: readonly Document[];
  readonly seed: string;
  /** confirmations to reach */
  readonly entries: number;
  /** confirmations between two kills, on average */
  readonly each: number;
};

/** Starts servers until enough is confirmed; each is killed after a random number of confirmations, and a little more. */
export async function killing(where: string, { documents, seed, entries, each }: Killing) {
  const random = randomOf(seed, 'kills');
  const ledger: Ledger = { written: new Map(), refused: new Set(), unknown: new Set() };
  const sha256s = documents.map(({ source }) => source.sha256);
  let [kills, marks] = [0, 0];
  while (ledger.written.size < entries) {
    const server = await startServer(where, '甲');
    const until = Math.min(entries, ledger.written.size + 1 + Math.floor(random() * 2 * each));
    const reached = Promise.withResolvers<void>();
    const work: Omit<Work, 'random'> = {
      ledger,
      sha256s,
      paths: pathsOf(documents),
      mark: () => `${++marks}`,
      onWritten: () => ledger.written.size >= until && reached.resolve(),
    };
    const reviewers = Array.from({ length: REVIEWERS }, (_, i) =>
      review(server.address, { ...work, random: randomOf(seed, `reviewer ${kills} ${i}`) }),
    );
    try {
      await Promise.race([reached.promise, Promise.all(reviewers)]);
      await setTimeout(random() * LATEST);
    } finally {
      await server.kill();
    }
    await Promise.all(reviewers);
    kills += 1;
  }
  return { ledger, kills };
}

function pathsOf(documents: readonly Document[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    documents.map(({ source, forms }) => {
      const scores = Object.keys(forms[0]!.evidence).filter(path => /^\/indicators\/\d+\/score$/.test(path));
      return [source.sha256, scores.slice(0, VALUES).map(path => `/forms/0/data${path}`)];
    }),
  );
}
