import { basename } from 'node:path';
import { failed } from './failed-document.ts';
import { kit } from './kit.ts';
import type { Extraction } from './model.ts';
import { type ExtractOptions, extract as extractWith, type Kit } from './pipeline.ts';
import { openFile } from './read/files.ts';
import type { SourceFile } from './read/source.ts';

export type Options = ExtractOptions & {
  /** what is known of forms, in place of what ziping knows: `{ ...kit, templates: [...kit.templates, own] }` */
  readonly kit?: Kit;
};

/**
 * Reads one file, given by its path or as its name and bytes. Never throws for a bad file: its document then has
 * `error` and no forms. See `pipeline.ts`.
 */
export async function extract(
  source: string | SourceFile,
  { kit: own = kit, ...options }: Options = {},
): Promise<Extraction> {
  if (typeof source !== 'string') return extractWith(source, own, options);
  try {
    return await extractWith(await openFile(source), own, options);
  } catch (error) {
    return failed({ name: basename(source), bytes: new Uint8Array() }, error);
  }
}

export { kit } from './kit.ts';
