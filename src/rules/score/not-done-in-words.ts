import { EVALUATION } from '../basis.ts';
import { nameOf, type RuleRow, shortened } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { exact } from '../support/arithmetic.ts';
import { measureText } from '../support/met.ts';
import { notDone } from '../support/not-done.ts';
import { isFull } from '../support/points.ts';

const row = { under: '产出/质量', target: '完成验收', weight: '10', score: '10' };
const effect = { under: '效益/社会效益', target: '效果明显', weight: '10', score: '10' };

export const scoreNotDoneInWords: Rule = {
  id: 'score/not-done-in-words',
  severity: 'error',
  statement: {
    zh: '实际值写明未完成（未开展、未达到），却得满分；部分完成、效果不明显、正在推进、滞后、取消、不及时、未按时完成为警告',
    en: 'the full score although the actual says in words that it was not done; in part, late, called off or with little effect: warning',
  },
  basis: EVALUATION,
  why: {
    zh: '自己写明没有完成，不应得满分。',
    en: 'What its own words call undone does not earn the full score.',
  },
  examples: [
    rowExample({ ...row, actual: '未完成' }, 'score'),
    rowExample({ ...row, actual: '尚未开展' }, 'score'),
    rowExample({ ...row, target: '≥95%', actual: '未达到目标值' }, 'score'),
    rowExample({ ...row, actual: '项目未完工' }, 'score'),
    rowExample({ ...row, actual: '因资金未到位，未完成' }, 'score'),
    rowExample({ ...row, actual: '没有完成' }, 'score'),
    rowExample({ ...row, actual: '未完成全部任务' }, 'score'),
    rowExample({ ...row, actual: '暂未投入使用' }, 'score'),
    rowExample({ ...row, actual: '未按时完成' }, 'score'),
    rowExample({ ...row, actual: '部分完成' }, 'score'),
    rowExample({ ...effect, actual: '效果不明显' }, 'score'),
    rowExample({ ...row, actual: '正在推进' }, 'score'),
    rowExample({ ...row, actual: '进行中' }, 'score'),
    rowExample({ ...row, actual: '部分合格' }, 'score'),
    rowExample({ ...row, actual: '进度滞后' }, 'score'),
    rowExample({ ...row, actual: '因疫情取消' }, 'score'),
    rowExample({ ...row, target: '规范', actual: '不规范' }, 'score'),
    rowExample({ ...row, target: '按时公开', actual: '未公开' }, 'score', {
      zh: '否定了目标本身',
      en: 'the target’s own word denied',
    }),
    rowExample({ ...effect, target: '显著提升', actual: '无明显提升' }, 'score'),
    rowExample({ ...row, under: '产出/时效', target: '及时', actual: '不及时' }, 'score'),
    rowExample({ ...row, actual: '已完成' }, null),
    rowExample({ ...row, actual: '未完成', score: '6', reason: '设备未到' }, null, {
      zh: '已扣分',
      en: 'points were taken',
    }),
    rowExample({ ...row, actual: '无未完成事项' }, null),
    rowExample({ ...row, target: '不新增', actual: '未实施' }, null),
    rowExample({ ...row, actual: '完成3项，另有1项未完成' }, null, {
      zh: '不在句首，留给人看',
      en: 'not at the beginning: left to people',
    }),
    rowExample({ ...row, name: '未完成率', target: '低', actual: '未完成率为零' }, null),
    rowExample({ ...row, name: '噪声', target: '不超标', actual: '未达到限值' }, null),
    rowExample({ ...row, name: '安全事故', target: '不发生', actual: '未开展' }, null),
    rowExample({ ...effect, target: '持续推进', actual: '正在推进' }, null),
    rowExample({ ...effect, actual: '基本完成' }, null),
    rowExample({ ...row, target: '取消', actual: '已取消' }, null),
    rowExample({ ...row, target: '及时', actual: '未发现不及时情况' }, null),
    rowExample({ ...effect, target: '减缓', actual: '沉降速率缓慢' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const said = isFull(row) && row.weight.value ? notDone(row) : null;
  if (!said || !row.weight.value) return null;
  const [target, actual] = [measureText(row.target), shortened(measureText(row.actual))];
  return {
    at: [row.score.at, row.actual.at],
    severity: said.degree === 'none' ? 'error' : 'warning',
    message: {
      zh: `“${nameOf(row)}”目标“${shortened(target)}”，实际“${actual}”，却得满分 ${exact(row.weight.value)} 分。请重新计分并说明原因。`,
      en: `“${nameOf(row)}”: the actual says “${actual}”, yet the full ${exact(row.weight.value)}. Score it anew and give the reason.`,
    },
    found: said.word,
  };
}
