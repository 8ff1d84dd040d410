import type { Correction } from '../../model.ts';
import { CORRECTION_KINDS, TRACKS } from './codes.ts';
import { type Cell, type Column, type Loadable, table } from './column.ts';
import { rowColumn, sha256Column, TO_DOCUMENT } from './shared.ts';
import { inForm, whereOf } from './where.ts';

type Row = { readonly sha256: string; readonly row: number; readonly correction: Correction };

const text = (
  name: string,
  [zh, en]: readonly [string, string],
  of: (own: Correction) => Cell,
): Column<Row> => ({
  ...{ name, type: 'text', zh, en },
  value: ({ correction }) => of(correction),
});

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

export const corrections = table<Row>({
  name: 'corrections',
  references: [TO_DOCUMENT],
  zh: '更正：复核日志每条一行；生效的更正已在各数据表的取值中',
  en: 'one row an entry of the review log; what is corrected stands corrected in the other tables',
  *rows({ sha256, corrections: all }: Loadable) {
    for (const [row, correction] of all.entries()) yield { sha256, row, correction };
  },
  columns: [
    sha256Column,
    rowColumn,
    {
      name: 'sequence',
      type: 'bigint',
      zh: '在归档日志中的序号，从 1 起',
      en: 'place in the log of the archive, from 1',
      value: ({ correction }) => correction.sequence,
    },
    { ...text('kind', ['种类', 'what is said'], own => own.kind), codes: CORRECTION_KINDS },
    {
      ...text(
        'track',
        ['用途，只有 work 改变取值', 'whose work it is: only work changes values'],
        own => own.track,
      ),
      codes: TRACKS,
    },
    {
      name: 'form',
      type: 'integer',
      zh: '所在的表',
      en: 'the form',
      value: ({ correction }) => inForm(correction.path).form,
    },
    text(
      'in_table',
      ['取值所在的数据表', 'the table that holds the value'],
      own => whereIn(own)?.table ?? null,
    ),
    {
      name: 'in_row',
      type: 'integer',
      zh: '该表中的 row_index',
      en: 'its row there',
      value: ({ correction }) => whereIn(correction)?.row ?? null,
    },
    text('in_column', ['该表中的列', 'its column there'], own => whereIn(own)?.column ?? null),
    text('path', ['文档中的 JSON 指针', 'JSON pointer into the document'], own => own.path),
    text('before_text', ['更正前读到的原文', 'what had been read'], own => own.before.text),
    text('before_value', ['更正前的取值（JSON）', 'the value before, as JSON'], own =>
      json(own.before.value),
    ),
    text('after_text', ['更正后的文字', 'what was typed'], own => own.after?.text ?? null),
    text(
      'after_value',
      ['更正后的取值（JSON）；撤销与无法辨认的为空', 'the value after, as JSON; null for an undo'],
      own => json(own.after?.value),
    ),
    text('reason', ['理由', 'the reason given'], own => own.reason),
    text('reviewer', ['复核人', 'who said so'], own => own.reviewer),
    {
      name: 'made_at',
      type: 'timestamp',
      unit: 'UTC',
      zh: '时间',
      en: 'when',
      value: ({ correction }) => correction.at,
    },
    text(
      'version',
      ['当时的 ziping 版本', 'the ziping that produced what was corrected'],
      own => own.version,
    ),
    {
      name: 'undoes',
      type: 'bigint',
      zh: '所撤销的那条的序号',
      en: 'the sequence of the entry that it takes back',
      value: ({ correction }) => correction.undoes,
    },
    text('sample_id', ['所属抽样', 'the sample that it was drawn in'], own => own.sample),
    text('entry_hash', ['日志链上的哈希', 'its hash in the chain of the log'], own => own.hash),
  ],
});

function whereIn({ path }: Correction): ReturnType<typeof whereOf> | null {
  const own = inForm(path).path;
  return own === null ? null : whereOf(own);
}
