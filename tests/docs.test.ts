import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesPage, withAccuracy, withFigures, withRules } from '../scripts/docs.ts';
import { ziping } from './helpers/ziping.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const CHINESE = readFileSync(join(ROOT, 'README.zh.md'), 'utf8');

/** What the READMEs write goes here. */
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-docs-'));

const placed = (word: string) => {
  if (word.startsWith('fixtures/')) return join(ROOT, word);
  return /\.(ziping|duckdb)$/.test(word) ? join(FOLDER, word) : word;
};

/** Every `npx ziping …` of a text, as its arguments. */
const commandsOf = (text: string) => [
  ...new Set([...text.matchAll(/npx ziping ([^`\n>，,、|]+)/g)].map(match => match[1]!.trim())),
];

/** What the first command reads: a native form, and a scanned one. */
const FIRST = ['fixtures/g60/source.pdf', 'fixtures/scan-sealed/source.pdf'];

describe('the READMEs', () => {
  test('name the same commands in both languages', () => {
    expect(commandsOf(CHINESE).sort()).toEqual(commandsOf(README).sort());
    const flags = (text: string) => [...new Set(text.match(/(?<=`| )--[a-z-]+/g))].sort();
    expect(flags(CHINESE)).toEqual(flags(README));
    for (const block of [`npm ci && npx ziping show ${FIRST.join(' ')}`, 'npm ci && npm test']) {
      expect(README).toContain(block);
      expect(CHINESE).toContain(block);
    }
  });

  test.each(commandsOf(README).filter(line => !/\*\.pdf|form\.pdf|--html/.test(line)))(
    'ziping %s',
    async line => {
      const { code, out } = await ziping(line.split(' ').map(placed));
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(20);
    },
    30_000,
  );

  test('have the table of the rules as they are', () => {
    expect(withRules(README, 'en')).toBe(README);
    expect(withRules(CHINESE, 'zh')).toBe(CHINESE);
    expect(README).toContain('`total/score-sum`');
    expect(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8')).toBe(rulesPage('en'));
    expect(readFileSync(join(ROOT, 'docs/rules.zh.md'), 'utf8')).toBe(rulesPage('zh'));
  });

  test('have the accuracy of scans as it was counted', () => {
    expect(withAccuracy(README, 'en')).toBe(README);
    expect(withAccuracy(CHINESE, 'zh')).toBe(CHINESE);
    expect(README).toMatch(/\| poor [^|]+\| Tesseract alone \|/);
    expect(CHINESE).toMatch(/\| 较差[^|]+\| 两种 \|/);
  });

  test('have the figures as they were measured, each with a command that there is', () => {
    expect(withFigures(README, 'en')).toBe(README);
    expect(withFigures(CHINESE, 'zh')).toBe(CHINESE);
    const commands = (readme: string) =>
      [...readme.matchAll(/^\|.*\| `((?:node|npm) [^`]+)` \|$/gm)].map(match => match[1]!);
    expect(commands(README).length).toBeGreaterThan(10);
    expect(commands(CHINESE)).toEqual(commands(README));
    for (const command of commands(README)) {
      const script = /^node (\S+)/.exec(command)?.[1] ?? 'scripts/bench.ts';
      const [part] = command.split(' ').slice(script === 'scripts/bench.ts' ? 4 : 2);
      const code = readFileSync(join(ROOT, script), 'utf8');
      if (part !== undefined && part !== 'DIR') expect(code).toContain(part.replace(/^--/, ''));
    }
  });

  test.each([
    ['README.md', README],
    ['README.zh.md', CHINESE],
  ])('what the first command prints is what %s shows', async (_, readme) => {
    const excerpt = /```\n(1\. [\s\S]*?)```/
      .exec(readme)![1]!
      .split('\n')
      .filter(line => line.trim() !== '');
    const { out } = await ziping(['show', ...FIRST.map(placed)]);
    for (const line of excerpt) expect(out.split('\n')).toContain(line.trimEnd());
  });
});
