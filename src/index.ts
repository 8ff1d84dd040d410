/** The library's door: everything that other programs may use. */
import './needs-node.ts';

export { check } from './check.ts';
export { extract, kit, type Options } from './defaults.ts';
export { SourceError, UsageError } from './errors.ts';
export { type FoundTables, findTables } from './find-tables.ts';
export type { Template } from './forms/template.ts';
export {
  type Judged,
  judge,
  type RuleKit,
  type Stale,
  type Validated,
  validateCorrection,
} from './mend/judge.ts';
export type * from './model.ts';
export type { ExtractOptions, Kit } from './pipeline.ts';
export type { SourceFile } from './read/source.ts';
export type { FormView } from './rules/form-view.ts';
export { RULES } from './rules/index.ts';
export type { Profile, Profiles } from './rules/profile.ts';
export { type Context, type Example, eachForm, type Found, type Rule } from './rules/rule.ts';
export { findFindings } from './rules/run.ts';
export { documentJsonSchema, documentSchema } from './schema/document.ts';
export { parseDocument } from './schema/stored.ts';
export { version } from './version.ts';
