import type { PageReport, Unplaced } from '../../model.ts';
import { PAGE_KINDS, PAGE_OUTCOMES, SOURCE_KINDS } from './codes.ts';
import { type CellContent, type Loadable, storable, table } from './column.ts';
import { placeColumns, rowColumn, sha256Column, TO_DOCUMENT } from './shared.ts';

/** Columns of `documents` that the archive tells, not the document. */
const AROUND = ['sha256', 'path', 'other_paths', 'is_current', 'former_path', 'stamp'];

export function isAround(column: string): boolean {
  return AROUND.includes(column);
}

/** What the archive tells around a document, as `documents` holds it. */
export function aroundOf({ sha256, places, formerPath, stamp }: Around): Record<string, CellContent> {
  const [path = null, ...others] = places.map(storable);
  return {
    sha256,
    path,
    other_paths: others,
    is_current: path !== null,
    former_path: formerPath === undefined ? null : storable(formerPath),
    stamp,
  };
}

type Around = Pick<Loadable, 'sha256' | 'places' | 'formerPath' | 'stamp'>;

export const documents = table<Loadable>({
  name: 'documents',
  zh: '文档：每份内容一行',
  en: 'one row a content',
  rows: loadable => [loadable],
  columns: [
    sha256Column,
    {
      name: 'name',
      type: 'text',
      zh: '文件名',
      en: 'name of the file',
      value: ({ document }) => document.source.name,
    },
    {
      name: 'path',
      type: 'text',
      zh: '归档时的路径；同一内容有多处时为最小的一个',
      en: 'path when it was archived; the least one where the content lies at several',
      value: own => aroundOf(own).path!,
    },
    {
      name: 'other_paths',
      type: 'text[]',
      zh: '其余路径',
      en: 'its other paths',
      value: own => aroundOf(own).other_paths!,
    },
    {
      name: 'is_current',
      type: 'boolean',
      zh: '现行版本：文件仍在其路径上；路径上已换成别的内容的为否，汇总时应排除',
      en: 'whether it still lies at a path; false where another content took its place: leave it out of sums',
      value: own => aroundOf(own).is_current!,
    },
    {
      name: 'former_path',
      type: 'text',
      zh: '被替换前所在的路径；现行版本为空',
      en: 'where it lay before another content took its place; null for the current edition',
      value: own => aroundOf(own).former_path!,
    },
    {
      name: 'bytes',
      type: 'bigint',
      unit: 'B',
      zh: '字节数',
      en: 'size',
      value: ({ document }) => document.source.bytes,
    },
    {
      name: 'pages',
      type: 'integer',
      zh: '页数',
      en: 'number of pages',
      value: ({ document }) => document.source.pages,
    },
    {
      name: 'kind',
      type: 'text',
      zh: '种类',
      en: 'kind of file',
      codes: SOURCE_KINDS,
      value: ({ document }) => document.source.kind,
    },
    {
      name: 'version',
      type: 'text',
      zh: '读取它的 ziping 版本',
      en: 'the ziping that read it',
      value: ({ document }) => document.producedBy.ziping,
    },
    {
      name: 'document_schema',
      type: 'text',
      zh: '文档格式',
      en: 'format of the document',
      value: ({ document }) => document.schema,
    },
    {
      name: 'forms',
      type: 'integer',
      zh: '表的张数',
      en: 'number of forms',
      value: ({ document }) => document.forms.length,
    },
    {
      name: 'findings',
      type: 'integer',
      zh: '发现的条数',
      en: 'number of findings',
      value: ({ document }) => document.findings.length,
    },
    {
      name: 'corrections',
      type: 'integer',
      zh: '人工更正的条数',
      en: 'number of corrections',
      value: ({ corrections }) => corrections.length,
    },
    {
      name: 'characters',
      type: 'integer',
      zh: '各表所在页的可见字符数',
      en: 'visible characters on the pages of the forms',
      value: ({ document }) => document.coverage.characters,
    },
    {
      name: 'placed',
      type: 'integer',
      zh: '其中归入标签或取值的',
      en: 'those of them in a label or a value',
      value: ({ document }) => document.coverage.placed,
    },
    {
      name: 'error_code',
      type: 'text',
      zh: '读不了的原因代码',
      en: 'why it could not be read, as a word',
      value: ({ document }) => document.error?.code ?? null,
    },
    {
      name: 'error_message',
      type: 'text',
      zh: '读不了的原因',
      en: 'why it could not be read',
      value: ({ document }) => document.error?.message ?? null,
    },
    {
      name: 'stamp',
      type: 'text',
      zh: '装载标记：文档重读或更正后不同',
      en: 'mark of what was loaded: another one after the document was read again or corrected',
      value: ({ stamp }) => stamp,
    },
  ],
});

type Row<Item> = { readonly sha256: string; readonly row: number; readonly item: Item };

export const pages = table<Row<PageReport>>({
  name: 'pages',
  references: [TO_DOCUMENT],
  zh: '页：每页一行',
  en: 'one row a page',
  *rows({ sha256, document }) {
    for (const [row, item] of document.pages.entries()) yield { sha256, row, item };
  },
  columns: [
    sha256Column,
    rowColumn,
    {
      name: 'page',
      type: 'integer',
      zh: '页码，从 1 起',
      en: 'page, from 1',
      value: ({ item }) => item.page,
    },
    {
      name: 'kind',
      type: 'text',
      zh: '种类',
      en: 'kind of page',
      codes: PAGE_KINDS,
      value: ({ item }) => item.kind,
    },
    {
      name: 'outcome',
      type: 'text',
      zh: '结果',
      en: 'what came of it',
      codes: PAGE_OUTCOMES,
      value: ({ item }) => item.outcome,
    },
    {
      name: 'forms',
      type: 'integer[]',
      zh: '页上各表的序号',
      en: 'the forms on it, by their numbers',
      value: ({ item }) => item.forms,
    },
    {
      name: 'reason',
      type: 'text',
      zh: '失败的原因',
      en: 'why it failed',
      value: ({ item }) => item.reason ?? null,
    },
  ],
});

export const unplaced = table<Row<Unplaced>>({
  name: 'unplaced',
  references: [TO_DOCUMENT],
  zh: '未归位文字：表所在页上既非标签也非取值的文字',
  en: 'text on the pages of the forms that is in no label and no value',
  *rows({ sha256, document }) {
    for (const [row, item] of document.coverage.unplaced.entries()) yield { sha256, row, item };
  },
  columns: [
    sha256Column,
    rowColumn,
    { name: 'text', type: 'text', zh: '原文', en: 'as printed', value: ({ item }) => item.text },
    ...placeColumns<Row<Unplaced>>(({ item }) => item),
  ],
});
