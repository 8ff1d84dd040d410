import { CORRECTION_KINDS, TRACKS } from './codes.ts';
import {
  type CellContent,
  type Loadable,
  type LoadedCorrection,
  table,
  type WarehouseColumn,
} from './column.ts';
import { rowColumn, sha256Column, TO_DOCUMENT } from './shared.ts';
import { inForm, whereOf } from './where.ts';

type Row = { readonly sha256: string; readonly row: number; readonly correction: LoadedCorrection };

const text = (
  name: string,
  [zh, en]: readonly [string, string],
  of: (own: LoadedCorrection) => CellContent,
): WarehouseColumn<Row> => ({
  name,
  type: 'text',
  zh,
  en,
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
      zh: '所在的表，按更正后的文档；已不在其中的为空',
      en: 'the form, in the document as it stands corrected; null where it is there no more',
      value: ({ correction }) => inForm(shownOf(correction)).form,
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
    text(
      'path',
      [
        '日志中的位置：读取时文档中的 JSON 指针，人补的行与表为 +1、+2 …；答复为 /findings/规则/位置，批注为 /comments/…',
        'its place in the log: JSON pointer into the document as it was read, rows and forms that people added as +1, +2 …; /findings/RULE/PLACE of an answer, /comments/… of a comment',
      ],
      own => own.path,
    ),
    text('before_text', ['更正前读到的原文', 'what had been read'], own => own.before.text),
    text('before_value', ['更正前的取值（JSON）', 'the value before, as JSON'], own =>
      json(own.before.value),
    ),
    text(
      'after_text',
      [
        '更正后的文字；答复、批注、分派的内容',
        'what was typed; what an answer, a comment, an assignment says',
      ],
      own => own.after?.text ?? null,
    ),
    text(
      'after_value',
      ['更正后的取值（JSON）；撤销与无法辨认的为空', 'the value after, as JSON; null for an undo'],
      own => json(own.after?.value),
    ),
    text('mending', ['行与表的增删拆并（JSON）', 'what becomes of rows or forms, as JSON'], own =>
      json(own.mending),
    ),
    text(
      'together',
      [
        '成批认可的范围；逐项答复的为空',
        'what was accepted at once with it; null where it was said by itself',
      ],
      own => own.together ?? null,
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

function whereIn(correction: LoadedCorrection): ReturnType<typeof whereOf> | null {
  const own = inForm(shownOf(correction)).path;
  return own === null ? null : whereOf(own);
}

function shownOf({ path, shown = path }: LoadedCorrection): string {
  return shown ?? '';
}
