import { describe, expect, test } from 'vitest';
import { CASES } from '../../scripts/lab/press/cases.ts';
import { boxesOf, columnsOf, fieldsOf } from '../../scripts/lab/press/paper/typed.ts';
import { extract } from '../../src/defaults.ts';
import { readTextDump } from '../../src/read/text-dump.ts';
import { displayWidth } from '../../src/values/width.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const central = CASES.find(({ name }) => name === 'central.drawn')!;
const sheets = central.forms().map(({ sheet }) => sheet);
const [truth] = central.forms().map(own => own.truth);

async function expectAll(bytes: Buffer) {
  const { error, forms } = await read(new Uint8Array(bytes));
  expect(error).toBeNull();
  expect(forms).toHaveLength(sheets.length);
}

async function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return (await extract({ name: 'dump.txt', bytes })).document;
}

const TWO_PAGES = `绩效评价材料汇编
                  项目支出绩效自评表
                     （2023年度）
  项目名称              背街小巷路灯补建工程
 主 管 部                    项目实施单
            望湖市城市管理局                望湖市照明管理所
   门                            位
                      全年预算     全年执行
项目资金                                     分值     执行率     得分
（万元）                  数        数
         年度资金总额      1431.71    1413.24    10    98.71%    9.87
         其他资金            0.00       0.00    —               —
 一级指标    二级指标    三级指标       年度指标值    实际完成值    分值    得分
 产出指标    数量指标    补建路灯盏数    ≥1200盏      1260盏        20      20
                         照明小巷条数    =46条        46条          30      30
\f绩效评价材料汇编
 一级指标  二级指标            三级指标   年度指标值 实际完成值 分值 得分
            质量指标            亮灯率      ≥98%     98.6%      20   20
 满意度指标 服务对象满意度指标  居民满意度  ≥90%     93%        20   19
            总分                                                100  98.87
`;

const WEIGHED_LEVELS = `                  2017年财政支出项目绩效自评表
项目名称                     公务船艇燃料及维修经费

 一级指标   分值       二级指标    分值           三级指标        分值       得分

 项目决策   20       项目目标    20    目标内容               20       20

 项目绩效   80       项目产出    40    产出数量               40       40

                 项目效果    40    社会效益               25       23.5

                               服务对象满意度            15       15

                    总分                             100     98.5
`;

/** As programs write it that leave out the blanks between columns, and the ends of lines. */
const GLUED = `项目支出绩效自评表（2023年度）项目名称背街小巷路灯补建工程主管部门望湖市城市管理局实施单位望湖市照明管理所
项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分
年度资金总额：8506.358506.353842.321045.17%4.52其中：财政资金8506.358506.353842.32——其他资金0.000.000.00——
年度总体目标预期目标实际完成情况为老城片区没有照明的小巷补建路灯。补建路灯1260盏，全部亮灯。
一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施
产出指标数量指标补建路灯盏数≥1200盏12602020照明小巷条数=46条464030部分小巷改由社区建设。质量指标亮灯率≥98%98.6%1010
效益指标社会效益指标居民夜间出行条件明显改善明显改善1010满意度指标服务对象满意度指标居民满意度≥90%93%109总分10083.52`;

describe('a dump whose columns are glued', () => {
  test.each(['as they stand', 'all in one line'])('is parted by labels, signs and sums: %s', async how => {
    const { forms, error } = await read(how === 'as they stand' ? GLUED : GLUED.replaceAll('\n', ''));
    expect(error).toBeNull();
    const [{ data, evidence }] = forms as [(typeof forms)[0]];
    expect(data).toMatchObject({ projectName: '背街小巷路灯补建工程', implementingUnit: '望湖市照明管理所' });
    expect(data.funding[0]).toMatchObject({ adjustedBudget: '8506.35', executed: '3842.32', score: '4.52' });
    expect(
      data.indicators.map(row => [row.level3, row.target?.text, row.actual?.text, row.maxScore, row.score]),
    ).toEqual([
      ['补建路灯盏数', '≥1200盏', '1260', '20', '20'],
      ['照明小巷条数', '=46条', '46', '40', '30'],
      ['亮灯率', '≥98%', '98.6%', '10', '10'],
      ['居民夜间出行条件', '明显改善', '明显改善', '10', '10'],
      ['居民满意度', '≥90%', '93%', '10', '9'],
    ]);
    expect(data.total).toMatchObject({ maxScore: '100', score: '83.52' });
    expect(Object.values(evidence).every(({ review }) => review)).toBe(true);
  });
});

