import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { openPageReader } from '../batch/page-reader.ts';
import { openerOf } from '../batch/places.ts';
import { corrected } from '../check.ts';
import { kit } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import type { Onlooker } from '../review/sample/blind-view.ts';
import { hasAnsweredOtherwise } from '../review/sample/reviewer-identity.ts';
import { type Sample, sampleFrom } from '../review/sample/sample.ts';
import { serveReview } from '../review/server.ts';
import { pathAt } from './files.ts';
import { personHere } from './person.ts';
import { listingOn } from './progress.ts';
import { interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';
import { faultLine } from './verify.ts';

type ReviewFlags = {
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
  await using archive = await openArchive(await pathAt(target), {
    judge: corrected,
    mustExist: true,
    onListing: listingOn(streams),
  });
  await using pages = openPageReader();
  using interruption = interruptible(streams, '\n已停止 · stopped\n');
  const reviewer = flags.reviewer ?? personHere();
  const [sample, isBlind] = [await sampleOf(archive, flags), flags.blind ?? false];
  if (sample) await assertOther(archive, { sample, reviewer, isBlind });
  await warn(archive, streams);
  const server = await serveReview({
    archive,
    kit,
    reviewer,
    port,
    open: openerOf(archive),
    sample,
    isBlind,
    pages,
    host: flags.host ?? null,
  });
  await write(streams.out, `${server.address}\n`);
  await new Promise<void>(resolve => {
    interruption.stop.addEventListener('abort', () => resolve());
  });
  await server.close();
  return EXIT.ok;
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

/** Whoever knows the answers is no second pair of eyes. Throws UsageError. */
async function assertOther(archive: Archive, onlooker: Onlooker): Promise<void> {
  const entries = await archive.correctionsOfDrawn(onlooker.sample.number);
  if (!hasAnsweredOtherwise(entries, onlooker)) return;
  throw new UsageError(
    `${onlooker.reviewer} 已答复过这次抽样，不能再作另一名复核人，请换一人（--reviewer） · ` +
      `${onlooker.reviewer} has answered to this draw already and cannot be its other reviewer: let somebody else look (--reviewer)`,
  );
}

/** Work goes on over an archive that was tampered with, but nobody is left in the dark. */
async function warn(archive: Archive, streams: Streams): Promise<void> {
  const { faults } = await archive.verify({ isBrief: true });
  await write(streams.err, faults.map(fault => `${faultLine(fault)}\n`).join(''));
}

function portOf(given = '0'): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65536) return Number(given);
  throw new UsageError(`--port 要一个端口 · --port takes a port, found "${given}"`);
}
