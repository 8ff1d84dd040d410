import type { Archive, StoredDocument } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import { leafAt, WHOLE } from '../../mend/judge.ts';
import type { Document } from '../../model.ts';
import { declaresGaps } from './declared-gaps.ts';
import { plantedIn } from './planted-error.ts';
import type { DrawRequest, Lot, SampleItem } from './sample.ts';

type Drawn = {
  readonly lots: readonly Lot[];
  /** in which errors can be planted, as far as they are in no sample */
  readonly spare: readonly Lot[];
  readonly request: DrawRequest;
};

/** What was drawn, as the documents have it, with the planted errors among it: by document, then in the order of its values. */
export async function itemsOf(
  archive: Archive,
  { lots, spare, request }: Drawn,
): Promise<readonly SampleItem[]> {
  const read = reader(archive);
  const byDocument = Map.groupBy(lots, ({ sha256 }) => sha256);
  const items: SampleItem[] = [];
  for (const [sha256, own] of byDocument) {
    const document = await read(sha256);
    items.push(...own.map(lot => itemOf(lot, document)));
  }
  const wanted = Math.ceil(request.plan.planted * lots.length);
  const taken = new Set(lots.map(nameOf));
  let planted = 0;
  for (const lot of spare) {
    if (planted === wanted || request.plan.unit === 'document') break;
    if (taken.has(nameOf(lot))) continue;
    const document = await read(lot.sha256);
    const error = plantedIn(document.document, lot.path, request.seed);
    if (error === null) continue;
    items.push({ ...itemOf(lot, document), planted: error });
    planted += 1;
  }
  const order = new Map(items.map(item => [item, `${item.sha256}${numbered(item.path)}`]));
  return items.sort((a, b) => (order.get(a)! < order.get(b)! ? -1 : 1));
}

/** rows in the order of their numbers */
function numbered(path: string): string {
  return path.replace(/(?<=\/)\d+(?=\/|$)/g, row => row.padStart(6, '0'));
}

function nameOf({ sha256, path }: Pick<Lot, 'sha256' | 'path'>): string {
  return sha256 + path;
}

type Opened = StoredDocument & { readonly parsed: Document };

function reader(archive: Archive): (sha256: string) => Promise<{ document: Document; version: string }> {
  let last: Opened | null = null;
  return async sha256 => {
    if (last?.sha256 !== sha256) {
      const stored = await archive.document(sha256);
      if (!stored) throw new Error(`The document ${sha256} is no longer in the archive.`);
      last = { ...stored, parsed: storedDocument(sha256, stored.document) };
    }
    return { document: last.parsed, version: last.version };
  };
}

function itemOf(
  { sha256, path, traits }: Lot,
  { document, version }: { document: Document; version: string },
): SampleItem {
  const leaf = path === WHOLE ? null : leafAt(document, path);
  return {
    sha256,
    version,
    path,
    traits,
    planted: null,
    value: leaf?.value ?? null,
    text: leaf?.evidence.text ?? null,
    review: path === WHOLE ? declaresGaps(document) : traits.band === 'review',
  };
}
