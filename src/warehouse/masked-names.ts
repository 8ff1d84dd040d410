/** How people are recognised in texts: by what stands in the fields for them, by words before them, by numbers to call. */

/** What takes the place of somebody. */
export const MASK = '…';

/** Words of offices, of parts of a form, and for nobody: they stand in fields of people and name none. */
const OFFICES =
  /(?:局|处|科|部|室|中心|公司|院|校|学|站|所|队|办|会|厂|馆|街道|镇|乡|村|委|组|银行|政府|单位|集团|基地)$/;
const NOBODY =
  /^(?:无|暂无|没有|同上|盖章|公章|签[字名章]|电话|手机|联系(?:电话|方式|人)|姓名|.*(?:负责|填报|填表|审核|经办)人?)$/;
const TITLE =
  /(?:主任|局长|科长|处长|院长|校长|站长|所长|经理|书记|镇长|乡长|会计|出纳|同志|老师|先生|女士)$/;

/** Han characters of a name, points in it counted. */
const NAME = /^\p{Script=Han}[\p{Script=Han}·•]{1,9}$/u;
const LATIN = /^[A-Za-z][A-Za-z.'-]{2,}$/;
const APART = /[\s、,，;；/／|()（）[\]【】:：\d+\-－—_]+/u;
/** `张 伟`: set apart to fill the line. */
const SPACED = /(?<![\p{Script=Han}])(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?![\p{Script=Han}])/gu;

/** The names in a text that stands in a field for people. */
export function namesIn(text: string): string[] {
  return text
    .replace(SPACED, '$1$2')
    .split(APART)
    .map(word => word.replace(TITLE, ''))
    .filter(word => (NAME.test(word) && !OFFICES.test(word) && !NOBODY.test(word)) || LATIN.test(word));
}

/** Digits of the numbers in such a text: long enough to call. */
export function numbersIn(text: string): string[] {
  return (text.match(/\d[\d\s\-－—()（）]{5,}\d/g) ?? [])
    .map(number => number.replace(/\D/g, ''))
    .filter(({ length }) => length >= 7);
}

/** A number to call wherever it stands: a mobile one, one with its area code, one behind a word for it. */
const TELEPHONE =
  /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])|(?<![\d.])[(（]?0\d{2,3}[)）]?[-－—\s]?\d{7,8}(?![\d.])|(?<=(?:电话|手机|联系方式|传真|tel)[^\d\n]{0,4})\d[\d\-－ ]{5,}\d/giu;
/** A name behind a word that calls for one. */
const NAMED =
  /(?<=(?:(?:填报|填表|制表|经办|联系|审核|复核|负责|编制|分管)人(?:员|姓名)?|姓名|领导)\s*(?:[(（][^)）]*[)）])?\s*[:：]\s*)[\p{Script=Han}·][\p{Script=Han}· ]{0,3}[\p{Script=Han}](?![\p{Script=Han}])/gu;

/** Takes these names and numbers, and whatever else calls for a person, out of a text. */
export function maskOf(names: Iterable<string>, numbers: Iterable<string>): (text: string) => string {
  const spaced = (word: string, between: string) => [...word].map(escaped).join(between);
  const known = [
    ...[...new Set(names)].sort((a, b) => b.length - a.length).map(name => spaced(name, '\\s*')),
    ...[...new Set(numbers)].map(number => `(?<![\\w.])${spaced(number, '[-－—\\s]?')}(?![\\w.])`),
  ];
  const pattern = known.length === 0 ? null : new RegExp(known.join('|'), 'gu');
  return text => {
    const bare = pattern === null ? text : text.replace(pattern, MASK);
    return bare.replace(TELEPHONE, MASK).replace(NAMED, MASK);
  };
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
