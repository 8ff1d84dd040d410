import { headingsUnder } from '../../forms/matcher.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { absentIn } from '../value-paths.ts';

export const headingUnderText: Check = {
  id: 'heading-under-text',
  statement: {
    zh: '未识别的栏名里夹着某一栏的表头',
    en: 'the heading of a column stands between the characters of a text that names no column',
  },
  why: {
    zh: '印章等文字盖住了表头，此栏的值在别处',
    en: 'a stamp or another text was printed over the heading: the column has values, which went elsewhere',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '单位名称盖在分值上', en: 'the name of an office over a heading' },
      [['实际完成值 | 分值 | 得分', '实际完成值 | 市分财政局值 | 得分']],
      { finds: ['/indicators/0/maxScore'], as: 'drawn' },
    ),
    soundExample(),
  ],
  observe: ({ form }) => {
    const labels = Object.keys(form.facts).flatMap(
      path => /\/extras\/(?:.*\/)?([^/]+)$/.exec(path)?.[1] ?? [],
    );
    const hidden = new Set([...new Set(labels)].flatMap(headingsUnder));
    const isHidden = (path: string) => {
      const [, list, name] = /^\/(indicators|funding|total)\/(?:\d+\/)?(\w+)$/.exec(path) ?? [];
      return hidden.has(`${list === 'funding' ? 'funding' : 'indicator'}.${name}`);
    };
    return about(hidden.size > 0 ? absentIn(form).filter(isHidden) : []);
  },
};
