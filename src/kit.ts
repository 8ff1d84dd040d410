import { profiles } from '../parsers/profiles/index.ts';
import { templates } from '../parsers/templates.ts';
import type { Kit } from './pipeline.ts';
import { RULES } from './rules/index.ts';

/** The forms that ziping knows, the places whose rules it knows, and its rules. */
export const kit: Kit = { profiles, rules: RULES, templates };
