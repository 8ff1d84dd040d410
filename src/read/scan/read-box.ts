import type { PixelBox, Raster } from '../../image/raster.ts';
import type { BBox, GlyphRun } from '../../model.ts';
import { skewBack, turnBack } from '../../values/turn.ts';
import type { LineReader, LineReading } from '../ocr/reader.ts';
import type { Readers } from '../ocr/readers.ts';
import { uprightView } from './orientation.ts';
import { type PageImage, type Placement, printOf, runsOf } from './scan.ts';

/** What stands in a box of a picture, by both readers together and by each alone; places are those of the page turned upright. */
export type BoxRuns = {
  readonly together: readonly GlyphRun[];
  readonly apart: readonly { readonly name: LineReader['name']; readonly runs: readonly GlyphRun[] }[];
};

/** A page that is turned upright and cleaned once; then any box on it (points of the page as displayed) is read. */
export async function openBoxes(
  { picture, width, height }: PageImage,
  readers: Readers,
): Promise<(box: BBox) => Promise<BoxRuns>> {
  const { grey } = printOf(picture, picture.width / width);
  const scale = grey.width / width;
  const { view } = await uprightView(grey, scale, readers.read);
  const { quarters, skew } = view;
  const [across, down] = quarters % 2 === 0 ? [width, height] : [height, width];
  const partAt = (box: BBox): PixelBox => {
    const level = skewBack(box, { width, height, skew: -skew });
    const back = ((4 - quarters) % 4) as typeof quarters;
    const [x0, y0, x1, y1] = turnBack(level, back, { width: across, height: down });
    return { x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale };
  };
  return async box => {
    const crops = view.cropsIn(partAt(box));
    const lines = crops.map(({ raster }): Raster => raster);
    const readings = await readers.read(lines);
    const place: Placement = {
      direction: 'right',
      box: ([x0, y0, x1, y1]) => [x0 / scale, y0 / scale, x1 / scale, y1 / scale],
    };
    return {
      together: crops.flatMap((crop, index) => runsOf(crop, readings[index]!, place)),
      apart: (await readers.apart(lines)).map(({ name, readings: own }) => ({
        name,
        runs: crops.flatMap((crop, index) => runsOf(crop, alone(own[index]!), place)),
      })),
    };
  };
}

function alone({ glyphs }: LineReading) {
  const text = glyphs.map(glyph => glyph.text).join('');
  const confidence = Math.min(...(glyphs.length === 0 ? [0] : glyphs.map(glyph => glyph.confidence)));
  return { glyphs, text, confidence, candidates: [] };
}
