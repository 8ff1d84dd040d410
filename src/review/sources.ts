import { SourceError } from '../errors.ts';
import type { Region } from '../model.ts';
import { formatOf, type SourceFile, sha256 as sha256Of } from '../read/source.ts';
import { readTextDump } from '../read/text-dump.ts';
import type { RegionAnswer } from '../region.ts';

/** What the page can show of a content; `gone` and `changed`: its places hold nothing any more, or something else. */
export type SourceView =
  | { readonly state: 'pdf' }
  | {
      readonly state: 'image';
      readonly pages: readonly Size[];
    }
  | { readonly state: 'text'; readonly lines: readonly { readonly line: number; readonly text: string }[] }
  | { readonly state: 'gone' | 'changed' | 'unreadable'; readonly places: readonly string[] };

/** Opens the file at a place of an archive. Throws SourceError. */
export type OpenPlace = (place: string) => Promise<SourceFile>;

/** Looks at pages beside this process: files may be anybody's. */
export type PageReader = {
  /** what stands in a box on a page */
  readonly read: (file: SourceFile, region: Region) => Promise<RegionAnswer>;
  /** points: the pages of a picture file; null where it cannot be decoded */
  readonly sizes: (file: SourceFile) => Promise<readonly Size[] | null>;
  /** one of them as PNG; null where there is none */
  readonly picture: (file: SourceFile, page: number) => Promise<Uint8Array<ArrayBuffer> | null>;
};

type Size = { readonly width: number; readonly height: number };

type Sources = {
  view(sha256: string): Promise<SourceView>;
  /** a content; null where no place holds it */
  file(sha256: string): Promise<SourceFile | null>;
  /** a page of a picture as PNG; null where there is none */
  picture(sha256: string, page: number): Promise<Uint8Array<ArrayBuffer> | null>;
};

/** Contents that are kept at hand: that on the screen, the next one, and those just left. */
const KEPT = 6;

/** The files behind an archive, opened by their content at the places where the archive says that it was found. */
export function sourcesOf(
  placesOf: (sha256: string) => Promise<readonly string[]>,
  { open, pages }: { readonly open: OpenPlace; readonly pages: PageReader },
): Sources {
  const found = remembering(KEPT, async sha256 => await find(sha256, await placesOf(sha256), open));
  const sizes = remembering(KEPT, async sha256 => await pages.sizes((await found(sha256)).file!));
  return {
    async view(sha256) {
      const { file, state, places } = await found(sha256);
      if (file === null) return { state, places };
      try {
        const format = formatOf(file);
        if (format === 'pdf') return { state: 'pdf' };
        if (format === 'text') return { state: 'text', lines: linesOf(file) };
        const all = await sizes(sha256);
        return all === null ? { state: 'unreadable', places } : { state: 'image', pages: all };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { state: 'unreadable', places };
      }
    },
    file: async sha256 => (await found(sha256)).file,
    async picture(sha256, page) {
      const { file } = await found(sha256);
      return file !== null && isImage(file) ? await pages.picture(file, page) : null;
    },
  };
}

type Found = {
  readonly file: SourceFile | null;
  readonly state: 'gone' | 'changed';
  readonly places: readonly string[];
};

/** The first place that still holds the content. */
async function find(sha256: string, places: readonly string[], open: OpenPlace): Promise<Found> {
  let state: Found['state'] = 'gone';
  for (const place of places) {
    try {
      const file = await open(place);
      if (sha256Of(file.bytes) === sha256) return { file, state, places };
      state = 'changed';
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
  return { file: null, state, places };
}

function isImage(file: SourceFile): boolean {
  try {
    return formatOf(file) === 'image';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return false;
  }
}

function linesOf({ bytes }: SourceFile) {
  const { lines } = readTextDump(bytes);
  return lines.filter(({ text }) => text.trim() !== '').map(({ number, text }) => ({ line: number, text }));
}

/** The last few answers; one that failed, or that a later look may find otherwise, is not kept. */
function remembering<T>(most: number, ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return key => {
    const known = kept.get(key) ?? ask(key);
    kept.delete(key);
    kept.set(key, known);
    known.then(
      answer => isMissing(answer) && kept.delete(key),
      () => kept.delete(key),
    );
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}

function isMissing(answer: unknown): boolean {
  return (answer as Partial<Found> | null)?.file === null;
}
