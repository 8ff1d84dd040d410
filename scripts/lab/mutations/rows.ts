import type { LineSketch } from '../../../src/rules/sketch.ts';
import { cents, type Draw } from './draw.ts';

export type Making = {
  /** whether the target is to be met */
  readonly isFull: boolean;
  readonly money: LineSketch;
  /** of the funding block */
  readonly unit: string;
};

/** Target, actual, and the share of the weight that the formula gives. */
export type Made = { readonly target: string; readonly actual: string; readonly share: number };

export type RowKind = {
  readonly under: string;
  readonly name: string;
  readonly make: (draw: Draw, making: Making) => Made;
};

function count(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: (draw, { isFull }) => {
      const [target, sign] = [draw.whole(10, 9_000), draw.one(['≥', '≥', '='])];
      const actual = isFull
        ? Math.floor(target * (sign === '=' ? 1 : draw.one([1, 1.05, 1.15])))
        : Math.floor(target * 0.8);
      return {
        target: `${sign}${target}${unit}`,
        actual: `${actual}${unit}`,
        share: Math.min(1, actual / target),
      };
    },
  };
}

function ratio(under: string, name: string): RowKind {
  return {
    under,
    name,
    make: (draw, { isFull }) => {
      const target = draw.one([85, 90, 95, 98, 100]);
      const actual = isFull ? draw.whole(target, 100) : draw.whole(70, target - 1);
      return {
        target: `${target === 100 ? '=' : '≥'}${target}%`,
        actual: `${actual}%`,
        share: Math.min(1, actual / target),
      };
    },
  };
}

function limit(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: (draw, { isFull }) => {
      const target = draw.whole(20, 500);
      const actual = isFull ? draw.whole(Math.ceil(target * 0.8), target) : Math.ceil(target * 1.2);
      const share = draw.chance(0.5) ? 1 - (actual - target) / target : target / actual;
      return { target: `≤${target}${unit}`, actual: `${actual}${unit}`, share: Math.min(1, share) };
    },
  };
}

function words(under: string, name: string, target: string): RowKind {
  return {
    under,
    name,
    make: (draw, { isFull }) => {
      if (!isFull) return { target, actual: '部分达成年度指标并具有一定效果', share: 0.7 };
      return { target, actual: draw.one([target, '达成预期指标', '全部或基本达成']), share: 1 };
    },
  };
}

/** due and done in full days, or in months */
function date(name: string): RowKind {
  return {
    under: '产出/时效',
    name,
    make: draw => {
      const month = draw.whole(3, 11);
      if (draw.chance(0.5)) return { target: `2023年${month + 1}月前`, actual: `2023年${month}月`, share: 1 };
      return { target: `2023年${month}月28日前`, actual: `2023年${month}月${draw.whole(1, 27)}日`, share: 1 };
    },
  };
}

/** due and done in parts of a year */
function period(name: string): RowKind {
  return {
    under: '产出/时效',
    name,
    make: draw => {
      const [target, actual] = draw.one([
        ['2023年上半年', '2023年第二季度'],
        ['第三季度', '第三季度'],
        ['下半年', '上半年'],
        ['2023年全年', '2023年全年'],
        ['6月中旬', '6月上旬'],
        ['年底前', '11月'],
        ['≤12月31日', '2023年12月20日'],
        ['1-6月', '1-5月'],
        ['1—9月', '9月'],
        ['第二季度前', '5月'],
        ['三季度末前', '9月28日'],
        ['十二月底前', '12月20日'],
        ['2023年1月1日-12月31日', '2023年1月1日-12月31日'],
        ['春节前', '2023年1月'],
      ] as const);
      return { target, actual, share: 1 };
    },
  };
}

/** bounded in words */
function bounded(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: draw => {
      const least = draw.whole(10, 500);
      const target = draw.one([`不少于${least}${unit}`, `${least}${unit}以上`, `不低于${least}${unit}`]);
      return { target, actual: draw.one([`${least}${unit}`, `${least + 1}${unit}`, target]), share: 1 };
    },
  };
}

function boundedAbove(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: draw => {
      const most = draw.whole(20, 500);
      const target = draw.one([`不超过${most}${unit}`, `控制在${most}${unit}以内`, `${most}${unit}以下`]);
      return { target, actual: draw.one([`${most}${unit}`, `${most - 10}${unit}`, target]), share: 1 };
    },
  };
}

