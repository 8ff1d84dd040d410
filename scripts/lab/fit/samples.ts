import { HINTS } from '../../../src/layout-analysis.ts';
import type { Grid, Region } from '../../../src/model.ts';
import { readSource } from '../../../src/read/read.ts';
import type { Features } from '../../../src/tables/continuation-score.ts';
import { layOut } from '../../../src/tables/layout.ts';
import { compared } from '../../../src/values/text.ts';
import { type Case, randomCases } from '../press/cases.ts';
import { longTable } from '../press/content/long.ts';
import type { Sheet } from '../press/model.ts';
import { randomPaging } from '../press/paging.ts';
import { drawPdf } from '../press/paper/drawn.ts';
import { random } from '../press/random.ts';
import { tableOf } from '../press/sheet.ts';

/** A place where a table may have gone on, what was measured there, and whether it did. */
export type Sample = { readonly file: string; readonly features: Features; readonly goesOn: boolean };

/** What `count` prints, drawn as the seed decides, have at their page breaks. */
export async function samples(count: number, seed: number): Promise<Sample[]> {
  const next = random(seed);
  const found: Sample[] = [];
  for (const one of randomCases(count, seed)) {
    const forms = one.forms().map(({ sheet }) => sheet);
    const { before, after } = one.around;
    const sheets = next() < 0.2 ? [longTable(next), ...forms] : [...before, ...forms, ...after];
    found.push(...(await samplesOf(one, sheets, next)));
  }
  return found;
}

async function samplesOf(one: Case, sheets: readonly Sheet[], next: () => number): Promise<Sample[]> {
  const look = { ...one.look, paging: randomPaging(next), rules: 'solid' as const };
  const bytes = drawPdf(sheets, look, 'plain');
  const { pages } = await readSource({ name: `${one.name}.pdf`, bytes });
  const layout = layOut(pages, HINTS);
  const placed = layout.pages.flatMap(page => page.grids);
  const own = ownTexts(sheets);
  return layout.continuations.flatMap(({ upper, lower, features }): Sample[] => {
    const [above, below] = [upper, lower].map(region => originOf(gridAt(placed, region), own));
    if (!above || !below) return [];
    const measured = Object.fromEntries(features.map(({ name, value }) => [name, value])) as Features;
    return [
      { file: one.name, features: measured, goesOn: above.sheet === below.sheet && above.row < below.row },
    ];
  });
}

function gridAt(grids: readonly Grid[], { page, bbox }: Region): Grid {
  return grids.find(({ regions: [own] }) => own!.page === page && own!.bbox.every((x, i) => x === bbox[i]))!;
}

type Origin = { readonly sheet: number; readonly row: number };

/** Where texts that stand once in all the sheets are from. */
function ownTexts(sheets: readonly Sheet[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin[]>();
  sheets.forEach((sheet, index) => {
    for (const { text, row } of tableOf(sheet).cells) {
      const key = compared(text);
      origins.set(key, [...(origins.get(key) ?? []), { sheet: index, row }]);
    }
  });
  return new Map([...origins].flatMap(([text, own]) => (own.length === 1 ? [[text, own[0]!]] : [])));
}

/** The sheet that most of a grid's texts are from, and the last row of them. */
function originOf({ cells }: Grid, own: ReadonlyMap<string, Origin>): Origin | null {
  const found = cells.flatMap(({ text }) => own.get(compared(text)) ?? []);
  const bySheet = [...Map.groupBy(found, ({ sheet }) => sheet)].sort((a, b) => b[1].length - a[1].length);
  const [first, second] = bySheet;
  if (!first || first[1].length === second?.[1].length) return null;
  return { sheet: first[0], row: Math.max(...first[1].map(({ row }) => row)) };
}
