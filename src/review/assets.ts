import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
/** Sources run as they are; a build has `.js`. */
const ENDING = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
/** Modules of other rooms that the page runs too: words, and nothing that needs Node. */
const SHARED = [
  ...['show/words', 'show/failures', 'show/field-names', 'show/indicator-rows'],
  ...['values/leaves', 'values/pointer', 'schema/doubts', 'fields'],
];
const require = createRequire(import.meta.url);
const PDFJS = dirname(require.resolve('pdfjs-dist/package.json'));
const CHARTS = dirname(require.resolve('chart.js'));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

export type Asset = { readonly body: Uint8Array<ArrayBuffer>; readonly type: string };

export type Assets = {
  asset(address: string): Promise<Asset | null>;
  /** what the page will ask for next, as a `Link` header tells it */
  readonly preload: string;
};

/**
 * Everything that the server hands out besides data, by its address; made once, so that no request names a file. The
 * types of the page's modules are stripped before anybody asks.
 */
export async function openAssets(): Promise<Assets> {
  const files = new Map([...pageFiles(), ...sharedFiles(), ...pdfFiles(), ...chartFiles()]);
  const kept = new Map<string, Promise<Asset>>();
  const asset = async (address: string) => {
    const path = files.get(address);
    if (path === undefined) return null;
    const found = kept.get(address) ?? read(path);
    kept.set(address, found);
    return await found;
  };
  const modules = [...files.keys()].filter(isModule);
  await Promise.all(modules.map(asset));
  return { asset, preload: modules.map(address => `<${address}>; rel=modulepreload`).join(', ') };
}

/** The page itself names `main.js`, the others each other with their own ending. */
function isModule(address: string): boolean {
  if (address.includes('/main') || /\/(?:plot|overview)\./.test(address)) return address.endsWith('main.js');
  return (
    address === '/pdfjs/pdf.min.mjs' ||
    (/^\/(?:review|show|values)\//.test(address) && address.endsWith(ENDING))
  );
}

function pageFiles(): [string, string][] {
  const folder = join(SOURCE, 'review/page');
  const names = readdirSync(folder).filter(name =>
    [ENDING, '.css', '.html', '.svg'].some(end => name.endsWith(end)),
  );
  const files = names.map((name): [string, string] => [`/review/page/${name}`, join(folder, name)]);
  return [
    ...files,
    ['/', join(folder, 'index.html')],
    // the one module that the page names itself, whatever its ending
    ['/review/page/main.js', join(folder, `main${ENDING}`)],
  ];
}

function sharedFiles(): [string, string][] {
  return SHARED.map(name => [`/${name}${ENDING}`, join(SOURCE, `${name}${ENDING}`)]);
}

function pdfFiles(): [string, string][] {
  const builds = ['pdf.min.mjs', 'pdf.worker.min.mjs', 'pdf.renderer.min.mjs'];
  const data = ['cmaps', 'standard_fonts', 'iccs', 'wasm'];
  return [
    ...builds.map((name): [string, string] => [`/pdfjs/${name}`, join(PDFJS, 'build', name)]),
    ...data.flatMap(folder =>
      readdirSync(join(PDFJS, folder)).map((name): [string, string] => [
        `/pdfjs/${folder}/${name}`,
        join(PDFJS, folder, name),
      ]),
    ),
  ];
}

function chartFiles(): [string, string][] {
  const chunks = readdirSync(join(CHARTS, 'chunks')).filter(name => name.endsWith('.js'));
  return [
    ['/chart/chart.umd.js', join(CHARTS, 'chart.umd.min.js')],
    ...chunks.map((name): [string, string] => [`/chart/chunks/${name}`, join(CHARTS, 'chunks', name)]),
  ];
}

async function read(path: string): Promise<Asset> {
  const bytes = await readFile(path);
  const ending = /\.[a-z]+$/.exec(path)?.[0] ?? '';
  const body = ending === '.ts' ? Buffer.from(stripTypeScriptTypes(bytes.toString())) : bytes;
  return { body: new Uint8Array(body), type: TYPES[ending] ?? 'application/octet-stream' };
}
