import { compared } from '../../values/text.ts';
import { EVALUATION } from '../basis.ts';
import { familiesOf } from '../families.ts';
import type { FormView } from '../form-view.ts';
import type { Context, Found, Rule } from '../rule.ts';
import { form } from '../sketch.ts';

const text =
  '加强资金监管，按进度拨付，专款专用；定期开展检查，发现问题及时整改，确保各项任务按期保质完成，群众满意度稳步提高。';
const goals = [{ expected: text, actual: null }];

export const documentCopiedText: Rule = {
  id: 'document/copied-text',
  severity: 'info',
  statement: {
    zh: '不同项目的表中出现相同的长段文字',
    en: 'the same long text in forms of different projects',
  },
  basis: EVALUATION,
  why: { zh: '套用的文字说明不了具体项目。', en: 'A text that fits every project says nothing of this one.' },
  examples: [
    {
      title: { zh: '两个项目的目标逐字相同', en: 'two projects with the same goal' },
      forms: [form({ project: '甲项目', goals }), form({ project: '乙项目', goals })],
      finds: ['/forms/1/data/goals/0/expected'],
    },
    {
      title: { zh: '项目与其二级构成可以相同', en: 'a project and its (二级构成) may share it' },
      forms: [form({ project: '甲项目', goals }), form({ project: '甲之一(二级构成)', goals })],
      finds: [],
    },
  ],
  check,
};

/** characters from which on a text is too long to be the same by chance */
const LONG = 50;

type Passage = {
  /** without white space, full-width forms made plain */
  readonly text: string;
  readonly printed: string;
  readonly at: string;
  readonly family: number;
  readonly project: string;
};

function check({ forms }: Context): readonly Found[] {
  const families = familiesOf(forms);
  const family = (view: FormView) =>
    families.findIndex(({ parent, children }) => [parent, ...children].includes(view));
  const passages = forms.flatMap(view => passagesOf(view, family(view)));
  const same = [...Map.groupBy(passages, passage => passage.text).values()];
  return same.flatMap(([first, ...others]) => {
    const copies = others.filter(other => other.family !== first?.family && other.project !== first?.project);
    return first && copies.length > 0 ? [report(first, copies)] : [];
  });
}

function passagesOf({ at, index, data }: FormView, family: number): readonly Passage[] {
  const texts = [
    ...data.goals.flatMap((goal, i) => [
      { path: `/goals/${i}/expected`, text: goal.expected },
      { path: `/goals/${i}/actual`, text: goal.actual },
    ]),
    ...data.indicators.map(({ deviation }, i) => ({ path: `/indicators/${i}/deviation`, text: deviation })),
  ];
  return texts
    .map(({ path, text }) => ({ at: `${at}/data${path}`, text: compared(text ?? ''), printed: text ?? '' }))
    .filter(passage => passage.text.length >= LONG)
    .map(passage => ({
      ...passage,
      family: family < 0 ? -index - 1 : family,
      project: compared(data.projectName ?? ''),
    }));
}

function report(first: Passage, copies: readonly Passage[]): Found {
  return {
    at: [...copies, first].map(passage => passage.at),
    message: {
      zh: `与其他项目的表逐字相同（${copies.length + 1} 处）：“${first.printed.slice(0, 20)}…”。请按本项目实际填写。`,
      en: `The same text in ${copies.length + 1} projects: “${first.printed.slice(0, 20)}…”. Write it for this project.`,
    },
  };
}
