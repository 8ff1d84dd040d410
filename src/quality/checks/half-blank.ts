import type { Path, TypedForm } from '../../model.ts';
import { LEAST } from '../calibration.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { hasUnknownColumn } from '../missing-columns.ts';

export const halfBlank: Check = {
  id: 'half-blank',
  statement: { zh: '一半有值，另一半空白', en: 'blank, although its other half is printed' },
  why: {
    zh: '目标与完成、分值与得分很少只印一半；图像里可能有没看到的墨迹',
    en: 'a target and what came of it, a weight and a score are hardly printed alone: there may be ink that was not seen',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '有分值没有得分', en: 'a weight without a score' },
      [['31公顷 | 30 | 30', '31公顷 | 30 |']],
      { finds: ['/indicators/0/score'], as: 'picture' },
    ),
    example(
      { zh: '有完成值，目标处印着横线', en: 'a dash in place of a target' },
      [['≥30公顷 | 31公顷', '— | 31公顷']],
      { finds: [], as: 'picture' },
    ),
    example(
      { zh: '三行都没有目标值', en: 'no target in three rows' },
      [
        ['≥30公顷 | 31公顷', ' | 31公顷'],
        ['≥95% | 96%', ' | 96%'],
        ['≤30万元 | 29万元', ' | 29万元'],
      ],
      { finds: [], as: 'picture' },
    ),
    example({ zh: '只有一行没有', en: 'none in one row' }, [['≥30公顷 | 31公顷', ' | 31公顷']], {
      finds: ['/indicators/0/target'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    if (form.family === 'target-declaration') return [];
    const halves = halvesOf(form).filter(path => !isWithout(form, path) && !isDashed(form, path));
    const blank = Map.groupBy(
      halves.filter(path => isBlankMeasure(form, path)),
      fieldOf,
    );
    const usual = new Set([...blank.values()].filter(({ length }) => length >= HABIT).flat());
    return about(halves.filter(path => !usual.has(path)));
  },
};

/** So many blank cells among the targets of a form, or among what came of them, are its habit. */
const HABIT = 3;

/** A target, or what came of one, whose own cell holds no ink; weights and scores are numbers, and never left out. */
function isBlankMeasure({ facts }: TypedForm, path: Path): boolean {
  return /^.indicators.*\/(target|actual)$/.test(path) && facts[path]!.notes.includes('blank');
}

function fieldOf(path: Path): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What one half of is hardly printed without the other. */
const HALVES = [
  ['expected', 'actual'],
  ['target', 'actual'],
  ['maxScore', 'score'],
] as const;

/** The blank halves. */
function halvesOf({ data: { funding, goals, indicators, total } }: TypedForm): Path[] {
  const listed = Object.entries({ funding, goals, indicators }).flatMap(([list, rows]) =>
    rows.map((row, index) => [`/${list}/${index}`, row] as const),
  );
  return [...listed, ['/total', total] as const].flatMap(([path, row]) => {
    const value = (field: string) => (row as { readonly [field: string]: unknown })[field];
    return HALVES.flatMap(([one, other]) => [
      ...(value(one) === null && value(other) ? [`${path}/${one}`] : []),
      ...(value(other) === null && value(one) ? [`${path}/${other}`] : []),
    ]);
  });
}

/** Where a dash was read for sure, somebody put it there: it is no ink that was not seen. */
function isDashed({ facts }: TypedForm, path: Path): boolean {
  return facts[path]!.notes.includes('not-applicable') && facts[path]!.sureness >= LEAST;
}

/** A column that the form does not have is no blank. */
function isWithout(form: TypedForm, path: Path): boolean {
  const field = fieldOf(path) as 'target' | 'actual' | 'maxScore' | 'score';
  const isNowhere = form.data.indicators.every(row => row[field] === null) && !hasUnknownColumn(form);
  return isNowhere && /^.(indicators|total)/.test(path) && form.facts[path]!.notes.includes('absent');
}
