import type { Extraction } from './model.ts';

/** A file to read: its name as printed in the document, and its bytes. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array };

export type ExtractOptions = {
  /** for encrypted PDFs */
  readonly password?: string;
};

/**
 * Reads one file: pages → grids → drafts → forms → findings. Never throws for a bad file: its document then has
 * `error` and no forms.
 */
export async function extract(_file: SourceFile, _options: ExtractOptions = {}): Promise<Extraction> {
  throw new Error('not built yet');
}
