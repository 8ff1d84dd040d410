import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PAGES as MADE, rulesPage, withTables } from '../scripts/docs.ts';
import { blocksIn, codeIn, PAGES, shellLines, textOf, zipingIn } from './helpers/doc-commands.ts';
import { newDatabase } from './helpers/new-database.ts';
import { ziping } from './helpers/ziping.ts';

const ROOT = join(import.meta.dirname, '..');
const ENGLISH = PAGES.filter(page => !page.endsWith('.zh.md'));
/** Pages in both languages at once, or for those who read no Chinese. */
const ALONE = ['docs/audit.md', 'docs/glossary.md'];
const twinOf = (page: string) => page.replace(/\.md$/, '.zh.md');

/** What the first command reads: a native form, and a scanned one. */
const FIRST = ['fixtures/g60/source.pdf', 'fixtures/scan-sealed/source.pdf'];

describe('the READMEs', () => {
  // what it prints is compared in tests/docs-shell.test.ts
  test.each(['README.md', 'README.zh.md'])(
    '%s begins with the first command, and has that for the tests',
    page => {
      expect(shellLines(textOf(page))).toEqual(
        expect.arrayContaining([`npm ci && npx ziping show ${FIRST.join(' ')}`, 'npm ci && npm test']),
      );
    },
  );

  test('fit on a screen: fewer than 900 words beside their tables', () => {
    const prose = textOf('README.md').replace(/^\|.*$/gm, '');
    expect(prose.split(/\s+/).length).toBeLessThan(900);
  });
});

describe('pages in two languages', () => {
  const pairs = ENGLISH.filter(page => !ALONE.includes(page));

  test.each(pairs)('%s has a twin', page => expect(existsSync(join(ROOT, twinOf(page)))).toBe(true));

  test.each(pairs)('%s names the same commands and samples as its twin', page => {
    const [text, twin] = [textOf(page), textOf(twinOf(page))];
    expect(shellLines(twin)).toEqual(shellLines(text));
    for (const language of ['ts', 'sql', 'json', 'yaml'])
      expect(blocksIn(twin, language)).toEqual(blocksIn(text, language));
    const named = (own: string) =>
      [...new Set(codeIn(own).flatMap(code => code.match(/ziping [a-z]+|--[a-z][a-z-]+/g) ?? []))].sort();
    expect(named(twin)).toEqual(named(text));
  });

  test('the tables that are made are as what they are made of', () => {
    for (const [page, language] of MADE) expect(withTables(textOf(page), language)).toBe(textOf(page));
    expect(textOf('docs/accuracy.md')).toMatch(/\| poor [^|]+\| Tesseract alone \|/);
    expect(textOf('docs/install.zh.md')).toMatch(/\| Windows x64 \| ✓ \|/);
    expect(textOf('docs/rules.md')).toBe(rulesPage('en'));
    expect(textOf('docs/rules.zh.md')).toBe(rulesPage('zh'));
  });
});

