import type { Page } from '../../model.ts';
import { isFirstLabel, type Lexicon } from '../labels.ts';
import { isTitle } from '../title.ts';
import { sheetsOf } from '../typed/frames.ts';
import { sifted } from '../typed/running.ts';
import { joined, type Text, textsOf } from '../typed/texts.ts';
import { fundingOf, goalsOf, pairsOf } from './blocks.ts';
import { indicatorsOf } from './indicators.ts';
import { numberOf } from './kinds.ts';
import { type Item, isMark, markedOf, textsOfItem } from './marks.ts';
import { type ToldBlock, type ToldForm, typedAnew } from './sheet.ts';
import { withoutStrays } from './strays.ts';
import { type Zone, zonesOf } from './zones.ts';

/** The pages of a dump that tells its cells in the order of reading: one for each form, its blocks typed anew. */
export function told(page: Page, words: Lexicon): Page[] {
  const lines = textsOf(page);
  const { rows, running } = sifted(lines, page.typed!.breaks, words);
  return sheetsOf(rows).map(([from, to], index) => {
    const isNote = (text: Text) => !rows[text.line]!.includes(text) && !running.has(text.runs[0]!);
    const notes = lines.slice(from, to).flat().filter(isNote);
    const form = formOf(rows.slice(from, to), words);
    return typedAnew({ ...form, above: [...notes, ...form.above] }, page, index + 1);
  });
}

/** No form has more texts; the search for the cells of one that claims to would take minutes. */
const MOST_TEXTS = 1000;

/** What is told of a form; nothing where its rows do not close: it is in no order. */
function formOf(lines: readonly (readonly Text[])[], words: Lexicon): ToldForm {
  const lost: ToldForm = { above: lines.flat(), blocks: [], below: [] };
  if (lines.flat().length > MOST_TEXTS) return lost;
  const title = lines.findLastIndex(texts => isTitle(joined(texts)));
  const above = lines.slice(0, title + 1).flat();
  const items = markedOf(lines.slice(title + 1).flat());
  // two forms whose titles were not known
  if (items.filter(item => isMark(item) && isFirstLabel(joined(item.texts))).length > 1) return lost;
  const zones = withoutStrays(zonesOf(items));
  const blocks: ToldBlock[] = [];
  const below: Text[] = [];
  let rows: ToldBlock | null = null;
  const add = ({ block, loose }: { block: ToldBlock | null; loose: readonly Text[] }, to: Text[]) => {
    if (block) blocks.push(block);
    to.push(...loose);
  };
  zones.forEach(({ kind, items: own }, index) => {
    if (kind === 'head') add(pairsOf(own), above);
    if (kind === 'funding') add(fundingOf(own, words), below);
    if (kind === 'goals') add({ block: goalsOf(own), loose: [] }, below);
    if (kind === 'indicators') rows = indicatorsOf(own, zones.slice(index).flatMap(totalOf), words);
    if (kind === 'indicators' && rows) blocks.push(rows);
    if (kind === 'foot') add(pairsOf(own.slice(totalOf(zones[index]!).length)), below);
  });
  return rows ? { above, blocks, below } : lost;
}

/** The label of the total, and the figures behind it. */
function totalOf({ kind, items }: Zone): readonly Item[] {
  const [first, ...rest] = kind === 'foot' ? items : [];
  if (!isMark(first) || !first.kinds.has('total')) return [];
  const end = rest.findIndex(item => isMark(item) || numberOf(textsOfItem(item)[0]!.text) === null);
  return [first, ...rest.slice(0, end < 0 ? rest.length : end)].slice(0, 3);
}
