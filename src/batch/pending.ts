import type { Archive, PendingFile } from '../archive/archive.ts';

/** Contents of one page of the plan are in memory at a time. */
const PAGE = 500;

/** What is to be read of a run, in the order in which it was first found: what lies together is read together. */
export async function* pendingFiles(archive: Archive, run: string): AsyncGenerator<PendingFile> {
  let after: number | undefined;
  for (;;) {
    const page = await archive.pending(run, { after, limit: PAGE });
    for (const { file } of page) yield file;
    after = page.at(-1)?.number;
    if (page.length < PAGE) return;
  }
}
