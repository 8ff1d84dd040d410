import type { JournalHead } from './journal.ts';
import type { StoredSignature } from './signatures.ts';

/** Whether a chain is as it was written. */
export type LogState =
  | { readonly isWhole: true; readonly entries: number; readonly head: string | null }
  | { readonly isWhole: false; readonly sequence: number; readonly reason: string };

/** Something that is not as it was written: where it stands, and what is wrong with it. */
export type IntegrityFault = {
  readonly what: 'journal' | 'head' | 'log' | 'draw' | 'signature' | 'document' | 'place';
  /** a number, the path of a document or of a place */
  readonly where: string;
  readonly reason: string;
};

export type Contents = { readonly number: number; readonly hash: string };

export type Verification = {
  readonly journal: LogState;
  readonly log: LogState;
  readonly samples: LogState;
  readonly signatures: readonly StoredSignature[];
  /** null where only chains were looked at */
  readonly documents: Contents | null;
  readonly places: number | null;
  readonly faults: readonly IntegrityFault[];
};

export type VerifyOptions = {
  /** what somebody noted earlier must still stand */
  readonly since?: JournalHead | undefined;
  /** signatures by other keys prove nothing: the fingerprint of the one that is trusted */
  readonly key?: string | undefined;
  /** only the chains and what is anchored in them: quick, whatever the archive holds */
  readonly isBrief?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
};
