import picocolors from 'picocolors';
import { kit } from '../defaults.ts';
import { SourceError, UsageError } from '../errors.ts';
import type { Document, Finding, Severity } from '../model.ts';
import { openFile } from '../read/files.ts';
import { RULES } from '../rules/index.ts';
import type { Profile } from '../rules/profile.ts';
import { findFindings } from '../rules/run.ts';
import { documentOf } from '../schema/stored.ts';
import { findingLines, type Language, reportFindings } from '../show/findings.ts';
import { sarifLog } from '../show/sarif.ts';
import { version } from '../version.ts';
import { complain } from './extract.ts';
import { filesAt, type Given } from './files.ts';
import { type FileReader, openFiles, type ReadFlags } from './guard.ts';
import { EXIT, type Streams, wantsColor, write } from './streams.ts';

export type CheckFlags = ReadFlags & {
  readonly format?: 'jsonl' | 'report' | 'sarif';
  readonly lang: Language;
  readonly profile?: string;
  readonly failOn?: 'error' | 'warning';
};

/** `ziping check FILE…`: the findings of documents (`.json`, `.jsonl`, `-` for standard input) or of PDFs. */
export async function checkCommand(
  paths: readonly string[],
  flags: CheckFlags,
  streams: Streams,
): Promise<number> {
  const profile = profileOf(flags.profile);
  const documents: Document[] = [];
  const files = openFiles(flags);
  try {
    for await (const given of filesAt(paths)) documents.push(...(await documentsAt(given, files)));
  } finally {
    await files.close();
  }
  return await report(
    documents.map(document => judged(document, profile)),
    flags,
    streams,
  );
}

async function report(documents: readonly Document[], flags: CheckFlags, streams: Streams): Promise<number> {
  for (const { source, error } of documents) {
    if (error) await complain(source.name, error.message, streams);
  }
  await write(streams.out, printed(documents, flags, streams));
  if (flags.failOn && documents.some(({ findings }) => findings.some(one => reaches(one, flags.failOn!)))) {
    return EXIT.findings;
  }
  return documents.some(({ error }) => error !== null) ? EXIT.unreadable : EXIT.ok;
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

async function documentsAt({ path, shown }: Given, files: FileReader): Promise<Document[]> {
  if (path !== '-' && !/\.jsonl?$/i.test(shown))
    return [JSON.parse((await files.ask(path, { task: 'document' })).text)];
  const { bytes } = await openFile(path).catch(error => {
    throw error instanceof SourceError ? new UsageError(error.message) : error;
  });
  return parsed(new TextDecoder().decode(bytes), shown);
}

/** One document, indented or not, or one a line. */
function parsed(text: string, path: string): Document[] {
  const whole = parseOne(text);
  const values =
    whole === undefined
      ? text
          .split('\n')
          .filter(line => line.trim() !== '')
          .map(parseOne)
      : [whole];
  return values.map((value, index) => {
    try {
      return documentOf(value);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const place = `${path}:${index + 1}`;
      throw new UsageError(
        `${place} 不是 extract 打印的文档 · is no document that extract printed: ${error.message}`,
      );
    }
  });
}

function parseOne(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The rules run anew; what they said of the prose of pages stays, for a document does not hold its prose. */
function judged(document: Document, profile: Profile | undefined): Document {
  const ofProse = document.findings.filter(({ at }) => at[0]?.startsWith('/pages/'));
  const found = findFindings({ forms: document.forms, prose: [] }, { profiles: kit.profiles, profile });
  return { ...document, findings: [...found, ...ofProse] };
}

function printed(documents: readonly Document[], flags: CheckFlags, streams: Streams): string {
  const format = flags.format ?? (streams.isTerminal ? 'report' : 'jsonl');
  if (format === 'jsonl') return findingLines(documents);
  if (format === 'sarif') {
    return `${JSON.stringify(sarifLog(documents, { rules: RULES, language: flags.lang, version }), null, 2)}\n`;
  }
  const colors = picocolors.createColors(wantsColor(streams));
  const hues = { error: colors.red, warning: colors.yellow, info: colors.dim };
  return reportFindings(documents, { language: flags.lang, paint: (text, severity) => hues[severity](text) });
}

const RANKS: readonly Severity[] = ['info', 'warning', 'error'];

function reaches({ severity }: Finding, least: Severity): boolean {
  return RANKS.indexOf(severity) >= RANKS.indexOf(least);
}
