import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { scriptOf } from './script.ts';
import { pageStyle } from './style.ts';

const PAGE = join(import.meta.dirname, 'page');
const SCRIPT = '/review/page/main.js';
const STYLE = '/review/page/style.css';
const require = createRequire(import.meta.url);
const PDFJS = dirname(require.resolve('pdfjs-dist/package.json'));
const CHARTS = dirname(require.resolve('chart.js'));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

type Asset = { readonly body: Uint8Array<ArrayBuffer>; readonly type: string };

/** Everything that the server hands out besides data, by its address; made once, so that no request names a file. */
export function openAssets(): (address: string) => Promise<Asset | null> {
  const files = new Map([...pageFiles(), ...pdfFiles(), ...chartFiles()]);
  const made = (address: string, text: string) =>
    [address, Promise.resolve({ body: new Uint8Array(Buffer.from(text)), type: typeOf(address) })] as const;
  const kept = new Map([made(SCRIPT, scriptOf('main')), made(STYLE, pageStyle())]);
  return async address => {
    const path = files.get(address);
    const found = kept.get(address) ?? (path === undefined ? null : read(path));
    if (found) kept.set(address, found);
    return await found;
  };
}

function pageFiles(): [string, string][] {
  const names = readdirSync(PAGE).filter(name => /\.(?:html|svg)$/.test(name));
  return [
    ...names.map((name): [string, string] => [`/review/page/${name}`, join(PAGE, name)]),
    ['/', join(PAGE, 'index.html')],
  ];
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
  return { body: new Uint8Array(bytes), type: typeOf(path) };
}

function typeOf(path: string): string {
  return TYPES[/\.[a-z]+$/.exec(path)?.[0] ?? ''] ?? 'application/octet-stream';
}
