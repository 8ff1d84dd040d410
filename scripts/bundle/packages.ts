import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { installed } from '../licences/installed.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where it runs. */
export type Platform = Readonly<Record<'os' | 'cpu', string>>;

/**
 * Copies the packages that ziping needs to run, as they are installed here: what the lock file names, without what is
 * for development. Nothing is fetched. No links: sticks cannot hold any.
 */
export function copyPackages(to: string, platform: Platform): void {
  for (const { path } of installed()) {
    const from = join(ROOT, path);
    cpSync(from, join(to, path), {
      recursive: true,
      // those within a package are named by the lock file as well
      filter: file => !isBelow(file, from, 'node_modules') && isFor(relative(from, file), platform),
    });
  }
}

function isBelow(file: string, from: string, folder: string): boolean {
  return relative(from, file).split(sep)[0] === folder;
}

/** A file of a package that holds builds for many platforms below `bin/napi-v6/linux/x64`: only ours is taken. */
export function isFor(file: string, { os, cpu }: Platform): boolean {
  const [, builtFor, arch] = /^bin[\\/]napi-v\d+[\\/](\w+)(?:[\\/](\w+))?/.exec(file) ?? [];
  return (builtFor ?? os) === os && (arch ?? cpu) === cpu;
}

/** Every file below a folder, as paths with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(relative(folder, entry.parentPath), entry.name).split(sep).join('/'));
}

/** The Node of the clone, which depends on nothing but the system's C libraries; else the one that runs this. */
export function nodeOf({ os }: Platform): string {
  const own = join(ROOT, 'node_modules/node/bin', os === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}
