import { compared } from '../../values/text.ts';
import { isGiven } from '../leaf.ts';
import type { RuleRow } from '../row.ts';
import { isBad } from './words.ts';

/** `none`: it was not done at all; `partly`: late, in part, or with little effect. */
type NotDone = { readonly degree: 'none' | 'partly'; readonly word: string };

/** a cause, then a subject or an adverb; not 无未完成事项 */
const BEFORE = '^(?:[因由受][^。；;，,]{1,20}[，,])?[^无不零没防避杜，,。；;：:、]{0,6}?';
/** 未完成率 and 未达到警戒值 speak of something else */
const END =
  '(?=$|[，,。.；;：:、（(]|目标|指标|任务|计划|预期|预定|要求|规定|年度|全|既定|该|此|本|相关|工作)';

const NONE = new RegExp(
  `${BEFORE}((?:(?:尚|仍|均|暂|还)?未(?:能|曾)?|没有|没能|无法)(?:完成|开展|达到|达标|实施|启动|实现|落实|完工|竣工|开工|建成|交付|举办|召开|组织|执行|验收|上线|投入使用))${END}`,
);
const PARTLY = new RegExp(
  `${BEFORE}(未(?:能)?(?:按时|按期|及时|如期|按计划|全部|全面)(?:完成|开展|实施|完工|竣工)|部分(?:完成|实现|合格|达标|达到|落实|开展|实施|建成|完工)|(?:延期|逾期|延迟|推迟)完成|(?:效果|成效|作用|效益|提升|提高|改善|改进|增强|增长|带动|促进)(?:效果|作用)?(?:不|欠)(?:明显|显著|佳|好|理想)|(?:正在|仍在|还在)(?:推进|实施|进行|建设|开展|施工|办理)|(?:推进|实施|建设|施工|进行|筹备|办理)中)(?=$|[，,。.；;：:、（(]|[^率])`,
);

/** late, called off, or bad, and nothing else: 进度滞后, 因疫情取消, 不及时 */
const ALONE = new RegExp(
  `^(?:[因由受][^。；;]{1,20}?[，,]?)?(?:[^无未不没零防避杜，,。；;]{0,4}?)(?:已|被|略有|有所|较为|严重|临时)?(${[
    '(?<=^|活动|项目|培训|会议|[因由受].*)(?:取消|暂停|停止|终止|中止|搁置)(?:举办|召开|开展|实施|执行)?',
    '滞后|延期|延后|推迟|拖延|延误|逾期|超期|(?:进度|进展|推进)缓慢',
    '(?<=^|工作|质量|执行|管理|资金|使用)不(?:及时|规范|合格|达标|到位|完整|完善|健全|准确|理想|满意|稳定|合规|符合要求)',
    '(?<=^|效果|质量|成效)(?:较|很)?差',
  ].join('|')})[。.]?$`,
);

/** what a target says beside what it wants */
const ADVERBS =
  /^(?:已|按时|按期|及时|全部|全面|有效|显著|明显|不断|持续|得到|有所|进一步|逐步|稳步)+(?=.{2})|(?<=.{2})(?:显著|明显)$/g;

/** the target's own words, denied: 提升 → 没有提升, 公开 → 未公开 */
function isDenied(text: string, wanted: string): boolean {
  const core = wanted.replace(ADVERBS, '');
  if (!/^\p{Script=Han}{2,6}$/u.test(core)) return false;
  const denial = new RegExp(
    `^(?:尚|仍|均|暂)?(?:未|没有|没能|不|无)(?:能|得到|有效|明显|显著)*${core}[。.]?$`,
  );
  return denial.test(text);
}

/** what is still to go on by its own target: 持续推进 */
const ONGOING = /推进|持续|长期|开展中|稳步|逐步|进行/;

/** a target that is met by nothing being done */
const TO_BE_NONE = /^(?:不|无|未|零|没有|杜绝|避免|防止|严禁|禁止)/;

/** What the actual value says in words of its not being done; null where it says nothing of the kind. */
export function notDone(row: RuleRow): NotDone | null {
  const { actual, target } = row;
  if (!isGiven(actual) || actual.value.kind !== 'qualitative' || isBad(row.indicator.level3 ?? ''))
    return null;
  const [text, wanted] = [compared(actual.value.text), compared(target.value?.text ?? '')];
  if (text === wanted || TO_BE_NONE.test(wanted)) return null;
  const partly = (PARTLY.exec(text) ?? ALONE.exec(text))?.[1];
  if (partly !== undefined) {
    const isAsWanted = wanted.includes(partly) || (ONGOING.test(partly) && ONGOING.test(wanted));
    return isAsWanted ? null : { degree: 'partly', word: partly };
  }
  const none = NONE.exec(text)?.[1];
  if (none !== undefined) return { degree: 'none', word: none };
  return isDenied(text, wanted) ? { degree: 'partly', word: text } : null;
}
