/// <reference lib="dom" />
/**
 * How long a newcomer takes from the clone to the first picture of the review page, by README alone: `node
 * scripts/newcomer.ts [PICTURE.png]` clones this repository into a new folder, with an empty home and an empty npm cache,
 * types what the README says, and opens the address that is printed in a browser.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../tests/helpers/chromium.ts';
import { shellLines } from '../tests/helpers/doc-commands.ts';

const ROOT = join(import.meta.dirname, '..');
const PLACE = mkdtempSync(join(tmpdir(), 'ziping-newcomer-'));
const CLONE = join(PLACE, 'ziping');
const HOME = join(PLACE, 'home');
// what the project's own npm scripts and Node put in front belongs to no newcomer
const PATH = process.env
  .PATH!.split(':')
  .filter(folder => !folder.includes('node_modules'))
  .join(':');
const ENV = { PATH, HOME, TMPDIR: PLACE, npm_config_cache: join(HOME, '.npm') };
const started = performance.now();

try {
  mkdirSync(HOME);
  execFileSync('git', ['clone', '--quiet', ROOT, CLONE], { env: ENV });
  tell('cloned');
  // the tests are for those who change ziping
  const lines = shellLines(readFileSync(join(CLONE, 'README.md'), 'utf8')).filter(
    line => !line.includes('npm test'),
  );
  for (const line of lines) {
    if (line.includes('ziping review')) await look(line, process.argv[2]);
    else execFileSync('bash', ['-c', line], { cwd: CLONE, env: ENV, stdio: ['ignore', 'ignore', 'inherit'] });
    tell(line);
  }
} finally {
  rmSync(PLACE, { recursive: true, force: true });
}

function tell(what: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0).padStart(4);
  // on a machine that others use as well it says little without this
  console.log(`${seconds} s  (load ${loadavg()[0]!.toFixed(1)})  ${what}`);
}

/** Starts the server, opens the address that it prints, and the first document of the list, until its page is drawn. */
async function look(line: string, picture: string | undefined): Promise<void> {
  const server = spawn('bash', ['-c', `exec ${line}`], {
    cwd: CLONE,
    env: ENV,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
    await page.goto(await addressOf(server.stdout));
    await page.click('.rows tbody tr a');
    await page.waitForFunction(
      () => (document.querySelector<HTMLCanvasElement>('.sheet canvas')?.width ?? 0) > 99,
    );
    if (picture !== undefined) await page.screenshot({ path: picture });
  } finally {
    await browser.close();
    process.kill(-server.pid!, 'SIGTERM');
  }
}

async function addressOf(stdout: AsyncIterable<unknown>): Promise<string> {
  let said = '';
  for await (const text of stdout) {
    said += text;
    const [address] = /http:\S+/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`no address: ${said}`);
}
