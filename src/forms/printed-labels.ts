import { compared, withoutColon } from '../values/text.ts';

/** Labels that nearly every form prints; those parted by `/` mean the same. */
export const PRINTED =
  '项目名称 部门 转移支付(项目)名称 地方主管部门 资金使用单位 全年实际完成值/全年实际值 未完成原因和改进措施 年初设定目标 权重 完成值 主管部门 实施单位 项目资金 预算资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 上年结转资金 其他资金 当年财政拨款/本年财政拨款 预期目标 实际完成情况 年度总体目标 一级指标 二级指标 三级指标 年度指标值/年初指标值/年初目标值/年度目标值/预期目标值/预期指标值 实际完成值 偏差原因分析及改进措施 指标性质 指标值 度量单位 总分 合计'
    .split(' ')
    .map(words => words.split('/'));

/** Share of a label's characters that must be legible. */
const LEGIBLE = 0.4;

/** characters, with the white space between them */
const LONGEST = 60;

/** A label with characters that cannot be read, where just one of the usual labels fits what can. */
export function restored(text: string): string {
  if (!text.includes(UNREADABLE) || text.length > LONGEST) return text;
  const characters = [...withoutColon(compared(text))];
  const legible = characters.filter(character => character !== UNREADABLE).length;
  if (legible < LEGIBLE * characters.length) return text;
  const fits = (word: string) =>
    [word, `其中:${word}`].some(
      printed =>
        printed.length === characters.length &&
        characters.every((character, index) => character === UNREADABLE || character === printed[index]),
    );
  const meanings = PRINTED.filter(words => words.some(fits));
  return meanings.length === 1 ? meanings[0]!.find(fits)! : text;
}

/** what stands for a character that the text layer does not give */
const UNREADABLE = '\uFFFD';
