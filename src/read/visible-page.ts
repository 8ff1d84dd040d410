import type { BBox, GlyphRun, RulingLine } from '../model.ts';
import { intersection } from '../values/bbox.ts';
import type { OperatorList, PdfGlyph } from './canvas.ts';
import { withoutDoubles } from './double-prints.ts';
import { placeGlyphs, type Show, withoutGaps } from './glyphs.ts';
import type { GlyphJudge } from './implausible-glyphs.ts';
import { type DrawOptions, draw } from './operators.ts';
import { PATTERN } from './paint.ts';
import { type Area, PaintedAreas } from './painted-areas.ts';
import { struckOut } from './strikethrough.ts';
import { runsOf } from './text-runs.ts';
import { deskewed, skewMeter } from './text-skew.ts';
import { collectRulings, type RulingCollector } from './vector-rulings.ts';
import { isOnPage, seenOnly } from './visibility.ts';
import { decorationOf } from './watermarks.ts';

/** What is seen on a page. */
type Seen = {
  readonly runs: readonly GlyphRun[];
  /** watermarks and stamps that are set as text */
  readonly decoration: readonly GlyphRun[];
  readonly rulings: readonly RulingLine[];
  readonly images: readonly BBox[];
  /** characters drawn as outlines */
  readonly outlines: readonly BBox[];
  /** how many curves were drawn */
  readonly curves: number;
  /** pixels a point of its finest picture */
  readonly density: number;
  /** slope by which the page lay askew: places are those of the page levelled */
  readonly skew: number;
  /** a table goes on beyond the edge of the page, with text in it */
  readonly isCutOff: boolean;
};

type Sight = {
  readonly isBroken: GlyphJudge;
  /** glyphs that are drawn otherwise than their codes say */
  readonly drawn: ReadonlyMap<PdfGlyph, string>;
  /** waits for a picture by its name */
  image(name: string): Promise<unknown>;
  readonly options: DrawOptions;
  readonly viewport: { readonly width: number; readonly height: number };
};

/** Replays the instructions of a page and tells what of it is seen when all is painted. */
export async function seenOn(list: OperatorList, sight: Sight): Promise<Seen> {
  const drawn = collect(list, sight, 0);
  const skew = drawn.skew;
  const { shows, beyond, paintedAreas, lines, images, density } =
    skew === 0 ? drawn : collect(list, sight, skew);
  await paintedAreas.keepImages(async area => await hides(area, shows, sight));
  const visible = withoutDoubles(seenOnly(shows, paintedAreas));
  const rulings = lines.rulings();
  const decoration = decorationOf(visible, rulings);
  // a ruling that runs through a watermark strikes nothing out
  const text = decoration.size === 0 ? visible : visible.filter(show => !decoration.has(show));
  const struck = struckOut(text, rulings);
  return {
    runs: runsOf(struck.shows),
    decoration: runsOf([...decoration]),
    rulings: struck.rulings,
    images,
    outlines: lines.outlines(),
    curves: lines.curves(),
    density,
    skew,
    isCutOff: beyond.some(box => isInTable(box, struck.rulings, sight.viewport)),
  };
}

type Collected = Pick<Seen, 'images' | 'density' | 'skew'> & {
  readonly shows: readonly Show[];
  /** text that lies off the page */
  readonly beyond: readonly BBox[];
  readonly paintedAreas: PaintedAreas;
  readonly lines: RulingCollector;
};

/** A picture thinner than this (points) is a line. */
const THIN_IMAGE = 2;

function collect(
  list: OperatorList,
  { isBroken, drawn, options, viewport }: Sight,
  slope: number,
): Collected {
  const shows: Show[] = [];
  const beyond: BBox[] = [];
  const images: BBox[] = [];
  const paintedAreas = new PaintedAreas();
  const lines = collectRulings(paintedAreas);
  const skew = skewMeter();
  let density = 0;
  let order = 0;
  draw(
    list,
    {
      text(glyphs, state, clip, paint) {
        skew.add(glyphs.length, state.matrix);
        const { marks, line, advance } = placeGlyphs(glyphs, state, { isBroken, drawn });
        if (paint === null) return advance;
        if (state.font.failure !== undefined)
          throw new Error('a font of its text cannot be loaded', { cause: state.font.failure });
        order++;
        for (const own of withoutGaps(marks, line)) {
          const box = line.box(own[0]!.from, own.at(-1)!.to);
          if (isOnPage(box, viewport)) shows.push({ marks: own, line, paint, clip, order, contrast: 1 });
          else if (clip === null || intersection(clip, box)) beyond.push(box);
        }
        return advance;
      },
      path: (path, matrix, clip) => lines.add(path, { matrix, clip, order: ++order }),
      image({ box, density: own, hiding }) {
        order++;
        if (Math.min(box[2] - box[0], box[3] - box[1]) < THIN_IMAGE) return lines.addThin(box, order);
        images.push(box);
        density = Math.max(density, own);
        if (hiding !== null) paintedAreas.add({ box, order, paint: PATTERN, image: hiding });
      },
    },
    { ...options, viewport: deskewed(options.viewport, viewport, slope) },
  );
  return { shows, beyond, paintedAreas, lines, images, density, skew: skew.slope() };
}

/** Whether text off the page stands beside a ruling that runs over the page's edge to it. */
function isInTable(
  [x0, y0, x1, y1]: BBox,
  rulings: readonly RulingLine[],
  { width, height }: Sight['viewport'],
): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return rulings.some(({ axis, from, to }) => {
    const [end, at] = axis === 'vertical' ? [height, y] : [width, x];
    const crosses = (from < 0 && to > 0) || (from < end && to > end);
    return crosses && at > from && at < to;
  });
}

/** Whether a picture hides what lies below it: where nothing does, nobody needs to know. */
async function hides({ box, order, image }: Area, shows: readonly Show[], sight: Sight): Promise<boolean> {
  const isOver = shows.some(
    show =>
      show.order < order &&
      show.marks.some(({ at: [x, y] }) => x > box[0] && x < box[2] && y > box[1] && y < box[3]),
  );
  if (!isOver) return true;
  return isOpaque((typeof image === 'string' ? await sight.image(image) : image) as Picture);
}

type Picture = { readonly kind?: number; readonly data?: ArrayLike<number> } | null;

/** pdf.js's kind of pictures with an opacity at each pixel, and at how many of them it is looked at */
const WITH_OPACITY = 3;
const LOOKS = 509;

/** Whether next to nothing is seen through a picture. */
function isOpaque(picture: Picture): boolean {
  if (picture?.kind !== WITH_OPACITY) return picture?.kind !== undefined;
  const { data = [] } = picture;
  const pixels = data.length / 4;
  const step = Math.max(1, Math.floor(pixels / LOOKS));
  let [looks, clear] = [0, 0];
  for (let pixel = 0; pixel < pixels; pixel += step, looks++) if (data[4 * pixel + 3]! < 250) clear++;
  return clear <= looks * MOST_CLEAR;
}

const MOST_CLEAR = 0.05;
