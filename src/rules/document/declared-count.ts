import type { Prose } from '../../model.ts';
import { EVALUATION } from '../basis.ts';
import { isChild } from '../families.ts';
import type { FormView } from '../form-view.ts';
import { isGiven } from '../leaf.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { form } from '../sketch.ts';
import { add, CENT, type Decimal, exact, isWithin, round2, shown } from '../support/arithmetic.ts';
import { inYuan } from '../support/cost-rows.ts';
import { type Declaration, declarationsIn } from '../support/declaration.ts';

const forms = [
  form({ project: '甲', money: ['60', '60', '60'], total: ['100', '98'] }),
  form({ project: '乙', money: ['40.5', '40.5', '40.5'], total: ['100', '99'] }),
];
const prose = (text: string): readonly Prose[] => [{ page: 2, text }];

export const documentDeclaredCount: Rule = {
  id: 'document/declared-count',
  severity: 'warning',
  statement: {
    zh: '正文所述自评项目数、预算合计、平均分应与所附项目表一致',
    en: 'number, sum of budgets and mean score declared in the text = those of the project forms',
  },
  basis: EVALUATION,
  why: {
    zh: '正文与附表不符：漏表，或数字未更新。',
    en: 'Where text and forms disagree, forms are missing or the text is out of date.',
  },
  examples: [
    {
      title: { zh: '正文 3 个项目，附表 2 张', en: 'the text says 3 projects, there are 2 forms' },
      forms,
      prose: prose('本年度纳入绩效自评的项目共3个，合计100.5万元，平均98.5分。'),
      finds: ['/pages/1'],
    },
    {
      title: { zh: '平均分不符', en: 'another mean' },
      forms,
      prose: prose('绩效自评的2023年度项目2个，涉及预算金额100.50万元，平均得分99.43分。'),
      finds: ['/pages/1'],
    },
    {
      title: { zh: '一致', en: 'they agree' },
      forms,
      prose: prose('对2个项目开展绩效自评，涉及资金1,005,000元，平均得分98.50分（其中“优”2个）。'),
      finds: [],
    },
    {
      title: { zh: '正文写“约”', en: 'the text says about' },
      forms,
      prose: prose('对2个项目开展绩效自评，涉及资金约100万元，平均得分98.50分。'),
      finds: [],
    },
    {
      title: { zh: '正文没有附表', en: 'no forms in the document' },
      forms: [],
      prose: prose('绩效自评的项目4个，涉及预算金额598.42万元，平均得分99.43分。'),
      finds: [],
    },
  ],
  check,
};

type Known = { readonly count: number; readonly yuan: Decimal | null; readonly mean: Decimal | null };

function check({ forms, prose }: Context): readonly Found[] {
  const projects = forms.filter(view => view.form.family === 'project-self-evaluation' && !isChild(view));
  const years = new Set(projects.flatMap(({ data }) => data.fiscalYear ?? []));
  const declared = declarationsIn(prose).filter(
    ({ year }) => year === null || years.size === 0 || years.has(year),
  );
  if (projects.length === 0 || declared.length === 0) return [];
  const known = knownOf(projects);
  const wrong = declared.map(declaration => ({ declaration, faults: faultsOf(declaration, known) }));
  const worst = wrong.every(({ faults }) => faults.length > 0) ? wrong[0] : undefined;
  return worst ? [report(worst.declaration, worst.faults)] : [];
}

function knownOf(projects: readonly FormView[]): Known {
  const budgets = projects.flatMap(({ money, form: { currencyUnit } }) =>
    money && isGiven(money.adjustedBudget) && currencyUnit
      ? [inYuan(money.adjustedBudget.value, currencyUnit)]
      : [],
  );
  const totals = projects.flatMap(({ total: { score } }) => (isGiven(score) ? [score.value] : []));
  return {
    count: projects.length,
    yuan: budgets.length === projects.length ? add(budgets) : null,
    mean: totals.length === projects.length ? add(totals).div(totals.length) : null,
  };
}

type Fault = { readonly zh: string; readonly en: string; readonly expected: string; readonly found: string };

function faultsOf({ count, money, mean }: Declaration, known: Known): readonly Fault[] {
  const faults: (Fault | false | null)[] = [
    count !== known.count && fault({ zh: '项目数', en: 'projects' }, String(known.count), String(count)),
    money && known.yuan && !isWithin(money.amount, known.yuan.div(money.factor), CENT)
      ? fault(
          { zh: '预算合计', en: 'sum of budgets' },
          `${shown(known.yuan.div(money.factor))}${money.unit}`,
          `${exact(money.amount)}${money.unit}`,
        )
      : null,
    mean && known.mean && !isWithin(mean, round2(known.mean), CENT)
      ? fault({ zh: '平均分', en: 'mean score' }, shown(known.mean), exact(mean))
      : null,
  ];
  return faults.filter(each => each !== false && each !== null);
}

function fault({ zh, en }: { zh: string; en: string }, expected: string, found: string): Fault {
  return {
    zh: `${zh} ${found}，附表为 ${expected}`,
    en: `${en} ${found}, by the forms ${expected}`,
    expected,
    found,
  };
}

function report({ page }: Declaration, faults: readonly Fault[]): Found {
  return {
    at: [`/pages/${page - 1}`],
    message: {
      zh: `第 ${page} 页正文：${faults.map(({ zh }) => zh).join('；')}。请核对正文与附表。`,
      en: `The text on page ${page} says: ${faults.map(({ en }) => en).join('; ')}. Check text and forms.`,
    },
    expected: faults.map(({ expected }) => expected).join('; '),
    found: faults.map(({ found }) => found).join('; '),
  };
}
