import { regionsOf } from '../../forms/draft-writer.ts';
import type { FormSegment } from '../../forms/find-forms.ts';
import { endRow } from '../../forms/form-grid.ts';
import { hasFieldInside, hasTotalInside } from '../../forms/matcher.ts';
import { isTitle } from '../../forms/title.ts';
import type { Cell, Path } from '../../model.ts';
import { type Check, example, type Observation, type Subject, soundExample } from '../check.ts';
import { isPictured, unreadOf } from '../sources.ts';
import { absentIn, emptyIn, isOfHead, rowOf, standingIn } from '../value-paths.ts';

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
    example({ zh: '总分读作他字', en: 'another word for the total' }, [['总分 |', '合汁 |']], {
      finds: ['/total/score'],
    }),
    example({ zh: '图像里也一样', en: 'the same in a picture' }, [['项目名称', '']], {
      finds: ['/projectName'],
      as: 'picture',
    }),
    example(
      { zh: '资金的表头没有认出', en: 'a budget whose headings were not recognised' },
      [
        [
          '项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <',
          '顶日资全 | < | < | < | < | < | <',
        ],
        ['年度资金总额 | 100 | 100 | 10 | 100% | 10 | <', '午度贷全 | < | < | < | < | < | <'],
      ],
      { finds: ['/funding'], as: 'picture' },
    ),
    example(
      { zh: '总分一行都在一格', en: 'all of the total in one cell' },
      [['总分 | < | < | < | < | 100 | 100', '总分：100分 自评得分：92分 | < | < | < | < | < | <']],
      {
        finds: ['/total/maxScore'],
      },
    ),
    soundExample(),
    soundExample('picture'),
  ],
  observe: subject => [...inTables(subject), ...inTotal(subject), ...around(subject)],
};

/** A text in a row of a list may be what is absent in that row, one among its headings, in any row; any other one, in the head or in the total. */
function inTables(subject: Subject): Observation[] {
  const unread = unreadOf(subject);
  const absent = unread.length > 0 ? absentIn(subject.form) : [];
  return unread.map(({ segment, cell }) => {
    const beside = besideIn(segment, cell);
    const values = standingIn(subject.form, beside);
    const rows = new Set(values.flatMap(path => rowOf(path) ?? []));
    const list = segment.blocks.find(
      block => 'heads' in block && block.heads.some(head => beside.includes(head)),
    );
    const isMeant = (path: Path) => {
      if (rows.size > 0) return rows.has(rowOf(path) ?? '');
      return list ? path.startsWith(`/${list.kind}/`) : isOfHead(path) || path.startsWith('/total/');
    };
    const mayHide = isPictured(segment) || segment.formGrid.grid.isAligned === true;
    const lost = mayHide && values.length === 0 ? emptyIn(subject.form) : [];
    return { paths: [...absent.filter(isMeant), ...lost], regions: regionsOf([cell]) };
  });
}

function besideIn({ formGrid: { grid } }: FormSegment, cell: Cell): Cell[] {
  return grid.cells.filter(other => other.row < endRow(cell) && endRow(other) > cell.row);
}

/** A total whose text is no number may hold what the others lack: 总分：100分 自评得分：98.96分. */
function inTotal({ form }: Subject): Observation[] {
  const isTotal = (path: Path) => path.startsWith('/total/');
  const isUnread = Object.entries(form.facts).some(
    ([path, { notes }]) => isTotal(path) && notes.includes('not-a-number'),
  );
  return isUnread ? [{ paths: absentIn(form).filter(isTotal) }] : [];
}

/** What a line around a table must look like to be the value of a field that seems absent. */
const SAYS: { readonly [path: Path]: (text: string) => boolean } = {
  '/title': isTitle,
  '/fiscalYear': text => /(?:19|20)\d{2}/.test(text),
  '/projectName': hasFieldInside,
  '/supervisingDepartment': hasFieldInside,
  '/implementingUnit': hasFieldInside,
  '/total/score': hasTotalInside,
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
