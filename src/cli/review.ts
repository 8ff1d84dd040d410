import { userInfo } from 'node:os';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { openerOf } from '../batch/place.ts';
import { kit } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import { corrected } from '../judged.ts';
import { type Sample, sampleFrom } from '../review/sample/sample.ts';
import { serveReview } from '../review/server.ts';
import { pathAt } from './files.ts';
import { interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type ReviewFlags = {
  readonly port?: string;
  readonly host?: string;
  readonly reviewer?: string;
  readonly blind?: boolean;
  /** true: the latest draw */
  readonly sample?: string | true;
};

/** `ziping review ARCHIVE`: serves the review page until Ctrl-C; its address is printed. */
export async function reviewCommand(target: string, flags: ReviewFlags, streams: Streams): Promise<number> {
  const port = portOf(flags.port);
  const archive = await openArchive(await pathAt(target), { judge: corrected });
  const interruption = interruptible(streams, '\n已停止 · stopped\n');
  try {
    const reviewer = flags.reviewer ?? userInfo().username;
    const server = await serveReview({
      ...{ archive, kit, reviewer, port, open: openerOf(archive), sample: await sampleOf(archive, flags) },
      isBlind: flags.blind ?? false,
      host: flags.host ?? null,
    });
    await write(streams.out, `${server.address}\n`);
    await new Promise<void>(resolve => {
      interruption.stop.addEventListener('abort', () => resolve());
    });
    await server.close();
    await server.listed;
    return EXIT.ok;
  } finally {
    interruption.end();
    await archive.close();
  }
}

/** The draw to work through: by its number, its id or the beginning of that. A second look is always one at a draw. */
async function sampleOf(archive: Archive, { sample, blind }: ReviewFlags): Promise<Sample | null> {
  if (sample === undefined && !blind) return null;
  const kept = await archive.samples();
  const found =
    typeof sample === 'string'
      ? (kept.find(({ number }) => String(number) === sample) ?? kept.find(({ id }) => id.startsWith(sample)))
      : kept.at(-1);
  if (found) return sampleFrom(found);
  throw new UsageError(
    '没有这个样本，请先 ziping sample · there is no such sample: draw one with ziping sample',
  );
}

function portOf(given = '0'): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65536) return Number(given);
  throw new UsageError(`--port 要一个端口 · --port takes a port, found "${given}"`);
}
