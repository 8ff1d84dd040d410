import type { Template } from '../../src/forms/template.ts';
import { transfer } from './templates/transfer.ts';

/** Templates of this family. */
export const transferTemplates: readonly Template[] = [transfer];
