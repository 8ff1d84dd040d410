import type { Template } from '../../src/forms/template.ts';
import { monitoring } from './templates/monitoring.ts';

/** Templates of this family. */
export const monitoringTemplates: readonly Template[] = [monitoring];
