import { d, q, w } from '../fact.ts';
import type { Project } from '../model.ts';

/** Made-up projects of made-up towns: roads, lamps, parks, waste. */
export const TOWNS: readonly Project[] = [
  {
    id: 'lamps',
    name: '背街小巷路灯补建工程',
    department: '望湖市城市管理局',
    unit: '望湖市照明管理所',
    budget: '386.5',
    goals: [
      {
        expected:
          '一是为老城片区没有照明的小巷补建路灯，消除夜间出行盲区；二是把早年安装的钠灯换成节能光源，全年节电不低于两成；三是建立报修热线，故障当日受理、次日修复。',
        actual:
          '补建路灯1,260盏，覆盖小巷46条；更换节能光源840盏，同比节电23.5%；热线全年受理报修312件，次日修复率98.7%。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '补建路灯盏数', target: q('>=', '1200', '盏'), actual: '1260' },
      { level2: '数量指标', name: '照明覆盖小巷条数', target: q('=', '46', '条'), actual: '46' },
      {
        level2: '数量指标',
        name: '更换节能光源',
        target: q('>=', '900', '盏'),
        actual: '840',
        reason: '部分灯杆因管线改迁暂缓更换，余量列入下年第一季度计划。',
      },
      { level2: '质量指标', name: '灯具验收合格率', target: q('=', '100', '%'), actual: '100' },
      { level2: '质量指标', name: '亮灯率', target: q('>=', '98', '%'), actual: '98.6' },
      {
        level2: '时效指标',
        name: '工程完工时间',
        target: d('2023-10', 'by', '2023年10月底前'),
        actual: d('2023-09', null, '2023年9月'),
      },
      { level2: '成本指标', name: '单盏综合造价', target: q('<=', '3,100', '元/盏'), actual: '3,067.5' },
      { level2: '经济效益指标', name: '年节约电费', target: q('>=', '18', '万元'), actual: '19.2' },
      { level2: '社会效益指标', name: '居民夜间出行条件', target: w('明显改善'), actual: w('明显改善') },
      { level2: '可持续影响指标', name: '管护机制', target: w('健全'), actual: w('健全') },
      { level2: '服务对象满意度指标', name: '沿线居民满意度', target: q('>=', '90', '%'), actual: '93' },
    ],
  },
  {
    id: 'waste',
    name: '生活垃圾分类投放点改造及第三方收运服务采购（含厨余垃圾就地处理设施维护）项目',
    department: '南屿市住房和城乡建设局',
    unit: '南屿市环境卫生服务中心',
    budget: '1,248.06',
    goals: [
      {
        expected:
          '改造分类投放点180处，配置可回收物智能箱60组；委托第三方收运厨余垃圾，日均处理能力达到35吨；开展入户宣传，居民分类准确率达到85%以上，分类体系基本建成。',
        actual:
          '改造投放点183处，配置智能箱60组；收运厨余垃圾12,410吨，日均34吨；入户宣传3.2万户次，抽查分类准确率86.1%。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '改造分类投放点数量', target: q('>=', '180', '处'), actual: '183' },
      {
        level2: '数量指标',
        name: '日均收运厨余垃圾量',
        target: q('>=', '35', '吨'),
        actual: '34',
        reason: '春节前后餐饮单位停业，收运量有所下降。改进措施：增加农贸市场收运频次。',
      },
      { level2: '数量指标', name: '入户宣传户次', target: q('>=', '3', '万户次'), actual: '3.2' },
      { level2: '质量指标', name: '居民分类准确率', target: q('>=', '85', '%'), actual: '86.1' },
      {
        level2: '质量指标',
        name: '厨余垃圾就地处理设施在线监测数据有效传输率（按季度考核平均值计算）',
        target: q('>=', '95', '%'),
        actual: '97.25',
      },
      { level2: '时效指标', name: '当日产生垃圾当日清运', target: w('日产日清'), actual: w('日产日清') },
      { level2: '成本指标', name: '厨余垃圾收运单价', target: q('<=', '268', '元/吨'), actual: '265' },
      { level2: '社会效益指标', name: '城区环境面貌', target: w('持续改善'), actual: w('持续改善') },
      { level2: '生态效益指标', name: '生活垃圾回收利用率', target: q('>', '35', '%'), actual: '36.8' },
      { level2: '可持续影响指标', name: '居民分类习惯', target: w('逐步养成'), actual: w('逐步养成') },
      { level2: '服务对象满意度指标', name: '居民满意度', target: q('>=', '88', '%'), actual: '91.4' },
      { level2: '服务对象满意度指标', name: '商户满意度', target: q('>=', '85', '%'), actual: '85' },
    ],
  },
  {
    id: 'park',
    name: '松涛湿地公园日常养护',
    department: '清源县林业局',
    unit: '清源县松涛湿地公园管理处',
    budget: '94.2',
    goals: [
      {
        expected: '做好公园120公顷水域和岸线的保洁、补植和巡护，监测越冬水鸟种群，接待科普研学团队。',
        actual: '全年保洁、巡护不间断，补植芦苇2.4公顷，记录水鸟87种，接待研学团队41批2,860人。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '指标1：养护面积', target: q('=', '120', '公顷'), actual: '120' },
      { level2: '数量指标', name: '指标2：接待研学团队', target: q('>=', '40', '批'), actual: '41' },
      { level2: '质量指标', name: '指标1：植被成活率', target: q('>=', '92', '%'), actual: '94' },
      {
        level2: '时效指标',
        name: '指标1：巡护任务完成时间',
        target: d('2022-12', 'before', '2022年12月前'),
        actual: d('2022-12', null, '2022年12月'),
      },
      { level2: '成本指标', name: '指标1：每公顷养护成本', target: q('<=', '0.8', '万元'), actual: '0.785' },
      { level2: '生态效益指标', name: '指标1：水鸟种类', target: q('>=', '80', '种'), actual: '87' },
      { level2: '社会效益指标', name: '指标1：公众保护意识', target: w('有所提高'), actual: w('有所提高') },
      { level2: '服务对象满意度指标', name: '指标1：游客满意度', target: q('>=', '95', '%'), actual: '96.3' },
    ],
  },
  {
    id: 'market',
    name: '河西农贸市场智慧化改造',
    department: '碧溪区商务局',
    unit: '碧溪区商贸流通服务中心',
    budget: '512',
    goals: [
      {
        expected: '改造摊位96个，建设食品安全快速检测室1间，接入电子秤与追溯平台，年内开市营业。',
        actual: '摊位、检测室全部建成，电子秤接入率100%，于11月18日开市。',
      },
      {
        expected: '改造期间妥善安置经营户，不发生群体性投诉。',
        actual: '设临时市场安置经营户94户，未发生投诉。',
      },
    ],
    rows: [
      { level2: '数量指标', name: '改造摊位数', target: q('=', '96', '个'), actual: '96' },
      { level2: '数量指标', name: '建设快检室', target: q('=', '1', '间'), actual: '1' },
      { level2: '质量指标', name: '竣工验收合格率', target: q('=', '100', '%'), actual: '100' },
      {
        level2: '质量指标',
        name: '追溯信息上传率',
        target: q('>=', '90', '%'),
        actual: '82',
        reason: '部分经营户年龄偏大，操作不熟练；已安排专人驻场辅导。',
      },
      {
        level2: '时效指标',
        name: '开市时间',
        target: d('2023-11-30', 'before', '2023年11月30日前'),
        actual: d('2023-11-18', null, '2023年11月18日'),
      },
      { level2: '成本指标', name: '改造总成本', target: q('<=', '512', '万元'), actual: '506.3' },
      { level2: '经济效益指标', name: '市场年交易额', target: q('>=', '2', '亿元'), actual: '2.15' },
      { level2: '社会效益指标', name: '带动就业人数', target: q('>=', '150', '人'), actual: '163' },
      { level2: '服务对象满意度指标', name: '经营户满意度', target: q('>=', '85', '%'), actual: '90' },
      { level2: '服务对象满意度指标', name: '消费者满意度', target: q('>=', '85', '%'), actual: '92' },
    ],
  },
];
