/**
 * Random corrections and undos by three reviewers at once, sent to a `ziping review` that is killed at random moments and
 * started again. The log must hold what was confirmed exactly once, what was refused never, and what nobody answered to at
 * most once; it must replay to the same documents and lists, verify as a chain, and show every changed byte.
 *
 *     npm run lab -- corrections [entries]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { listingOf } from '../../src/archive/listing-rows.ts';
import { openArchive } from '../../src/archive/open.ts';
import { corrected } from '../../src/check.ts';
import type { Document } from '../../src/model.ts';
import { randomOf } from '../../src/review/sample/random.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { killing } from './corrections/killing.ts';
import { isReplayed } from './corrections/replay.ts';
import type { Ledger } from './corrections/reviewer.ts';
import { tamper } from './corrections/tamper.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const NAMES = ['hubei-merged-scores', 'sichuan', 'beijing', 'yunnan-rotated'];

export type Ordeal = {
  /** entries of the log */
  readonly entries: number;
  readonly kills: number;
  readonly confirmed: number;
  readonly refused: number;
  /** statements that a kill left without an answer, and those of them that the log holds */
  readonly unanswered: number;
  readonly kept: number;
  /** confirmed ones that the log does not hold, or otherwise than was told */
  readonly lost: number;
  /** refused ones that it holds, and any that it holds twice */
  readonly uncalled: number;
  readonly isWhole: boolean;
  /** whether documents, and the lists of them, are what going through the entries gives */
  readonly isReplayed: boolean;
  readonly isListed: boolean;
  /** changed bytes, and those of them that were found */
  readonly changes: number;
  readonly found: number;
};

/** Has so many statements confirmed in an archive of its own, killing the server as it goes. */
export async function endure(
  entries: number,
  { seed = 'ordeal', changes = 20, kills = 25 } = {},
): Promise<Ordeal> {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-corrections-'));
  try {
    const where = join(folder, 'archive.ziping');
    const documents = NAMES.map(documentOf);
    await fill(where, documents);
    const each = entries / kills;
    const killed = await killing(where, { documents, seed, entries, each });
    const seen = await look(where, documents, killed.ledger);
    const found = await tamper(where, changes, randomOf(seed, 'changes'));
    return { kills: killed.kills, ...seen, changes, found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentOf(name: string): Document {
  return parseDocument(readFileSync(join(FIXTURES, name, 'document.json'), 'utf8'));
}

async function fill(where: string, documents: readonly Document[]): Promise<void> {
  const archive = await openArchive(where);
  for (const document of documents) {
    const { sha256, bytes } = document.source;
    await archive.plan('r', [{ path: `/${sha256}.pdf`, sha256, bytes }]);
    const text = JSON.stringify(document);
    await archive.save([
      { sha256, version: '0.1.0', state: 'done', document: text, facts: documentSummaryOf(document, 1) },
    ]);
  }
  await archive.close();
}

/** What stands in the archive, against what the reviewers were told. */
async function look(where: string, documents: readonly Document[], { written, refused, unknown }: Ledger) {
  await using archive = await openArchive(where);
  const log = await archive.allCorrections({ limit: 1e6 });
  const kept = Map.groupBy(log, ({ reason }) => reason ?? '');
  const isKept = (mark: string) => kept.has(mark);
  const lost = [...written].filter(([mark, hash]) => kept.get(mark)?.[0]?.hash !== hash);
  const twice = [...kept.values()].filter(({ length }) => length > 1);
  const own = ({ source }: Document) => log.filter(({ sha256 }) => sha256 === source.sha256);
  const listed = await Promise.all(documents.map(one => isListed(archive, corrected(one, own(one)))));
  return {
    entries: log.length,
    confirmed: written.size,
    refused: refused.size,
    unanswered: unknown.size,
    kept: [...unknown].filter(isKept).length,
    lost: lost.length,
    uncalled: [...refused].filter(isKept).length + twice.length,
    isWhole: (await archive.verifyLog()).isWhole,
    isReplayed: documents.every(document => isReplayed(document, own(document))),
    isListed: listed.every(Boolean),
  };
}

async function isListed(archive: Archive, document: Document): Promise<boolean> {
  const filter = { search: document.source.sha256 };
  const [row] = (await archive.list({ filter, order: 'name', offset: 0, limit: 1 })).rows;
  const { open, errors, warnings } = listingOf(document);
  return row?.open === open && row.errors === errors && row.warnings === warnings;
}

if (import.meta.main) {
  const ordeal = await endure(Number(process.argv[2] ?? 1000));
  console.log(JSON.stringify(ordeal));
  const { lost, uncalled, isWhole, isReplayed: isLike, isListed: isShown, changes, found } = ordeal;
  process.exitCode =
    lost === 0 && uncalled === 0 && isWhole && isLike && isShown && found === changes ? 0 : 1;
}