describe('a dump that is laid out', () => {
  test('with box-drawing characters is read as it was printed, and is sure', async () => {
    const { forms, error } = await read(boxesOf(sheets));
    expect(error).toBeNull();
    expect(forms[0]?.data.indicators.map(row => [row.level2, row.level3, row.maxScore, row.score])).toEqual(
      truth?.data.indicators.map(row => [row.level2, row.level3, row.maxScore, row.score]),
    );
    expect(forms[0]?.evidence['/projectName']?.review).toBe(false);
  });

  test('by blanks has its values in their columns; texts are for review', async () => {
    const { forms } = await read(columnsOf(sheets));
    expect(forms[0]?.data.indicators.map(row => [row.level1, row.level2, row.level3, row.score])).toEqual(
      truth?.data.indicators.map(row => [row.level1, row.level2, row.level3, row.score]),
    );
    expect(forms[0]?.evidence['/projectName']).toMatchObject({ review: true, lines: [3, 3] });
  });

  test('has labels that are set wide, one behind the other, over two lines', async () => {
    const wide = TWO_PAGES.replace(/ 产出指标 {4}数量指标( .*)/, ' 产 出 指 数 量 指 $1\n   标     标');
    const { forms, error } = await read(wide);
    expect(error).toBeNull();
    expect(forms[0]?.data.indicators[0]).toMatchObject({
      level1: '产出指标',
      level2: '数量指标',
      level3: '补建路灯盏数',
    });
  });

  test('by tabs, as a spreadsheet copies it, has a column after each of them, however long its texts are', async () => {
    const { forms } = await read(fieldsOf(sheets));
    expect(forms[0]?.data.indicators.map(row => [row.level2, row.level3, row.score])).toEqual(
      truth?.data.indicators.map(row => [row.level2, row.level3, row.score]),
    );
  });

  test('goes on on a page that is typed on another scale, under a running head and headings once more', async () => {
    const { forms, error } = await read(TWO_PAGES);
    expect(error).toBeNull();
    const rows = forms.flatMap(({ data }) => data.indicators);
    expect(rows.map(row => [row.level2, row.level3, row.maxScore, row.score])).toEqual([
      ['数量指标', '补建路灯盏数', '20', '20'],
      ['数量指标', '照明小巷条数', '30', '30'],
      ['质量指标', '亮灯率', '20', '20'],
      ['服务对象满意度指标', '居民满意度', '20', '19'],
    ]);
  });

  const rowsOf = ({ forms }: Awaited<ReturnType<typeof read>>) =>
    forms.map(({ data }) => data.indicators.map(row => [row.level3, row.maxScore, row.score]));

  test('whose two pages were swapped is one form', async () => {
    const [first, second] = TWO_PAGES.split('\f');
    expect(rowsOf(await read(`${second}\f${first}`))).toEqual(rowsOf(await read(TWO_PAGES)));
  });

  test('whose two pages stand side by side on one sheet is one form', async () => {
    const [left, right] = TWO_PAGES.split('\f').map(page => page.split('\n'));
    const beside = left!.map((line, index) => {
      const width = [...line].reduce((sum, character) => sum + displayWidth(character), 0);
      return `${line}${' '.repeat(100 - width)}${right![index] ?? ''}`;
    });
    expect(rowsOf(await read(beside.join('\n')))).toEqual(rowsOf(await read(TWO_PAGES)));
  });

  test('with a second form whose headings begin a page has the rows of both', async () => {
    const [first, ...body] = TWO_PAGES.split('\f')[0]!.split(/(?= 一级指标)/);
    const end = TWO_PAGES.slice(TWO_PAGES.indexOf('            质量指标'));
    const one = `${first}\f${body.join('')}${end}`;
    expect(rowsOf(await read(`${one}\f${one}`))).toEqual([
      ...rowsOf(await read(TWO_PAGES)),
      ...rowsOf(await read(TWO_PAGES)),
    ]);
  });

  test('has levels with weights of their own beside them, and names that read like levels', async () => {
    const { forms, error } = await read(WEIGHED_LEVELS);
    expect(error).toBeNull();
    const rows = forms.flatMap(({ data }) => data.indicators);
    expect(rows.map(row => [row.level1, row.level2, row.level3, row.maxScore, row.score])).toEqual([
      ['项目决策', '项目目标', '目标内容', '20', '20'],
      ['项目绩效', '项目产出', '产出数量', '40', '40'],
      ['项目绩效', '项目效果', '社会效益', '25', '23.5'],
      ['项目绩效', '项目效果', '服务对象满意度', '15', '15'],
    ]);
  });

  test('has headings that stand on a line above the others', async () => {
    const heads = / 一级指标 .*分值 {4}得分\n/;
    const apart = TWO_PAGES.replace(
      heads,
      `${' '.repeat(69)}分值    得分\n\n 一级指标    二级指标    三级指标       年度指标值    实际完成值\n\n`,
    );
    expect(rowsOf(await read(apart))).toEqual(rowsOf(await read(TWO_PAGES)));
  });

  test('finds labels that are broken over lines, the value beside their middle', async () => {
    const { forms } = await read(TWO_PAGES);
    expect(forms[0]?.data).toMatchObject({
      supervisingDepartment: '望湖市城市管理局',
      implementingUnit: '望湖市照明管理所',
    });
    expect(forms[0]?.data.funding[0]).toMatchObject({ adjustedBudget: '1431.71', executed: '1413.24' });
  });

  test.each(['declaration.drawn', 'yinchuan.drawn'])(
    'has all rows of %s: no total below them, a heading that nobody knows',
    async name => {
      const forms = CASES.find(own => own.name === name)!.forms();
      const document = await read(columnsOf(forms.map(({ sheet }) => sheet)));
      const names = (own: {
        data: { indicators: readonly { level2: unknown; level3: unknown; score: unknown }[] };
      }) => own.data.indicators.map(row => [row.level2, row.level3, row.score]);
      expect(document.forms.map(names)).toEqual(forms.map(({ truth }) => names(truth)));
    },
  );

  test('keeps the label of each person that signs, though nothing stands behind it', async () => {
    const signed = CASES.find(({ name }) => name === 'sichuan.drawn')!
      .forms()
      .map(({ sheet }) => sheet);
    const { forms } = await read(columnsOf(signed));
    expect(forms.map(({ data }) => data.extras.财务负责人)).toEqual(signed.map(() => null));
  });

  test.each(['little', 'big'])('in UTF-16 without a mark, its %s end first, is one, too', end => {
    const little = Buffer.from(boxesOf(sheets), 'utf16le');
    return expectAll(end === 'big' ? little.swap16() : little);
  });

  test('keeps a ═ that is a sign of the text', () => {
    const { pages } = readTextDump(bytesOf(boxesOf(sheets).replace(/=/g, '═')));
    expect(pages?.[0]?.runs.some(({ text }) => text.startsWith('═'))).toBe(true);
  });
});

