import type { Evidence, Form, Path } from '../../model.ts';
import { isNamedDoubt } from '../../schema/doubts.ts';
import { FORM, LISTS, type ListName, namesOf, TOTAL } from '../../schema/fields.ts';
import { noteName } from '../../values/notes.ts';

/** What a person must look at, in words that are printed: 得分（第 3 页：像数字的字母）. */

type Named = readonly (readonly [path: Path, name: string])[];

/** The doubts about these values, each by its name; null where there are none. */
function doubtsOf({ evidence }: Form, values: Named): string | null {
  const told = values.flatMap(([path, name]) => {
    const own = evidence[path];
    return own?.review ? [`${name}${whyOf(own)}`] : [];
  });
  return told.length === 0 ? null : told.join('；');
}

export function doubtsOfHead(form: Form): string | null {
  const unit = ['/currencyUnit', '金额单位'] as const;
  return doubtsOf(form, [...namesOf(FORM).map(name => [`/${name}`, FORM[name].name.zh] as const), unit]);
}

export function doubtsOfRow(form: Form, list: ListName, row: number): string | null {
  const { fields } = LISTS[list];
  return doubtsOf(
    form,
    Object.entries(fields).map(([name, field]) => [`/${list}/${row}/${name}`, field.name.zh]),
  );
}

/** Of a list as a whole: rows that may lack, or belong elsewhere. */
export function doubtsOfLists(form: Form): string | null {
  return doubtsOf(
    form,
    namesOf(LISTS).map(list => [`/${list}`, LISTS[list].title.zh]),
  );
}

export function doubtsOfTotal(form: Form): string | null {
  return doubtsOf(
    form,
    namesOf(TOTAL).map(name => [`/total/${name}`, TOTAL[name].name.zh]),
  );
}

function whyOf({ regions, lines, notes }: Evidence): string {
  const page = regions?.[0]?.page;
  const where = page === undefined ? (lines === undefined ? '' : `第 ${lines[0]} 行`) : `第 ${page} 页`;
  const why = notes.filter(isNamedDoubt).map(note => noteName(note).zh);
  const told = [where, why.join('、')].filter(part => part !== '').join('：');
  return told === '' ? '' : `（${told}）`;
}
