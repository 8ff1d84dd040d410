import type { Bilingual } from '../../model.ts';
import type { ShownPaths } from '../paths.ts';
import { type ReviewStatement, statementOf } from '../statement.ts';
import { type CorrectionLine, said } from './line.ts';

type Knowing = {
  readonly paths: ShownPaths;
  /** the hash of the last entry about the same, as whoever makes the statement knows it */
  readonly expected: string | null;
  /** the entry of this archive that an undo of the line takes back */
  readonly undoes: number | null;
};

/** A line as what a reviewer says of the document as it is shown. */
export function statementIn(
  line: CorrectionLine,
  { paths, expected, undoes }: Knowing,
): ReviewStatement | { readonly message: Bilingual } {
  const { path, kind, mending } = line;
  const isNew = kind === 'row-added' || kind === 'form-added';
  if (isNew && !/\/\+[1-9]\d*$/.test(path))
    return said('新的行或表要有名称，如 …/+1', 'a row or form that is added has a name: …/+1');
  const list = isNew ? path.replace(/\/\+\d+$/, '') : path;
  const shown = (logged: string) => paths.shown(logged);
  const from = mending?.from && Object.entries(mending.from).map(([name, row]) => [name, shown(row)]);
  const asked = mending && {
    ...mending,
    ...(mending.behind != null && { behind: shown(mending.behind) }),
    ...(mending.with !== undefined && { with: shown(mending.with) }),
    ...(from && { from: Object.fromEntries(from) }),
  };
  return {
    ...statementOf({ ...line, undoes: kind === 'undo' ? (undoes ?? line.undoes) : null })!,
    path: list === '/forms' ? list : shown(list),
    expected,
    ...(asked && { mending: asked }),
  };
}
