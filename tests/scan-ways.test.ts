import { describe, expect, test } from 'vitest';
import { random } from '../scripts/lab/press/random.ts';
import { QUALITIES, recipe } from '../scripts/lab/scan/quality.ts';
import { scan } from '../scripts/lab/scan/scan.ts';
import { extract } from '../src/defaults.ts';
import type { Document, Evidence } from '../src/model.ts';
import { valueAt } from '../src/values/pointer.ts';
import { bytesOf, extracted } from './helpers/fixtures.ts';

/** A short form of one page. */
const FORM = 'cost-first';

/** A form printed, and scanned with the given difficulties. */
async function scanned(quality: string, wanted: readonly string[], form = FORM): Promise<Document> {
  const own = QUALITIES[quality]!;
  const dice = random(5);
  const how = { quality: own, recipe: recipe(own, { dice, wanted, pages: 1 }), dice };
  const bytes = await scan(bytesOf(form, 'source.pdf'), how);
  return (await extract({ name: `${wanted.join('-')}.pdf`, bytes })).document;
}

/** A text as it is compared; a dash says as much as a blank does. */
const plain = (text: string | null) => text?.normalize('NFKC').replace(/\s|^[-—–]+$/g, '') || null;
const evidenceOf = ({ forms }: Document): Map<string, Evidence> =>
  new Map(
    forms.flatMap((form, nth) => Object.entries(form.evidence).map(([path, own]) => [nth + path, own])),
  );

/** What a form holds there: where a number was repaired, the text stays as it was read. */
const heldBy = ({ forms }: Document, path: string): string => {
  const nth = Number.parseInt(path, 10);
  return JSON.stringify(valueAt(forms[nth]?.data, path.slice(path.indexOf('/'))) ?? null);
};

/** Fields of a form that hold something, those that were read otherwise in its scan, and these of them that do not say so. */
function compared(native: Document, scan: Document) {
  const read = evidenceOf(scan);
  const filled = [...evidenceOf(native)].filter(([, { text }]) => text !== null);
  const wrong = filled.filter(
    ([path, { text }]) =>
      plain(read.get(path)?.text ?? null) !== plain(text) && heldBy(scan, path) !== heldBy(native, path),
  );
  // of what is not there its list says whether it may lack something
  const listOf = (path: string) => /^\d+\/[^/]+/.exec(path)![0];
  const silent = wrong.filter(([path]) => !(read.get(path) ?? read.get(listOf(path)))?.review);
  return {
    share: wrong.length / filled.length,
    silent: silent.map(([path, { text }]) => [path, text, read.get(path)?.text]),
  };
}

describe('a form scanned', () => {
  test.each([
    ['with worn toner', 'clean', ['faint', 'jpeg', '200']],
    ['as dots of black and white', 'clean', ['dither', 'g4', '300']],
    ['out of a bound book', 'office', ['book', 'jpeg', '200']],
    ['over its own text', 'clean', ['under', 'jpeg', '200']],
    ['by a telephone', 'clean', ['phone', 'jpeg', '200']],
    ['under a signature', 'office', ['sign', 'jpeg', '200']],
    ['with its other side shining through', 'office', ['through', 'jpeg', '200']],
    ['under a seal in grey', 'office', ['seal-grey', 'jpeg', '200']],
    ['under a seal in black', 'office', ['seal-black', 'g4', '200']],
    ['beside a blank page', 'clean', ['a3', 'jpeg', '200']],
    ['by fax, half as fine down as across', 'clean', ['fax', 'jpeg', '204']],
    ['by fax, as a TIFF', 'clean', ['fax', 'jpeg', '204', 'tiff']],
  ] as const)('%s is read, and what is wrong says so', async (_, quality, difficulties) => {
    const [native, scan] = [(await extracted(FORM)).document, await scanned(quality, difficulties)];
    const { share, silent } = compared(native, scan);
    expect(silent).toEqual([]);
    expect(share).toBeLessThanOrEqual(0.1);
  });

  test.each([
    ['without rulings', 'cohesion-funds-without-rulings', 0.15],
    ['with horizontal rulings alone', 'shanghai-horizontal-rules', 0.02],
  ])('%s goes through the same solver as a print', async (_, form, most) => {
    const scan = await scanned('clean', ['jpeg', '200'], form);
    const { share, silent } = compared((await extracted(form)).document, scan);
    expect(silent).toEqual([]);
    expect(share).toBeLessThanOrEqual(most);
  });
});
