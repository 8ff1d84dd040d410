import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/model.ts';
import { layOut } from '../../src/tables/layout.ts';
import { readDrawing, show } from '../helpers/drawn-pdf.ts';
import { NO_HINTS } from '../helpers/hints.ts';

const TEXTS = [
  ['项目名称', 60, 225],
  ['城区供水管网改造', 160, 225],
  ['主管部门', 60, 195],
  ['住房和城乡建设局', 160, 195],
] as const;
const GRID = '0.5 w 50 210 250 30 re S 50 180 250 30 re S 150 180 m 150 240 l S';

/** The drawing turned counterclockwise about a corner, as a page that lay askew when it was printed again. */
function askew(degrees: number, extra = ''): string {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map(value => value.toFixed(6));
  const texts = TEXTS.map(([text, x, y]) => show(text, [x, y])).join('\n');
  return `${extra} q ${cos} ${sin} ${-Number(sin)} ${cos} 0 0 cm ${GRID} ${texts} Q`;
}

const cellsOf = (page: Page) =>
  layOut([page], NO_HINTS).grids.map(({ cells }) => cells.map(({ text }) => text));

describe('a page that lies askew', () => {
  it.each([-2, -1, -0.3, 0.3, 0.7, 1.5, 2])('by %d degrees has the cells of the level one', async degrees => {
    expect(cellsOf(await readDrawing(askew(degrees)))).toEqual([TEXTS.map(([text]) => text)]);
  });

  it.each([90, 180, 270] as const)('and is turned by %d degrees as well', async rotate => {
    const page = await readDrawing({ content: askew(1), rotate });
    expect(cellsOf(page)).toEqual([TEXTS.map(([text]) => text)]);
  });

  it('keeps the places that it is displayed with', async () => {
    const page = await readDrawing(askew(2));
    const { grids, displayed } = layOut([page], NO_HINTS);
    const { bbox } = displayed(grids[0]!.cells[3]!.regions[0]!);
    const angle = (2 * Math.PI) / 180;
    const middle = [
      225 * Math.cos(angle) - 195 * Math.sin(angle),
      300 - 225 * Math.sin(angle) - 195 * Math.cos(angle),
    ];
    expect((bbox[0] + bbox[2]) / 2).toBeCloseTo(middle[0]!, 0);
    expect((bbox[1] + bbox[3]) / 2).toBeCloseTo(middle[1]!, 0);
  });

  it('is none where only a stamp leans', async () => {
    const stamp = 'BT /F1 10 Tf 0.9994 0.0349 -0.0349 0.9994 60 60 Tm <0001> Tj ET';
    expect((await readDrawing(askew(0, stamp))).skew).toBeUndefined();
  });
});

it('text of a negative size is text turned by half a turn', async () => {
  const text = show('项目名称', [60, 225]);
  const turned = text.replace('10 Tf 1 0 0 1', '-10 Tf -1 0 0 -1');
  const [plain, flipped] = [await readDrawing(text), await readDrawing(turned)];
  expect(flipped.runs).toEqual(plain.runs);
});
