import { join } from 'node:path';

/** How well scans of one quality were read, by whom. */
export type Accuracy = {
  readonly readers: 'both' | 'tesseract';
  readonly quality: string;
  readonly files: number;
  readonly pages: number;
  readonly fields: number;
  /** fields that are not blank, and those of them that are right */
  readonly filled: number;
  readonly right: number;
  /** fields that are wrong and do not say so */
  readonly silent: number;
  /** values, and those of them that a person must look at */
  readonly values: number;
  readonly review: number;
};

/** The counts of `accuracy.ts`. */
export const COUNTS = join(import.meta.dirname, '../../../docs/accuracy.json');
