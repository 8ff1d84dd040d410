import { createHash } from 'node:crypto';
import { type Archive, allDocuments } from '../../archive/archive.ts';
import { storedDocument } from '../../archive/stored.ts';
import { documentLine } from '../../archive/verify-contents.ts';
import { UsageError } from '../../errors.ts';
import { WHOLE } from '../../mend/judge.ts';
import type { Document, Evidence, Form } from '../../model.ts';
import { cellsOf } from '../../values/cells.ts';
import { doubtfulLists } from '../../values/leaves.ts';
import { version } from '../../version.ts';
import { declaresGaps } from './declared-gaps.ts';
import { itemsOf } from './items.ts';
import { isPlaced } from './place-words.ts';
import { leastOf, randomOf } from './random.ts';
import {
  type ConfidenceBand,
  type Draw,
  type DrawnStratum,
  type DrawRequest,
  type Lot,
  type Plan,
  type Sample,
  sampleFrom,
  type Traits,
} from './sample.ts';
import { declaredSize, type Method, zeroDefectSize } from './sizes.ts';

/**
 * Draws a sample and keeps it in the archive before anything of it is given back. Goes once through all documents,
 * page by page, and holds no more than the least lots of every stratum. A value's lot comes from the seed, its document's
 * content and its place among the values alone. Throws UsageError where there is nothing to draw.
 */
export async function drawSample(archive: Archive, request: DrawRequest): Promise<Sample> {
  const { plan, seed, isSeedGiven, drawnBy } = request;
  const frame = await goThrough(archive, request);
  const population = [...frame.strata.values()].reduce((sum, { count }) => sum + count, 0);
  if (population === 0)
    throw new UsageError('归档里没有可抽的取值 · there is nothing in the archive to draw from');
  const size = sizeOf(plan, population);
  const strata: DrawnStratum[] = [];
  const lots: Lot[] = [];
  for (const { traits, count, least } of frame.strata.values()) {
    // rounded up: no stratum has less than its share, so that the size that was planned still says what it says
    const share = Math.ceil((size * count) / population - 1e-9);
    const own = least.least().slice(0, share);
    if (own.length < share) throw new Error(`A stratum of ${count} kept ${own.length} lots of ${share}.`);
    strata.push({ traits, population: count, size: own.length });
    lots.push(...own);
  }
  const items = await itemsOf(archive, { lots, spare: frame.spare.least(), request });
  const draw: Draw = {
    schema: 'ziping/sample/1',
    plan,
    seed,
    isSeedGiven,
    drawnBy,
    at: new Date().toISOString(),
    ziping: version,
    population,
    unreadable: frame.unreadable,
    doubtfulLists: frame.doubtfulLists,
    documents: { number: frame.documents, hash: frame.hash },
    strata,
    domains: [...frame.domains.values()],
    items,
  };
  return sampleFrom(
    await archive.keepSample(
      draw,
      items.map(({ sha256 }) => sha256),
    ),
  );
}

/** How many to draw of a population; all of it where that is not more. */
export function sizeOf(
  { method, confidence }: Pick<Plan, 'method' | 'confidence'>,
  population: number,
): number {
  return Math.min(population, SIZES[method.kind](method as never, population, confidence));
}

const SIZES: {
  readonly [kind in Method['kind']]: (
    method: Extract<Method, { kind: kind }>,
    population: number,
    confidence: number,
  ) => number;
} = {
  zero: ({ rate }, _, confidence) => zeroDefectSize(rate, confidence),
  declared: ({ rate, limit }, population) => declaredSize({ population, rate, limit }),
  rate: ({ size }) => size,
};

/**
 * No sample of that many things or fewer is larger. The size for a declared rate jumps up and down with the whole number
 * of wrong ones in the population; it is largest where that is just above the limit.
 */
function mostOf({ method, confidence }: Plan, leaves: number): number {
  if (method.kind !== 'declared') return sizeOf({ method, confidence }, leaves);
  return Math.min(leaves, Math.ceil((method.limit + 2) / method.rate));
}

async function lotsAtMost(archive: Archive, { unit }: Plan): Promise<number> {
  const { states, totals } = await archive.status();
  return unit === 'value' ? totals.leaves : Object.values(states).reduce((sum, number) => sum + number, 0);
}

