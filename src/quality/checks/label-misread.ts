import { misreadFieldsOf } from '../../forms/matcher.ts';
import type { Cell, Path, TypedForm } from '../../model.ts';
import { about, type Check, example, type Subject, soundExample } from '../check.ts';
import { segmentCells } from '../sources.ts';
import { absentIn, isOfHead } from '../value-paths.ts';

export const labelMisread: Check = {
  id: 'label-misread',
  statement: {
    zh: '表头有标签与此栏只差一字，或有文字读得很不准',
    en: 'a label of the head that is one character off, or a text in it that was read badly',
  },
  why: {
    zh: '它可能就是此栏的标签，或盖住了此栏的值',
    en: 'it may be the label of this field, or hold its value, which nothing else would tell of',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '门读成内', en: 'one character read as another' },
      [['城市公园养护 | <', '城市公园养护 | < | < | 自治区主管部内 | 住建厅 | <\n |']],
      { finds: ['/supervisingDepartment'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form, segments }) => {
    const misread = Object.keys(form.data.extras).flatMap(misreadFieldsOf);
    const named = misread.map(name => `/${name}`).filter(path => form.facts[path]);
    const absent = absentIn(form).filter(path => (misread.length > 0 ? isOfHead(path) : NAMES.has(path)));
    return about(
      misread.length > 0 || isHeadGarbled(form) || hasGarbledLabel(form, segments)
        ? [...absent, ...named]
        : [],
    );
  },
};

/** What nearly every form has. */
const NAMES: ReadonlySet<Path> = new Set(['/projectName', '/supervisingDepartment', '/implementingUnit']);

/** A label that was read less surely may be another one than it seems. */
const UNSURE = 0.85;

function hasGarbledLabel({ data }: TypedForm, segments: Subject['segments']): boolean {
  const isUnsure = ({ lines }: Cell) => lines.some(({ reading }) => reading && reading.confidence < UNSURE);
  const labels = segments.flatMap(segmentCells).filter(isUnsure);
  return labels.some(({ text }) => Object.hasOwn(data.extras, text));
}

/** A reading that is less sure than this may hold what another field lacks. */
const GARBLED = 0.5;

function isHeadGarbled({ facts }: TypedForm): boolean {
  return Object.entries(facts).some(
    ([path, { text, sureness }]) =>
      /^\/(?:[A-Za-z]+|extras\/[^/]+)$/.test(path) && text !== null && sureness < GARBLED,
  );
}
