import type { Bilingual, Document, FundingLineKind, Path } from '../model.ts';
import { CURRENCY_UNIT, fieldAt, PARTS } from '../schema/fields.ts';
import { keysOf } from '../values/pointer.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const FUNDING_LINES: { readonly [kind in FundingLineKind]: Bilingual } = {
  total: both('年度资金总额', 'Total'),
  currentYearAppropriation: both('当年财政拨款', 'Current year'),
  priorYearCarryover: both('上年结转资金', 'Carried over'),
  otherFunds: both('其他资金', 'Other funds'),
  other: both('其他', 'Other'),
};

/** A short name for people of what a path leads to: `/indicators/3/target` → 指标 4 · 年度指标值. */
export function fieldName(path: Path): Bilingual {
  const [first = '', second, ...rest] = keysOf(path);
  if (path === '/currencyUnit') return CURRENCY_UNIT;
  if (!isPart(first)) return fieldAt(path)?.name ?? both(first, first);
  const part = PARTS[first];
  if (second === undefined) return part.title;
  const isRow = /^\+?\d+$/.test(second) && first !== 'extras';
  const row = isRow ? rowName(part.row, second) : part.row;
  const key = isRow ? rest.at(-1) : second;
  if (key === undefined) return row;
  const name = fieldAt(path.replace(/\+(?=\d)/, ''))?.name;
  return both(`${row.zh} · ${name?.zh ?? key}`, `${row.en}, ${name?.en.toLowerCase() ?? key}`);
}

/** The place that a finding names, a funding line by the label printed with it: 年度资金总额 · 全年执行数. */
export function placeName({ forms }: Pick<Document, 'forms'>, at: string): Bilingual {
  const [, form = '', leaf = ''] = /^\/forms\/(\d+)(?:\/data)?(\/.+)?$/.exec(at) ?? ['', '', at];
  const name = fieldName(leaf);
  const [part, row = '', key] = leaf === '' ? [] : keysOf(leaf);
  const label = part === 'funding' ? forms[Number(form)]?.data.funding[Number(row)]?.label : null;
  const column = fieldAt(leaf)?.name;
  if (!label || key === undefined || !column) return name;
  const line = label.replace(/[：:]$/, '');
  return both(`${line} · ${column.zh}`, `${line}, ${column.en.toLowerCase()}`);
}

/** A row by its number; one that a person added is counted apart in the log. */
function rowName({ zh, en }: Bilingual, row: string): Bilingual {
  if (row.startsWith('+')) return both(`补录的${zh}`, `${en} that was added`);
  return both(`${zh} ${Number(row) + 1}`, `${en} ${Number(row) + 1}`);
}

const ELSEWHERE: readonly (readonly [begins: string, name: Bilingual])[] = [
  ['/assignment', both('分派', 'assignment')],
  ['/findings', both('问题', 'finding')],
  ['/pages', both('页', 'pages')],
];

/** What an entry of the log is about, in words: a value, a row, a form, a finding, or the document as a whole. */
export function entryName(path: string): Bilingual {
  const about = path.replace(/^\/gone/, '').replace(/^\/comments/, '');
  if (about === '') return both('整份文件', 'the whole document');
  if (about === '/forms') return both('全部的表', 'all forms');
  const [, form, leaf = ''] = /^\/forms\/(\+?\d+)(?:\/data)?(\/.+)?$/s.exec(about) ?? [];
  if (form === undefined)
    return ELSEWHERE.find(([begins]) => about.startsWith(begins))?.[1] ?? both(path, path);
  const isAdded = form.startsWith('+');
  const number = Number(form) + 1;
  const own = isAdded
    ? both('补录的表', 'a form that was entered')
    : both(`第 ${number} 张表`, `form ${number}`);
  if (leaf === '') return own;
  const name = fieldName(leaf);
  return form === '0' ? name : both(`${own.zh} · ${name.zh}`, `${own.en}, ${name.en}`);
}

function isPart(name: string): name is keyof typeof PARTS {
  return Object.hasOwn(PARTS, name);
}
