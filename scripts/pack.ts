import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Megabytes that an installation may take on disk without the second reader. */
const MOST = 400;

/** The packages of the second reader; others that npm calls optional too are what this machine needs of them. */
const SECOND_READER = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { optionalDependencies: object })
    .optionalDependencies,
);

/**
 * Builds and packs ziping, installs the tarball elsewhere, runs its bin and a program that imports it, with the second
 * reader and without, and tells the sizes; fails where one of them does not hold: node scripts/pack.ts
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-pack-'));
  try {
    const tarball = pack(folder);
    install(folder, tarball);
    const installed = join(folder, 'node_modules/ziping');
    const modules = join(folder, 'node_modules');
    console.log(`tarball ${mb(statSync(tarball).size)} MB, ziping ${mb(diskUse(installed) * 1e6)} MB`);
    const missing = globSync('src/review/page/*.{html,css,svg}', { cwd: ROOT }).filter(
      file => !existsSync(join(installed, 'dist', file)),
    );
    if (missing.length > 0) throw new Error(`not in the package: ${missing.join(' ')}`);
    for (const packages of [[], SECOND_READER]) {
      for (const name of packages) rmSync(join(modules, name), { recursive: true });
      console.log(
        `${packages.length === 0 ? 'all' : 'without the second reader'}: ${diskUse(modules).toFixed(0)} MB`,
      );
      runBin(folder);
      runImport(folder);
    }
    if (diskUse(modules) > MOST) throw new Error(`more than ${MOST} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pack(folder: string): string {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const told = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [{ filename, files }] = JSON.parse(told.slice(told.indexOf('[')));
  const strange = files
    .map(({ path }: { path: string }) => path)
    .filter((path: string) => !EXPECTED.test(path));
  console.log(`${files.length} files`);
  if (strange.length > 0) throw new Error(`does not belong into the package: ${strange.join(' ')}`);
  return join(folder, filename);
}

const EXPECTED =
  /^(dist\/(src|parsers)\/.*\.(js|d\.ts|html|css|svg)|dist\/src\/read\/signs\/weights\.bin|src\/cli\/(ziping|compile-cache)\.js|package\.json|LICENSE|README(\.zh)?\.md|CHANGELOG\.md)$/;

function install(folder: string, tarball: string): void {
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
  run(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball]);
}

function runBin(folder: string): void {
  const forms = ['hunan-2020', 'scan-clean'].map(name => join(ROOT, 'fixtures', name, 'source.pdf'));
  const bin = join(folder, 'node_modules/.bin/ziping');
  const archive = join(mkdtempSync(join(folder, 'archive-')), 'archive.ziping');
  const lines = run(folder, bin, ['extract', ...forms])
    .trim()
    .split('\n');
  const read = lines.map(line => JSON.parse(line).forms.length);
  if (read.includes(0)) throw new Error('the bin reads no form');
  const report = JSON.parse(run(folder, bin, ['ingest', ...forms, '--archive', archive, '--workers', '1']));
  if (report.contents.done !== forms.length) throw new Error(`ingest: ${JSON.stringify(report.contents)}`);
  console.log(
    `bin: forms of a native file and a scan (${read.join(', ')}), ingested in a process of its own`,
  );
}

function runImport(folder: string): void {
  const form = JSON.stringify(join(ROOT, 'fixtures/hunan-2020/source.pdf'));
  const program = `import { check, type Document, extract } from 'ziping';
const { document }: { document: Document } = await extract(${form});
const names: readonly (string | null)[] = document.forms.map(({ data }) => data.projectName);
console.log(names.join(' '), check(document).length);\n`;
  writeFileSync(join(folder, 'program.ts'), program);
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
    include: ['program.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  run(folder, join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder]);
  console.log(`import: ${run(folder, process.execPath, ['program.ts']).trim()}`);
}

function run(cwd: string, command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8' });
}

/** Megabytes on disk, as `du` counts them. */
function diskUse(folder: string): number {
  return Number(run(folder, 'du', ['-sk', '.']).split('\t')[0]) / 1000;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

main();