describe('what pages lead to is there', () => {
  const linked = [...PAGES, 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
  test.each(linked)('%s', page => {
    for (const [, to = '', anchor] of textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const file = to === '' ? page : join(dirname(page), to);
      expect(existsSync(join(ROOT, file)), `${page} → ${file}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(textOf(file)), `${page} → ${file}`).toContain(anchor);
    }
  });

  /** As GitHub makes them of headings. */
  const anchorsOf = (text: string) =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(match =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );

  test.each(PAGES)('%s: the scripts', page => {
    const code = [...codeIn(textOf(page)), ...shellLines(textOf(page))];
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const line of code) {
      const [, script, part] = /^node (scripts\/\S+)(?: ([a-z]+)$)?/.exec(line) ?? [];
      if (script !== undefined) expect(existsSync(join(ROOT, script)), line).toBe(true);
      if (part !== undefined) expect(readFileSync(join(ROOT, script!), 'utf8'), line).toContain(part);
      const [, run] = /^npm (?:run )?(test|check|bench|bundle|format|build)\b/.exec(line) ?? [];
      if (run !== undefined) expect(scripts).toHaveProperty(run);
    }
  });
});

/** All that the pages call files of the reader’s own. */
const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-docs-'));
const SAMPLE = join(ROOT, 'fixtures/sichuan/source.pdf');
const BASE = join(FOLDER, 'base.ziping');
const BIN = join(ROOT, 'src/cli/ziping.js');

beforeAll(async () => {
  for (const folder of ['archive/2023', 'archive/old/a'])
    mkdirSync(join(FOLDER, folder), { recursive: true });
  for (const file of ['form.pdf', 'archive/2023/a.pdf', 'archive/old/a/b.pdf'])
    cpSync(SAMPLE, join(FOLDER, file));
  symlinkSync(join(ROOT, 'fixtures'), join(FOLDER, 'fixtures'));
  const keys = ['genpkey -algorithm ed25519 -out key.pem', 'pkey -in key.pem -pubout -out key.pub.pem'];
  for (const argv of keys) execFileSync('openssl', argv.split(' '), { cwd: FOLDER, stdio: 'ignore' });
  const { code } = await ziping([
    'ingest',
    SAMPLE,
    join(ROOT, 'fixtures/g60'),
    '--archive',
    BASE,
    '--workers',
    '1',
  ]);
  expect(code).toBe(0);
  // an archive from which a sample was drawn before
  expect((await ziping(['sample', BASE, '--zero', '5%'])).code).toBe(0);
});

/** What stands for something that the reader has and we have not. */
const PLACEHOLDER = /…|[\u4e00-\u9fff]+$|^[A-Z]{2,}$|\$[A-Z]|\bNAME\b|2024\.zip/;

/** A word of a page as a word of a command line here; what is written to gets a place of its own on each page. */
function placed(
  word: string,
  own: { readonly archive: string; readonly url: string; readonly folder: string },
) {
  if (word === 'archive.ziping') return own.archive;
  if (word.startsWith('postgres://')) return own.url;
  if (word.startsWith('/archive')) return join(FOLDER, word);
  if (/^(fixtures\/|form\.pdf|\*\.pdf|key\.)/.test(word)) return join(FOLDER, word);
  return /\.(ziping|duckdb|html|xlsx|jsonl)$|^[a-z]+\/$/.test(word) ? join(own.folder, word) : word;
}

// what a page gives to a shell is run by one in tests/docs-shell.test.ts
describe('the commands in the prose of a page run', () => {
  test.each(PAGES.map(page => [page, zipingIn(textOf(page))] as const).filter(([, own]) => own.length > 0))(
    '%s',
    async (_page, commands) => {
      const folder = mkdtempSync(join(FOLDER, 'page-'));
      const own = {
        folder,
        archive: join(folder, 'archive.ziping'),
        url: await newDatabase('docs'),
      };
      copyFileSync(BASE, own.archive);
      for (const words of commands) {
        const argv = words.map(word => placed(word, own));
        const line = words.join(' ');
        if (argv.length === 1 && !ALWAYS.has(argv[0]!)) await expectHelp(argv, line);
        else if (words.some(word => PLACEHOLDER.test(word))) await expectHelp(words, line);
        else if (words.includes('-')) {
          const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv], {
            input: `${SAMPLE}\n`,
            encoding: 'utf8',
          });
          expect(status, `${line}\n${stderr}`).toBe(0);
        } else if (words[0] === 'review' && !argv.includes(own.archive)) await expectHelp(words, line);
        else if (words[0] === 'review')
          expect(await served(argv), line).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
        else {
          const more = ENDLESS[words[0]!] ?? [];
          // what was signed is printed again: it is signed before
          if (words.includes('--signed')) {
            const signing = argv.filter(word => word !== '--signed');
            expect((await ziping([...signing, '--sign', join(FOLDER, 'key.pem')])).code).toBe(0);
          }
          const { code, err } = await ziping([...argv, ...more]);
          expect(code, `${line}\n${err}`).toBe(line.includes('--fail-on') ? 3 : 0);
        }
      }
    },
  );
});

/** Commands that want no more words. */
const ALWAYS = new Set(['doctor', 'rules', 'schema', 'templates', '--help', '--version']);
const ENDLESS: { readonly [command: string]: readonly string[] } = {
  worker: ['--until-empty', '--workers', '1'],
  ingest: ['--workers', '1'],
};

/** There is such a command, and it has the flags that are named. */
async function expectHelp([command, ...words]: readonly string[], line: string): Promise<void> {
  const { code, out } = await ziping([command!, '--help']);
  expect(code, line).toBe(0);
  for (const flag of words.filter(word => word.startsWith('--'))) expect(out, line).toContain(flag);
}

/** The address that is printed; then it is told to end. */
async function served(argv: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [BIN, ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const text of child.stdout) {
    said += text;
    if (said.includes('\n')) child.kill('SIGTERM');
  }
  return said;
}
