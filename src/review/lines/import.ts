import type { Archive, ExpectingEntry } from '../../archive/archive.ts';
import { UsageError } from '../../errors.ts';
import { type CorrectionLine, parseLine, said } from './line.ts';
import { type Numbered, type PlannedLines, type Planning, planOf, type Refused } from './plan.ts';

export type Imported = {
  /** lines that say something */
  readonly lines: number;
  readonly documents: number;
  /** entries that were written, or would be */
  readonly added: number;
  /** lines that the log held already */
  readonly known: number;
  /** nothing is written where there are any */
  readonly refused: readonly Refused[];
};

type Importing = Omit<Planning, 'at'> & {
  readonly archive: Archive;
  /** looks at everything and writes nothing */
  readonly isDry: boolean;
};

/**
 * Takes lines into the log of an archive, judged and kept as what is said on the page. Nothing is written where a line is
 * refused; what the log holds already is not said again. Throws UsageError where somebody else said something of the same
 * meanwhile: what was written until then stays, and is passed over the next time.
 */
export async function importLines(
  texts: AsyncIterable<string> | Iterable<string>,
  { archive, isDry, ...planning }: Importing,
): Promise<Imported> {
  const { byDocument, lines, refused } = await grouped(texts, archive);
  const at = new Date().toISOString();
  const planned: PlannedLines[] = [];
  let known = 0;
  for (const [sha256, own] of byDocument) {
    const stored = (await archive.document(sha256))!;
    const plan = planOf(stored, await archive.corrections(sha256), { ...planning, at, lines: own });
    planned.push(...plan.planned);
    refused.push(...plan.refused);
    known += plan.known;
  }
  refused.sort((a, b) => a.number - b.number);
  if (refused.length === 0 && !isDry) await write(archive, planned);
  const added = refused.length === 0 ? planned.length : 0;
  return { lines, documents: byDocument.size, added, known, refused };
}

/** The lines of each document, in the order of the file. */
async function grouped(texts: AsyncIterable<string> | Iterable<string>, archive: Archive) {
  const byDocument = new Map<string, Numbered[]>();
  const refused: Refused[] = [];
  const contents = new Map<string, Promise<string | null>>();
  const contentOf = (line: CorrectionLine) => {
    const key = line.sha256 ?? `/${line.file}`;
    const found = contents.get(key) ?? knownContent(archive, line);
    contents.set(key, found);
    return found;
  };
  let [number, lines] = [0, 0];
  for await (const text of texts) {
    number++;
    if (text.trim() === '') continue;
    lines++;
    const line = parseLine(text);
    const sha256 = 'message' in line ? null : await contentOf(line);
    if ('message' in line) refused.push({ number, ...line });
    else if (sha256 === null)
      refused.push({ number, ...said('归档里没有这份文件', 'the archive has no such document') });
    else if (!byDocument.get(sha256)?.push({ number, line })) byDocument.set(sha256, [{ number, line }]);
  }
  return { byDocument, lines, refused };
}

async function knownContent(archive: Archive, { sha256, file }: CorrectionLine): Promise<string | null> {
  const own = sha256 ?? (await archive.contentAt(file!));
  return own !== null && (await archive.document(own)) ? own : null;
}

/** Writes entries in their order, as many at once as do not build on each other. */
async function write(archive: Archive, planned: readonly PlannedLines[]): Promise<void> {
  const hashes = new Map<string, string>();
  const sequences = new Map<number, number>();
  const resolved = ({ entry, expected }: PlannedLines): ExpectingEntry => ({
    entry: { ...entry, undoes: entry.undoes && (sequences.get(entry.undoes) ?? entry.undoes) },
    expected: expected && (hashes.get(expected) ?? expected),
  });
  let batch: PlannedLines[] = [];
  const unwritten = new Set<unknown>();
  const flush = async () => {
    const result = await archive.correct(batch.map(resolved));
    if (result.kind === 'conflict') throw overtaken(result.conflicts[0]!, batch);
    for (const [at, { hash, sequence }] of result.corrections.entries()) {
      const { provisional } = batch[at]!;
      hashes.set(provisional.hash, hash);
      sequences.set(provisional.sequence, sequence);
    }
    batch = [];
    unwritten.clear();
  };
  for (const one of planned) {
    if (unwritten.has(one.expected) || unwritten.has(one.entry.undoes)) await flush();
    batch.push(one);
    unwritten.add(one.provisional.hash).add(one.provisional.sequence);
  }
  if (batch.length > 0) await flush();
}

function overtaken({ entry }: ExpectingEntry, batch: readonly PlannedLines[]): UsageError {
  const own = batch.find(one => one.entry.path === entry.path && one.entry.sha256 === entry.sha256);
  return new UsageError(
    `第 ${own?.number} 行所说之处，此间有人另有更正，请重新导入 · ` +
      `line ${own?.number}: somebody said something of the same meanwhile: import it again`,
  );
}
