import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksIn, PAGES, shellLines, textOf } from './helpers/doc-commands.ts';
import { newDatabase } from './helpers/new-database.ts';
import { shellIn } from './helpers/shell.ts';
import { zipOf } from './helpers/zip.ts';
import { ziping } from './helpers/ziping.ts';

/**
 * Every line that a page gives to a shell is run by a shell, in the order of its page, in a folder like the one that its
 * reader stands in. Pages in Chinese have the same lines (tests/docs.test.ts).
 */

const ROOT = join(import.meta.dirname, '..');

const HAS_SQLITE = spawnSync('sqlite3', ['--version']).status === 0;

/** Lines that are not run here, each with where it is run, or why nowhere. */
const NOT_HERE: readonly (readonly [RegExp, string])[] = [
  [/^npm test$/, 'it is what runs this'],
  [/^npm ci$/, 'what .ci/run does before the tests'],
  [/^npm pack$|^(?:\w+=\w+ )?npm install/, 'scripts/pack.ts packs, installs and runs the package'],
  [/^npm run bundle$/, 'tests/bundle.test.ts makes a bundle and starts it'],
  [/^docker /, '.ci/run builds and starts the image where there is a Docker'],
  [/ s3:\/\//, 'there is no bucket; tests/warehouse/sinks/bucket.test.ts has all but the extension'],
  ...(HAS_SQLITE ? [] : [[/^sqlite3 |^openssl pkeyutl /, 'NOT RUN: no sqlite3 on this machine'] as const]),
  [/^base64 -d > signature/, 'it waits for what is pasted; the line before is given its answer here'],
];

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-shell-'));
const SAMPLE = join(ROOT, 'fixtures/sichuan/source.pdf');
/** An archive that pages find there; it is read once for all of them. */
const BASE = join(FOLDER, 'base.ziping');

beforeAll(async () => {
  const argv = ['ingest', SAMPLE, join(ROOT, 'fixtures/g60'), '--workers', '1', '--archive', BASE];
  expect((await ziping(argv)).code).toBe(0);
});

/** The folder of a reader: a clone's fixtures, files of an archive, keys, and an archive where the page makes none. */
async function readersFolder(page: string): Promise<{ folder: string; url: string }> {
  const folder = mkdtempSync(join(FOLDER, 'page-'));
  symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'));
  for (const own of ['archive/2023', 'archive/old/a']) mkdirSync(join(folder, own), { recursive: true });
  for (const file of ['form.pdf', 'archive/2023/a.pdf', 'archive/old/a/b.pdf'])
    cpSync(SAMPLE, join(folder, file));
  writeFileSync(join(folder, 'archive/2024.zip'), zipOf([{ name: 'form.pdf', data: readFileSync(SAMPLE) }]));
  writeFileSync(join(folder, 'stamp'), '');
  utimesSync(join(folder, 'stamp'), 0, 0);
  const archive = join(folder, 'archive.ziping');
  const lines = shellLines(textOf(page));
  const first = lines.find(line => line.includes('archive.ziping'));
  if (first !== undefined && !first.includes(' ingest ')) {
    cpSync(BASE, archive);
    // what a page tells of a second certificate was drawn and signed before
    if (lines.some(line => line.includes('--report 2')))
      expect((await ziping(['sample', archive, '--zero', '5%'])).code).toBe(0);
  }
  return { folder, url: await newDatabase('shell') };
}

/** What a README shows of the first command is what it prints. */
function expectExcerpt(readme: string, out: string): void {
  const excerpt = /```\n(1\. [\s\S]*?)```/.exec(readme)![1]!.split('\n');
  for (const line of excerpt.filter(own => own.trim() !== ''))
    expect(out.split('\n')).toContain(line.trimEnd());
}

describe('what a page gives to a shell runs', () => {
  const pages = PAGES.filter(page => !page.endsWith('.zh.md') && shellLines(textOf(page)).length > 0);

  test.each(pages)('%s', async page => {
    const { folder, url } = await readersFolder(page);
    const run = shellIn(folder, { SLURM_ARRAY_TASK_ID: '3' });
    const here = (line: string) =>
      line
        .replace(/(?<=^|[ '])\/archive\b/g, join(folder, 'archive'))
        .replace(/postgres:\/\/\S+/g, url)
        // a worker waits for more, the head is the one that was noted
        .replace(/(?<=^ziping worker .*)$/, ' --until-empty')
        .replace(/40310-3f…/, noted)
        // what a page has just written is what it takes in
        .replace(/\bFILE\b/, 'corrections.jsonl');
    let noted = '';
    const lines = shellLines(textOf(page));
    // keys are made once, wherever the page tells it
    const isKey = (line: string) => /^openssl (?:genpkey|pkey) /.test(line);
    for (const line of [...lines.filter(isKey), ...lines.filter(own => !isKey(own))]) {
      const parts = line.split(' && ').filter(part => !NOT_HERE.some(([pattern]) => pattern.test(part)));
      for (const part of parts) {
        const serves = /^(?:npx )?ziping review /.test(part);
        if (part.includes('--signed')) await run(part.replace('--signed', '--sign key.pem'));
        const { status, out, err } = await run(here(part), { serves });
        if (serves) expect(out, line).toMatch(/^http:\/\/127\.0\.0\.1:\d+/);
        else expect(status, `${line}\n${err}`).toBe(0);
        if (page === 'README.md' && part.startsWith('npx ziping show '))
          for (const own of ['README.md', 'README.zh.md']) expectExcerpt(textOf(own), out);
        noted = /\b\d+-[0-9a-f]{8,}/.exec(out)?.[0] ?? noted;
        if (part.startsWith('sqlite3'))
          writeFileSync(join(folder, 'signature'), Buffer.from(out.split('|').at(-1)!.trim(), 'base64'));
      }
    }
  });

  test('what is not run here is named because a page has it', () => {
    const parts = pages.flatMap(page => shellLines(textOf(page)).flatMap(line => line.split(' && ')));
    for (const [pattern, why] of NOT_HERE)
      expect(
        parts.some(part => pattern.test(part)),
        why,
      ).toBe(true);
  });
});

describe('samples', () => {
  /** What looks at the samples of each language of a fence. */
  const LOOKED_AT: { readonly [language: string]: string } = {
    sh: 'above',
    ts: 'tests/library.test.ts',
    'sql query': 'tests/warehouse/questions.test.ts',
    'sql rights': 'tests/archive/rights.test.ts',
    sql: 'below',
    json: 'below',
    yaml: 'below',
    '': 'what is printed (tests/docs.test.ts), and variables before docker compose',
  };

  test.each(PAGES)('%s has fences of these kinds alone', page => {
    const fences = [...textOf(page).matchAll(/^```(.*)\n[\s\S]*?^```$/gm)].map(match => match[1]!);
    for (const kind of fences) expect(Object.keys(LOOKED_AT)).toContain(kind);
  });

  test('SQL that is no question is answered', async () => {
    const samples = PAGES.flatMap(page => blocksIn(textOf(page), 'sql(?= *\n)'));
    expect(samples.length).toBeGreaterThan(0);
    for (const sql of new Set(samples)) {
      const { code, out, err } = await ziping(['query', BASE, sql]);
      expect(code, err).toBe(0);
      expect(out.split('\r\n').length).toBeGreaterThan(2);
    }
  });

  test('names and values of the JSON are those of a document', () => {
    const document = readFileSync(join(ROOT, 'fixtures/g60/document.json'), 'utf8');
    const said = JSON.stringify(JSON.parse(document));
    const samples = PAGES.flatMap(page => blocksIn(textOf(page), 'json'));
    expect(samples.length).toBeGreaterThan(0);
    for (const sample of samples) {
      // what is said beside a document is one entry a line
      if (!sample.startsWith('{ "schema"')) {
        for (const line of sample.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('path');
        continue;
      }
      for (const [text] of sample.matchAll(/"[^"]+"(?:: (?:"[^"]*"|\d+|true|false|\[[\d, ]+\]))?/g))
        expect(said.includes(text.replaceAll(/(?<=[:,]) /g, '')), text).toBe(true);
    }
  });

  test('jobs of a scheduler start commands that there are', async () => {
    const samples = blocksIn(textOf('docs/scale.md'), 'yaml').map(text => parse(text));
    for (const { spec } of samples) {
      const [command, ...words] = spec.template.spec.containers[0].args as string[];
      const { code, out } = await ziping([command!, '--help']);
      expect(code).toBe(0);
      for (const flag of words.filter(word => word.startsWith('--'))) expect(out).toContain(flag);
    }
  });
});
