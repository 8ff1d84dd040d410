import { expect, test } from 'vitest';
import { standardLevel, withoutCode } from '../../src/warehouse/tables/standard.ts';

test.each([
  ['产出指标', null, '产出'],
  ['产 出\n指标(50分)', '质量指标', '产出'],
  ['项目效果', null, '效益'],
  ['社会效应', null, '效益'],
  ['服务对象满意度指标', null, '满意度'],
  ['效益指标（满意度）', null, '满意度'],
  ['成本指标', '经济成本指标', '成本'],
  ['投入', '项目立项', '决策'],
  ['项目管理', null, '过程'],
  ['预算执行率', null, '预算执行'],
  // unsure, or nothing that all places know
  ['产出与效益', null, null],
  ['成本效益', null, null],
  ['履职效能', null, null],
  [null, null, null],
  // told by the second level where the first is not printed; costs are of either
  [null, '时效指标', '产出'],
  [null, '可持续影响指标', '效益'],
  [null, '服务对象满意度', '满意度'],
  [null, '成本指标', null],
])('%s · %s is about %s', (level1, level2, standard) => expect(standardLevel(level1, level2)).toBe(standard));

test.each([
  ['219-池州市贵池区棠溪镇人民政府', '池州市贵池区棠溪镇人民政府'],
  ['219001-池州市贵池区棠溪镇人民政府', '池州市贵池区棠溪镇人民政府'],
  ['[219]市教育局', '市教育局'],
  ['（101001）市教育局', '市教育局'],
  ['101001市教育局', '市教育局'],
  ['301：市教育局', '市教育局'],
  ['市教育局（219001）', '市教育局'],
  ['市教育局-219', '市教育局'],
  // numbers that are names
  ['120急救中心', '120急救中心'],
  ['12345政务服务热线中心', '12345政务服务热线中心'],
  ['市第101中学', '市第101中学'],
  ['上海市松江区长三角G60科创走廊创新研究中心', '上海市松江区长三角G60科创走廊创新研究中心'],
  ['219001', '219001'],
  [null, null],
])('%s is named %s', (printed, name) => expect(withoutCode(printed)).toBe(name));
