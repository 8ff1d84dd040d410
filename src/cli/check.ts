import picocolors from 'picocolors';
import { allDocuments } from '../archive/archive.ts';
import { storedDocument } from '../archive/stored.ts';
import { corrected } from '../check.ts';
import { kit } from '../defaults.ts';
import { SourceError, UsageError } from '../errors.ts';
import { keepingAnswers } from '../mend/answers.ts';
import type { Document, Finding, Severity } from '../model.ts';
import { linesOf } from '../read/files.ts';
import { RULES } from '../rules/index.ts';
import type { Profile } from '../rules/profile.ts';
import { findFindings } from '../rules/run.ts';
import { findingLines, type OutputLanguage, reportFindings } from '../show/findings.ts';
import { sarifLog } from '../show/sarif.ts';
import { isPostgres } from '../values/address.ts';
import { isSettled } from '../values/settled-finding.ts';
import { version } from '../version.ts';
import { complain } from './extract.ts';
import { filesAt, type Given, pathAt } from './files.ts';
import { type FileReader, openFiles, type ReadFlags } from './guard.ts';
import { printedDocuments } from './printed-documents.ts';
import { EXIT, type Streams, wantsColor, write } from './streams.ts';

type CheckFlags = ReadFlags & {
  readonly format?: 'jsonl' | 'report' | 'sarif';
  readonly lang: OutputLanguage;
  readonly profile?: string;
  readonly failOn?: 'error' | 'warning';
};

/**
 * `ziping check FILE…`: the findings of documents (`.json`, `.jsonl`, `-` for standard input), of PDFs, or of what archives
 * hold, as people left it and with what they answered.
 */
export async function checkCommand(
  paths: readonly string[],
  flags: CheckFlags,
  streams: Streams,
): Promise<number> {
  const profile = profileOf(flags.profile);
  await using files = openFiles(flags);
  return await report(documentsOf(paths, { files, profile }), flags, streams);
}

type Reading = { readonly files: FileReader; readonly profile: Profile | undefined };

async function* documentsOf(paths: readonly string[], { files, profile }: Reading): AsyncGenerator<Document> {
  const archives = paths.filter(isArchive);
  for await (const given of filesAt(paths.filter(path => !isArchive(path))))
    for await (const document of documentsAt(given, files)) yield judged(document, profile);
  for (const path of archives) for await (const document of archived(path)) yield judged(document, profile);
}

function isArchive(path: string): boolean {
  return isPostgres(path) || /\.ziping$/i.test(path);
}

async function* archived(target: string): AsyncGenerator<Document> {
  const { openArchive } = await import('../archive/open.ts');
  await using archive = await openArchive(await pathAt(target), { readOnly: true });
  for await (const { sha256, document, places } of allDocuments(archive)) {
    const own = corrected(storedDocument(sha256, document), await archive.corrections(sha256));
    // of files that are called alike, as many are, the name tells nothing
    yield { ...own, source: { ...own.source, name: places[0] ?? own.source.name } };
  }
}

/** What was found is printed document by document; one log of SARIF holds them all. */
async function report(
  documents: AsyncIterable<Document>,
  flags: CheckFlags,
  streams: Streams,
): Promise<number> {
  const format = flags.format ?? (streams.isTerminal ? 'report' : 'jsonl');
  const all: Document[] = [];
  let [isUnread, isFound, number] = [false, false, 0];
  for await (const document of documents) {
    const { source, error, findings } = document;
    if (error) await complain(source.name, error.message, streams);
    isUnread ||= error !== null;
    isFound ||= findings.some(
      one => flags.failOn !== undefined && !isSettled(one) && reaches(one, flags.failOn),
    );
    if (format === 'sarif') all.push(document);
    else await write(streams.out, printed(document, { format, flags, streams, isFirst: number === 0 }));
    number += 1;
  }
  if (format === 'sarif') {
    const log = sarifLog(all, { rules: RULES, language: flags.lang, version });
    await write(streams.out, `${JSON.stringify(log, null, 2)}\n`);
  }
  return isFound ? EXIT.findings : isUnread ? EXIT.unreadable : EXIT.ok;
}

function profileOf(id: string | undefined): Profile | undefined {
  if (id === undefined) return undefined;
  const all = [kit.profiles.national, ...kit.profiles.places];
  const found = all.find(profile => profile.id === id);
  if (found) return found;
  throw new UsageError(
    `没有这个口径 · no such profile: "${id}"; known: ${all.map(profile => profile.id).join(', ')}`,
  );
}

async function* documentsAt({ path, shown }: Given, files: FileReader): AsyncGenerator<Document> {
  if (path !== '-' && !/\.jsonl?$/i.test(shown)) {
    yield JSON.parse((await files.ask(path, { task: 'document' })).text);
    return;
  }
  try {
    yield* printedDocuments(linesOf(path), shown);
  } catch (error) {
    throw error instanceof SourceError ? new UsageError(error.message) : error;
  }
}

/** The rules run anew; what they said of the prose of pages stays, for a document does not hold its prose. */
function judged(document: Document, profile: Profile | undefined): Document {
  const ofProse = document.findings.filter(({ at }) => at[0]?.startsWith('/pages/'));
  const found = findFindings({ forms: document.forms, prose: [] }, { profiles: kit.profiles, profile });
  return { ...document, findings: keepingAnswers([...found, ...ofProse], document.findings) };
}

type Printing = {
  readonly format: 'jsonl' | 'report';
  readonly flags: CheckFlags;
  readonly streams: Streams;
  readonly isFirst: boolean;
};

function printed(document: Document, { format, flags, streams, isFirst }: Printing): string {
  if (format === 'jsonl') return findingLines([document]);
  const colors = picocolors.createColors(wantsColor(streams));
  const hues = { error: colors.red, warning: colors.yellow, info: colors.dim };
  const paint = (text: string, severity: Severity) => hues[severity](text);
  return (isFirst ? '' : '\n') + reportFindings([document], { language: flags.lang, paint });
}

const RANKS: readonly Severity[] = ['info', 'warning', 'error'];

function reaches({ severity }: Finding, least: Severity): boolean {
  return RANKS.indexOf(severity) >= RANKS.indexOf(least);
}
