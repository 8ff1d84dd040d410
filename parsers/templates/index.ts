import type { Template } from '../../src/forms/template.ts';
import { declarationTemplates } from './declaration.ts';
import { departmentTemplates } from './department.ts';
import { monitoringTemplates } from './monitoring.ts';
import { projectTemplates } from './project.ts';
import { transferTemplates } from './transfer.ts';

/** All templates, a table a family; of those that fit a form the one that asks for most is taken. */
export const templates: readonly Template[] = [
  ...projectTemplates,
  ...departmentTemplates,
  ...transferTemplates,
  ...declarationTemplates,
  ...monitoringTemplates,
];
