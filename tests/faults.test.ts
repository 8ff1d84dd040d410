import { expect, test } from 'vitest';
import { extract } from '../src/defaults.ts';
import type { Document, Evidence } from '../src/model.ts';
import { valueAt } from '../src/values/pointer.ts';
import { bytesOf } from './helpers/fixtures.ts';

/**
 * Scans in which one thing each was once read wrongly without a word: what is printed there. It need not be read; where it is
 * not, its value must say so.
 */
const FAULTS: { readonly [file: string]: { readonly [path: string]: string } } = {
  'barless-phone': { '0/indicators/0/target': '≥285公顷', '0/indicators/5/target': '≥95%' },
  'column-of-ones-200grey': {
    '0/indicators/9/level3': '消毒池(≥**平方米)',
    '0/indicators/10/level3': '排污沟(≥米)',
    '0/indicators/16/level3': '冲洗机(≥台)',
    '0/indicators/17/level3': '种公猪(≥头)',
  },
  'column-of-ones-300bw': Object.fromEntries(
    [7, 8, 9, 10, 12, 13, 14, 15, 16].map(row => [`0/indicators/${row}/score`, '1']),
  ),
  'comma-at-line-start': Object.fromEntries(
    [3, 7].map(row => [
      `0/indicators/${row}/deviation`,
      '实际需求少于预期，今后将加强需求调研，科学设置目标值。',
    ]),
  ),
  'correlated-repair': {
    '0/funding/0/adjustedBudget': '2398.35',
    '0/funding/0/executed': '2310.57',
    '0/funding/1/executed': '2310.57',
  },
  'faint-digits': {
    '0/indicators/0/maxScore': '22.5',
    '0/indicators/2/score': '22.5',
    '0/indicators/3/actual': '0',
    '0/total/maxScore': '100',
    '0/total/score': '100',
  },
  'fullwidth-equals': { '0/indicators/7/target': '＝0起' },
  'heading-under-signature': {
    '0/goals/0/expected':
      '按照县级储备粮规模落实储备任务，确保储备粮数量真实、质量良好、储存安全，利息费用补贴及时拨付到位。',
  },
  'label-misread-other-value': { '0/supervisingDepartment': '云岭市农业农村局' },
  'mrc-first-digits': {
    '0/indicators/6/actual': '<=6.3元/平方米',
    '0/indicators/8/maxScore': '12',
    '0/indicators/10/score': '10',
    '0/total/maxScore': '100',
  },
  'mu-ri': { '0/indicators/0/level1': '项目决策(10分)', '0/indicators/0/level2': '目标完整性' },
  'percent-as-00': {
    '0/funding/0/executionRate': '96.42%',
    '1/indicators/2/actual': '84%',
    '1/indicators/3/actual': '100%',
    '1/indicators/6/actual': '80%',
  },
  'points-lost-twice': { '0/funding/0/initialBudget': '132.81', '0/funding/1/initialBudget': '132.81' },
  'rescue-teach': {
    '0/projectName': '困难群众救助补助资金',
    '0/implementingUnit': '云岭市社会救助服务中心',
    '0/indicators/1/level3': '实施临时救助人次',
  },
  'ruling-through-text': { '0/implementingUnit': '海宁岛区城市运行管理中心' },
  'speck-as-point': { '0/indicators/0/level2': '数量指标', '0/indicators/1/level2': '数量指标' },
};

/** Scans of which a form was once lost without a word: the names of what is printed. */
const FORMS: { readonly [file: string]: readonly string[] } = {
  'a3-form-lost': ['中央财政困难群众救助补助资金', '农村厕所革命整村推进财政奖补资金'],
  'dither300-100s': ['居家养老服务'],
  'form-lost-book-curl': ['小型水库水标尺制作安装'],
  'form-lost-faint': ['公共图书馆免费开放补助资金'],
  'form-lost-text-under-image': ['马铃薯种薯繁育示范推广'],
};

const read = async (name: string): Promise<Document> =>
  (await extract({ name: `${name}.pdf`, bytes: bytesOf('faults', `${name}.pdf`) })).document;

const plain = (text: string | null | undefined) => text?.normalize('NFKC').replace(/\s/g, '');

test.each(Object.keys(FAULTS))('%s: what is not right says so', async name => {
  const { forms } = await read(name);
  const evidenceOf = (path: string): Evidence | undefined =>
    forms[Number(path[0])]?.evidence[path.slice(path.indexOf('/'))];
  const readValue = (path: string) => valueAt(forms[Number(path[0])]?.data, path.slice(path.indexOf('/')));
  const silent = Object.entries(FAULTS[name]!).filter(([path, printed]) => {
    const own = evidenceOf(path);
    // a name without the dirt beside it is right, whatever was read there
    const said = [own?.text, readValue(path)].map(text => (typeof text === 'string' ? plain(text) : null));
    return !said.includes(plain(printed)!) && own?.review !== true;
  });
  expect(silent.map(([path, printed]) => [path, printed, evidenceOf(path)?.text])).toEqual([]);
});

test('a photograph that cannot be read says that it cannot, and nothing of a text layer that it has not', async () => {
  const { pages } = await read('rotten-reason');
  expect(pages).toHaveLength(1);
  expect(pages[0]).not.toMatchObject({ reason: 'broken-text-layer' });
  expect(['failed', 'form']).toContain(pages[0]!.outcome);
});

test.each(Object.entries(FORMS))('%s: no form is lost', { timeout: 120_000 }, async (name, printed) => {
  const { forms } = await read(name);
  expect(forms).toHaveLength(printed.length);
  for (const [index, { data, evidence }] of forms.entries())
    if (!evidence['/projectName']!.review) expect(data.projectName).toContain(printed[index]);
});

test('a unit that is printed and not read says so', { timeout: 120_000 }, async () => {
  const { forms } = await read('dept-unit');
  expect(forms).toHaveLength(1);
  const [{ currencyUnit, evidence }] = forms as [(typeof forms)[number]];
  expect(currencyUnit === 'wan-yuan' || evidence['/currencyUnit']!.review).toBe(true);
});
