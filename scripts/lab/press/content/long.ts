import type { Sheet } from '../model.ts';
import { pick } from '../random.ts';
import { label, line, prose, title, value } from '../sheet.ts';

const NAMES = [
  '道路养护',
  '绿化管护',
  '污水处理',
  '校舍维修',
  '设备购置',
  '信息系统运维',
  '困难救助',
  '疫苗接种',
];

/** A table of many rows that is no form, numbered or not, its headings in one row or two. */
export function longTable(next: () => number): Sheet {
  const count = 20 + Math.floor(next() * 80);
  const isNumbered = next() < 0.6;
  const cuts = [0, 100, 400, 550, 700, 850, 1000];
  const above = [label('', { cols: 2 }), label('上年', { cols: 2 }), label('本年', { cols: 2 })];
  const heads = ['序号', '项目', '预算数', '决算数', '预算数', '决算数'].map(text => label(text));
  const rows = Array.from({ length: count }, (_, row) => [
    value(isNumbered ? String(row + 1) : pick(next, ['（一）', '（二）', ''])),
    prose(`${pick(next, NAMES)}${row + 1}`),
    ...Array.from({ length: 4 }, () => value((next() * 1000).toFixed(2))),
  ]);
  const headings = next() < 0.5 ? [above, heads] : [heads];
  return {
    above: [title('部门项目支出明细表'), line('单位：万元', 'right')],
    sections: [{ cuts, rows: [...headings, ...rows], heads: headings.length }],
    below: [],
  };
}
