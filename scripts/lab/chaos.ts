import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../tests/helpers/postgres.ts';
import { writeDocuments } from './bulk/documents.ts';
import { killAtRandom, type RandomKills } from './bulk/kill-at-random.ts';
import { fingerprint, random, start } from './bulk/run.ts';

/**
 * Kills an ingest at random moments, lets it finish, and compares what it kept with what an ingest without kills keeps;
 * with --postgres two workers of a queue:
 * npm run lab -- chaos [--postgres] [--documents 2000] [--kills 50] [--seed 1]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      postgres: { type: 'boolean', default: false },
      documents: { type: 'string', default: '2000' },
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'ziping-chaos-'));
  const input = join(folder, 'in');
  await writeDocuments(input, Number(values.documents), { oneIn: 5 });
  const whole = join(folder, 'whole.ziping');
  await start(['ingest', input, '--archive', whole]).end;
  const expected = await fingerprint(whole);
  const chaos = { kills: Number(values.kills), next: random(Number(values.seed)) };
  const killed = values.postgres ? await inPostgres(input, chaos) : await inSqlite(input, chaos);
  console.log(`without a kill          ${expected}`);
  console.log(`killed, then finished   ${killed}`);
  console.log(killed === expected ? 'the same, byte by byte' : 'NOT THE SAME');
  await rm(folder, { recursive: true });
  process.exitCode = killed === expected ? 0 : 1;
}

type Chaos = Pick<RandomKills, 'kills' | 'next'>;

async function inSqlite(input: string, chaos: Chaos): Promise<string> {
  const archive = join(input, '../killed.ziping');
  const again = () => start(['ingest', input, '--archive', archive]);
  console.log('kills', await killAtRandom({ ...chaos, start: again, supervisors: 1 }));
  await finish([again()]);
  const check = new DatabaseSync(archive).prepare('PRAGMA integrity_check').get();
  console.log(`integrity of the file   ${Object.values(check ?? {})[0]}`);
  return await fingerprint(archive);
}

async function inPostgres(input: string, chaos: Chaos): Promise<string> {
  const server = await startPostgres();
  try {
    const archive = await server.database('chaos');
    await start(['enqueue', input, '--archive', archive]).end;
    const again = () => start(['worker', '--archive', archive, '--workers', '1', '--until-empty']);
    console.log('kills', await killAtRandom({ ...chaos, start: again, supervisors: 2 }));
    await finish([again(), again()]);
    return await fingerprint(archive);
  } finally {
    await server.stop();
  }
}

async function finish(runs: readonly ReturnType<typeof start>[]): Promise<void> {
  for (const { end } of runs) {
    const { code, out, err } = await end;
    console.log(`exit status             ${code}`);
    if (code !== 0) console.log(out.slice(0, 2000), err);
  }
}

await main();
