import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The components of the page's style; a later one overrules those before it. */
const COMPONENTS = [
  ...(['theme', 'controls', 'help', 'list', 'overview', 'document', 'pages', 'forms', 'findings'] as const),
  ...(['inspector', 'tools', 'panel', 'paper'] as const),
];

/** The style of the page as one sheet. */
export function pageStyle(): string {
  return COMPONENTS.map(name => readFileSync(join(import.meta.dirname, 'page', `${name}.css`), 'utf8')).join(
    '\n',
  );
}