describe('a dump of which a part is lost is an error', () => {
  test('without any character', async () => {
    expect((await read('\f\f\n')).error?.code).toBe('empty');
  });

  test('with codes of glyphs in place of its characters', async () => {
    const { error } = await read('\u0098yvî~éeH\u0081ê\u008bÄ\u0088h\n\x002\x000\x002\x003^t^¦\n');
    expect(error).toMatchObject({ code: 'scrambled', message: expect.stringContaining('codes of glyphs') });
  });

  test('with the labels of a form and no form', async () => {
    const labels = '项目名称  某项目  实施单位  某局\n一级指标  二级指标  三级指标  分值  得分\n';
    expect((await read(labels.repeat(3))).error?.code).toBe('scrambled');
  });

  test('with them in one line, nothing between them', async () => {
    const line = '项目绩效自评表项目名称某项目一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标';
    expect((await read(line)).error?.code).toBe('scrambled');
  });

  test.each([
    ['rows of one form', (row: string) => row.repeat(400)],
    ['a number', () => '1'.repeat(50_000)],
  ])('with more glued columns than are parted at once: %s', async (_, more) => {
    const row = '照明小巷条数=46条464030';
    expect((await read(GLUED.replaceAll('\n', '').replace(row, more(row)))).error?.code).toBe('scrambled');
  });

  test('with more lines than are read at once', async () => {
    expect((await read(columnsOf(sheets).repeat(90))).error?.code).toBe('too-long');
  });
});
