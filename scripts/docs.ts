/** Writes the tables of the READMEs that come from the code, between their markers: `node scripts/docs.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../src/rules/index.ts';

const ROOT = join(import.meta.dirname, '..');

/** The rules as a table of Markdown, in one language. */
export function rulesTable(language: 'zh' | 'en'): string {
  const heads = language === 'zh' ? '| 规则 | 级别 | 说明 |' : '| rule | severity | statement |';
  const rows = RULES.map(
    ({ id, severity, statement }) => `| \`${id}\` | ${severity} | ${statement[language]} |`,
  );
  return [heads, '| --- | --- | --- |', ...rows].join('\n');
}

/** A text with what stands between the markers of the rules replaced. */
export function withRules(text: string, language: 'zh' | 'en'): string {
  return text.replace(/(<!-- rules -->\n)[\s\S]*?(\n<!-- \/rules -->)/, `$1${rulesTable(language)}$2`);
}

if (import.meta.main) {
  for (const [file, language] of [
    ['README.md', 'en'],
    ['README.zh.md', 'zh'],
  ] as const) {
    const path = join(ROOT, file);
    writeFileSync(path, withRules(readFileSync(path, 'utf8'), language));
  }
}