function range(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: draw => {
      const [least, more] = [draw.whole(5, 50), draw.whole(2, 9)];
      const target = draw.one([`${least}-${least + more}${unit}`, `${least}${unit}～${least + more}${unit}`]);
      return { target, actual: `${least + draw.whole(0, more)}${unit}`, share: 1 };
    },
  };
}

/** what must not happen, and did not */
function none(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: draw => ({
      target: `${draw.one(['=', '', '≤'])}0${unit}`,
      actual: draw.one([`0${unit}`, '未发生']),
      share: 1,
    }),
  };
}

/** a price kept below what was set with `=`, or a grant above it */
function fixed(under: string, name: string, { unit, isMore }: { unit: string; isMore: boolean }): RowKind {
  return {
    under,
    name,
    make: draw => {
      const set = draw.whole(200, 900);
      const target = isMore ? `${draw.one(['≥', '='])}${set}${unit}` : `${draw.one(['=', ''])}${set}${unit}`;
      return {
        target,
        actual: `${isMore ? set + draw.whole(0, 40) : set - draw.whole(0, 90)}${unit}`,
        share: 1,
      };
    },
  };
}

/** what is to be low, without a sign that says so */
function low(under: string, name: string, unit: string): RowKind {
  return {
    under,
    name,
    make: draw => {
      const set = draw.whole(10, 45);
      return {
        target: `${draw.one(['=', ''])}${set}${unit}`,
        actual: `${set - draw.whole(0, 9)}${unit}`,
        share: 1,
      };
    },
  };
}

/** by how much it is to be less */
function reduction(under: string, name: string): RowKind {
  return {
    under,
    name,
    make: draw => {
      const least = draw.whole(2, 9);
      return { target: `下降${least}%`, actual: `下降${least + draw.one([0, 0.1, 0.3])}%`, share: 1 };
    },
  };
}

/** the whole project's cost: what the funding block says */
function totalCost(under: string): RowKind {
  return {
    under,
    name: '项目总成本',
    make: (_, { money, unit }) => ({
      target: `≤${cents(Number(money[1]))}${unit}`,
      actual: `${cents(Number(money[2]))}${unit}`,
      share: 1,
    }),
  };
}

export const kinds: readonly RowKind[] = [
  count('产出/数量', '开展巡查次数', '次'),
  count('产出/数量', '完成维护面积', '平方米'),
  count('产出/数量', '受训人数', '人'),
  limit('产出/数量', '科目调整次数', '次'),
  bounded('产出/数量', '宣传活动场次', '场'),
  range('产出/数量', '专家授课次数', '次'),
  ratio('产出/质量', '验收合格率'),
  none('产出/质量', '安全事故发生数', '起'),
  none('产出/质量', '资金违规率', '%'),
  words('产出/质量', '经费支出合规性', '严格执行相关制度'),
  ratio('产出/时效', '任务按期完成率'),
  date('任务完成时间'),
  period('阶段任务完成时间'),
  limit('产出/时效', '故障响应时间', '分钟'),
  low('产出/时效', '施工工期', '天'),
  low('产出/质量', '管网漏损率', '%'),
  low('效益/生态效益', '厂界噪声', '分贝'),
  reduction('效益/生态效益', '单位能耗'),
  boundedAbove('产出/时效', '投诉回复时限', '小时'),
  limit('产出/成本', '单次巡查成本', '元'),
  fixed('产出/成本', '单套设备成本', { unit: '元', isMore: false }),
  totalCost('产出/成本'),
  totalCost('成本/经济成本'),
  limit('成本/经济成本', '人均成本', '元/人'),
  fixed('成本/经济成本', '每人培训费用', { unit: '元/人', isMore: false }),
  fixed('成本/经济成本', '困难群众救助标准', { unit: '元/月', isMore: true }),
  words('成本/社会成本', '对公众的不利影响', '可控'),
  words('效益/社会效益', '安全隐患', '有效消除'),
  count('效益/社会效益', '受益人口', '人'),
  ratio('效益/生态效益', '水质达标率'),
  words('效益/可持续影响', '长效管护机制', '持续完善'),
  ratio('满意度/服务对象满意度', '群众满意度'),
];
