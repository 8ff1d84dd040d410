import { about, type Check, example, soundExample } from '../check.ts';

export const nameAsLabel: Check = {
  id: 'name-as-label',
  statement: {
    zh: '单位没有读到，却有一个没有取值的标签像是单位名称',
    en: 'no office, and a label without a value that reads like the name of one',
  },
  why: { zh: '那是取值，它的标签在别处', en: 'it is a value, parted from its label' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '标签与单位名称分在两行', en: 'a label and the name of an office in two rows' },
      [
        [
          '城市公园养护 | <',
          '城市公园养护 | < | < | < | < | <\n  实施单位 | < | < | < | < | < | <\n  云岭市公园管理处 | ',
        ],
      ],
      { finds: ['/implementingUnit'] },
    ),
    soundExample(),
  ],
  observe: ({ form: { data } }) => {
    const isLost = Object.entries(data.extras).some(([label, value]) => value === null && OFFICE.test(label));
    return about(isLost ? OFFICES.filter(office => data[office] === null).map(office => `/${office}`) : []);
  },
};

const OFFICES = ['supervisingDepartment', 'implementingUnit'] as const;
const OFFICE = /^.{2,}(?:局|厅|委|委员会|办公室|中心|所|站|院|学校|处|大队|支队|公司|政府|馆)$/u;
