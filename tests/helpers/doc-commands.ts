import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Pages that are written by hand or made, from the root: English, and Chinese where there is a twin. */
export const PAGES: readonly string[] = [
  'README.md',
  'README.zh.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

export const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** The code of fenced blocks, in one language of those. */
export function blocksIn(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}[^\n]*\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    match => match[1]!,
  );
}

/** Lines that a shell would run, without comments. */
export function shellLines(text: string): string[] {
  return blocksIn(text, 'sh')
    .flatMap(block => block.split('\n'))
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '');
}

/** Code within a line of prose. */
export function codeIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(match => match[1]!);
}

/** Every command of ziping in the prose of a page, as its words, in the order in which they stand: where it writes to is left out. */
export function zipingIn(text: string): string[][] {
  const lines = codeIn(text).flatMap(line => line.split(/\s+(?:&&|\|)\s+/));
  const commands = lines.flatMap(line => /^(?:npx )?ziping (\S.*)$/.exec(line)?.[1] ?? []);
  const words = [...new Set(commands)].map(command =>
    [...command.replace(/\s+>.*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
      ([, double, single, bare]) => double ?? single ?? bare ?? '',
    ),
  );
  return words;
}
