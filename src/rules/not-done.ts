import { compared } from '../values/text.ts';
import { isGiven } from './leaf.ts';
import type { Row } from './row.ts';
import { isBad } from './words.ts';

/** `none`: it was not done at all; `partly`: late, in part, or with little effect. */
export type NotDone = { readonly degree: 'none' | 'partly'; readonly word: string };

/** a cause, then a subject or an adverb; not 无未完成事项 */
const BEFORE = '^(?:[因由受][^。；;，,]{1,20}[，,])?[^无不零没防避杜，,。；;：:、]{0,6}?';
/** 未完成率 and 未达到警戒值 speak of something else */
const END =
  '(?=$|[，,。.；;：:、（(]|目标|指标|任务|计划|预期|预定|要求|规定|年度|全|既定|该|此|本|相关|工作)';

const NONE = new RegExp(
  `${BEFORE}((?:(?:尚|仍|均|暂|还)?未(?:能|曾)?|没有|没能|无法)(?:完成|开展|达到|达标|实施|启动|实现|落实|完工|竣工|开工|建成|交付|举办|召开|组织|执行|验收|上线|投入使用))${END}`,
);
const PARTLY = new RegExp(
  `${BEFORE}(未(?:能)?(?:按时|按期|及时|如期|按计划|全部|全面)(?:完成|开展|实施|完工|竣工)|部分完成|部分实现|(?:延期|逾期|延迟|推迟)完成|(?:效果|成效|作用|效益)(?:不|欠)(?:明显|显著|佳|好|理想)|(?:正在|仍在|还在)(?:推进|实施|进行|建设|开展|施工|办理)|(?:推进|实施|建设|施工)中)(?=$|[，,。.；;：:、（(]|[^率])`,
);

/** what is still to go on by its own target: 持续推进 */
const ONGOING = /推进|持续|长期|开展中|稳步|逐步|进行/;

/** a target that is met by nothing being done */
const TO_BE_NONE = /^(?:不|无|未|零|没有|杜绝|避免|防止|严禁|禁止)/;

/** What the actual value says in words of its not being done; null where it says nothing of the kind. */
export function notDone(row: Row): NotDone | null {
  const { actual, target } = row;
  if (!isGiven(actual) || actual.value.kind !== 'qualitative' || isBad(row.indicator.level3 ?? ''))
    return null;
  const [text, wanted] = [compared(actual.value.text), compared(target.value?.text ?? '')];
  if (text === wanted || TO_BE_NONE.test(wanted)) return null;
  const partly = PARTLY.exec(text)?.[1];
  if (partly !== undefined)
    return ONGOING.test(partly) && ONGOING.test(wanted) ? null : { degree: 'partly', word: partly };
  const none = NONE.exec(text)?.[1];
  return none === undefined ? null : { degree: 'none', word: none };
}
