import type { Sql } from './driver.ts';
import { hashOf } from './journal.ts';
import { type SamplePlace, storedSamples } from './samples.ts';
import type { IntegrityFault } from './verification.ts';
import { isStill } from './verify-chains.ts';

/** What a draw noted when it was made, compared with what stands now. */
export async function verifyDraws(sql: Sql): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  for (const { id, number, sample } of await storedSamples(sql)) {
    // what is not as it was drawn is told by its hash
    if (hashOf(sample) !== id) continue;
    const { log, journal, items } = JSON.parse(sample) as Partial<SamplePlace> & Items;
    const fault = (reason: string) => faults.push({ what: 'draw', where: String(number), reason });
    if (log && log.entries > 0 && !(await hasEntry(sql, log)))
      fault(
        `抽样时更正日志有 ${log.entries} 条，末条 ${log.head}；现已不是：被截断或改写 · ` +
          `entry ${log.entries} of the log was ${log.head} then, which it has no more: it was cut or written anew`,
      );
    if (journal && !(await isStill(sql, journal)))
      fault(
        `抽样时的日记账末条 ${journal.number} 现已不是：被截断或改写 · ` +
          `entry ${journal.number} of the journal was another one then: it was cut or written anew`,
      );
    if (!(await isFound(sql, number, items ?? []))) fault(MISLED);
  }
  return faults;
}

type Items = { readonly items?: readonly { readonly sha256: string }[] };

const MISLED = '所抽文件的索引被改动 · the index of its documents was changed';

async function hasEntry(sql: Sql, { entries, head }: SamplePlace['log']): Promise<boolean> {
  const [row] = await sql.all('SELECT hash FROM corrections WHERE sequence = $1', [entries]);
  return row?.hash === head;
}

/** Answers are looked for in the documents that the index names. */
async function isFound(sql: Sql, number: number, items: readonly { readonly sha256: string }[]) {
  const rows = await sql.all('SELECT sha256 FROM drawn WHERE number = $1', [number]);
  const found = new Set(rows.map(({ sha256 }) => String(sha256)));
  const wanted = new Set(items.map(({ sha256 }) => sha256));
  return items.length === 0 || (found.size === wanted.size && wanted.isSubsetOf(found));
}
