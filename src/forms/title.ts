import { compared } from '../values/text.ts';

/** A form's title: 财政项目支出绩效自评表, 项目支出绩效目标申报表, … */
const TITLE = /(自评|绩效|目标|评价|复核|自查).*表(\(.*\))?$/;
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

/** 续表, （续上表）, 接下页, 承上页: the table goes on, or did on the page before. */
export function saysItGoesOn(text: string): boolean {
  return /^[(]?(续表?|(续|接|转|承)(上|下|前|次)(页|表)|(上|下|前)(页|表)?续|未完待续|待续)[\d一二三四五六七八九十]{0,2}[)]?[:：]?$|[(]续[)]$/.test(
    compared(text),
  );
}

/** What stands over any part of a table: 单位：万元, 附件2, 表3-1, 公开14表. */
export function isCaption(text: string): boolean {
  return /^[(]?(金额|货币|计量)?单位[:：]?(人民币)?(百|千|万|百万|亿)?元[)]?$|^(附件|附表|附|表)[\d一二三四五六七八九十]{0,3}(-\d{1,2})?[:：]?$|^公开\d{1,2}表$/.test(
    compared(text),
  );
}
