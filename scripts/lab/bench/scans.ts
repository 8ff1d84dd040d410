import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createWorker, OEM, PSM } from 'tesseract.js';
import { type ColourPicture, isGrey, type Raster } from '../../../src/image/raster.ts';
import { openReaders } from '../../../src/read/ocr/readers.ts';
import { openPdf } from '../../../src/read/pdf.ts';
import { picturesOf } from '../../../src/read/pictures/picture.ts';
import { openPictures } from '../../../src/read/pictures/render.ts';
import { readSource } from '../../../src/read/read.ts';
import type { SourceFile } from '../../../src/read/source.ts';
import { random } from '../press/random.ts';
import { QUALITIES, recipe } from '../scan/quality.ts';
import { scan } from '../scan/scan.ts';
import { ROOT } from './cost.ts';
import type { Line } from './table.ts';
import { openWholePage, SIDES } from './whole-page.ts';

/**
 * Processor seconds (user and system) that scanned pages take: ziping with both readers, against PP-OCRv4 with its own
 * detector (as two releases of its family set that up) and against tesseract.js, all on whole pages, on one thread each,
 * by turns in one process. Without files: the committed scans, and fixtures that it scans at 200 dpi itself.
 */
export async function scans(names: readonly string[]): Promise<Line[]> {
  const files = names.length > 0 ? await Promise.all(names.map(named)) : await usual();
  const [readers, peer, tesseract] = [await openReaders(), await openWholePage(), await wholeTesseract()];
  const onCall = { called: async () => readers.read, close: async () => undefined };
  const measured = async (file: SourceFile): Promise<Cost> => {
    const [{ pages: read }, own] = await cost(() => readSource(file, { readers: onCall }));
    const [pictures, decoding] = await cost(() => picturesIn(file));
    const pages = pictures.map(grey);
    const peers = new Map<string, number>();
    for (const [family, side] of Object.entries(SIDES))
      peers.set(
        `PP-OCRv4 on whole pages, as in ${family}`,
        decoding + (await cost(() => inTurn(pages, page => peer.read(page, side))))[1],
      );
    const [, other] = await cost(() => inTurn(pages, page => tesseract.recognize(pgm(page))));
    return {
      pages: read.length,
      ziping: own,
      peers: peers.set('tesseract.js on whole pages', decoding + other),
    };
  };
  // a long run is what matters: the first pages of a process also pay for compiling ziping, the networks are compiled
  await measured(files[0]!);
  for (const file of files) await readSource(file, { readers: onCall });
  const costs: Cost[] = [];
  for (const file of files) costs.push(await measured(file));
  await Promise.all([readers.close(), peer.close(), tesseract.terminate()]);
  return [...costs[0]!.peers.keys()].map(name => line(costs, name));
}

/** Processor seconds of one file, and of each peer by its name. */
type Cost = {
  readonly pages: number;
  readonly ziping: number;
  readonly peers: ReadonlyMap<string, number>;
};

function line(costs: readonly Cost[], peer: string): Line {
  const sum = (of: (one: Cost) => number) => costs.reduce((total, own) => total + of(own), 0);
  const pages = sum(one => one.pages);
  const [ziping, other] = [sum(one => one.ziping), sum(one => one.peers.get(peer)!)];
  const each = (seconds: number) => `${(seconds / pages).toFixed(2)} s of CPU a page`;
  return {
    what: `scanned, both readers, ${pages} pages`,
    ziping: each(ziping),
    peer,
    other: each(other),
    ratio: ziping / other,
  };
}

async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item);
}

/** What comes of `work`, and the processor seconds that this process spent on it, its threads' too. */
async function cost<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

const FIXTURES = join(ROOT, 'fixtures');
const SCANS = [
  'scan-clean/source.pdf',
  'scan-office-g4/source.pdf',
  'scan-picture/source.png',
  'scan-sealed/source.pdf',
];
const PRINTS = ['beijing', 'chongqing-flat', 'tianjin-department', 'yinchuan'];

async function named(path: string): Promise<SourceFile> {
  return { name: join(basename(dirname(path)), basename(path)), bytes: new Uint8Array(await readFile(path)) };
}

async function usual(): Promise<SourceFile[]> {
  const committed = await Promise.all(SCANS.map(name => named(join(FIXTURES, name))));
  const made: SourceFile[] = [];
  for (const [index, name] of PRINTS.entries()) {
    const quality = QUALITIES.office!;
    const dice = random(index + 1);
    const how = recipe(quality, { dice, wanted: ['pdf', index % 2 === 0 ? 'jpeg' : 'g4'], pages: 1 });
    const print = await readFile(join(FIXTURES, name, 'source.pdf'));
    made.push({ name: `${name}, scanned`, bytes: await scan(print, { quality, recipe: how, dice }) });
  }
  return [...committed, ...made];
}

/** The pages as they were scanned: what it takes to have them is counted for everybody, from the file to the text. */
async function picturesIn({ name, bytes }: SourceFile): Promise<(ColourPicture | Raster)[]> {
  if (/\.(png|jpe?g|tiff?)$/.test(name)) return (await picturesOf(bytes)).map(({ picture }) => picture);
  const pdf = await openPdf(bytes);
  const found: (ColourPicture | Raster)[] = [];
  for (let number = 1; number <= pdf.pages; number++) {
    const { scan, density } = await pdf.page(number);
    found.push(scan ?? (await drawn(bytes, number, density || 200 / 72)));
  }
  await pdf.close();
  return found;
}

async function drawn(bytes: Uint8Array, page: number, density: number): Promise<ColourPicture> {
  const pictures = await openPictures(bytes);
  const picture = await pictures.picture(page, density);
  await pictures.close();
  return picture;
}

function grey(picture: ColourPicture | Raster): Raster {
  if (isGrey(picture)) return picture;
  const { width, height, data } = picture;
  const shade = (at: number) => (data[at]! * 77 + data[at + 1]! * 151 + data[at + 2]! * 28) >> 8;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => shade(at * 4)) };
}

async function wholeTesseract() {
  const langPath = join(ROOT, 'node_modules/@tesseract.js-data/chi_sim/4.0.0_best_int');
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return worker;
}

function pgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
