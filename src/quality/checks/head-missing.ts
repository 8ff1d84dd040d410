import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const headMissing: Check = {
  id: 'head-missing',
  statement: {
    zh: '没有标题，或没有项目（部门）名称',
    en: 'no title, or no name of the project or department',
  },
  why: { zh: '表头的一行可能没有认出', en: 'a row of the head may not have been recognised' },
  note: 'ambiguous',
  examples: [
    example({ zh: '没有项目名称', en: 'a project without a name' }, [['项目名称', '']], {
      finds: ['/projectName'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => (hasHead(form) ? [] : speaking(form, /^\/[A-Za-z]+$/)),
};

function hasHead({ family, data }: TypedForm): boolean {
  const name = family === 'department-self-evaluation' ? data.implementingUnit : data.projectName;
  return data.title !== null && name !== null;
}
