import type { Prose } from '../../model.ts';
import { type Decimal, decimal } from './arithmetic.ts';

/** What a sentence of the text says of the self-evaluated projects as a whole. */
export type Declaration = {
  /** 1-based, where the sentence begins */
  readonly page: number;
  readonly year: number | null;
  readonly count: number;
  readonly money: { readonly amount: Decimal; readonly unit: string; readonly factor: number } | null;
  readonly mean: Decimal | null;
};

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
const COUNT = /(?<!\d)(\d+)[个项][^\d个,;；]{0,10}?项目|项目[^\d,;；]{0,8}?(\d+)[个项]/;
const MONEY = new RegExp(
  `(?:合计|共计|总计|涉及|金额|资金|预算|总额)[^\\d;；]{0,14}?(?<![约近超逾])${NUMBER}(亿元|万元|元)`,
);
const MEAN = new RegExp(`平均[^\\d;；]{0,8}?分[^\\d;；]{0,6}${NUMBER}|平均[^\\d;；]{0,8}${NUMBER}分`);
const FACTORS: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };

/** other evaluations than the units' own, and parts of the whole */
const NOT_THE_WHOLE = /重点评价|财政评价|部门评价|第三方|复核|抽查|事前/;

/**
 * Sentences that declare a number of self-evaluated projects together with their money or their mean score; what
 * follows 其中 speaks of a part. A sentence may go on over a page.
 */
export function declarationsIn(prose: readonly Prose[]): readonly Declaration[] {
  return sentencesOf(prose).flatMap(({ text, page }) => {
    const whole = text.split('其中')[0] ?? '';
    const [count, money, mean] = [COUNT.exec(whole), MONEY.exec(whole), MEAN.exec(whole)];
    if (
      !/自评|绩效/.test(text) ||
      NOT_THE_WHOLE.test(whole) ||
      !count ||
      !(mean || (money && /自评/.test(text)))
    )
      return [];
    const year = /(20\d\d)年/.exec(whole)?.[1];
    return [
      {
        page,
        year: year === undefined ? null : Number(year),
        count: Number(count[1] ?? count[2]),
        money: money
          ? { amount: plain(money[1]), unit: money[2] ?? '', factor: FACTORS[money[2] ?? ''] ?? 1 }
          : null,
        mean: mean ? plain(mean[1] ?? mean[2]) : null,
      },
    ];
  });
}

type Sentence = { readonly text: string; readonly page: number };

function sentencesOf(prose: readonly Prose[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let open: Sentence | null = null;
  for (const { page, text } of prose) {
    const pieces = text.normalize('NFKC').replace(/\s+/g, '').split('。');
    pieces.forEach((piece, i) => {
      const sentence: Sentence = { text: (open?.text ?? '') + piece, page: open?.page ?? page };
      const isClosed = i < pieces.length - 1;
      if (isClosed) sentences.push(sentence);
      open = isClosed ? null : sentence;
    });
  }
  return open ? [...sentences, open] : sentences;
}

function plain(digits: string | undefined): Decimal {
  return decimal((digits ?? '0').replaceAll(',', ''));
}
