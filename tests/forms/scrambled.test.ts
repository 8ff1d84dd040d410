import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/defaults.ts';

const dump = readFileSync('fixtures/dump-plain/source.txt', 'utf8');
const laidOut = readFileSync('fixtures/dump-layout/source.txt', 'utf8').normalize('NFKC');

/** Scores of merged cells stand between the rows that they belong to. */
const WOVEN = `2022 年度农村饮水管网维修养护补助资金自评表
单位名称：各乡镇人民政府 填报日期：2023 年 3 月 12 日 （总分：87.89）
项目名称 农村饮水管网维修养护补助资金
主管部门 临川县水利局 项目实施单位 各乡镇人民政府
预算数（A） 执行数（B） 执行率（B/A） 得分（20 分*执行率）
预算执行情况（万元）
（20 分）
年度财政资金总额 4504.22 2034.56 45.17% 9.03
一级指标 二级指标 三级指标 年初目标值（A） 实际完成值（B） 得分
维修供水管网长度 ≥268 公里 271 公里
更换水泵台数 =34 台 34 台
数量指标 14.86
日均收运厨余垃圾量 ≥105 吨 102 吨
水质达标率 ≥98% 98.9%
管网漏损率 ≤12% 13.5%
质量指标 14
补助对象准确率 =100% 100%
时效指标 维修任务完成时限 2023 年 12 月前 2023 年 11 月 5
产出指标（40 分）
成本指标 每公里维修成本 ≤5.2 万元/公里 5.1 万元/公里 5
社会效益指标 受益农村人口 ≥106.4 万人 106.4 万人 10
效益指标（30 分）
生态效益指标 节约水资源 有效节约 有效节约 10
用水户满意度 ≥90% 92.5%
满意度指标（10 分） 服务对象满意度指标 10
查档人员满意度 ≥95% 97.5%
总分 87.89
`;

/** A form without a total: labels, parted ones among them, are all that ends its rows. */
const FOOTED = `县级专项资金绩效目标自评表
（2020年度）
专 项 名 称 农村小规模学校寄宿生冬季取暖补助
县级主管部门 清源县教育局 资金使用单位 清源县石门乡中心学校
资金情况（万
元）
全年预算数（A） 全年执行数（B） 执行率（B/A）
年度资金总额 3313.54 3313.54 100.00%
其中：本年财政拨款 3313.54 3313.54
其 他 资 金 0.00 0.00
一 级 指
标
二 级 指 标 三 级 指 标 年度指标值 全年实际完成值 未完成原因和改进措施
产 出 指
标
数 量 指 标 补助学校数 =24所 24所
时 效 指 标 补助到位时间 2022年11月底前 2022年10月
效 益 指
标
社会效益指标 家庭负担 有效减轻 有效减轻
满意度指 服务对象满意
学生满意度 ≥95% 97%
标 度指标
家长满意度 ≥95% 94%
个别家长反映发放告知
不及时，今后将同步短
信通知。
说 明 无
填报人：黎秋实 联系电话：0745-5550126 填报日期：2021年3月2日
`;

async function errorOf(text: string): Promise<string | null> {
  const { document } = await extract({ name: 'dump.txt', bytes: new TextEncoder().encode(text) });
  return document.error?.code ?? null;
}

