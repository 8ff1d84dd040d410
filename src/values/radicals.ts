/**
 * CJK radicals and strokes → the ideographs they stand for: the property Equivalent_Unified_Ideograph of the Unicode
 * Character Database (14.0), block by block. `．` keeps the place of a code point that has none.
 */
const BLOCKS: readonly (readonly [first: number, ideographs: string])[] = [
  [
    0x2e80,
    '．厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵．旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示' +
      '礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦' +
      '页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟',
  ],
  [
    0x2f00,
    '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮' +
      '山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿' +
      '片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌' +
      '舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音' +
      '頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠',
  ],
  [0x31cf, '乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎'],
];

/**
 * Where the property names an old form that mainland print does not use, although one glyph serves both: the forms
 * are written in simplified Chinese, so the radical can only stand for the character in use.
 */
const IN_USE: Readonly<Record<string, string>> = { 戶: '户', 靑: '青', 黃: '黄' };

/** radical → ideograph */
export const IDEOGRAPHS: ReadonlyMap<string, string> = new Map(
  BLOCKS.flatMap(([first, ideographs]) =>
    [...ideographs].flatMap((ideograph, i): [string, string][] =>
      ideograph === '．' ? [] : [[String.fromCodePoint(first + i), IN_USE[ideograph] ?? ideograph]],
    ),
  ),
);
