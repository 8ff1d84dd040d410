import type { Bilingual, Doubt, Note } from '../model.ts';
import { DOUBTS } from '../schema/doubts.ts';

const NOTES: { readonly [note: string]: Bilingual } = {
  blank: { zh: '空白', en: 'blank' },
  absent: { zh: '表中没有', en: 'absent' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'joined-over-page-break': { zh: '跨页拼接', en: 'joined over a page break' },
  ambiguous: { zh: '有歧义', en: 'ambiguous' },
  'low-confidence': { zh: '识别不确定', en: 'low confidence' },
  truncated: { zh: '文字被截断', en: 'truncated' },
  repaired: { zh: '已按勾稽关系修复', en: 'repaired' },
  struck: { zh: '有划去的文字', en: 'some text is struck out' },
  'broken-unicode': { zh: '字体编码损坏', en: 'broken font encoding' },
  'not-a-number': { zh: '不是数字', en: 'not a number' },
  'year-from-form': { zh: '年份取自本表', en: 'year taken from the form' },
  unreadable: { zh: '无法辨认', en: 'unreadable' },
  'may-lack-rows': { zh: '可能缺行', en: 'may lack rows' },
  'may-hold-foreign-rows': { zh: '可能混入他行', en: 'may hold rows of something else' },
};

const MERGED = /^merged-with-row-(\d+)$/;

/** A note in words for people. */
export function noteName(note: Note): Bilingual {
  const index = MERGED.exec(note)?.[1];
  if (index !== undefined) {
    const row = Number(index) + 1;
    return { zh: `与第 ${row} 行合并`, en: `merged with row ${row}` };
  }
  return NOTES[note] ?? DOUBTS[note as Doubt] ?? { zh: note, en: note };
}
