import { openArchive } from '../archive/open.ts';
import { boundYoungSpace } from '../batch/bounded-memory.ts';
import { count } from '../show/counted.ts';
import { type ExportReport, exportArchive } from '../warehouse/export.ts';
import { openTarget, type TargetOptions } from '../warehouse/target.ts';
import { assertWhole, pathAt } from './files.ts';
import { countingOn } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';

type ExportFlags = TargetOptions & { readonly to: string; readonly withoutPeople?: boolean };

/** `ziping export ARCHIVE --to TARGET`: brings a target to what the archive holds. */
export async function exportCommand(
  source: string,
  { to, withoutPeople = false, ...options }: ExportFlags,
  streams: Streams,
): Promise<number> {
  assertWhole(to);
  boundYoungSpace();
  await using archive = await openArchive(await pathAt(source), { readOnly: true });
  const sink = await openTarget(to, options);
  try {
    const report = await exportArchive(archive, sink, {
      onDocument: countingOn(streams, '导出 exporting'),
      isWithoutPeople: withoutPeople,
    });
    await write(streams.out, streams.isTerminal ? summary(report) : `${JSON.stringify(report)}\n`);
    return EXIT.ok;
  } finally {
    await sink.close();
  }
}

function summary({ loaded, removed, documents, seconds }: ExportReport): string {
  const unchanged = loaded + removed === 0;
  return unchanged
    ? `没有新内容 · nothing new: ${count(documents)} 份文档 documents, ${seconds} s\n`
    : `写入 loaded ${count(loaded)} · 移除 removed ${count(removed)} · 共 in all ${count(documents)} 份文档 documents, ${seconds} s\n`;
}
