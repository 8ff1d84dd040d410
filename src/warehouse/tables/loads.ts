import { type CellContent, table, type WarehouseColumn } from './column.ts';

/** One load into a target, as the target remembers it. */
export type Load = {
  readonly load: number;
  readonly at: string;
  readonly ziping: string;
  readonly schema: number;
  readonly layout: string;
  readonly loaded: number;
  readonly removed: number;
  readonly documents: number;
};

const number = (
  name: 'load' | 'schema' | 'loaded' | 'removed' | 'documents',
  [zh, en]: readonly [string, string],
) => ({ name, type: 'integer', zh, en, value: (load: Load) => load[name] }) satisfies WarehouseColumn<Load>;

/** Its rows belong to no content: whoever loads writes them. */
const columns: readonly WarehouseColumn<Load>[] = [
  { ...number('load', ['第几次装载，从 1 起', 'which load, from 1']), isKey: true },
  {
    name: 'ziping',
    type: 'text',
    zh: '装载的 ziping 版本',
    en: 'the ziping that loaded',
    value: load => load.ziping,
  },
  number('schema', ['表结构版本', 'version of the tables']),
  {
    name: 'layout',
    type: 'text',
    zh: '写法，如 parquet、csv bom',
    en: 'how it was written: parquet, csv bom …',
    value: load => load.layout,
  },
  number('loaded', ['新增或更新的文档数', 'documents that came or changed']),
  number('removed', ['移除的文档数', 'documents that went']),
  number('documents', ['装载后的文档数', 'documents afterwards']),
];

export const loads = table<Load>({
  name: 'ziping_loads',
  zh: '装载日志：每次装载一行',
  en: 'one row a load into this target',
  rows: () => [],
  columns,
});

/** A load as a row of the table. */
export function rowOf(load: Load): CellContent[] {
  return columns.map(({ value }) => value(load)).concat(null);
}
