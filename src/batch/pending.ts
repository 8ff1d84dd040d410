import type { Archive, PendingFile } from '../archive/archive.ts';

/** Contents of one page of the plan are in memory at a time. */
const PAGE = 500;

/** What is to be read of a run, in the order of the contents. */
export async function* pendingFiles(archive: Archive, run: string): AsyncGenerator<PendingFile> {
  let after: string | undefined;
  for (;;) {
    const page = await archive.pending(run, { after, limit: PAGE });
    yield* page;
    after = page.at(-1)?.sha256;
    if (page.length < PAGE) return;
  }
}
