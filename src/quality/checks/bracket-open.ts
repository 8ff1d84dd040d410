import type { Path } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const bracketOpen: Check = {
  id: 'bracket-open',
  statement: { zh: '名称里的括号不成对', en: 'the brackets of a name do not close' },
  why: { zh: '后一半可能在别处', en: 'its other half may stand elsewhere' },
  note: 'ambiguous',
  examples: [
    example({ zh: '缺后半个括号', en: 'half of the brackets' }, [['城市公园养护', '城市公园养护（一期']], {
      finds: ['/projectName'],
    }),
    soundExample(),
  ],
  observe: ({ form: { facts } }) =>
    about(
      Object.keys(facts)
        .filter(path => isName(path) && isOpen(facts[path]!.text))
        .flatMap(path => (path.startsWith('/groups/') ? [path, '/groups'] : [path])),
    ),
};

function isName(path: Path): boolean {
  return /^\/(?:projectName|supervisingDepartment|implementingUnit)$|\/level[123]$/.test(path);
}

function isOpen(text: string | null): boolean {
  const count = (signs: RegExp) => (text?.match(signs) ?? []).length;
  return count(/[(（]/g) !== count(/[)）]/g) && !/^[\d一二三四五六七八九十]+[)）]/.test(text ?? '');
}
