import { hasFieldInside } from '../../forms/matcher.ts';
import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const labelInsideValue: Check = {
  id: 'label-inside-value',
  statement: {
    zh: '表头的值里有另一栏的标签',
    en: 'the label of another field stands inside a value of the head',
  },
  why: { zh: '两者之间的框线没有看到', en: 'the rulings between them were not seen' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '名称里有实施单位', en: 'a unit inside the name of the project' },
      [['城市公园养护', '城市公园养护实施单位公园管理处']],
      { finds: ['/implementingUnit'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => (!hasLabelInside(form) ? [] : speaking(form, /^\/[A-Za-z]+$/)),
};

function hasLabelInside({ data }: TypedForm): boolean {
  const { projectName, supervisingDepartment, implementingUnit } = data;
  return [projectName, supervisingDepartment, implementingUnit].some(text => hasFieldInside(text ?? ''));
}
