/** Tells for which machines there are builds of what is not JavaScript: `node scripts/platforms.ts`. */
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

type Entry = Readonly<
  Partial<Record<'os' | 'cpu' | 'libc', readonly string[]>> & {
    dev?: boolean;
    optionalDependencies?: Readonly<Record<string, string>>;
  }
>;
type Lock = Readonly<{ packages: Readonly<Record<string, Entry>> }>;

/** Machines that people have. `musl` is Alpine’s C library. */
const PLATFORMS = [
  { key: 'linux x64 glibc', zh: 'Linux x64', en: 'Linux x64' },
  { key: 'linux arm64 glibc', zh: 'Linux arm64（鲲鹏、飞腾）', en: 'Linux arm64' },
  { key: 'win32 x64', zh: 'Windows x64', en: 'Windows x64' },
  { key: 'win32 arm64', zh: 'Windows arm64', en: 'Windows arm64' },
  { key: 'darwin arm64', zh: 'macOS，苹果芯片', en: 'macOS, Apple silicon' },
  { key: 'darwin x64', zh: 'macOS，英特尔', en: 'macOS, Intel' },
  { key: 'linux x64 musl', zh: 'Alpine x64（musl）', en: 'Alpine x64 (musl)' },
  { key: 'linux loong64 glibc', zh: 'Linux 龙芯', en: 'Linux LoongArch' },
] as const;

/** The npm package `node` fetches its binary as it is installed, which no lock file tells: what the registry has. */
const NODE = ['linux x64 glibc', 'linux arm64 glibc', 'win32 x64'];

/** Builds of every native package that ziping needs to run: its name, and the machines. */
export function nativePackages(lock = readLock()): Map<string, ReadonlySet<string>> {
  const entries = Object.entries(lock.packages).filter(([, { dev }]) => !dev);
  const families = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap(name => {
      const builds = entries.find(([own, { cpu }]) => own === `node_modules/${name}` && cpu)?.[1];
      return builds ? [{ name: path.slice('node_modules/'.length), builds: keysOf(builds) }] : [];
    }),
  );
  const found = Map.groupBy(families, ({ name }) => name);
  const whole = entries.filter(([, { os, cpu }]) => os && !cpu).map(([path]) => path);
  return new Map([
    ...[...found].map(([name, own]) => [name, new Set(own.flatMap(({ builds }) => builds))] as const),
    ...whole.map(path => [path.slice('node_modules/'.length), buildsWithin(path)] as const),
  ]);
}

function keysOf({ os = [], cpu = [], libc }: Entry): string[] {
  const libcs = libc ?? (os.includes('linux') ? ['glibc'] : ['']);
  return os.flatMap(system => cpu.flatMap(arch => libcs.map(own => `${system} ${arch} ${own}`.trim())));
}

/** A package that has its builds in itself, below `bin/napi-v6/linux/x64`; those for Linux want glibc. */
function buildsWithin(path: string): ReadonlySet<string> {
  const builds = globSync('bin/napi-v*/*/*', { cwd: join(ROOT, path) }).map(build => build.split(sep));
  return new Set(builds.map(([, , os, cpu]) => `${os} ${cpu}${os === 'linux' ? ' glibc' : ''}`));
}

function readLock(): Lock {
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
}

/** The machines as a table of Markdown, in one language. */
export function platformsTable(language: 'zh' | 'en'): string {
  const natives = nativePackages();
  const columns = [['node', new Set(NODE)] as const, ...natives];
  const head = { zh: '机器', en: 'machine' }[language];
  const rows = PLATFORMS.map(({ key, ...name }) => {
    const cells = columns.map(([, builds]) => (builds.has(key) ? '✓' : '—'));
    return `| ${[name[language], ...cells].join(' | ')} |`;
  });
  const heads = [head, ...columns.map(([name]) => `\`${name}\``)];
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows].join('\n');
}

if (import.meta.main) console.log(platformsTable('en'));
