import { TARGETS } from '../basis.ts';
import { nameOf, type RuleRow } from '../row.ts';
import { eachRow, type Found, type Rule } from '../rule.ts';
import { rowExample } from '../sketch.ts';
import { measureText } from '../support/met.ts';
import { wrongWay } from '../support/preferred-direction.ts';

const cost = { under: '产出/成本' };
const quality = { under: '产出/质量' };
const ecology = { under: '成本/生态环境成本' };

export const targetDirection: Rule = {
  id: 'target/direction',
  severity: 'warning',
  statement: {
    zh: '目标符号方向相反：成本、差错率、投诉等用“≥”，工作量、合格率、满意度等用“≤”',
    en: 'a sign the wrong way round: a cost or something bad with ≥; a count or rate to be reached with ≤',
  },
  basis: TARGETS,
  why: {
    zh: '方向写反，花得越多、做得越少，得分越高。',
    en: 'With the sign reversed, spending more or doing less earns more.',
  },
  examples: [
    rowExample({ ...cost, name: '项目成本控制', target: '≥679.92万元' }, 'target'),
    rowExample({ ...cost, name: '人均培训费用', target: '不低于400元/人' }, 'target'),
    rowExample({ name: '精品示范村', target: '≤4个' }, 'target'),
    rowExample({ name: '培训班期数', target: '不超过8期' }, 'target'),
    rowExample({ ...quality, name: '工程验收合格率', target: '≤95%' }, 'target'),
    rowExample({ under: '满意度/服务对象满意度', name: '群众满意度', target: '≤90%' }, 'target'),
    rowExample({ ...quality, name: '数据差错率', target: '≥5%' }, 'target'),
    rowExample({ under: '效益/社会效益', name: '群众投诉件数', target: '≥5件' }, 'target'),
    rowExample({ ...quality, name: '失败率', target: '≥5%' }, 'target'),
    rowExample({ under: '产出/时效', name: '业务办理时限', target: '≥5个工作日' }, 'target'),
    rowExample({ name: '维护网站故障', target: '≥5次' }, null, {
      zh: '处置的数量',
      en: 'what is done about it',
    }),
    rowExample({ name: '召开会议', target: '≤10次' }, null),
    rowExample({ name: '科目调整次数', target: '≤10次' }, null, {
      zh: '应当控制的数量',
      en: 'a count to be limited',
    }),
    rowExample({ name: '编外人员数', target: '≤30人' }, null),
    rowExample({ name: '聘用人员数', target: '≤20人' }, null),
    rowExample({ ...cost, name: '成本节约率', target: '≥5%' }, null),
    rowExample({ ...cost, name: '低保标准', target: '≥780元/月' }, null),
    rowExample({ ...cost, name: '生均公用经费标准', target: '≥850元/生·年' }, null),
    rowExample({ ...cost, name: '困难群众救助金额', target: '≥2000元/人' }, null),
    rowExample({ ...ecology, name: '植被恢复面积', target: '≥20公顷' }, null),
    rowExample({ ...quality, name: '产品不合格率', target: '≤5%' }, null),
    rowExample({ ...quality, name: '预算完成率', target: '≤100%' }, null),
    rowExample({ ...quality, name: '投诉处理率', target: '≥95%' }, null),
    rowExample({ name: '无事故运行天数', target: '≥300天' }, null),
    rowExample({ name: '违法案件查处数', target: '≥50件' }, null),
    rowExample({ name: '受理群众投诉', target: '≥50件' }, null),
    rowExample({ ...quality, name: '工程延期完成率', target: '≤10%' }, null),
  ],
  check: eachRow(check),
};

function check(row: RuleRow): Found | null {
  const wrong = wrongWay(row);
  if (!wrong) return null;
  const target = measureText(row.target);
  return {
    at: [row.target.at],
    message: {
      zh: `“${nameOf(row)}”目标“${target}”：${wrong.zh}。请核对符号，下年度合理设定目标值。`,
      en: `“${nameOf(row)}”, target ${target}: ${wrong.en}. Check the sign, and set next year’s target accordingly.`,
    },
    found: target,
  };
}
