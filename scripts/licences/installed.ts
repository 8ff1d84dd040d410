import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Dependency = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** its folder, from the root of the project */
  readonly path: string;
};

const ROOT = join(import.meta.dirname, '../..');

type LockEntry = { readonly version?: string; readonly dev?: boolean; readonly link?: boolean };
type Manifest = {
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
};

/** Every package that is installed and is no development dependency, by name. */
export function installed(): Dependency[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages as { [path: string]: LockEntry })
    .filter(([path, { dev }]) => path !== '' && !dev && existsSync(join(ROOT, path, 'package.json')))
    .map(([path]) => {
      const manifest = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as Manifest;
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version: manifest.version, licence: licenceOf(path, manifest), path };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** As the manifest says it; else by what stands at the top of its licence file. */
function licenceOf(path: string, { license, licenses }: Manifest): string {
  if (typeof license === 'string') return license;
  if (license) return license.type;
  if (licenses) return licenses.map(({ type }) => type).join(' OR ');
  const file = ['LICENSE', 'LICENSE.md', 'LICENCE'].map(name => join(ROOT, path, name)).find(existsSync);
  const text = file ? readFileSync(file, 'utf8').slice(0, 2000) : '';
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : 'unknown';
}

const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'MIT/X11',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'BlueOak-1.0.0',
  'Python-2.0',
  'WTFPL',
]);

/** Of a choice one licence is enough; of licences that hold together all are needed. */
export function isPermissive(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '');
  return plain.split(' OR ').some(choice => choice.split(' AND ').every(one => PERMISSIVE.has(one.trim())));
}
