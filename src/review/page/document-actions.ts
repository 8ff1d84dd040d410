import type { CorrectionKind } from '../../model.ts';
import type { WholeAct } from './document-header.ts';
import type { ShownDocument } from './document-state.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';
import { note, sayOfWhole } from './statements.ts';

/** The buttons for a document that was drawn as a whole. */
export function wholeActs(shown: () => ShownDocument): readonly WholeAct[] {
  const fault = (kind: CorrectionKind) => () => missing(shown(), kind);
  return [
    {
      run: () => void sayOfWhole(shown(), 'accept'),
      text: say('整份看完 F', 'All seen F'),
      name: say('整份已看过，其余都对 (F)', 'All of it has been looked at, the rest is right (F)'),
    },
    {
      run: fault('row-missing'),
      text: say('缺行', 'Row missing'),
      name: say('选中取值所在的列表缺一行', 'A row is missing in the list of the selected value'),
    },
    {
      run: fault('row-invented'),
      text: say('多行', 'Row invented'),
      name: say('选中取值所在的行原件上没有', 'The row of the selected value is not on the page'),
    },
    {
      run: fault('form-missing'),
      text: say('缺表', 'Form missing'),
      name: say('原件上有一张表没有读出', 'A form of the page was not read'),
    },
    {
      run: () => void sayOfWhole(shown(), 'unreadable'),
      text: say('无法辨认', 'Not readable'),
      name: say('整份原件无法辨认', 'Nobody can read this document'),
    },
  ];
}

function missing(shown: ShownDocument, kind: CorrectionKind): void {
  const path = placeOf(shown.selected, kind);
  if (path === null) notify(say('请先点选该列表中的一个取值', 'Select a value of that list first'));
  else void note(shown, { path, kind }, say('已记下', 'Noted'));
}

/** Where a fault stands: at the forms, at the list of the selected value, or at its row. */
function placeOf(selected: string | null, kind: CorrectionKind): string | null {
  if (kind === 'form-missing') return '/forms';
  const [, list, row] = /^(\/forms\/\d+\/data\/[a-z]+)(\/\d+)\//i.exec(selected ?? '') ?? [];
  if (list === undefined) return null;
  return kind === 'row-missing' ? list : `${list}${row}`;
}
