import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { SANS } from '../press/paper/faces.ts';

/** A face to print signs with, as the canvas knows it. */
export type Face = { readonly name: string; readonly weight: 'normal' | 'bold' };

/**
 * Faces of government print and their twins, as Debian's packages name their files (fonts-arphic-uming, -ukai, -gbsn00lp,
 * -gkai00mp, fonts-cwtex-fs, -heib, fonts-noto-cjk, fonts-wqy-zenhei, -microhei, fonts-liberation, fonts-crosextra-carlito,
 * fonts-texgyre, fonts-freefont-ttf).
 */
const FILES = [
  ...['uming.ttc', 'gbsn00lp.ttf', 'NotoSerifCJK-Regular.ttc', 'NotoSerifCJK-Bold.ttc'],
  ...['cwfs.ttf', 'gkai00mp.ttf', 'ukai.ttc'],
  ...['NotoSansCJK-Regular.ttc', 'NotoSansCJK-Bold.ttc', 'cwheib.ttf', 'wqy-microhei.ttc', 'wqy-zenhei.ttc'],
  ...['LiberationSerif-Regular.ttf', 'LiberationSerif-Bold.ttf', 'LiberationSerif-Italic.ttf'],
  ...['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LiberationSansNarrow-Regular.ttf'],
  ...[
    'LiberationMono-Regular.ttf',
    'Carlito-Regular.ttf',
    'Carlito-Bold.ttf',
    'FreeSans.ttf',
    'FreeSerif.ttf',
  ],
  ...['texgyretermes-regular.otf', 'texgyreheros-regular.otf', 'texgyreschola-regular.otf', 'DejaVuSans.ttf'],
];

/** Not trained on: what the classifier makes of it tells what it makes of faces that it never saw. */
export const HELD_OUT = ['wqy-zenhei.ttc', 'texgyreschola-regular.otf'];

/** The faces that are found below the folders, and those of the press; the held out ones apart. */
export function facesIn(folders: readonly string[]): { readonly trained: Face[]; readonly held: Face[] } {
  const found = folders.flatMap(folder =>
    globSync('**/*.{ttf,ttc,otf}', { cwd: folder }).map(file => join(folder, file)),
  );
  const byName = new Map(found.toSorted().map(file => [basename(file), file]));
  const faces = FILES.flatMap(file => {
    const path = byName.get(file);
    if (!path || !existsSync(path)) return [];
    GlobalFonts.registerFromPath(path, `signs ${file}`);
    return [{ file, face: { name: `signs ${file}`, weight: 'normal' as const } }];
  });
  GlobalFonts.registerFromPath(SANS.file, 'signs press');
  const missing = FILES.filter(file => !byName.has(file));
  if (missing.length > 0) console.error(`without ${missing.join(', ')}`);
  const own = (isHeld: boolean) =>
    faces.filter(({ file }) => HELD_OUT.includes(file) === isHeld).map(({ face }) => face);
  return { trained: [...own(false), { name: 'signs press', weight: 'normal' }], held: own(true) };
}
