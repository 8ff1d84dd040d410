import { regionsOf } from '../../forms/desk.ts';
import { hasFieldInside } from '../../forms/matcher.ts';
import type { Segment } from '../../forms/recognise.ts';
import { endRow } from '../../forms/sheet.ts';
import { isTitle } from '../../forms/title.ts';
import type { Cell, Path } from '../../model.ts';
import { type Check, example, type Observation, type Subject, soundExample } from '../check.ts';
import { absentIn, isOfHead, rowOf, standingIn } from '../places.ts';
import { unreadOf } from '../segments.ts';

export const absentBesideText: Check = {
  id: 'absent-beside-text',
  statement: {
    zh: '同行、表头或表的上下有未归位的文字，却没有读到',
    en: 'not found, although a text without a place stands in its row, in the head or around the table',
  },
  why: { zh: '那段文字可能就是它的值', en: 'that text may be what stands there' },
  note: 'ambiguous',
  examples: [
    example({ zh: '名称前没有标签', en: 'a label that is not there' }, [['项目名称', '']], {
      finds: ['/projectName'],
    }),
    soundExample(),
  ],
  observe: subject => [...inTables(subject), ...around(subject)],
};

/** A text in a row of a list may be what is absent in that row; any other one, in the head. */
function inTables(subject: Subject): Observation[] {
  const unread = unreadOf(subject);
  const absent = unread.length > 0 ? absentIn(subject.form) : [];
  return unread.map(({ segment, cell }) => {
    const rows = new Set(
      standingIn(subject.form, besideIn(segment, cell)).flatMap(path => rowOf(path) ?? []),
    );
    const isMeant = (path: Path) => (rows.size > 0 ? rows.has(rowOf(path) ?? '') : isOfHead(path));
    return { paths: absent.filter(isMeant), regions: regionsOf([cell]) };
  });
}

function besideIn({ sheet: { grid } }: Segment, cell: Cell): Cell[] {
  return grid.cells.filter(other => other.row < endRow(cell) && endRow(other) > cell.row);
}

/** What a line around a table must look like to be the value of a field that seems absent. */
const SAYS: { readonly [path: Path]: (text: string) => boolean } = {
  '/title': isTitle,
  '/fiscalYear': text => /(?:19|20)\d{2}/.test(text),
  '/projectName': hasFieldInside,
  '/supervisingDepartment': hasFieldInside,
  '/implementingUnit': hasFieldInside,
};

function around({ form, segments, claimed }: Subject): Observation[] {
  const lines = segments
    .flatMap(({ above, below }) => [...above, ...below])
    .filter(line => !claimed.has(line));
  const absent = lines.length > 0 ? absentIn(form) : [];
  return lines.map(line => ({
    paths: absent.filter(path => SAYS[path]?.(line.text) === true),
    regions: regionsOf([line]),
  }));
}
