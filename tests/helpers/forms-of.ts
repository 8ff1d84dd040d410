import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form } from '../../src/model.ts';
import { gridOf, linesAbove } from './grid-of.ts';
import { settled, subjectOf } from './judged.ts';

/** The forms of a grid drawn as `gridOf` takes it, below lines of text. */
export function formsOf(grid: string, ...above: readonly string[]): Form[] {
  const lines = linesAbove(...(above.length > 0 ? above : ['项目支出绩效自评表']));
  const found = findForms({ grids: [gridOf(grid)], lines }, lexicon());
  return found.map(one => settled(subjectOf(one)));
}
