import type { StoredSample } from '../../archive/archive.ts';
import { parsed } from '../../archive/journal.ts';
import type { SamplePlace } from '../../archive/samples.ts';
import type { LeafValue, SourceKind } from '../../model.ts';
import type { Method } from './sizes.ts';

/** What the population is counted in. */
type SamplingUnit = 'value' | 'document';

/** What values are told apart by: each a stratum to draw by, and a domain to report on. */
export const TRAITS = ['kind', 'template', 'year', 'band'] as const;
export type Trait = (typeof TRAITS)[number];

/** `review`: a person is asked to look at it; else how sure the machine is, as a band. Documents: of their least sure value. */
export type Traits = {
  readonly kind: SourceKind;
  readonly template: string;
  readonly year: number | null;
  readonly band: ConfidenceBand;
};

export type ConfidenceBand = 'review' | '<0.99' | '>=0.99';

export type Plan = {
  readonly unit: SamplingUnit;
  readonly method: Method;
  /** drawn by these, in shares as in the population; by none: simple random */
  readonly strata: readonly Trait[];
  /** what the verdict counts: all wrong values, or those that nobody was asked to look at */
  readonly counting: 'silent' | 'all';
  readonly confidence: number;
  /** share of errors to plant, of the sample's size */
  readonly planted: number;
};

export type SampleItem = {
  readonly sha256: string;
  readonly version: string;
  /** JSON pointer into the document; the whole of it where documents are drawn */
  readonly path: string;
  readonly traits: Traits;
  /** as the document had it when it was drawn; nulls where documents are drawn */
  readonly value: LeafValue;
  readonly text: string | null;
  /** somebody was asked to look at it; a document: it says so itself that it is not whole */
  readonly review: boolean;
  /** an error put into what the reviewer sees; the value is none of the sample then */
  readonly planted: { readonly value: LeafValue; readonly text: string } | null;
};

/** A part of the population and how many of it were drawn. */
export type DrawnStratum = {
  readonly traits: Partial<Traits>;
  readonly population: number;
  readonly size: number;
};

export type Draw = {
  readonly schema: 'ziping/sample/1';
  readonly plan: Plan;
  readonly seed: string;
  /** whether a person chose the seed */
  readonly isSeedGiven: boolean;
  readonly drawnBy: string;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly ziping: string;
  readonly population: number;
  /** documents without a form: none of their values can be drawn, only they themselves */
  readonly unreadable: number;
  /** forms whose lists may lack rows: what is lost of them cannot be drawn; missing in draws of older versions */
  readonly doubtfulLists?: number;
  readonly documents: { readonly number: number; readonly hash: string };
  readonly strata: readonly DrawnStratum[];
  /** sizes of the population by all traits together */
  readonly domains: readonly { readonly traits: Traits; readonly population: number }[];
  /** by document, then in the order of its values */
  readonly items: readonly SampleItem[];
};

export type Sample = Draw & SamplePlace & { readonly id: string };

export function sampleFrom({ id, number, sample }: StoredSample): Sample {
  return { ...parsed<Sample>(sample, `抽样 draw ${number}`), id };
}

export type DrawRequest = {
  readonly plan: Plan;
  readonly seed: string;
  readonly isSeedGiven: boolean;
  readonly drawnBy: string;
  /** called with the number of documents gone through */
  readonly onProgress?: (documents: number) => void;
};

/** One thing that can be drawn, light enough to hold many; `key` is its lot. */
export type Lot = {
  readonly key: number;
  readonly sha256: string;
  readonly path: string;
  readonly traits: Traits;
};
