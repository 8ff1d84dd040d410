import type { Template } from '../../src/forms/template.ts';
import { chongqing } from './templates/chongqing.ts';
import { department } from './templates/department.ts';
import { tianjin } from './templates/tianjin.ts';

/** Templates of this family. */
export const departmentTemplates: readonly Template[] = [department, chongqing, tianjin];
