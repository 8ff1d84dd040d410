import { FORMS, placeOf, WHOLE } from '../../mend/judge.ts';
import type { Bilingual, Document, Evidence, Place } from '../../model.ts';
import { entryName, fieldName, placeName } from '../../show/field-names.ts';
import { keysOf } from '../../values/pointer.ts';

/** A place of a document as people find it on paper: the form, what it is called there, the page. */
export function placeWords(document: Document | null, path: string): Bilingual {
  if (path === WHOLE) return { zh: '整份文件', en: 'the whole document' };
  if (path === FORMS) return { zh: '全部的表', en: 'all of its forms' };
  if (/^\/forms\/\+\d+/.test(path)) return entryName(path);
  const { form = Number(/^\/forms\/(\d+)$/.exec(path)?.[1] ?? 0), leaf = '' } = placeOf(path) ?? {};
  const parts = [
    formWords(document, form),
    valueWords(document, path, leaf),
    // a row that was entered stands in its list
    pageWords(document, form, leaf.replace(/\/\+\d.*$/, '')),
  ];
  const joined = (language: keyof Bilingual) =>
    parts
      .map(part => part?.[language])
      .filter(Boolean)
      .join(' · ');
  return { zh: joined('zh'), en: joined('en') };
}

/** One form of a document needs no number. */
function formWords(document: Document | null, index: number): Bilingual | null {
  const title = document?.forms[index]?.data.title ?? null;
  const isOne = document?.forms.length === 1;
  const number = isOne ? null : { zh: `第 ${index + 1} 张表`, en: `form ${index + 1}` };
  if (title === null) return number;
  return number ? { zh: `${number.zh} ${title}`, en: `${number.en} ${title}` } : { zh: title, en: title };
}

/** A row of indicators is told by its number, and by what is printed there. */
function valueWords(document: Document | null, path: string, leaf: string): Bilingual {
  const name = document === null ? fieldName(leaf) : placeName(document, path);
  const [list, row] = keysOf(leaf);
  const { form = 0 } = placeOf(path) ?? {};
  const isRead = list === 'indicators' && row !== undefined && !row.startsWith('+');
  const printed = isRead ? document?.forms[form]?.data.indicators[Number(row)] : null;
  const words = printed?.level3 ?? null;
  return words === null ? name : { zh: `${name.zh}（${words}）`, en: `${name.en} (${words})` };
}

function pageWords(document: Document | null, form: number, leaf: string): Bilingual | null {
  const own = document?.forms[form];
  if (!own) return null;
  const inside = Object.entries(own.evidence).find(
    ([path, one]) => path.startsWith(`${leaf}/`) && isPlaced(one),
  );
  const place: Place | undefined =
    own.evidence[leaf] && isPlaced(own.evidence[leaf]) ? own.evidence[leaf] : inside?.[1];
  if (place?.lines) return { zh: `第 ${place.lines[0]} 行`, en: `line ${place.lines[0]}` };
  const page = place?.regions?.[0]?.page ?? own.pages[0];
  return page === undefined ? null : { zh: `第 ${page} 页`, en: `page ${page}` };
}

/** Whether a value stands somewhere on a page, or in a line of a dump. */
export function isPlaced({ regions, lines }: Evidence): boolean {
  return lines !== undefined || (regions?.length ?? 0) > 0;
}
