import { expect, test } from 'vitest';
import { form } from '../../src/rules/sketch.ts';
import { entryName, fieldName, placeName } from '../../src/show/field-names.ts';

test.each([
  ['/projectName', '项目名称', 'Project'],
  ['/funding/0/executed', '资金 1 · 全年执行数', 'Funding 1, executed'],
  ['/goals/1/actual', '目标 2 · 实际完成情况', 'Goal 2, achieved'],
  ['/indicators/3/target', '指标 4 · 年度指标值', 'Indicator 4, target'],
  ['/indicators/3', '指标 4', 'Indicator 4'],
  ['/indicators/3/extras/score', '指标 4 · score', 'Indicator 4, score'],
  ['/indicators', '绩效指标', 'Indicators'],
  ['/currencyUnit', '金额单位', 'Unit of amounts'],
  ['/total/score', '总分 · 得分', 'Total, score'],
  ['/extras/填报人~1审核人', '其他 · 填报人/审核人', 'Other, 填报人/审核人'],
  ['/extras/2021', '其他 · 2021', 'Other, 2021'],
])('%s is called %s', (path, zh, en) => {
  expect(fieldName(path)).toEqual({ zh, en });
});

test.each([
  ['', '整份文件'],
  ['/forms', '全部的表'],
  ['/forms/1', '第 2 张表'],
  ['/forms/+1', '补录的表'],
  ['/forms/+1/data/title', '补录的表 · 表名'],
  ['/forms/0/data/indicators/3/score', '指标 4 · 得分'],
  ['/forms/2/data/indicators/+1/score', '第 3 张表 · 补录的指标 · 得分'],
  ['/gone/forms/0/data/indicators/+2', '补录的指标'],
  ['/comments/forms/0/data/projectName', '项目名称'],
  ['/findings/score~1full-although-unmet/~1forms~10', '问题'],
  ['/pages/2', '页'],
  ['/assignment', '分派'],
])('an entry of the log about %s is told as %s', (path, zh) => {
  expect(entryName(path).zh).toBe(zh);
});

test.each([
  ['/forms/0/data/funding/0/executed', '年度资金总额 · 全年执行数'],
  ['/forms/0/data/indicators/0/score', '指标 1 · 得分'],
  ['/forms/0', ''],
])('a finding at %s names %s', (at, zh) => {
  expect(placeName({ forms: [form({ rows: [{ score: '5' }] })] }, at).zh).toBe(zh);
});
