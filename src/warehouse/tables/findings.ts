import type { Document, Finding } from '../../model.ts';
import { ANSWERS, SEVERITIES } from './codes.ts';
import { type Loadable, table } from './column.ts';
import { rowColumn, sha256Column, TO_DOCUMENT, TO_FORM } from './shared.ts';
import { inForm, whereOf } from './where.ts';

type Row = {
  readonly sha256: string;
  readonly row: number;
  readonly finding: Finding;
  readonly document: Document;
};

export const findings = table<Row>({
  name: 'findings',
  references: [TO_DOCUMENT, TO_FORM],
  zh: '发现：每条一行',
  en: 'one row a finding',
  *rows({ sha256, document }: Loadable) {
    for (const [row, finding] of document.findings.entries()) yield { sha256, row, finding, document };
  },
  columns: [
    sha256Column,
    rowColumn,
    { name: 'rule', type: 'text', zh: '规则', en: 'the rule', value: ({ finding }) => finding.rule },
    {
      name: 'severity',
      type: 'text',
      zh: '级别',
      en: 'how grave it is',
      codes: SEVERITIES,
      value: ({ finding }) => finding.severity,
    },
    {
      name: 'form',
      type: 'integer',
      zh: '所在的表；针对正文的为空',
      en: 'the form; null where it is about prose',
      value: row => first(row).form,
    },
    {
      name: 'in_table',
      type: 'text',
      zh: '首要嫌疑取值所在的数据表',
      en: 'the table that holds the most guilty value',
      value: row => whereIn(row)?.table ?? null,
    },
    {
      name: 'in_row',
      type: 'integer',
      zh: '该表中的 row_index',
      en: 'its row there',
      value: row => whereIn(row)?.row ?? null,
    },
    {
      name: 'in_column',
      type: 'text',
      zh: '该表中的列',
      en: 'its column there',
      value: row => whereIn(row)?.column ?? null,
    },
    {
      name: 'page',
      type: 'integer',
      zh: '所在页',
      en: 'the page',
      value: findingPage,
    },
    {
      name: 'message_zh',
      type: 'text',
      zh: '说明（中文）',
      en: 'message, Chinese',
      value: ({ finding }) => finding.message.zh,
    },
    {
      name: 'message_en',
      type: 'text',
      zh: '说明（英文）',
      en: 'message, English',
      value: ({ finding }) => finding.message.en,
    },
    {
      name: 'expected',
      type: 'text',
      zh: '应为',
      en: 'what was expected',
      value: ({ finding }) => finding.expected,
    },
    { name: 'found', type: 'text', zh: '实为', en: 'what was found', value: ({ finding }) => finding.found },
    {
      name: 'basis',
      type: 'text',
      zh: '依据文件',
      en: 'regulation it comes from',
      value: ({ finding }) => finding.basis,
    },
    {
      name: 'at_paths',
      type: 'text[]',
      zh: '所在的 JSON 指针，首要的在前',
      en: 'JSON pointers into the document, the most guilty first',
      value: ({ finding }) => finding.at,
    },
    {
      name: 'answer',
      type: 'text',
      zh: '复核人的答复；没有答复的为空',
      en: 'what a reviewer answered; null where nobody did',
      codes: ANSWERS,
      value: ({ finding }) => finding.answer?.as ?? null,
    },
    {
      name: 'answer_note',
      type: 'text',
      zh: '答复的说明',
      en: 'the note to the answer',
      value: ({ finding }) => finding.answer?.note ?? null,
    },
    {
      name: 'answered_by',
      type: 'text',
      zh: '答复人',
      en: 'who answered',
      isPersonal: true,
      value: ({ finding }) => finding.answer?.by ?? null,
    },
    {
      name: 'answered_at',
      type: 'timestamp',
      unit: 'UTC',
      zh: '答复时间',
      en: 'when it was answered',
      value: ({ finding }) => finding.answer?.at ?? null,
    },
  ],
});

function first({ finding }: Row): ReturnType<typeof inForm> {
  return inForm(finding.at[0] ?? '');
}

function whereIn(row: Row): ReturnType<typeof whereOf> | null {
  const { path } = first(row);
  return path === null ? null : whereOf(path);
}

/** The page of what a finding is about. */
export function findingPage({ finding, document }: Pick<Row, 'finding' | 'document'>): number | null {
  const at = finding.at[0] ?? '';
  const page = /^\/pages\/(\d+)/.exec(at)?.[1];
  if (page !== undefined) return document.pages[Number(page)]?.page ?? null;
  const { form, path } = inForm(at);
  const own = form === null ? undefined : document.forms[form];
  return own?.evidence[path ?? '']?.regions?.[0]?.page ?? own?.pages[0] ?? null;
}
