import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Megabytes that an installation may take on disk without the optional packages. */
const MOST = 400;

/**
 * Builds and packs ziping, installs the tarball elsewhere, runs its bin and a program that imports it, and tells the
 * sizes; fails where one of them does not hold: node scripts/pack.ts [--with-optional]
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-pack-'));
  try {
    const tarball = pack(folder);
    install(folder, tarball);
    const installed = join(folder, 'node_modules/ziping');
    const megabytes = diskUse(join(folder, 'node_modules'));
    console.log(
      `tarball ${mb(statSync(tarball).size)} MB, ziping ${mb(diskUse(installed) * 1e6)} MB, all ${megabytes.toFixed(0)} MB`,
    );
    const missing = globSync('src/review/page/*.{html,css,svg}', { cwd: ROOT }).filter(
      file => !existsSync(join(installed, 'dist', file)),
    );
    if (missing.length > 0) throw new Error(`not in the package: ${missing.join(' ')}`);
    runBin(folder);
    runImport(folder);
    if (!process.argv.includes('--with-optional') && megabytes > MOST)
      throw new Error(`more than ${MOST} MB`);
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
  /^(dist\/(src|parsers)\/.*\.(js|d\.ts|html|css|svg)|src\/cli\/ziping\.js|package\.json|LICENSE|README(\.zh)?\.md|CHANGELOG\.md)$/;

function install(folder: string, tarball: string): void {
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
  const optional = process.argv.includes('--with-optional') ? [] : ['--omit=optional'];
  run(folder, 'npm', [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    ...optional,
    tarball,
  ]);
}

function runBin(folder: string): void {
  const form = join(ROOT, 'fixtures/hunan-2020/source.pdf');
  const bin = join(folder, 'node_modules/.bin/ziping');
  const archive = join(folder, 'archive.ziping');
  const document = JSON.parse(run(folder, bin, ['extract', form]));
  if (document.forms.length === 0) throw new Error('the bin reads no form');
  const report = JSON.parse(run(folder, bin, ['ingest', form, '--archive', archive, '--workers', '1']));
  if (report.contents.done !== 1) throw new Error(`ingest: ${JSON.stringify(report.contents)}`);
  console.log(`bin: ${document.forms.length} form, ingested in a process of its own`);
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
