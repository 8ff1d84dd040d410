import type { Path, Region } from '../../model.ts';
import type { ShownDocument } from './document-state.ts';
import { type Child, h } from './dom.ts';
import { fieldOf, type TextField } from './field.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';
import { cellsIn, fieldsOf, type RowPlace, rowName, rowPlaceOf, textIn } from './row-fields.ts';
import { select } from './selection.ts';
import { type PageStatement, propose } from './statements.ts';
import { firstIn } from './values.ts';

/** A row of a panel: a field, and its pointer below the row. */
type Entry = { readonly leaf: Path; readonly field: TextField };
type Entries = readonly Entry[];

/** Asks for a row that is to come behind another one of its list, or before all of them. */
export function addRow(shown: ShownDocument, list: string, behind: string | null): void {
  const place = rowPlaceOf(shown.view.document, list)!;
  const above = behind === null ? null : rowPlaceOf(shown.view.document, behind)!.index;
  // a row stands in the groups of the one above, more often than not
  const entries = entriesOf(shown, place, ({ leaf, isLevel }) =>
    isLevel && above !== null ? textIn(place, above, leaf) : '',
  );
  const sheets = shown.sheets !== null;
  const hint = say(
    '在原件上给整行画一个框，各栏即读入；也可逐格画框，或键入。',
    'Draw a box around the row on the page to read all of it, or around one cell; or type.',
  );
  shown.panel.open({
    title: say(`补一行：${rowName(place)}`, `Add a row: ${rowName(place)}`),
    body: [sheets && h('p', { class: 'dim' }, hint), grid(entries)],
    submit: say('补上这一行', 'Add the row'),
    take: taking(entries, place),
    closed: () => shown.sheets?.frames.clear(),
    save: () => saveRow(shown, entries, { list, behind }),
  });
  entries.find(({ field }) => field.text() === '')?.field.input.focus();
}

/** What is being read still belongs to what is said. */
async function ready(...all: readonly Entries[]): Promise<void> {
  await Promise.all(all.flat().map(({ field }) => field.ready()));
}

async function saveRow(
  shown: ShownDocument,
  entries: Entries,
  { list, behind }: { readonly list: string; readonly behind: string | null },
): Promise<boolean> {
  await ready(entries);
  const regions = new Map(
    entries.flatMap(({ leaf, field }) => (field.regions() ? [[leaf, field.regions()!] as const] : [])),
  );
  const mending = { behind, texts: typed(entries), places: Object.fromEntries(regions) };
  return await sayOfRow(shown, { path: list, kind: 'row-added', mending }, say('已补一行', 'Row added'));
}

/** Says something of a row, and selects what it became. */
async function sayOfRow(shown: ShownDocument, saying: PageStatement, told: string): Promise<boolean> {
  if (!(await propose(shown, saying))) return false;
  const { path } = shown.view.corrections.at(-1)!;
  const first = firstIn(shown.values, path);
  if (first !== null) select(shown, first);
  notify(say(`${told}（Z 撤销）`, `${told} (Z takes it back)`));
  return true;
}

/** Asks what of a row stands in which of the two that it is on the page. */
export function splitRow(shown: ShownDocument, row: string): void {
  const place = rowPlaceOf(shown.view.document, row)!;
  const now = ({ leaf }: Pick<Entry, 'leaf'>) => textIn(place, place.index!, leaf);
  const first = entriesOf(shown, place, now);
  const second = entriesOf(shown, place, field => (field.isLevel ? now(field) : ''));
  const heads = [say('前一行', 'First row'), say('后一行', 'Second row')];
  shown.panel.open({
    title: say(`拆成两行：${rowName(place)}`, `Split: ${rowName(place)}`),
    body: grid(first, { second, heads }),
    submit: say('拆开', 'Split'),
    take: taking([...first, ...second], null),
    closed: () => shown.sheets?.frames.clear(),
    save: async () => {
      await ready(first, second);
      const mending = { texts: changed(first), second: typed(second) };
      return await sayOfRow(
        shown,
        { path: row, kind: 'row-split', mending },
        say('已拆成两行', 'Split into two rows'),
      );
    },
  });
}

/** Asks what the row is that was read as two, a row and the one below it. */
export function joinRows(shown: ShownDocument, row: string): void {
  const place = rowPlaceOf(shown.view.document, row)!;
  const below = place.index! + 1;
  if (below >= place.form.data[place.name].length) {
    notify(say('下面没有可合并的行', 'There is no row below to join it with'));
    return;
  }
  const entries = entriesOf(shown, place, ({ leaf, isLevel }) => {
    const [one, other] = [textIn(place, place.index!, leaf), textIn(place, below, leaf)];
    return isLevel || one === other ? one || other : one + other;
  });
  const before = entries.map(({ leaf, field }) => ({ field, was: textIn(place, place.index!, leaf), leaf }));
  shown.panel.open({
    title: say(`与下一行合并：${rowName(place)}`, `Join with the next row: ${rowName(place)}`),
    body: grid(entries),
    submit: say('合并', 'Join'),
    take: taking(entries, null),
    closed: () => shown.sheets?.frames.clear(),
    save: async () => {
      await ready(entries);
      const own = before.filter(({ field, was }) => field.text() !== was);
      const texts = Object.fromEntries(own.map(({ leaf, field }) => [leaf, field.text()]));
      const mending = { with: `${place.list}/${below}`, texts };
      return sayOfRow(shown, { path: row, kind: 'row-joined', mending }, say('已合并', 'Joined'));
    },
  });
}

function entriesOf(
  shown: ShownDocument,
  place: RowPlace,
  textOf: (field: ReturnType<typeof fieldsOf>[number]) => string,
): Entries {
  return fieldsOf(place).map(field => ({
    leaf: field.leaf,
    field: fieldOf(field.name, textOf(field), region => shown.actions!.read(region)),
  }));
}

function typed(entries: Entries): { readonly [leaf: string]: string } {
  const said = entries.filter(({ field }) => field.text().trim() !== '');
  return Object.fromEntries(said.map(({ leaf, field }) => [leaf, field.text()]));
}

function changed(entries: Entries): { readonly [leaf: string]: string } {
  const own = entries.filter(({ field }) => field.text() !== field.given);
  return Object.fromEntries(own.map(({ leaf, field }) => [leaf, field.text()]));
}

/** A box around several cells fills each of them; any other the field that was typed into last, and the next is to come. */
function taking(entries: Entries, place: RowPlace | null): (region: Region) => void {
  let last = 0;
  for (const [index, { field }] of entries.entries())
    field.input.addEventListener('focus', () => {
      last = index;
    });
  return region => {
    const cells = place ? cellsIn(place, region) : new Map<Path, Region>();
    const whole = entries.filter(({ leaf }) => cells.has(leaf));
    for (const { leaf, field } of whole) void field.take(cells.get(leaf)!);
    const [next] = whole;
    if (next === undefined) void entries[last]?.field.take(region);
    (next ?? entries[Math.min(last + 1, entries.length - 1)])?.field.input.focus();
  };
}

function grid(
  entries: Entries,
  beside?: { readonly second: Entries; readonly heads: readonly string[] },
): Child {
  const rows = entries.map(({ field }, index) => [
    h('span', { 'aria-hidden': 'true' }, field.name),
    field.input,
    beside?.second[index]?.field.input,
  ]);
  const heads = beside && [h('span'), beside.heads.map(name => h('b', {}, name))];
  return h('div', { class: beside ? 'entries two' : 'entries' }, heads, rows);
}
