import { openArchive } from '../archive/open.ts';
import { corrected } from '../check.ts';
import { printable } from '../show/width.ts';
import { pathAt } from './files.ts';
import { personHere } from './person.ts';
import { listingOn } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';

type ForgetFlags = { readonly reason?: string; readonly reviewer?: string };

/** `ziping forget ARCHIVE PATH|SHA256…`: takes documents out, with an entry in the journal. */
export async function forgetCommand(
  target: string,
  targets: readonly string[],
  { flags, streams }: { readonly flags: ForgetFlags; readonly streams: Streams },
): Promise<number> {
  await using archive = await openArchive(await pathAt(target), {
    judge: corrected,
    mustExist: true,
    onListing: listingOn(streams),
  });
  const by = flags.reviewer ?? personHere();
  const forgotten = await archive.forget({ targets, by, reason: flags.reason ?? null });
  const lines = forgotten.map(one =>
    streams.isTerminal
      ? `已移出 taken out: ${printable([one.sha256?.slice(0, 12) ?? '—', ...one.places].join(' '))}`
      : JSON.stringify(one),
  );
  await write(streams.out, lines.map(line => `${line}\n`).join(''));
  return EXIT.ok;
}
