import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryOf } from '../../scripts/lab/corrections/entry.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { openArchive } from '../../src/archive/open.ts';
import { openPageReader } from '../../src/batch/page-reader.ts';
import { openerOf } from '../../src/batch/places.ts';
import { corrected } from '../../src/check.ts';
import { kit } from '../../src/defaults.ts';
import type { Document } from '../../src/model.ts';
import { sha256 as sha256Of } from '../../src/read/source.ts';
import { type ReviewServer, type ServerOptions, serveReview } from '../../src/review/server.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { bytesOf, extracted, FIXTURES, SCANS, sourceOf } from './fixtures.ts';

export type Desk = {
  readonly archive: Archive;
  /** of the archive */
  readonly path: string;
  /** the sha256 of a fixture's content */
  readonly sha256: Readonly<Record<string, string>>;
  /** The usual server, started once, or one of its own. */
  serve(other?: Partial<ServerOptions>): Promise<ReviewServer>;
  end(): Promise<void>;
};

type Changes = Readonly<Record<string, (document: Document) => Document>>;

/** An archive of fixtures as they were read once (no file is read again), and servers over it. */
export async function deskWith(names: readonly string[], changes: Changes = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-review-'));
  const target = join(folder, 'archive.ziping');
  const archive = await openArchive(target, { judge: corrected });
  const sha256: Record<string, string> = {};
  for (const name of names) {
    const path = join(FIXTURES, name, sourceOf(name));
    const bytes = bytesOf(name, sourceOf(name));
    const own = sha256Of(bytes);
    sha256[name] = own;
    const golden = await documentOf(name);
    const document = (changes[name] ?? (same => same))({
      ...golden,
      source: { ...golden.source, name: `${name}.pdf`, sha256: own },
    });
    await keep(archive, path, document);
  }
  const servers: ReviewServer[] = [];
  let usual: Promise<ReviewServer> | undefined;
  const pages = openPageReader();
  const start = async (other: Partial<ServerOptions> = {}) => {
    const options = {
      archive,
      kit,
      open: openerOf(archive),
      pages,
      reviewer: '王审',
      isBlind: false,
      port: 0,
      host: null,
      sample: null,
    };
    const server = await serveReview({ ...options, ...other });
    servers.push(server);
    return server;
  };
  return {
    archive,
    path: target,
    sha256,
    serve(other) {
      if (other) return start(other);
      usual ??= start();
      return usual;
    },
    async end() {
      for (const server of servers) await server.close();
      await pages.close();
      await archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A program that visits review pages: it opens their addresses, and brings their cookies from then on. */
export function visitor() {
  const cookies = new Map<string, string>();
  return {
    /** where the page is served that has this address */
    enter(address: string): string {
      const { base, cookie } = entryOf(address);
      cookies.set(new URL(base).origin, cookie);
      return base;
    },
    cookie: (address: string) => cookies.get(new URL(address).origin) ?? '',
    fetch: (address: string, request: RequestInit = {}) =>
      fetch(address, {
        ...request,
        headers: { Cookie: cookies.get(new URL(address).origin) ?? '', ...request.headers },
      }),
  };
}

/** Puts a document in an archive, as read at a place. */
export async function keep(archive: Archive, path: string, document: Document): Promise<void> {
  const { sha256, bytes } = document.source;
  await archive.plan('fixtures', [{ path, sha256, bytes }]);
  const [text, facts] = [JSON.stringify(document), documentSummaryOf(document, 1)];
  const state = document.error ? 'failed' : 'done';
  await archive.save([{ sha256, version: '0.0.0', state, document: text, facts }]);
}

/** A fixture as it was read once; scans keep no such document and are read. */
export async function documentOf(name: string): Promise<Document> {
  if (SCANS.includes(name)) return (await extracted(name)).document;
  return parseDocument(readFileSync(join(FIXTURES, name, 'document.json'), 'utf8'));
}

/** A document in which some values of its first form are to be looked at. */
export function doubting(...paths: readonly string[]): (document: Document) => Document {
  return document => {
    const [first, ...rest] = document.forms;
    const doubted = paths.map(path => [path, { ...first!.evidence[path]!, review: true, confidence: 0.5 }]);
    const evidence = { ...first!.evidence, ...Object.fromEntries(doubted) };
    return { ...document, forms: [{ ...first!, evidence }, ...rest] };
  };
}
