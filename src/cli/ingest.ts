import { openArchive } from '../archive/open.ts';
import { boundYoungSpace } from '../batch/bounded-memory.ts';
import { type IngestOptions, ingest, type Report } from '../batch/ingest.ts';
import { corrected } from '../check.ts';
import { count } from '../show/counted.ts';
import { printable } from '../show/width.ts';
import { crewOf, listed, type RenewalFlags, renewalOf, shardOf, type WorkerFlags } from './bulk-flags.ts';
import { targetAt } from './files.ts';
import { passedLines } from './passed-over.ts';
import { listingOn, progressOn } from './progress.ts';
import { type Interruption, interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';

type IngestFlags = WorkerFlags & RenewalFlags & { readonly shard?: string };

/** `ziping ingest PATH… --archive ARCHIVE`: digitizes whole trees; a second run reads only what is new. */
export async function ingestCommand(
  paths: readonly string[],
  flags: IngestFlags,
  streams: Streams,
): Promise<number> {
  const options = { ...crewOf(flags), renew: renewalOf(flags), shard: shardOf(flags.shard) };
  await using archive = await openArchive(await targetAt(flags.archive), {
    judge: corrected,
    onListing: listingOn(streams),
  });
  boundYoungSpace();
  const progress = progressOn(streams);
  using interruption = interruptible(streams);
  const { stop: signal, abandon } = interruption;
  const onStep: IngestOptions['onStep'] = step => progress.show(step);
  const given = { ...options, archive, paths: listed(paths), signal, abandon, onStep };
  const report = await ingest(given).finally(() => progress.end());
  return await tell(report, { flags, streams, interruption });
}

type Telling = {
  readonly flags: IngestFlags;
  readonly streams: Streams;
  readonly interruption: Interruption;
};

async function tell(report: Report, { flags, streams, interruption }: Telling): Promise<number> {
  const { contents, failures } = report;
  await write(streams.out, streams.isTerminal ? summary(report) : `${JSON.stringify(report)}\n`);
  if (streams.isErrorTerminal ?? streams.isTerminal) {
    for (const { path, message } of failures.slice(0, MOST_TOLD)) {
      await write(streams.err, `✗ ${printable(path)}: ${printable(message)}\n`);
    }
  }
  if (report.interrupted) {
    const how = flags.force ? '（不带 --force · without --force）' : '';
    await write(
      streams.err,
      `已停下，读完的都在归档里；再运行同一条命令即可继续${how} · ` +
        `stopped, what was read is in the archive: run the same command again to go on${how}\n`,
    );
    return interruption.status();
  }
  const { failed, quarantined, unreadable, pending, kept } = contents;
  return failed + quarantined + unreadable + pending + kept > 0 ? EXIT.unreadable : EXIT.ok;
}

/** Failures that a person is told of at once; `ziping status` and the report have more. */
const MOST_TOLD = 20;

function summary({ contents, read, places, passedOver }: Report): string {
  const { done, failed, quarantined, unreadable, pending, kept } = contents;
  return [
    `文件 places       ${count(places)}`,
    `本次读取 read     ${count(read.read)} 份 documents, ${count(read.pages)} 页 pages, ${read.seconds} s`,
    `归档完好 done     ${count(done)}`,
    `读取失败 failed   ${count(failed)}`,
    `已隔离 quarantined ${count(quarantined)}`,
    `打不开 unreadable ${count(unreadable)}`,
    `未读 pending      ${count(pending)}`,
    ...(kept > 0 ? [`重读失败 kept     ${count(kept)}`] : []),
    ...passedLines(passedOver),
    '',
  ].join('\n');
}
