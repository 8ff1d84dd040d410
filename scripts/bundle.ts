/**
 * Makes one folder that runs from a stick, for the platform at hand: Node, packages, models, language data, start
 * scripts, samples and a guide. Made from what is installed here, so that a machine without a network can make one too:
 * `npm run bundle`, or `npm run bundle -- FOLDER` to say where.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { version } from '../src/version.ts';
import { guideFor } from './bundle/guide.ts';
import { notOnWindows } from './bundle/names.ts';
import { copyPackages, filesBelow, nodeOf, type Platform } from './bundle/packages.ts';
import { scriptsFor } from './bundle/start.ts';

const ROOT = join(import.meta.dirname, '..');

/** What an installed package holds besides the code that is compiled. */
const OWN = ['src/cli/ziping.js', 'src/cli/compile-cache.js', 'package.json', 'LICENSE'];
const DOCS = ['README.md', 'README.zh.md', 'CHANGELOG.md', 'docs'];
const SAMPLES = ['g60', 'scan-sealed', 'hunan-2020'];

/** Makes a bundle of what is installed and compiled here. Throws where something is there already. */
export function makeBundle(folder: string, platform: Platform): void {
  if (existsSync(folder)) throw new Error(`there is something already: ${folder}`);
  const [app, node] = [join(folder, 'app'), join(folder, 'node')];
  mkdirSync(node, { recursive: true });
  cpSync(nodeOf(platform), join(node, platform.os === 'win32' ? 'node.exe' : 'node'), { dereference: true });
  for (const file of [...OWN, 'dist']) cpSync(join(ROOT, file), join(app, file), { recursive: true });
  copyPackages(app, platform);
  for (const file of DOCS) cpSync(join(ROOT, file), join(folder, file), { recursive: true });
  for (const name of SAMPLES)
    cpSync(join(ROOT, 'fixtures', name, 'source.pdf'), join(folder, 'samples', `${name}.pdf`));
  for (const { name, text } of scriptsFor(platform)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, '使用说明.txt'), guideFor(platform, version));
  const refused = notOnWindows(filesBelow(folder));
  if (refused.length > 0) throw new Error(`Windows and its sticks cannot hold: ${refused.join(' ')}`);
}

if (import.meta.main) {
  const platform = { os: process.platform, cpu: process.arch };
  const folder = resolve(process.argv[2] ?? join(ROOT, `ziping-${version}-${platform.os}-${platform.cpu}`));
  execFileSync('npm', ['run', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: platform.os === 'win32',
  });
  makeBundle(folder, platform);
  // what cannot be started here cannot be started anywhere
  const [program] = scriptsFor(platform);
  const started = execFileSync(join(folder, program!.name), ['doctor'], {
    encoding: 'utf8',
    shell: platform.os === 'win32',
  });
  console.log(`${started}\n${basename(folder)}: ${filesBelow(folder).length} files · ${folder}`);
}