type Frame = {
  readonly strata: Map<
    string,
    { readonly traits: Partial<Traits>; count: number; readonly least: ReturnType<typeof leastOf<Lot>> }
  >;
  readonly domains: Map<string, { readonly traits: Traits; population: number }>;
  readonly spare: ReturnType<typeof leastOf<Lot>>;
  documents: number;
  unreadable: number;
  doubtfulLists: number;
  hash: string;
};

/** The most that is ever drawn of a stratum is not known before all are counted, but not above the whole sample. */
async function goThrough(archive: Archive, { plan, seed, onProgress }: DrawRequest): Promise<Frame> {
  const most = mostOf(plan, await lotsAtMost(archive, plan));
  const frame: Frame = {
    strata: new Map(),
    domains: new Map(),
    documents: 0,
    unreadable: 0,
    doubtfulLists: 0,
    hash: '',
    spare: leastOf<Lot>(SPARE * Math.ceil(plan.planted * most)),
  };
  const hash = createHash('sha256');
  for await (const stored of allDocuments(archive)) {
    hash.update(documentLine(stored));
    const document = storedDocument(stored.sha256, stored.document);
    if (document.forms.length === 0) frame.unreadable += 1;
    frame.doubtfulLists += document.forms.filter(form => doubtfulLists(form).length > 0).length;
    for (const lot of lotsOf(document, stored.sha256, { plan, seed })) take(frame, lot, { plan, most });
    frame.documents += 1;
    onProgress?.(frame.documents);
  }
  return { ...frame, hash: hash.digest('hex') };
}

/** An error cannot be planted into every value. */
const SPARE = 4;

function take(
  frame: Frame,
  lot: Lot & { readonly spareKey: number },
  { plan, most }: { plan: Plan; most: number },
): void {
  const { key, sha256, path, traits, spareKey } = lot;
  const own = Object.fromEntries(plan.strata.map(trait => [trait, traits[trait]])) as Partial<Traits>;
  const name = JSON.stringify(own);
  const stratum = frame.strata.get(name) ?? { traits: own, count: 0, least: leastOf<Lot>(most) };
  stratum.count += 1;
  stratum.least.offer({ key, sha256, path, traits });
  frame.strata.set(name, stratum);
  const domainName = JSON.stringify(traits);
  const domain = frame.domains.get(domainName) ?? { traits, population: 0 };
  domain.population += 1;
  frame.domains.set(domainName, domain);
  frame.spare.offer({ key: spareKey, sha256, path, traits });
}

/** Every value that stands somewhere on a page, blanks too, one a cell, or every document as one. What a form does not have cannot be looked at. */
function* lotsOf(
  document: Document,
  sha256: string,
  { plan, seed }: { plan: Plan; seed: string },
): Generator<Lot & { readonly spareKey: number }> {
  const random = randomOf(seed, sha256);
  const { kind } = document.source;
  if (plan.unit === 'document') {
    const all = document.forms.flatMap(cellsOf).map(({ evidence }) => evidence);
    const band = declaresGaps(document) ? 'review' : leastSure(all.filter(isPlaced).map(bandOf));
    const traits = { ...(document.forms[0] ? traitsOf(document.forms[0], kind) : formless(kind)), band };
    yield { key: random(), spareKey: random(), sha256, path: WHOLE, traits };
    return;
  }
  for (const [index, form] of document.forms.entries()) {
    const traits = traitsOf(form, kind);
    for (const { paths, evidence } of cellsOf(form)) {
      if (!isPlaced(evidence)) continue;
      const path = `/forms/${index}/data${paths[0]}`;
      yield {
        key: random(),
        spareKey: random(),
        sha256,
        path,
        traits: { ...traits, band: bandOf(evidence) },
      };
    }
  }
}

/** A document without a form may have lost one: it is drawn like any other. */
function formless(kind: Traits['kind']): Omit<Traits, 'band'> {
  return { kind, template: 'none', year: null };
}

function traitsOf({ family, template, data }: Form, kind: Traits['kind']): Omit<Traits, 'band'> {
  return { kind, template: `${family}/${template}`, year: data.fiscalYear };
}

function bandOf({ review, confidence }: Evidence): ConfidenceBand {
  if (review) return 'review';
  return confidence < 0.99 ? '<0.99' : '>=0.99';
}

function leastSure(bands: readonly ConfidenceBand[]): ConfidenceBand {
  return (['review', '<0.99'] as const).find(band => bands.includes(band)) ?? '>=0.99';
}
