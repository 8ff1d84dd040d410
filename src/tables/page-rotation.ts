import type { BBox, Direction, GlyphRun, Page, RulingLine } from '../model.ts';
import type { Turn } from '../values/turn.ts';

const TURNS: { readonly [direction in Direction]?: Turn } = { right: 0, down: 3, left: 2, up: 1 };
const CLOCKWISE: readonly Direction[] = ['right', 'down', 'left', 'up'];

/** The turn that most of a page's characters ask for. */
export function rotationOf(page: Page): Turn {
  const votes = [0, 0, 0, 0];
  for (const run of page.runs) {
    const turn = TURNS[run.direction];
    if (turn !== undefined) votes[turn]! += run.text.length;
  }
  return votes.indexOf(Math.max(...votes)) as Turn;
}

/** The page turned clockwise by so many quarters. */
export function rotatePage(page: Page, turn: Turn): Page {
  if (turn === 0) return page;
  const quarter = turnOnce(page);
  return rotatePage(quarter, (turn - 1) as Turn);
}

/** A point (x, y) goes to (height − y, x). */
function turnOnce(page: Page): Page {
  const { width, height } = page;
  const turned = ([x0, y0, x1, y1]: BBox): BBox => [height - y1, x0, height - y0, x1];
  const turnRun = (run: GlyphRun): GlyphRun => {
    const sideways = run.direction === 'down' || run.direction === 'up';
    const direction = CLOCKWISE[(CLOCKWISE.indexOf(run.direction) + 1) % 4]!;
    return {
      ...run,
      bbox: turned(run.bbox),
      edges: sideways ? run.edges.map(y => height - y) : run.edges,
      direction: run.direction === 'oblique' ? 'oblique' : direction,
    };
  };
  const turnRuling = (line: RulingLine): RulingLine =>
    line.axis === 'horizontal'
      ? { ...line, axis: 'vertical', at: height - line.at }
      : { ...line, axis: 'horizontal', from: height - line.to, to: height - line.from };
  return {
    ...page,
    width: height,
    height: width,
    runs: page.runs.map(turnRun),
    rulings: page.rulings.map(turnRuling),
    images: page.images.map(turned),
    ...(page.decoration && { decoration: page.decoration.map(turnRun) }),
  };
}
