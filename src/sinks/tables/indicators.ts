import type { Indicator, Measure } from '../../model.ts';
import { INDICATOR_FIELDS } from '../../values/fields.ts';
import { type Cell, type Column, table } from './column.ts';
import { doubtColumns, formKey, type ListRow, listRows } from './shared.ts';

type Row = ListRow<Indicator>;
type Said = readonly [zh: string, en: string, label: string];
type TextField = 'level1' | 'level2' | 'level3' | 'deviation';

const text = (name: TextField, [zh, en, label]: Said): Column<Row> => ({
  ...{ name, type: 'text', zh, en, label, field: name },
  value: ({ item }) => item[name],
});

const score = (name: string, field: 'maxScore' | 'score', [zh, en, label]: Said): Column<Row> => ({
  ...{ name, type: 'decimal', unit: '分', zh, en, label, field },
  value: ({ item }) => item[field],
});

/** A target or an actual value, flat. */
function measure(name: 'target' | 'actual', [zh, en, label]: Said): readonly Column<Row>[] {
  const part = (
    suffix: string,
    type: Column['type'],
    { said, of }: { readonly said: readonly [string, string]; readonly of: (measure: Measure) => Cell },
  ): Column<Row> => ({
    ...{ name: `${name}_${suffix}`, type, label, field: name },
    zh: `${zh}·${said[0]}`,
    en: `${en}: ${said[1]}`,
    value: ({ item }) => {
      const own = item[name];
      return own === null ? null : of(own);
    },
  });
  return [
    part('text', 'text', { said: ['原文', 'as printed'], of: own => own.text }),
    part('kind', 'text', {
      said: ['种类：quantity 数量、date 日期、qualitative 定性', 'quantity, date or qualitative'],
      of: own => own.kind,
    }),
    part('comparator', 'text', {
      said: [
        '比较符号：= > >= < <=，没有印的为空',
        'its sign, one of = > >= < <=; null where none is printed',
      ],
      of: own => (own.kind === 'quantity' ? own.comparator : null),
    }),
    part('number', 'decimal', {
      said: ['数值', 'the number'],
      of: own => (own.kind === 'quantity' ? own.number : null),
    }),
    part('unit', 'text', {
      said: ['计量单位，如原表', 'unit as printed'],
      of: own => (own.kind === 'quantity' ? own.unit : null),
    }),
    part('relation', 'text', {
      said: ['时间关系：by before at after', 'relation to the date: by, before, at, after'],
      of: own => (own.kind === 'date' ? own.relation : null),
    }),
    part('date', 'date', {
      said: ['日期；只有年、月的为其首日', 'the date; its first day where only a month or a year is printed'],
      of: own => (own.kind === 'date' ? `${own.date}-01-01`.slice(0, 10) : null),
    }),
    part('date_precision', 'text', {
      said: ['日期精度：day month year', 'what is printed of the date: day, month or year'],
      of: own => (own.kind === 'date' ? PRECISIONS[own.date.split('-').length - 1]! : null),
    }),
  ];
}

const PRECISIONS = ['year', 'month', 'day'] as const;

export const indicators = table<Row>({
  name: 'indicators',
  zh: '绩效指标：每个三级指标一行',
  en: 'one row an indicator',
  part: 'indicators',
  rows: listRows(form => form.data.indicators),
  columns: [
    ...formKey,
    text('level1', [
      '一级指标，合并单元格覆盖的每行都有',
      'first level, on every row that it covers',
      '一级指标',
    ]),
    text('level2', [
      '二级指标，合并单元格覆盖的每行都有',
      'second level, on every row that it covers',
      '二级指标',
    ]),
    text('level3', ['三级指标', 'name of the indicator', '三级指标']),
    ...measure('target', ['年度指标值', 'target', '年度指标值']),
    ...measure('actual', ['实际完成值', 'actual value', '实际完成值']),
    score('max_score', 'maxScore', ['分值', 'weight', '分值']),
    score('score', 'score', ['得分', 'score', '得分']),
    text('deviation', [
      '偏差原因分析及改进措施',
      'reasons for the deviation and remedies',
      '偏差原因分析及改进措施',
    ]),
    ...doubtColumns('indicators', INDICATOR_FIELDS),
  ],
});
