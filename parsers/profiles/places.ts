import type { Profile } from '../../src/rules/profile.ts';
import { national } from './national.ts';

/**
 * Provinces whose weights are not known here, by the first two digits of their division codes (GB/T 2260), their names,
 * and their prefectures: a form that shows one of these names is not measured by the national weights.
 */
const PROVINCES: readonly (readonly [code: string, id: string, name: string, prefectures: string])[] = [
  ['11', 'beijing', '北京', ''],
  ['12', 'tianjin', '天津', ''],
  [
    '13',
    'hebei',
    '河北',
    '石家庄市 唐山市 秦皇岛市 邯郸市 邢台市 保定市 张家口市 承德市 沧州市 廊坊市 衡水市',
  ],
  ['14', 'shanxi', '山西', '太原市 大同市 阳泉市 长治市 晋城市 朔州市 晋中市 运城市 忻州市 临汾市 吕梁市'],
  [
    '15',
    'inner-mongolia',
    '内蒙古',
    '呼和浩特市 包头市 乌海市 赤峰市 通辽市 鄂尔多斯市 呼伦贝尔市 巴彦淖尔市 乌兰察布市 兴安盟 锡林郭勒盟 阿拉善盟',
  ],
  [
    '21',
    'liaoning',
    '辽宁',
    '沈阳市 大连市 鞍山市 抚顺市 本溪市 丹东市 锦州市 营口市 阜新市 辽阳市 盘锦市 铁岭市 葫芦岛市',
  ],
  ['22', 'jilin', '吉林', '长春市 四平市 辽源市 通化市 白山市 松原市 白城市 延边'],
  [
    '23',
    'heilongjiang',
    '黑龙江',
    '哈尔滨市 齐齐哈尔市 鸡西市 鹤岗市 双鸭山市 大庆市 伊春市 佳木斯市 七台河市 牡丹江市 黑河市 绥化市 大兴安岭',
  ],
  [
    '32',
    'jiangsu',
    '江苏',
    '南京市 无锡市 徐州市 常州市 苏州市 南通市 连云港市 淮安市 盐城市 扬州市 镇江市 泰州市 宿迁市',
  ],
  ['33', 'zhejiang', '浙江', '杭州市 宁波市 温州市 嘉兴市 湖州市 绍兴市 金华市 衢州市 舟山市 台州市 丽水市'],
  [
    '34',
    'anhui',
    '安徽',
    '合肥市 芜湖市 蚌埠市 淮南市 马鞍山市 淮北市 铜陵市 安庆市 黄山市 滁州市 阜阳市 宿州市 六安市 亳州市 池州市 宣城市',
  ],
  ['35', 'fujian', '福建', '福州市 厦门市 莆田市 三明市 泉州市 漳州市 南平市 龙岩市 宁德市'],
  ['36', 'jiangxi', '江西', '南昌市 景德镇市 萍乡市 九江市 新余市 鹰潭市 赣州市 吉安市 宜春市 抚州市 上饶市'],
  [
    '37',
    'shandong',
    '山东',
    '济南市 青岛市 淄博市 枣庄市 东营市 烟台市 潍坊市 济宁市 泰安市 威海市 日照市 临沂市 德州市 聊城市 滨州市 菏泽市',
  ],
  [
    '41',
    'henan',
    '河南',
    '郑州市 开封市 洛阳市 平顶山市 安阳市 鹤壁市 新乡市 焦作市 濮阳市 许昌市 漯河市 三门峡市 南阳市 商丘市 信阳市 周口市 驻马店市 济源市',
  ],
  [
    '43',
    'hunan',
    '湖南',
    '长沙市 株洲市 湘潭市 衡阳市 邵阳市 岳阳市 常德市 张家界市 益阳市 郴州市 永州市 怀化市 娄底市 湘西',
  ],
  [
    '44',
    'guangdong',
    '广东',
    '广州市 韶关市 深圳市 珠海市 汕头市 佛山市 江门市 湛江市 茂名市 肇庆市 惠州市 梅州市 汕尾市 河源市 阳江市 清远市 东莞市 中山市 潮州市 揭阳市 云浮市',
  ],
  [
    '45',
    'guangxi',
    '广西',
    '南宁市 柳州市 桂林市 梧州市 北海市 防城港市 钦州市 贵港市 玉林市 百色市 贺州市 河池市 来宾市 崇左市',
  ],
  ['46', 'hainan', '海南', '海口市 三亚市 三沙市 儋州市'],
  ['50', 'chongqing', '重庆', ''],
  [
    '51',
    'sichuan',
    '四川',
    '成都市 自贡市 攀枝花市 泸州市 德阳市 绵阳市 广元市 遂宁市 内江市 乐山市 南充市 眉山市 宜宾市 广安市 达州市 雅安市 巴中市 资阳市 阿坝 甘孜 凉山',
  ],
  ['52', 'guizhou', '贵州', '贵阳市 六盘水市 遵义市 安顺市 毕节市 铜仁市 黔西南 黔东南 黔南'],
  [
    '53',
    'yunnan',
    '云南',
    '昆明市 曲靖市 玉溪市 保山市 昭通市 丽江市 普洱市 临沧市 楚雄 红河州 文山州 西双版纳 大理州 德宏 怒江 迪庆',
  ],
  ['54', 'tibet', '西藏', '拉萨市 日喀则市 昌都市 林芝市 山南市 那曲市 阿里地区'],
  ['61', 'shaanxi', '陕西', '西安市 铜川市 宝鸡市 咸阳市 渭南市 延安市 汉中市 榆林市 安康市 商洛市'],
  [
    '62',
    'gansu',
    '甘肃',
    '兰州市 嘉峪关市 金昌市 白银市 天水市 武威市 张掖市 平凉市 酒泉市 庆阳市 定西市 陇南市 临夏州 甘南州',
  ],
  ['63', 'qinghai', '青海', '西宁市 海东市 海北州 黄南州 果洛州 玉树州 海西州'],
  ['64', 'ningxia', '宁夏', '银川市 石嘴山市 吴忠市 固原市 中卫市'],
  [
    '65',
    'xinjiang',
    '新疆',
    '乌鲁木齐市 克拉玛依市 吐鲁番市 哈密市 昌吉州 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田地区 伊犁 塔城 阿勒泰',
  ],
];

/** Layouts that are one province's, and titles that only it prints. */
const LAYOUTS: Readonly<
  Record<string, { readonly templates: readonly string[]; readonly titles?: readonly string[] }>
> = {
  sichuan: { templates: ['sichuan', 'chengdu-review'], titles: ['部门预算项目支出绩效自评表'] },
  yunnan: { templates: ['yunnan'] },
  ningxia: { templates: ['ningxia'] },
  chongqing: { templates: ['chongqing'] },
  hunan: { templates: ['hunan'] },
  tianjin: { templates: ['tianjin'] },
};

export const places: readonly Profile[] = PROVINCES.map(([code, id, name, prefectures]) => ({
  ...national,
  id,
  name: { zh: name, en: titled(id) },
  signs: {
    places: [name, ...prefectures.split(' ').filter(word => word !== '')],
    codes: [code],
    ...LAYOUTS[id],
  },
  weights: [],
}));

function titled(id: string): string {
  return id.replace(/(?:^|-)\w/g, letter => letter.replace('-', ' ').toUpperCase());
}
