import { expect, test } from 'vitest';
import { readDrawing, show } from '../helpers/drawn-pdf.ts';

const PAGE = show('项目名称实施单位', [20, 20]);
const note = (more: string) =>
  `<< /Type /Annot /Subtype /FreeText /Rect [ 100 200 160 220 ] /Contents (97.30) /DA (/Helv 8 Tf 0 g) ${more} >>`;

test('text typed onto a page that has no drawing of its own is read in its box', async () => {
  const { runs } = await readDrawing({ content: PAGE, annotation: note('/F 4') });
  const [x0, y0, x1, y1] = runs.find(({ text }) => text === '97.30')!.bbox;
  expect(x0 >= 100 && x1 <= 160 && y0 >= 80 && y1 <= 100).toBe(true);
});

test.each(['/F 2', '/F 32'])('but not where nobody sees it: %s', async flags => {
  const { runs } = await readDrawing({ content: PAGE, annotation: note(flags) });
  expect(runs.map(({ text }) => text)).toEqual(['项目名称实施单位']);
});

test('a marker over a text hides nothing of it', async () => {
  const marker =
    '<< /Type /Annot /Subtype /Highlight /Rect [ 15 15 110 35 ] /QuadPoints [ 15 35 110 35 15 15 110 15 ] /C [ 1 1 0 ] /F 4 >>';
  const { runs } = await readDrawing({ content: PAGE, annotation: marker });
  expect(runs.map(({ text }) => text)).toEqual(['项目名称实施单位']);
});
