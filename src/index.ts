/** The library's door: everything that other programs may use. */
export { extract, kit } from './defaults.ts';
export { SourceError, UsageError } from './errors.ts';
export { documentJsonSchema, documentSchema } from './forms/schema.ts';
export type { Template } from './forms/template.ts';
export type * from './model.ts';
export type { ExtractOptions, Kit } from './pipeline.ts';
export { extract as extractWith, findTables } from './pipeline.ts';
export type { SourceFile } from './read/source.ts';
export { findFindings } from './rules/run.ts';
export { version } from './version.ts';
