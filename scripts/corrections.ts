/**
 * Random corrections and undos by a process that is killed at random times, again and again: the log must hold all that
 * was confirmed, replay to the same document, verify as a chain, and show a changed byte.
 *
 *     node scripts/corrections.ts [entries]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { profiles } from '../parsers/profiles/index.ts';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import { factsOf } from '../src/archive/facts.ts';
import { lastAbout } from '../src/archive/log.ts';
import { effective, judge, leafAt, validateCorrection } from '../src/judge.ts';
import type { Correction, CorrectionEntry, Document, LeafValue } from '../src/model.ts';
import { randomOf } from '../src/review/sample/random.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/g60/document.json');
const SHA = 'c'.repeat(64);

export type Ordeal = {
  readonly entries: number;
  readonly kills: number;
  /** entries that were confirmed and are not in the log, or are another one there */
  readonly lost: number;
  readonly isWhole: boolean;
  /** whether the log, and the document judged by it, are what simply going through the entries gives */
  readonly isReplayed: boolean;
  /** changed bytes, and those of them that were found */
  readonly changes: number;
  readonly found: number;
};

/** Writes so many entries in an archive of its own, killing the writer as it goes. */
export async function endure(entries: number, { seed = 'ordeal', changes = 20 } = {}): Promise<Ordeal> {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-corrections-'));
  try {
    const where = join(folder, 'archive.ziping');
    const document = await prepare(where);
    const { confirmed, kills } = await killing(where, entries, seed);
    const archive = await openArchive(where);
    const log = await archive.corrections(SHA);
    const { isWhole } = await archive.verifyLog();
    await archive.close();
    const lost = [...confirmed].filter(([at, hash]) => log[at - 1]?.hash !== hash).length;
    const found = await tamper(where, changes, seed);
    return {
      ...{ entries: log.length, kills, lost, isWhole, changes, found },
      isReplayed: isSame(document, log),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(where: string): Promise<Document> {
  const read = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Document;
  const document = { ...read, source: { ...read.source, sha256: SHA } };
  const archive = await openArchive(where);
  await archive.plan('r', [{ path: '/a.pdf', sha256: SHA, bytes: 1 }]);
  await archive.save([
    {
      ...{ sha256: SHA, version: '0.1.0', state: 'done', document: JSON.stringify(document) },
      facts: factsOf(document, 1),
    },
  ]);
  await archive.close();
  return document;
}

/** Starts writers until there are enough entries; each is killed after a random number of confirmations, some amid a write. */
async function killing(where: string, entries: number, seed: string) {
  const random = randomOf(seed, 'kills');
  const confirmed = new Map<number, string>();
  let kills = 0;
  while (Math.max(0, ...confirmed.keys()) < entries) {
    const writer = spawn(process.execPath, [import.meta.filename, '--writer', where, `${seed}${kills}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>(resolve => writer.once('exit', resolve));
    let left = 1 + Math.floor(random() * Math.min(80, entries * 0.5));
    for await (const line of createInterface({ input: writer.stdout })) {
      const { sequence, hash } = JSON.parse(line) as { sequence: number; hash: string };
      confirmed.set(sequence, hash);
      left -= 1;
      if (left <= 0 || sequence >= entries) writer.kill('SIGKILL');
    }
    const code = await ended;
    if (code !== null) throw new Error(`The writer ended by itself, with status ${code}.`);
    kills += 1;
  }
  return { confirmed, kills };
}

/** The state by going through the entries with a stack a value, as a person would by hand. */
function isSame(document: Document, log: readonly Correction[]): boolean {
  const stacks = new Map<string, Correction[]>();
  for (const entry of log) {
    const stack = stacks.get(entry.path) ?? [];
    const next =
      entry.kind === 'undo' ? stack.filter(one => one.sequence !== entry.undoes) : [...stack, entry];
    stacks.set(entry.path, next);
  }
  const tops = [...stacks.values()]
    .flatMap(stack => stack.at(-1) ?? [])
    .sort((a, b) => a.sequence - b.sequence);
  const { document: judged, stale } = judge(document, log, { profiles });
  const values = (of: (path: string) => LeafValue | undefined) =>
    JSON.stringify([...stacks.keys()].map(path => of(path)));
  const expected = values(path => {
    const top = stacks.get(path)?.at(-1);
    return top ? top.after!.value : leafAt(document, path)!.value;
  });
  const hashes = (all: readonly Correction[]) => all.map(({ hash }) => hash).join();
  const isLike = values(path => leafAt(judged, path)!.value) === expected;
  return stale.length === 0 && isLike && hashes(effective(log)) === hashes(tops);
}

/** Changes one byte of an entry, looks, and puts it back. */
async function tamper(where: string, changes: number, seed: string): Promise<number> {
  const random = randomOf(seed, 'changes');
  const database = new DatabaseSync(where);
  const archive = await openArchive(where);
  let found = 0;
  try {
    const last = Number(database.prepare('SELECT max(sequence) AS last FROM corrections').get()!.last);
    const put = database.prepare('UPDATE corrections SET entry = ? WHERE sequence = ?');
    for (let i = 0; i < changes; i += 1) {
      const sequence = 1 + Math.floor(random() * last);
      const entry = String(
        database.prepare('SELECT entry FROM corrections WHERE sequence = ?').get(sequence)!.entry,
      );
      const at = Math.floor(random() * entry.length);
      const other = entry[at] === '0' ? '1' : '0';
      put.run(entry.slice(0, at) + other + entry.slice(at + 1), sequence);
      const state = await archive.verifyLog();
      if (!state.isWhole && state.sequence === sequence) found += 1;
      put.run(entry, sequence);
    }
  } finally {
    database.close();
    await archive.close();
  }
  return found;
}

/** Corrects and takes back at random until it is killed; each entry is confirmed when it is written. */
async function write(where: string, seed: string): Promise<never> {
  const archive = await openArchive(where);
  const stored = await archive.document(SHA);
  const document = JSON.parse(stored!.document) as Document;
  const random = randomOf(seed, 'writer');
  const paths = Array.from({ length: 12 }, (_, row) => `/forms/0/data/indicators/${row}/score`);
  for (;;) {
    const path = paths[Math.floor(random() * paths.length)]!;
    const { sequence, hash } = await writeOne(archive, { document, path, random });
    process.stdout.write(`${JSON.stringify({ sequence, hash })}\n`);
  }
}

type Work = { readonly document: Document; readonly path: string; readonly random: () => number };

async function writeOne(archive: Archive, { document, path, random }: Work): Promise<Correction> {
  const corrections = await archive.corrections(SHA);
  const standing = effective(corrections).find(one => one.path === path);
  const { value, evidence } = leafAt(document, path)!;
  const bare: Omit<CorrectionEntry, 'kind' | 'after' | 'undoes'> = {
    ...{ sha256: SHA, path, track: 'work', reason: null, reviewer: '甲', version: '0.1.0', sample: null },
    before: { text: evidence.text, value, ...(evidence.regions && { regions: evidence.regions }) },
    at: new Date().toISOString(),
  };
  const text = (random() * 20).toFixed(2);
  const typed = validateCorrection(document, path, text);
  if (!typed.isValid) throw new Error(typed.message.en);
  const entry: CorrectionEntry =
    standing && random() < 0.4
      ? { ...bare, kind: 'undo', after: null, undoes: standing.sequence }
      : { ...bare, kind: 'correct', after: { text, value: typed.value }, undoes: null };
  const result = await archive.correct([{ entry, expected: lastAbout(corrections, entry) }]);
  if (result.kind !== 'written') throw new Error('There is another writer.');
  return result.corrections[0]!;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , first, where, seed] = process.argv;
  if (first === '--writer') await write(where!, seed!);
  const ordeal = await endure(Number(first ?? 1000));
  console.log(JSON.stringify(ordeal));
  const isWell = ordeal.lost === 0 && ordeal.isWhole && ordeal.isReplayed && ordeal.found === ordeal.changes;
  process.exitCode = isWell ? 0 : 1;
}
