import type { Archive, LogState, StoredSample } from './archive.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import {
  appendToJournal,
  canonical,
  hashOf,
  headOf,
  type JournalHead,
  type JournalRecord,
  lockJournal,
} from './journal.ts';
import { LAST } from './log.ts';

type Samples = Pick<Archive, 'keepSample' | 'samples' | 'sample' | 'verifySamples'>;

/** What is added to a draw when it is kept. */
export type SamplePlace = {
  readonly number: number;
  /** id of the draw before */
  readonly previous: string | null;
  readonly log: { readonly entries: number; readonly head: string | null };
  /** the end of the journal before it; missing in draws of older versions */
  readonly journal?: JournalHead | null;
};

export function samplesOf(driver: Driver): Samples {
  return {
    keepSample: (draw, sha256s) =>
      driver.transaction(
        async sql => {
          await lockJournal(driver, sql);
          const kept = await keep(sql, draw);
          for (const sha256 of new Set(sha256s)) await sql.all(DRAWN, [kept.number, sha256]);
          await appendToJournal(sql, [drawTold(kept)]);
          return kept;
        },
        { isDurable: true },
      ),
    samples: () => storedSamples(driver),
    async sample(id) {
      const [row] = await driver.all(`${COLUMNS} WHERE id = $1`, [id]);
      return row === undefined ? null : sampleOf(row);
    },
    verifySamples: () => verify(driver),
  };
}

const COLUMNS = 'SELECT number, id, sample FROM samples';
const ALL = `${COLUMNS} ORDER BY number`;
const DRAWN = 'INSERT INTO drawn (number, sha256) VALUES ($1, $2)';

export async function storedSamples(sql: Sql): Promise<readonly StoredSample[]> {
  return (await sql.all(ALL)).map(sampleOf);
}

async function keep(sql: Sql, draw: object): Promise<StoredSample> {
  const [before] = await sql.all(`${COLUMNS} ORDER BY number DESC LIMIT 1`);
  const [entry] = await sql.all(LAST);
  const place: SamplePlace = {
    number: Number(before?.number ?? 0) + 1,
    previous: before === undefined ? null : String(before.id),
    log: {
      entries: Number(entry?.sequence ?? 0),
      head: entry === undefined ? null : String(entry.hash),
    },
    journal: await headOf(sql),
  };
  const sample = canonical({ ...draw, ...place });
  const id = hashOf(sample);
  await sql.all('INSERT INTO samples (number, id, sample) VALUES ($1, $2, $3)', [place.number, id, sample]);
  return { id, number: place.number, sample };
}

export function drawTold({ number, id }: Pick<StoredSample, 'number' | 'id'>): JournalRecord {
  return { about: 'draw', subject: String(number), content: null, holds: { id } };
}

async function verify(sql: Sql): Promise<LogState> {
  let head: string | null = null;
  const rows = await storedSamples(sql);
  for (const [index, { id, number, sample }] of rows.entries()) {
    const sequence = index + 1;
    const broken = (reason: string): LogState => ({ isWhole: false, sequence, reason });
    if (number !== sequence) return broken('缺少这次抽样 · this draw is missing');
    if (hashOf(sample) !== id) return broken('内容被改动 · it is not what was drawn');
    if ((JSON.parse(sample) as SamplePlace).previous !== head) {
      return broken('与前一次不相连 · it does not follow the draw before');
    }
    head = id;
  }
  return { isWhole: true, entries: rows.length, head };
}

function sampleOf({ id, number, sample }: SqlRow): StoredSample {
  return { id: String(id), number: Number(number), sample: String(sample) };
}
