import type { Fact, Path, TypedForm } from '../../model.ts';
import { type Check, example, type Observation, soundExample } from '../check.ts';
import { priorOf } from '../check-notes.ts';
import { type Constraint, constraintsOf } from '../constraints.ts';

/** How often a misread value still satisfies a sum, a rate or a repetition, by accident. */
const ACCIDENT = 0.02;

/** keeps odds finite */
const BOUND = 0.001;

/**
 * Each constraint is a witness in Bayes' sense. With P the product of the others' sureness and e the share of forms that are
 * themselves wrong: P(holds | right) = (1 − e)(P + (1 − P)·ACCIDENT), P(holds | wrong) = ACCIDENT.
 */
export const arithmetic: Check = {
  id: 'arithmetic',
  statement: {
    zh: '由图像读出的数，和、率、得分及重复出现的名称是否相符',
    en: 'whether sums, rates, scores and repeated names agree with what was read from a picture',
  },
  why: {
    zh: '误读的数很少碰巧对得上；表自己也可能算错，所以对不上只降低把握',
    en: 'a misread number hardly ever agrees by accident; a form may be wrong itself, so that what does not agree is only less sure',
  },
  note: 'low-confidence',
  examples: [
    example(
      { zh: '总分不是各行之和', en: 'a total that is not the sum of its rows' },
      [['总分 | < | < | < | < | 100 | 100', '总分 | < | < | < | < | 100 | 90']],
      { finds: ['/total/score'], as: 'picture' },
    ),
    soundExample(),
  ],
  observe: ({ form }) => {
    // names that are read alike in many cells may be misread alike: they are one witness
    const heard = new Set<Path>();
    return constraintsOf(form).flatMap(constraint => {
      const isAlike = constraint.kind === 'name' && constraint.holds;
      const observations = witness(constraint, form, isAlike ? heard : new Set());
      if (isAlike) for (const path of constraint.paths) heard.add(path);
      return observations;
    });
  },
};

function witness(
  { paths, holds, exceptions }: Constraint,
  { facts }: TypedForm,
  heard: ReadonlySet<Path>,
): readonly Observation[] {
  const sure = paths.map(path => bounded(facts[path] ? priorOf(facts[path]) : 1));
  const all = sure.reduce((product, each) => product * each, 1);
  const ratios = paths.flatMap((path, i): [Path, number][] => {
    if (heard.has(path) || !isFromPicture(facts[path])) return [];
    const others = all / sure[i]!;
    const ifRight = (1 - exceptions) * (others + (1 - others) * ACCIDENT);
    return [[path, holds ? ifRight / ACCIDENT : (1 - ifRight) / (1 - ACCIDENT)]];
  });
  return ratios.length === 0 ? [] : [{ paths: ratios.map(([path]) => path), ratios: new Map(ratios) }];
}

/** A blank is a cell without ink: no sum says anything of it. A text layer is surer than any sum. */
function isFromPicture(fact: Fact | undefined): boolean {
  return fact?.source === 'ocr' && fact.text !== null && fact.text.trim() !== '';
}

function bounded(sureness: number): number {
  return Math.min(1 - BOUND, Math.max(BOUND, sureness));
}
