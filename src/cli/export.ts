import { openArchive } from '../archive/open.ts';
import { keepSteady } from '../batch/steady.ts';
import { type ExportReport, exportArchive } from '../warehouse/export.ts';
import { openTarget, type TargetOptions } from '../warehouse/target.ts';
import { assertWhole, pathAt } from './files.ts';
import { count } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type ExportFlags = TargetOptions & { readonly to: string; readonly withoutPeople?: boolean };

/** `ziping export ARCHIVE --to TARGET`: brings a target to what the archive holds. */
export async function exportCommand(
  source: string,
  { to, withoutPeople = false, ...options }: ExportFlags,
  streams: Streams,
): Promise<number> {
  assertWhole(to);
  keepSteady();
  const archive = await openArchive(await pathAt(source), { readOnly: true });
  try {
    const sink = await openTarget(to, options);
    try {
      const report = await exportArchive(archive, sink, {
        onDocument: progress(streams),
        isWithoutPeople: withoutPeople,
      });
      await write(streams.out, streams.isTerminal ? summary(report) : `${JSON.stringify(report)}\n`);
      return EXIT.ok;
    } finally {
      await sink.close();
    }
  } finally {
    await archive.close();
  }
}

/** Documents between two pictures of the progress. */
const STEP = 100;

function progress(streams: Streams): (done: number, total: number) => void {
  if (!(streams.isErrorTerminal ?? streams.isTerminal)) return () => {};
  return (done, total) => {
    if (done % STEP === 0 || done === total) {
      void write(
        streams.err,
        `\r\x1b[K导出 exporting ${count(done)} / ${count(total)}${done === total ? '\n' : ''}`,
      );
    }
  };
}

function summary({ loaded, removed, documents, seconds }: ExportReport): string {
  const unchanged = loaded + removed === 0;
  return unchanged
    ? `没有新内容 · nothing new: ${count(documents)} 份文档 documents, ${seconds} s\n`
    : `写入 loaded ${count(loaded)} · 移除 removed ${count(removed)} · 共 in all ${count(documents)} 份文档 documents, ${seconds} s\n`;
}
