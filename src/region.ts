import type { BBox, Page } from './model.ts';
import { isLegible } from './read/legibility.ts';
import type { LineReader } from './read/ocr/reader.ts';
import type { Readers } from './read/ocr/readers.ts';
import { type OnePage, readOnePage } from './read/read.ts';
import type { BoxRuns } from './read/scan/read-box.ts';
import type { SourceFile } from './read/source.ts';
import { rotatePage, rotationOf } from './tables/page-rotation.ts';
import { type Glyph, glyphsOf, linesOf, textLine } from './tables/phrases.ts';
import { centre, contains } from './values/bbox.ts';
import { valueText } from './values/text.ts';
import { skewBack, turnBack } from './values/turn.ts';

/** What stands in a box on a page: as one text, and what each reader makes of it. */
type RegionReading = Said & {
  readonly readers: readonly (Said & { readonly name: 'text-layer' | LineReader['name'] })[];
};

/** A text as a value is made of its lines; the confidence is 0 where nothing was read. */
type Said = { readonly text: string; readonly confidence: number };

/** What a box gave, or why it could not be read. */
export type RegionAnswer =
  | { readonly kind: 'read'; readonly reading: RegionReading }
  | { readonly kind: 'unread'; readonly error: { readonly code: string; readonly message: string } };

/** Reads boxes (points of the page as displayed) of one page. */
export type BoxReader = (box: BBox) => Promise<RegionReading>;

/**
 * Opens a page for boxes that people draw on it. Its text layer tells what stands there, where it has one that can be
 * trusted; else both readers look at its picture. Throws SourceError.
 */
export async function openRegions(
  file: SourceFile,
  number: number,
  readers: () => Promise<Readers>,
): Promise<BoxReader> {
  const { page, picture } = await readOnePage(file, number);
  const isTrusted = page.kind === 'native' && isLegible(page);
  const layer = glyphsOn(page);
  let seen: Promise<(box: BBox) => Promise<BoxRuns>> | undefined;
  return async box => {
    const own = layer.filter(({ at }) => contains(box, at)).map(({ glyph }) => glyph);
    const printed = { name: 'text-layer', ...saidBy(own) } as const;
    if (own.length > 0 && isTrusted && own.every(({ doubt }) => doubt === undefined))
      return { text: printed.text, confidence: printed.confidence, readers: [printed] };
    seen ??= boxesOn(picture, readers);
    const { together, apart } = await (await seen)(box);
    const alone = apart.map(({ name, runs }) => ({ name, ...saidBy(runs.flatMap(glyphsOf)) }));
    return { ...saidBy(together.flatMap(glyphsOf)), readers: own.length > 0 ? [...alone, printed] : alone };
  };
}

async function boxesOn(picture: OnePage['picture'], readers: () => Promise<Readers>) {
  const { openBoxes } = await import('./read/scan/read-box.ts');
  return await openBoxes(await picture(), await readers());
}

/** The glyphs of a page turned upright, and where the middle of each is on the page as displayed. */
function glyphsOn(page: Page) {
  const turn = rotationOf(page);
  const runs = rotatePage(page, turn).runs.filter(({ doubt }) => doubt !== 'struck');
  return runs
    .flatMap(glyphsOf)
    .map(glyph => ({ glyph, at: centre(skewBack(turnBack(glyph.bbox, turn, page), page)) }));
}

/** The glyphs of an upright page line by line, those of each direction together. */
function saidBy(glyphs: readonly Glyph[]): Said {
  const byDirection = Map.groupBy(glyphs, ({ direction }) => direction);
  const lines = [...byDirection.values()].flatMap(own => linesOf(own).map(line => textLine(line, 1)));
  const sureness = lines.map(({ doubt, reading }) => reading?.confidence ?? (doubt ? 0 : 1));
  return {
    text: valueText(lines.map(({ text }) => text).join('\n')),
    confidence: Math.min(...(lines.length > 0 ? sureness : [0])),
  };
}
