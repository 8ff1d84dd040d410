import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { corrected } from '../check.ts';
import { kit } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import { type Imported, importLines } from '../review/lines/import.ts';
import { isPrinted, lineOf } from '../review/lines/line.ts';
import { printable } from '../show/width.ts';
import { pathAt } from './files.ts';
import { personHere } from './person.ts';
import { listingOn } from './progress.ts';
import { EXIT, type Streams, write } from './streams.ts';

type CorrectionsFlags = {
  readonly import?: string;
  readonly dryRun?: boolean;
  readonly reviewer?: string;
  readonly since?: string;
};

/** `ziping corrections ARCHIVE`: prints what people said, one line each; `--import FILE` takes such lines in. */
export async function correctionsCommand(
  target: string,
  flags: CorrectionsFlags,
  streams: Streams,
): Promise<number> {
  if (flags.import === undefined && (flags.dryRun || flags.reviewer !== undefined))
    throw new UsageError(
      '--dry-run、--reviewer 要与 --import 同用 · --dry-run and --reviewer go with --import',
    );
  if (flags.import !== undefined && flags.since !== undefined)
    throw new UsageError('--since 只用于导出 · --since is for printing only');
  const since = sinceOf(flags.since);
  await using archive = await openArchive(await pathAt(target), {
    judge: corrected,
    mustExist: true,
    onListing: listingOn(streams),
  });
  if (flags.import === undefined) return await print(archive, since, streams);
  return await take(archive, { ...flags, import: flags.import }, streams);
}

function sinceOf(given = '0'): number {
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new UsageError(`--since 要一个序号 · --since takes a sequence number, found "${given}"`);
}

/** Entries at a time. */
const PAGE = 1000;

async function print(archive: Archive, since: number, streams: Streams): Promise<number> {
  for (let after = since; ; ) {
    const page = await archive.allCorrections({ after, limit: PAGE });
    const lines = page.filter(isPrinted).map(one => `${JSON.stringify(lineOf(one))}\n`);
    await write(streams.out, lines.join(''));
    if (page.length < PAGE) return EXIT.ok;
    after = page.at(-1)!.sequence;
  }
}

async function take(
  archive: Archive,
  { import: file, dryRun, reviewer }: CorrectionsFlags & { readonly import: string },
  streams: Streams,
): Promise<number> {
  const isDry = dryRun ?? false;
  const importing = { archive, kit, reviewer: reviewer ?? personHere(), isDry };
  const imported = await importLines(await linesOf(file), importing);
  for (const { number, message } of imported.refused)
    await write(
      streams.err,
      `${printable(`第 ${number} 行 line ${number}: ${message.zh} · ${message.en}`)}\n`,
    );
  const { refused, ...rest } = imported;
  const report = { ...rest, refused: refused.length, isDry };
  await write(streams.out, streams.isTerminal ? summary(imported, isDry) : `${JSON.stringify(report)}\n`);
  return refused.length > 0 ? EXIT.unreadable : EXIT.ok;
}

/** The lines of a file, `-` for standard input. Throws UsageError for a file that cannot be read. */
async function linesOf(file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input: process.stdin });
  const path = await pathAt(file);
  try {
    if (!(await stat(path)).isDirectory()) return (await open(path)).readLines();
  } catch (error) {
    throw notRead(file, (error as Error).message);
  }
  throw notRead(file, '是一个目录 · it is a folder');
}

function notRead(file: string, why: string): UsageError {
  return new UsageError(`无法读取 · cannot be read: ${file}: ${why}`);
}

function summary({ lines, documents, added, known, refused }: Imported, isDry: boolean): string {
  const words = [
    `${lines} 行 lines`,
    `${documents} 份文件 documents`,
    isDry ? `将记入 would be added ${added}` : `已记入 added ${added}`,
    `原已有 already there ${known}`,
  ];
  const none = refused.length > 0 ? `，未写入任何一条 · refused ${refused.length}, nothing was written` : '';
  return `${words.join(' · ')}${none}\n`;
}
