import { expect, test } from 'vitest';
import { profiles } from '../../parsers/profiles/index.ts';
import { viewForm } from '../../src/rules/form-view.ts';
import { isMet } from '../../src/rules/met.ts';
import { form } from '../../src/rules/sketch.ts';

test.each<[under: string, name: string, target: string, actual: string, met: boolean | null]>([
  ['产出/数量', '培训期数', '≥8期', '8期', true],
  ['产出/数量', '培训期数', '=8期', '>8期', true],
  ['产出/数量', '培训期数', '8期', '7期', false],
  ['产出/数量', '培训期数', '≥8期', '7', false],
  ['产出/数量', '受训人次', '≥1.2万人次', '12500人次', true],
  ['产出/数量', '受训人次', '≥1.2万人次', '11500人次', false],
  ['产出/数量', '受训人次', '≥100人次', '99人', null],
  ['产出/数量', '养护面积', '≥2公顷', '19000平方米', false],
  ['产出/质量', '合格率', '≥95%', '0.96', null],
  ['产出/质量', '合格率', '≥95%', '96', true],
  ['产出/质量', '合格率', '≥95%', '0%', false],
  ['产出/质量', '合格率', '95%', '合格', null],
  ['产出/时效', '响应时间', '≤30分钟', '0.6小时', false],
  ['产出/成本', '项目成本', '20万元', '18万元', null],
  ['产出/成本', '项目成本', '≤20万元', '180000元', true],
  ['产出/成本', '人均标准', '≤500元/人', '600元/人', false],
  ['产出/数量', '投诉件数', '5件', '3件', null],
  ['产出/数量', '安全事故数', '=0起', '1起', false],
  ['产出/数量', '安全事故数', '=0起', '0起', true],
])('%s %s: %s → %s', (under, name, target, actual, met) => {
  const [row] = viewForm(form({ rows: [{ under, name, target, actual }] }), 0, profiles.national).rows;
  expect(row && isMet(row)).toBe(met);
});
