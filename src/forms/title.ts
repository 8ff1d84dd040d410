import { compared } from '../values/text.ts';

/** A form's title: 财政项目支出绩效自评表, 项目支出绩效目标申报表, … */
export const TITLE = /(自评|绩效|目标|评价|复核|自查).*表(\(.*\))?$/;
/** characters; what is longer is a sentence, or has the name of a project in it */
const LONGEST_TITLE = 45;
const LONGEST_NAMED_TITLE = 70;

export function isTitle(text: string): boolean {
  const plain = compared(text);
  const longest = /[,，。;；:：]/.test(plain) ? LONGEST_TITLE : LONGEST_NAMED_TITLE;
  return plain.length <= longest && TITLE.test(plain);
}

/** The title of a list of many projects. */
export function isList(text: string): boolean {
  return /汇总|一览|统计|清单/.test(compared(text));
}
