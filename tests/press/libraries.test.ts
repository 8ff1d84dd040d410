import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CATALOGUE } from '../../scripts/lab/press/catalogue.ts';
import { projectOf } from '../../scripts/lab/press/content/projects.ts';
import { fill } from '../../scripts/lab/press/fill.ts';
import { type Paging, PLAIN } from '../../scripts/lab/press/look.ts';
import { LIBRARIES } from '../../scripts/lab/press/producers.ts';
import { fieldsOf } from '../../scripts/lab/score/fields.ts';
import { extract } from '../../src/defaults.ts';

const folder = mkdtempSync(join(tmpdir(), 'press-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { layout, variant, style } = CATALOGUE.central!;
const { sheet, truth } = layout(fill(projectOf('lamps'), style), variant);

/** What stands in the way of a form that goes on over its pages. */
const PAGING: Partial<Paging> = {
  heads: ['第四部分 附件', '南屿市2023年度部门决算'],
  feet: ['制表：王某某'],
  aside: 10,
  scale: 0.95,
};

test.each(['pdfkit', 'pdfmake', 'typst'])('a form by %s over two pages is read', async producer => {
  const out = join(folder, `${producer}.pdf`);
  const look = { ...PLAIN, push: 330, padding: 6, paging: { ...PLAIN.paging, ...PAGING } };
  await LIBRARIES[producer]!.print({ sheets: [sheet], look, out });
  const { document } = await extract({ name: 'form.pdf', bytes: new Uint8Array(readFileSync(out)) });
  expect(document.forms).toHaveLength(1);
  expect(document.forms[0]!.pages).toEqual([1, 2]);
  const wrong = fieldsOf({ ...truth, pages: null }, document.forms[0]!).filter(({ right }) => !right);
  expect(wrong).toEqual([]);
});
