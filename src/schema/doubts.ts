/** What the checks of `src/quality` have seen that speaks against a value, as notes name it: each check in a few words. */
export const DOUBTS = {
  'absent-beside-text': { zh: '没有读到，旁有未归位的文字', en: 'not found beside a text without a place' },
  'amount-in-label': { zh: '行名里有金额', en: 'an amount inside a label' },
  'amounts-alike': { zh: '与另一金额只差小数点或一位', en: 'nearly the same as another amount' },
  arithmetic: { zh: '勾稽关系不符', en: 'contradicted by sums, rates or repeated names' },
  'bar-lost': { zh: '符号可能缺横线', en: 'a sign that may have lost its bar' },
  'blank-beside-misfit': { zh: '空白，同行有数不成数', en: 'blank beside a number that is none' },
  'blank-beside-text': { zh: '空白，旁有未归位的文字', en: 'blank beside a text without a place' },
  'bracket-open': { zh: '括号不成对', en: 'brackets that do not close' },
  'broken-text': { zh: '编码已损坏', en: 'a broken map to Unicode' },
  'budget-missing': { zh: '没有预算数', en: 'no amount planned' },
  'cut-by-page-break': { zh: '分页切断了文字', en: 'a text that a page break cuts' },
  'cut-text': { zh: '在边缘处被截断', en: 'cut off at an edge' },
  'damaged-page': { zh: '所在页数据有缺', en: 'a page of which data are lost' },
  'day-cut': { zh: '日期不完整', en: 'a date that lacks a part' },
  'digit-like': { zh: '有像数字的字母', en: 'letters that look like digits' },
  'failed-page': { zh: '所在页未能读好', en: 'a page that could not be read well' },
  'goal-empty': { zh: '空着的一行目标', en: 'a goal with nothing on either side' },
  'goal-missing': { zh: '目标没有文字', en: 'a goal without a text' },
  'group-cut': { zh: '分页切开了一组', en: 'a group that a page break cuts' },
  'half-blank': { zh: '一半有值，一半空白', en: 'blank, its other half printed' },
  'head-missing': { zh: '没有标题或名称', en: 'no title or no name' },
  'heading-as-goal': { zh: '目标读作表头', en: 'a heading for a goal' },
  'heading-as-value': { zh: '取值读作表头', en: 'a heading for a value' },
  'heading-under-text': { zh: '表头被别的文字盖住', en: 'a heading under another text' },
  'headings-together': { zh: '几列表头在一格', en: 'headings of several columns in one cell' },
  'illegible-page': { zh: '所在页文字层大面积损坏', en: 'a page whose text layer is broken at large' },
  'ink-unread': { zh: '有没读到的墨迹', en: 'ink that was not read' },
  'jumbled-lines': { zh: '各行错落不齐', en: 'lines that begin here and there' },
  'label-alone': { zh: '标签后空着，旁有文字', en: 'a label alone, beside a text without a place' },
  'label-inside-value': { zh: '取值里有别栏的标签', en: 'a label inside a value' },
  'label-misread': { zh: '标签可能读错', en: 'a label that may be misread' },
  'label-unread': { zh: '标签读不出', en: 'a label that cannot be read' },
  'level-contrary': { zh: '级别与别的级别不合', en: 'a level that belongs below another one' },
  'level-odd': { zh: '级别名称有异', en: 'an odd name of a level' },
  'levels-astray': { zh: '一级指标一列可能认错', en: 'second levels without first ones' },
  'lines-without-place': { zh: '几行文字归不了栏', en: 'texts of several rows without a column' },
  'list-beside-text': { zh: '上下有整行未归位的文字', en: 'beside a row of texts without a place' },
  'measures-missing': { zh: '没有目标值或完成值', en: 'no targets or no results' },
  'name-as-label': { zh: '单位名称可能读作标签', en: 'a name that may have been read as a label' },
  'name-frayed': { zh: '名称头尾有污点', en: 'a speck beside a name' },
  'name-holds-target': { zh: '名称与目标值没有分开', en: 'a name that holds its target' },
  'name-odd': { zh: '不像单位名称', en: 'no name of an office' },
  'narrower-page': { zh: '一页比另一页窄', en: 'narrower on one page than on another' },
  'not-of-its-type': { zh: '类型不符', en: 'not of its field’s type' },
  'order-of-a-dump': { zh: '由文本转储读出', en: 'read from a text dump' },
  'row-incomplete': { zh: '一行不完整', en: 'a row that is not whole' },
  'row-nameless': { zh: '一行没有名称', en: 'a row without a name' },
  'row-unweighed': { zh: '一行没有分值和得分', en: 'a row without weight and score' },
  'rows-incomplete': { zh: '多行不完整', en: 'too many rows that are not whole' },
  'rows-lost': { zh: '有一页未能读好', en: 'a page of the form that could not be read well' },
  'rows-without-place': { zh: '几行的数归不了栏', en: 'numbers of several rows without a column' },
  'several-readings': { zh: '另有读法', en: 'there is another way to read it' },
  'sign-lost': { zh: '可能缺比较符号', en: 'a sign that may be lost' },
  'spending-missing': { zh: '没有执行数', en: 'no amount spent' },
  'sum-off': { zh: '和、率对不上', en: 'a sum or rate that is not right' },
  'sums-off': { zh: '和、率多数对不上', en: 'hardly any sum or rate is right' },
  'text-outside': { zh: '表外有未归位的文字', en: 'a text outside the table without a place' },
  'text-without-place': { zh: '表中有未归位的文字', en: 'a text of the table without a place' },
  'title-in-label': { zh: '行名里有栏目的标题', en: 'a title inside a label' },
  'total-alone': { zh: '有总分而各行没有', en: 'a total, and no row has one' },
  'total-missing': { zh: '没有总分', en: 'no total' },
  'unit-unread': { zh: '没有读到单位', en: 'no unit of the amounts' },
  'units-differ': { zh: '印着两种金额单位', en: 'two units of money' },
  'value-beside-text': { zh: '旁有未归位的文字', en: 'beside a text without a place' },
  'weight-unread': { zh: '权重读不出', en: 'a weight that could not be read' },
  'weights-astray': { zh: '没有分值和得分，列可能认错', en: 'no weights, and a column that is not known' },
  'weights-missing': { zh: '分值之和不足', en: 'weights short of their total' },
  'weights-sparse': { zh: '只有一部分行有分值和得分', en: 'weights in some rows only' },
  'word-misread': { zh: '词中可能有误读的字', en: 'a character that may be misread in a word' },
  'year-odd': { zh: '年份与本表年度不符', en: 'a year that is not near the form’s' },
  'year-unread': { zh: '没有读到年度', en: 'no year, beside a line that names one' },
} as const satisfies {
  readonly [check: string]: { readonly zh: string; readonly en: string };
};

/** A check, by what it is called in notes. */
export type Doubt = keyof typeof DOUBTS;

export const DOUBT_NAMES = Object.keys(DOUBTS) as readonly Doubt[];

/** Notes besides the checks that tell by name what is to be doubted. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['not-a-number', 'ambiguous', 'broken-unicode', 'truncated', 'struck'],
  ...['may-lack-rows', 'may-hold-foreign-rows'],
]);

/** Whether a note names something that speaks against the value; that it is just not sure does not. */
export function isNamedDoubt(note: string): boolean {
  return Object.hasOwn(DOUBTS, note) || OTHERS.has(note);
}
