import { declarationTemplates } from '../parsers/declaration/index.ts';
import { departmentTemplates } from '../parsers/department/index.ts';
import { profiles } from '../parsers/profiles/index.ts';
import { projectTemplates } from '../parsers/project/index.ts';
import { transferTemplates } from '../parsers/transfer/index.ts';
import type { Extraction } from './model.ts';
import { type ExtractOptions, extract as extractWith, type Kit } from './pipeline.ts';
import type { SourceFile } from './read/source.ts';

/** The forms that ziping knows, and the places whose rules it knows. */
export const kit: Kit = {
  profiles,
  templates: [...projectTemplates, ...departmentTemplates, ...transferTemplates, ...declarationTemplates],
};

/** Reads one file with the built-in kit; see `pipeline.ts`. */
export function extract(file: SourceFile, options: ExtractOptions = {}): Promise<Extraction> {
  return extractWith(file, kit, options);
}

export { failed } from './pipeline.ts';
