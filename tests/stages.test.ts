import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kit } from '../src/defaults.ts';
import { draftForm } from '../src/forms/draft.ts';
import { analyseLayout } from '../src/layout-analysis.ts';
import { type ReadSource, readSource } from '../src/read/read.ts';
import { drawGrid } from '../src/show/drawing.ts';
import { drawPage } from '../src/show/page-drawing.ts';
import { bytesOf, FIXTURES } from './helpers/fixtures.ts';

/** What stands between the stages, for one fixture of each kind of table: drawn, cut by pages, turned, without rulings. */
const CASES = [
  'beijing',
  'anhui-rows-cut-over-pages',
  'yunnan-rotated',
  'cohesion-funds-without-rulings',
  'shanghai-horizontal-rules',
];

/** characters that a page and a column of a grid take in a drawing */
const PAGE_WIDTH = 100;
const COLUMN_WIDTH = 12;

const STAGES: { readonly [stage: string]: (read: ReadSource) => string } = {
  rulings: ({ pages }) => pages.map(page => drawPage({ ...page, runs: [] }, PAGE_WIDTH)).join('\n\f\n'),
  grids: read =>
    analyseLayout(read)
      .grids.map(grid => drawGrid(grid, { maxWidth: COLUMN_WIDTH }))
      .join('\n\n'),
  draft: read => analyseLayout(read).found.map(drafted).join('\n\n'),
};

/** One reading a line: path, text, notes. */
function drafted(form: Parameters<typeof draftForm>[0]): string {
  const { draft } = draftForm(form, { templates: kit.templates, source: 'text-layer' });
  const lines = draft.readings.map(({ path, text, notes }) => [path, text ?? '∅', ...notes].join('  '));
  return [`${draft.family} ${draft.template}, pages ${draft.pages.join(' ')}`, ...lines].join('\n');
}

describe.each(CASES)('stages of %s', name => {
  let read: ReadSource;
  beforeAll(async () => {
    read = await readSource({ name, bytes: bytesOf(name, 'source.pdf') });
  });

  test.each(Object.keys(STAGES))('%s', stage => {
    const folder = join(FIXTURES, name, 'stages');
    const golden = join(folder, `${stage}.txt`);
    const drawn = `${STAGES[stage]!(read)}\n`;
    if (process.env.UPDATE_GOLDENS === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(golden, drawn);
    }
    expect(existsSync(golden), `no golden: UPDATE_GOLDENS=1 npm test, and look at ${golden}`).toBe(true);
    expect(drawn).toBe(readFileSync(golden, 'utf8'));
  });
});
