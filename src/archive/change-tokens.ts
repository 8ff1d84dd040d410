import { hash } from 'node:crypto';
import type { Driver } from './driver.ts';

export type ChangeToken = {
  readonly sha256: string;
  /** another one as soon as the document was read again, was found elsewhere, or was corrected */
  readonly stamp: string;
};

const STAMPS = `
  SELECT f.sha256, f.version, f.read_at,
    (SELECT string_agg(p.path, '\n' ORDER BY p.path) FROM places p WHERE p.sha256 = f.sha256) AS places,
    (SELECT max(c.sequence) FROM corrections c WHERE c.sha256 = f.sha256) AS correction
  FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
  WHERE f.sha256 > $1 ORDER BY f.sha256 LIMIT $2`;

/** Stamps of the documents of an archive, in the order of their sha256: what has changed is told without opening one. */
export async function changeTokensOf(
  driver: Driver,
  { after = '', limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ChangeToken[]> {
  const rows = await driver.all(STAMPS, [after, limit]);
  return rows.map(({ sha256, version, read_at, places, correction }) => ({
    sha256: String(sha256),
    stamp: hash(
      'sha256',
      JSON.stringify([version, read_at, places, correction === null ? null : Number(correction)]),
    ).slice(0, LENGTH),
  }));
}

/** Hexadecimal digits of a stamp: of a million readings of one document, two would be taken for one in a billion archives. */
const LENGTH = 24;
