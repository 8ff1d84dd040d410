import { d, q, w } from '../fact.ts';
import type { Project } from '../model.ts';

/** Made-up projects of schools, clinics, libraries, old people's homes. */
export const PEOPLE: readonly Project[] = [
  {
    id: 'meals',
    name: '农村小规模学校寄宿生冬季取暖补助',
    department: '清源县教育局',
    unit: '清源县石门乡中心学校',
    budget: '63.84',
    goals: [
      {
        expected:
          '向12所小规模学校的寄宿生发放冬季取暖补助，按每生每学期190元标准足额拨付到校，确保温暖过冬。',
        actual: '向12所学校1,680名寄宿生发放补助63.84万元，全部在入冬前到位。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '补助学校数', target: q('=', '12', '所'), actual: '12' },
      { level2: '数量指标', name: '受助寄宿生人数', target: q('>=', '1650', '人'), actual: '1680' },
      { level2: '质量指标', name: '补助对象准确率', target: q('=', '100', '%'), actual: '100' },
      {
        level2: '时效指标',
        name: '补助到位时间',
        target: d('2022-11', 'by', '2022年11月底前'),
        actual: d('2022-10', null, '2022年10月'),
      },
      { level2: '成本指标', name: '补助标准', target: q('=', '380', '元/人·年'), actual: '380' },
      { level2: '社会效益指标', name: '家庭负担', target: w('有效减轻'), actual: w('有效减轻') },
      { level2: '可持续影响指标', name: '寄宿生巩固率', target: q('>=', '99', '%'), actual: '99.4' },
      { level2: '服务对象满意度指标', name: '学生满意度', target: q('>=', '95', '%'), actual: '97' },
      {
        level2: '服务对象满意度指标',
        name: '家长满意度',
        target: q('>=', '95', '%'),
        actual: '94',
        reason: '个别家长反映发放告知不及时，今后将同步短信通知。',
      },
    ],
  },
  {
    id: 'clinic',
    name: '★村卫生室标准化建设',
    department: '临川县卫生健康局',
    unit: '临川县基层卫生管理中心',
    budget: '275',
    goals: [
      {
        expected: '新建、改建村卫生室25个，统一配备健康一体机，乡村医生培训不少于2轮，做到小病不出村。',
        actual: '新建9个、改建16个，健康一体机配备到位，培训乡村医生2轮318人次，村内诊疗人次增长11.6%。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '★新（改）建村卫生室', target: q('>=', '25', '个'), actual: '25' },
      { level2: '数量指标', name: '其中：新建', target: q('>=', '9', '个'), actual: '9' },
      { level2: '数量指标', name: '其中：改建', target: q('>=', '16', '个'), actual: '16' },
      { level2: '数量指标', name: '培训乡村医生人次', target: q('>=', '300', '人次'), actual: '318' },
      { level2: '质量指标', name: '★项目验收合格率', target: q('=', '100', '%'), actual: '100' },
      { level2: '时效指标', name: '开工及时率', target: q('>=', '90', '%'), actual: '100' },
      {
        level2: '时效指标',
        name: '完工及时率',
        target: q('>=', '90', '%'),
        actual: '88',
        reason: '两处卫生室因暴雨塌方延期25天完工，已完成补强。',
      },
      { level2: '成本指标', name: '单个卫生室补助标准', target: q('<=', '11', '万元'), actual: '11' },
      { level2: '社会效益指标', name: '★受益脱贫人口数', target: q('>=', '6200', '人'), actual: '6,431' },
      { level2: '可持续影响指标', name: '设施使用年限', target: q('>=', '10', '年'), actual: '10' },
      { level2: '服务对象满意度指标', name: '受益群众满意度', target: q('>=', '90', '%'), actual: '95' },
    ],
  },
  {
    id: 'books',
    name: '城市书房运营',
    department: '北塘区文化体育和旅游局',
    unit: '北塘区图书馆（北塘区古籍保护中心）',
    budget: '220.75',
    goals: [
      {
        expected:
          '"1、保障8间城市书房全年免费开放； 2、举办读书沙龙、亲子共读等活动100场； 3、更新图书2万册，建成“一卡通借通还”网络。"',
        actual:
          '1、8间书房全年开放352天，接待读者41.7万人次；2、举办活动108场；3、更新图书2.05万册，实现通借通还。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '开放书房数量', target: q('=', '8', '间'), actual: '8' },
      {
        level2: '数量指标',
        name: '举办阅读活动场次，含读书沙龙、亲子共读、名家讲座以及送书进军营等流动服务',
        target: q('>=', '100', '场次'),
        actual: '108',
      },
      { level2: '数量指标', name: '更新图书', target: q('>=', '20000', '册'), actual: '20500' },
      { level2: '质量指标', name: '图书采购流程', target: w('合规'), actual: w('合规') },
      { level2: '时效指标', name: '活动按期举办率', target: q('>=', '95', '%'), actual: '100' },
      { level2: '成本指标', name: '单间书房年运营成本', target: q('<=', '27', '万元'), actual: '26.4' },
      { level2: '社会效益指标', name: '接待读者人次', target: q('>=', '40', '万人次'), actual: '41.7' },
      { level2: '可持续影响指标', name: '全民阅读氛围', target: w('日益浓厚'), actual: w('日益浓厚') },
      { level2: '服务对象满意度指标', name: '读者满意度', target: q('>=', '95', '%'), actual: '98.2' },
    ],
  },
  {
    id: 'elder',
    name: '社区老年助餐点建设和运营补贴',
    department: '望湖市民政局',
    unit: '望湖市养老服务指导中心',
    budget: '438.9',
    goals: [
      {
        expected:
          '新增助餐点22个，服务70周岁以上老人不少于9万人次；对运营满一年且考核合格的助餐点给予补贴；推行刷脸支付，简化老人就餐手续。',
        actual:
          '新增助餐点22个，累计服务10.3万人次；向58个考核合格的助餐点发放补贴；刷脸支付覆盖率达到九成。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '新增助餐点', target: q('>=', '22', '个'), actual: '22' },
      { level2: '数量指标', name: '服务老人人次', target: q('>=', '9', '万人次'), actual: '10.3' },
      { level2: '质量指标', name: '食品安全事故', target: q('=', '0', '起'), actual: '0' },
      { level2: '质量指标', name: '助餐点考核合格率', target: q('>=', '95', '%'), actual: '95' },
      { level2: '时效指标', name: '补贴发放及时性', target: w('及时'), actual: w('及时') },
      { level2: '成本指标', name: '每餐补贴标准', target: q('<=', '4', '元'), actual: '4' },
      { level2: '社会效益指标', name: '老人就餐便利程度', target: w('显著提升'), actual: w('显著提升') },
      { level2: '可持续影响指标', name: '助餐服务网络', target: w('基本形成'), actual: w('基本形成') },
      { level2: '服务对象满意度指标', name: '就餐老人满意度', target: q('>=', '90', '%'), actual: '96' },
    ],
  },
  {
    id: 'water',
    name: '农村饮水管网维修养护补助资金',
    department: '临川县水利局',
    unit: '各乡镇人民政府',
    budget: '1860',
    goals: [
      {
        expected:
          '维修供水管网268公里，更换老旧水泵34台，保障15.2万农村人口饮水安全，水质达标率稳定在98%以上。',
        actual: '维修管网271公里，更换水泵34台，服务农村人口15.2万人，全年抽检水质达标率98.9%。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '维修供水管网长度', target: q('>=', '268', '公里'), actual: '271' },
      { level2: '数量指标', name: '更换水泵台数', target: q('=', '34', '台'), actual: '34' },
      { level2: '质量指标', name: '水质达标率', target: q('>=', '98', '%'), actual: '98.9' },
      {
        level2: '质量指标',
        name: '管网漏损率',
        target: q('<=', '12', '%'),
        actual: '13.5',
        reason: '部分管段埋设年代久远，漏点隐蔽；计划引入听漏设备逐段排查。',
      },
      {
        level2: '时效指标',
        name: '维修任务完成时限',
        target: d('2023-12', 'before', '2023年12月前'),
        actual: d('2023-11', null, '2023年11月'),
      },
      { level2: '成本指标', name: '每公里维修成本', target: q('<=', '5.2', '万元/公里'), actual: '5.1' },
      { level2: '社会效益指标', name: '受益农村人口', target: q('>=', '15.2', '万人'), actual: '15.2' },
      { level2: '生态效益指标', name: '节约水资源', target: w('有效节约'), actual: w('有效节约') },
      { level2: '可持续影响指标', name: '工程可持续运行年限', target: q('>=', '8', '年'), actual: '8' },
      { level2: '服务对象满意度指标', name: '用水户满意度', target: q('>=', '90', '%'), actual: '92.5' },
    ],
  },
];
