import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { SANS } from '../press/paper/faces.ts';

/** Faces to print with, as the canvas knows them: those of ideographs, and those that only digits and signs may be in. */
export type Faces = { readonly han: readonly string[]; readonly latin: readonly string[] };

/**
 * Faces of government print and their twins, as Debian's packages name their files (fonts-arphic-uming, -ukai, -gbsn00lp,
 * -gkai00mp, fonts-cwtex-fs, -heib, fonts-noto-cjk, fonts-wqy-zenhei, -microhei, fonts-liberation, fonts-crosextra-carlito,
 * fonts-texgyre, fonts-freefont-ttf).
 */
const FILES = {
  han: [
    ...['uming.ttc', 'gbsn00lp.ttf', 'NotoSerifCJK-Regular.ttc', 'NotoSerifCJK-Bold.ttc', 'cwfs.ttf'],
    ...['gkai00mp.ttf', 'ukai.ttc', 'NotoSansCJK-Regular.ttc', 'NotoSansCJK-Bold.ttc', 'cwheib.ttf'],
    ...['wqy-microhei.ttc', 'wqy-zenhei.ttc'],
  ],
  latin: [
    ...['LiberationSerif-Regular.ttf', 'LiberationSerif-Bold.ttf', 'LiberationSerif-Italic.ttf'],
    ...['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LiberationSansNarrow-Regular.ttf'],
    ...['LiberationMono-Regular.ttf', 'Carlito-Regular.ttf', 'Carlito-Bold.ttf', 'FreeSans.ttf'],
    ...['FreeSerif.ttf', 'FreeMono.ttf', 'texgyretermes-regular.otf', 'texgyreheros-regular.otf'],
    ...['texgyrepagella-regular.otf', 'texgyreschola-regular.otf', 'DejaVuSans.ttf'],
  ],
};

/** Not trained on: what the classifier makes of it tells what it makes of faces that it never saw. */
const HELD_OUT = ['wqy-zenhei.ttc', 'texgyreschola-regular.otf'];

/** The faces that are found below the folders, and the press's; the held out ones apart. */
export function facesIn(folders: readonly string[]): { readonly trained: Faces; readonly held: Faces } {
  const found = folders.flatMap(folder =>
    globSync('**/*.{ttf,ttc,otf}', { cwd: folder }).map(file => join(folder, file)),
  );
  const byName = new Map(found.toSorted().map(file => [basename(file), file]));
  const missing = [...FILES.han, ...FILES.latin].filter(file => !byName.has(file));
  if (missing.length > 0) console.error(`without ${missing.join(', ')}`);
  const registered = (files: readonly string[], isHeld: boolean) =>
    files.flatMap(file => {
      const path = byName.get(file);
      if (HELD_OUT.includes(file) !== isHeld || !path || !existsSync(path)) return [];
      GlobalFonts.registerFromPath(path, `signs ${file}`);
      return [`signs ${file}`];
    });
  GlobalFonts.registerFromPath(SANS.file, 'signs press');
  return {
    trained: { han: ['signs press', ...registered(FILES.han, false)], latin: registered(FILES.latin, false) },
    held: { han: registered(FILES.han, true), latin: registered(FILES.latin, true) },
  };
}
