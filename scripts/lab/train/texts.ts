import { SIGNS } from '../../../src/read/signs/alphabet.ts';
import { pick } from '../press/random.ts';
import type { Dice } from '../scan/picture.ts';

const HAN = [
  ...'万元完成率项目个户人次数年月日分绩效指标级产出质量时效成本社会满意度预算执行全及小川州非北亡心以水火公里平方米台套份名',
];
const BY_SIGN: { readonly [sign: string]: readonly string[] } = {
  '=': ['=', '='],
  '%': ['%', '%', '％'],
  '>': ['>', '＞'],
  '<': ['<', '＜'],
  '(': ['(', '（'],
  ')': [')', '）'],
  ',': [',', '，'],
  ':': [':', '：'],
  '+': ['+', '＋'],
  '≥': ['≥', '≥', '⩾'],
  '≤': ['≤', '≤', '⩽'],
  〇: ['〇', '○'],
  '~': ['~', '～'],
  l: ['l', 'l', 'I', '|'],
};

const digits = (dice: Dice, most: number) =>
  Array.from({ length: 1 + Math.floor(most * dice()) }, () => Math.floor(10 * dice())).join('');
const grouped = (dice: Dice) =>
  `${1 + Math.floor(999 * dice())}${Array.from({ length: 1 + Math.floor(2 * dice()) }, () => `,${String(Math.floor(1000 * dice())).padStart(3, '0')}`).join('')}`;
const han = (dice: Dice, most: number) =>
  Array.from({ length: 1 + Math.floor(most * dice()) }, () => pick(dice, HAN)).join('');
const sign = (dice: Dice) => {
  const plain = pick(dice, SIGNS);
  return pick(dice, BY_SIGN[plain] ?? [plain]);
};
const decimals = (dice: Dice) => (dice() < 0.5 ? '' : `.${digits(dice, 4)}`);
const number = (dice: Dice) => (dice() < 0.3 ? grouped(dice) : digits(dice, 6)) + decimals(dice);
const percent = (dice: Dice) => pick(dice, ['%', '%', '%', '％', '‰', '']);
const comparator = (dice: Dice) => pick(dice, [...'≥≥≤≤=＝><＞＜≧≦⩾⩽', '>=', '<=', '≥ ', '']);

/** What stands in lines of forms that holds signs, each kind as often as it is worth learning. */
const KINDS: readonly ((dice: Dice) => string)[] = [
  dice => number(dice) + percent(dice),
  dice => `${digits(dice, 2)}.${digits(dice, 2)}${percent(dice)}`,
  dice => Array.from({ length: 3 + Math.floor(6 * dice()) }, () => sign(dice)).join(''),
  dice => comparator(dice) + digits(dice, 3) + decimals(dice) + percent(dice),
  dice => comparator(dice) + digits(dice, 4) + han(dice, 2),
  dice => pick(dice, [...'——-一二0〇○1≥≤≧≦⩾=＝/7', '--', '——', '1.', '0.', '11']),
  dice => Array.from({ length: 2 + Math.floor(6 * dice()) }, () => sign(dice)).join(''),
  dice =>
    Array.from({ length: 2 + Math.floor(6 * dice()) }, () =>
      dice() < 0.3 ? pick(dice, HAN) : sign(dice),
    ).join(''),
  dice => `${pick(dice, ['(', '（'])}${number(dice)}${han(dice, 2)}${pick(dice, [')', '）'])}`,
  dice =>
    `20${digits(dice, 1)}${digits(dice, 1)}年${1 + Math.floor(12 * dice())}月${1 + Math.floor(28 * dice())}日`,
  dice => han(dice, 5) + pick(dice, ['。', '、', '，', '；', '：', '·']) + pick(dice, ['', han(dice, 3)]),
  dice => `${han(dice, 2)}${pick(dice, ['一', '二', '〇', '一二', '1', '2'])}${han(dice, 2)}`,
  dice =>
    pick(dice, ['PM2.5', 'GDP', 'CO2', 'IOl', 'oOo', 'All', 'lO', 'Ⅱ', 'h', 'S', 'Z', 'B', 'g']) +
    digits(dice, 2),
  dice =>
    `${digits(dice, 2)}${pick(dice, ['-', '~', '～', '—', '/', ':', '：', '+', '×', '、', ',', '，'])}${digits(dice, 2)}`,
];

export const lineOfText = (dice: Dice): string => pick(dice, KINDS)(dice);

const UNITS = ['万元', '元', '个', '人次', '平方米', '元/户', '项', '公里', '场', '年', '家', '台套'];
/** As often as forms have them: `‰`, and signs without a bar, are rare. */
const share = (dice: Dice) => (dice() < 0.04 ? '‰' : pick(dice, ['%', '%', '％']));
const compared = (dice: Dice) =>
  dice() < 0.06
    ? pick(dice, ['>', '<', '＞', '＜'])
    : pick(dice, ['≥', '≥', '≥', '≤', '≤', '=', '＝', '>=', '<=', '']);
/** Numbers as forms hold them: amounts, shares, scores, quantities with comparators, and what stands for none. */
const NUMBERS: readonly ((dice: Dice) => string)[] = [
  dice => `${grouped(dice)}.${digits(dice, 2)}`,
  dice => number(dice),
  dice => `${1 + Math.floor(100 * dice())}${pick(dice, ['', '', '.0', '.00', '.5'])}`,
  dice => `${Math.floor(100 * dice())}.${digits(dice, 2)}${share(dice)}`,
  dice => `${compared(dice)}${1 + Math.floor(100 * dice())}%`,
  dice => `${compared(dice)}${number(dice)}${pick(dice, UNITS)}`,
  dice => `${1 + Math.floor(2000 * dice())}${pick(dice, UNITS)}`,
  dice => `${number(dice)}${pick(dice, UNITS)}`,
  dice => pick(dice, ['0', '—', '-', '100%', '10', '1', '5', '0.00', '≥1', '/']),
];

export const numberText = (dice: Dice): string => pick(dice, NUMBERS)(dice);
