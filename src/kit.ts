import { declarationTemplates } from '../parsers/declaration/index.ts';
import { departmentTemplates } from '../parsers/department/index.ts';
import { monitoringTemplates } from '../parsers/monitoring/index.ts';
import { profiles } from '../parsers/profiles/index.ts';
import { projectTemplates } from '../parsers/project/index.ts';
import { transferTemplates } from '../parsers/transfer/index.ts';
import type { Kit } from './pipeline.ts';
import { RULES } from './rules/index.ts';

/** The forms that ziping knows, the places whose rules it knows, and its rules. */
export const kit: Kit = {
  profiles,
  rules: RULES,
  templates: [
    ...projectTemplates,
    ...departmentTemplates,
    ...transferTemplates,
    ...declarationTemplates,
    ...monitoringTemplates,
  ],
};