describe('a text dump', () => {
  it('is read where its cells are in an order that can be told', async () => {
    expect(await errorOf(dump)).toBeNull();
  });

  it('is refused as a whole where its lines are in no order: lost rows could not be marked', async () => {
    const lines = dump.split('\n');
    const title = lines.slice(0, 2);
    const rest = lines.slice(2).map((line, index) => ({ line, key: (index * 7919) % 1009 }));
    const scattered = rest.sort((a, b) => a.key - b.key).map(({ line }) => line);
    expect(await errorOf([...title, ...scattered].join('\n'))).toBe('scrambled');
  });

  it('is refused where cells of several rows are woven into others: no columns are guessed', async () => {
    expect(await errorOf(WOVEN)).toBe('scrambled');
    expect(await errorOf(`${dump}\n${WOVEN}`)).toBe('scrambled');
  });

  it.each([
    ['the label of its first row', (text: string) => text.replace(/项目名称/, '')],
    ['its head', (text: string) => text.slice(text.indexOf('年度资金总额'))],
  ])('is refused where one form takes the rows of a second one that lacks %s', async (_, without) => {
    expect(await errorOf(laidOut)).toBeNull();
    expect(await errorOf(`${laidOut}\n${without(laidOut)}`)).toBe('scrambled');
  });

  it.each([
    ['with its title', (text: string) => text],
    ['without its title', (text: string) => text.split('\n').slice(2).join('\n')],
  ])('has both forms where a second one follows %s', async (_, second) => {
    const bytes = new TextEncoder().encode(`${laidOut}\n${second(laidOut)}`);
    const { forms } = (await extract({ name: 'dump.txt', bytes })).document;
    const [first, other] = forms.map(({ data }) => data.indicators);
    expect(other?.length).toBeGreaterThan(0);
    expect(other).toEqual(first);
  });

  it('is refused where letters of foreign scripts show that others are lost', async () => {
    expect(await errorOf(dump.replaceAll('年', 'Ƨ'))).toBe('scrambled');
  });

  it('is refused at once where one form claims to hold far more texts than any does', async () => {
    const row = '服务老人人次 ≥9万人次 10.3万人次 8 8';
    expect(dump.split(row)).toHaveLength(2);
    const many = Array.from({ length: 250 }, () => row).join('\n');
    expect(await errorOf(dump.replace(row, many))).toBe('scrambled');
  });

  it('has what stands below its rows, though no total parts the two', async () => {
    const { document } = await extract({ name: 'dump.txt', bytes: new TextEncoder().encode(FOOTED) });
    const [form] = document.forms;
    expect(form!.data.extras).toMatchObject({ 说明: '无', 填报人: '黎秋实', 填报日期: '2021年3月2日' });
    const rows = form!.data.indicators.map(({ level2, level3 }) => [level2, level3]);
    expect(rows.slice(-2)).toEqual([
      ['服务对象满意度指标', '学生满意度'],
      ['服务对象满意度指标', '家长满意度'],
    ]);
  });

  it('is refused where the last page of a form stands before its title: its values would be gone without a word', async () => {
    const at = FOOTED.indexOf('满意度指');
    expect(await errorOf(FOOTED.slice(at) + FOOTED.slice(0, at))).toBe('scrambled');
  });

  it('is refused where rows without blanks stand before the title: no form would take them', async () => {
    const rows = [
      '可持续影响指标工程可持续运行年限≥16年16年',
      '满意度指标服务对象满意度指标用水户满意度≥90%92.5%',
      '说明请在此处简要说明发现的问题。',
    ];
    expect(await errorOf(`${rows.join('\n')}\n${dump}`)).toBe('scrambled');
  });

  it('is refused where a value swallows a label that has a value of its own', async () => {
    expect(await errorOf(dump.replace('显著提升', '显著提升填报人：黎秋实'))).toBe('scrambled');
  });

  it('is refused where a note above a total over several lines would be read for a row of indicators', async () => {
    const total = laidOut.split('\n').find(line => line.trim().startsWith('总分'))!;
    const gap = ' '.repeat(77);
    const figures = [`${gap} 99.8`, `${' '.repeat(31)}总分${' '.repeat(39)}100`, `${gap} 7`];
    const noted = [`       其他需要说明事项${' '.repeat(40)}无`, ...figures].join('\n');
    expect(await errorOf(laidOut.replace(total, noted))).toBe('scrambled');
  });

  it('that is prose alone has no form and no error', async () => {
    expect(await errorOf('二〇二三年，本单位认真开展绩效自评工作。\n\n特此说明。\n')).toBeNull();
  });
});
