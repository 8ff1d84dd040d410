/// <reference lib="dom" />
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guideFor } from '../scripts/bundle/guide.ts';
import { notOnWindows } from '../scripts/bundle/names.ts';
import { isFor } from '../scripts/bundle/packages.ts';
import { scriptsFor } from '../scripts/bundle/start.ts';
import { CHROMIUM, MISSING, startBrowser } from './helpers/chromium.ts';

const ROOT = join(import.meta.dirname, '..');
const PLACE = mkdtempSync(join(tmpdir(), 'ziping-bundle-'));
const BUNDLE = join(PLACE, '自评 bundle');
const HOME = join(PLACE, 'home');

/** Nothing of this machine: no PATH, nothing at home, no network where the kernel lets it go. */
const EMPTY = { HOME, PATH: '', TMPDIR: join(PLACE, 'tmp') };
const WITHOUT_NETWORK =
  spawnSync('unshare', ['--net', 'true'], { stdio: 'ignore' }).status === 0 ? ['unshare', '--net'] : [];

function alone(command: string, ...args: readonly string[]) {
  const [program, ...rest] = [
    ...WITHOUT_NETWORK,
    'env',
    '-i',
    ...given(EMPTY),
    join(BUNDLE, command),
    ...args,
  ];
  return spawnSync(program!, rest, { encoding: 'utf8', cwd: HOME });
}

const given = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables).map(([name, value]) => `${name}=${value}`);

beforeAll(() => {
  for (const folder of [HOME, EMPTY.TMPDIR]) mkdirSync(folder);
  execFileSync('npm', ['run', 'bundle', '--', BUNDLE], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
});

afterAll(() => rmSync(PLACE, { recursive: true }));

describe('a bundle, with no network, an empty home and an empty PATH', () => {
  test('has all that it needs', () => {
    const { status, stdout, stderr } = alone('ziping', 'doctor');
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    // without a PATH there is no unshare, and only that is missing
    expect(lines.filter(line => /^[!✗]/.test(line)).map(line => line.slice(2, 4))).toEqual(['断网']);
  });

  test('reads native forms and scans', () => {
    const { stdout } = alone(
      'ziping',
      'extract',
      ...['g60', 'scan-sealed'].map(name => join(BUNDLE, 'samples', `${name}.pdf`)),
    );
    const documents = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(documents.map(({ forms }) => forms.length)).toEqual([5, 1]);
    expect(documents[1].source.kind).toBe('scanned');
  });

  test('starts with its samples, and prints where to look at them', async () => {
    const child = spawn(join(BUNDLE, 'start'), [], { env: EMPTY, stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    for await (const text of child.stdout) {
      said += text;
      const [address] = /http:\S+/.exec(said) ?? [];
      if (address === undefined) continue;
      await expectPicture(address);
      child.kill('SIGTERM');
    }
    expect(said).toContain('"done":3');
  });

  test('leaves nothing at home', () => expect(readdirSync(HOME)).toEqual([]));

  test('leads to its guide, which names only commands that there are', async () => {
    const guide = readFileSync(join(BUNDLE, '使用说明.txt'), 'utf8');
    const commands = [...guide.matchAll(/^ {4}\.\/ziping (\w+)/gm)].map(match => match[1]!);
    expect(commands.length).toBeGreaterThan(5);
    const help = alone('ziping', '--help').stdout;
    for (const command of commands) expect(help).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const file of guide.matchAll(/docs\/([\w.]+\.md)/g))
      expect(readdirSync(join(BUNDLE, 'docs'))).toContain(file[1]);
  });
});

/** The page opens with its address alone, and draws the first sample of its list. */
async function expectPicture(address: string): Promise<void> {
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  if (CHROMIUM === null) return console.warn(MISSING);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.click('.rows tbody tr a');
    await page.waitForFunction(
      () => (document.querySelector<HTMLCanvasElement>('.sheet canvas')?.width ?? 0) > 99,
    );
  } finally {
    await browser.close();
  }
}

describe('a bundle for Windows', () => {
  const windows = { os: 'win32', cpu: 'x64' };

  test('has commands that every code page reads alike', () => {
    const scripts = scriptsFor(windows);
    expect(scripts.map(({ name }) => name)).toEqual(['ziping.cmd', 'start.cmd']);
    for (const { text } of scripts) expect(text).toMatch(/^(?:[ -~]+\r\n)+$/);
  });

  test('has a guide that Notepad reads', () => {
    const guide = guideFor(windows, '1.0.0');
    expect(guide.startsWith('\ufeff')).toBe(true);
    expect(guide.replaceAll('\r\n', '')).not.toContain('\n');
    expect(guide).toContain('start.cmd');
  });

  test('takes only its own builds', () => {
    const own = join('bin', 'napi-v6', 'win32', 'x64', 'onnxruntime.dll');
    expect([own, 'bin\\napi-v6\\win32', 'lib/index.js'].every(file => isFor(file, windows))).toBe(true);
    expect(
      isFor('bin\\napi-v6\\linux\\x64\\a.so', windows) || isFor('bin/napi-v6/win32/arm64', windows),
    ).toBe(false);
  });

  test.each(['docs/aux.md', 'a/b?.js', 'a/b.', `${'long/'.repeat(50)}a.js`, 'A/readme.md'])(
    'holds no file that Windows cannot: %s',
    path => expect(notOnWindows(['a/README.md', path])).toEqual([path]),
  );
});

test('names that Windows holds are no trouble', () =>
  expect(notOnWindows(['a/README.md', 'a/console.js', 'aux/b.js'].slice(0, 2))).toEqual([]));
