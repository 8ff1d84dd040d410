import type { Paging } from './look.ts';
import { PLAIN } from './look.ts';
import { pick } from './random.ts';

const HEADS = [
  ['南屿市2023年度部门决算'],
  ['第四部分 附件', '南屿市2023年度部门决算'],
  ['2024/3/15 09:12'],
  ['项目支出绩效自评表'],
  ['续表'],
  ['财政支出绩效评价材料汇编', '南屿市财政局', '内部资料'],
];
const FEET = [
  ['南屿市财政局监制'],
  ['制表：王某某'],
  ['http://jx.example.cn/print?id=12'],
  ['第一页', '第二页', '第三页', '第四页', '第五页'],
];
const OVER = ['续表', '（续上页）', '单位：万元', '附件2', '项目支出绩效自评表', '（2023年度）'];

/** How a print goes over its pages: plainly, or with one or two of the things that stand in the way. */
export function randomPaging(next: () => number): Paging {
  const some = <T>(share: number, choices: readonly T[], none: T): T =>
    next() < share ? pick(next, choices) : none;
  return {
    ...PLAIN.paging,
    heads: some(0.4, HEADS, []),
    feet: some(0.3, FEET, []),
    over: some(0.3, OVER, ''),
    under: some(0.15, ['（接下页）', '（续下页）', '制表：王某某'], ''),
    aside: some(0.15, [-8, 3, 10, 20], 0),
    scale: some(0.15, [0.9, 0.95, 0.98, 1.03], 1),
    blank: next() < 0.08,
    swapped: next() < 0.05,
    up: next() < 0.1 ? 2 : 1,
  };
}
