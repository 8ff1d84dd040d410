import type { Template } from '../../src/forms/template.ts';
import { declaration } from './templates/declaration.ts';

/** Templates of this family. */
export const declarationTemplates: readonly Template[] = [declaration];
