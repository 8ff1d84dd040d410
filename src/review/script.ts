import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const PAGE = join(import.meta.dirname, 'page');
/** Sources run as they are; a build has `.js`. */
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

const IMPORT = /^import (?:\{([^}]*)\} from )?'(\.[^']+)';/gm;
const EXPORT = /^export (?=(?:async function|function|const|class) (\w+))/gm;
/** What is left of lines that held types alone. */
const EMPTY = /^(?:import \{\s*\} from .*|export \{\s*\};?|\s*)\n/gm;

/**
 * A module of the page and all that it imports as one script that imports nothing: each module in a function that gives
 * what it exports, those that are needed first. The last one stands as it is, and may wait at its top.
 */
export function scriptOf(name: 'main' | 'single'): string {
  const entry = join(PAGE, `${name}${ENDING}`);
  const names = new Map<string, string>();
  const parts: string[] = [];
  const add = (file: string): string => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const source = sourceOf(file);
    const body = source.replace(IMPORT, (_, wanted: string | undefined, from: string) => {
      const name = add(join(dirname(file), from));
      return wanted === undefined ? '' : `const {${wanted.replace(RENAMED, '$1: $2')}} = ${name};`;
    });
    const name = `module${names.size}`;
    names.set(file, name);
    const exported = [...body.matchAll(EXPORT)].map(match => match[1]!);
    const own = body.replace(EXPORT, '');
    parts.push(
      file === entry ? own : `const ${name} = (() => {\n${own}\nreturn { ${exported.join(', ')} };\n})();\n`,
    );
    return name;
  };
  add(entry);
  return parts.join('');
}

const RENAMED = /(\w+) as (\w+)/g;

function sourceOf(file: string): string {
  const source = readFileSync(file, 'utf8');
  return (file.endsWith('.ts') ? stripTypeScriptTypes(source) : source).replace(EMPTY, '');
}
