import { describe, expect, test } from 'vitest';
import { aligned } from '../../../src/read/ocr/align.ts';
import { consensusOf } from '../../../src/read/ocr/consensus.ts';
import type { InkCheck } from '../../../src/read/ocr/ink-check.ts';
import type { ReadGlyph } from '../../../src/read/ocr/reader.ts';

const glyphs = (text: string, confidence = 0.96): ReadGlyph[] =>
  [...text].map((each, at) => ({ text: each, from: at * 10, to: at * 10 + 8, confidence }));

const check = (read: readonly ReadGlyph[], doubt: Partial<InkCheck> = {}): InkCheck => ({
  glyphs: read,
  unread: 0,
  mayLackSign: false,
  isPointUnread: false,
  isPointUnseen: false,
  isSign: false,
  isBorneOut: false,
  isBlank: false,
  ...doubt,
});

const whole = (text: string, end: number) => ({ glyphs: glyphs(text, 0.9), first: 0, end });

describe('consensus', () => {
  test('agreement makes surer, typography aside', () => {
    const alone = consensusOf({ check: check(glyphs('（2023年度）')) });
    const both = consensusOf({ check: check(glyphs('（2023年度）')), second: whole('(2023年度)', 8) });
    expect(both.text).toBe('（2023年度）');
    expect(both.confidence).toBeGreaterThan(0.99);
    expect(alone.confidence).toBeLessThan(both.confidence);
  });

  test('denial makes doubtful, most of all of digits; the other reading is a candidate', () => {
    const digits = consensusOf({ check: check(glyphs('98.5')), second: whole('96.5', 4) });
    const words = consensusOf({ check: check(glyphs('及时发放')), second: whole('及时友放', 4) });
    expect(digits).toMatchObject({ text: '98.5', candidates: ['96.5'] });
    expect(digits.confidence).toBeLessThan(0.9);
    expect(words.confidence).toBeLessThan(0.96);
    expect(words.confidence).toBeGreaterThan(digits.confidence);
  });

  test('a digit that neither of two unlike readers bears out is doubted, however sure the first one is', () => {
    const read = glyphs('216261', 0.999);
    const second = whole('246261', 6);
    const unvouched = read.map(glyph => ({ ...glyph, isVouched: false }));
    expect(consensusOf({ check: check(unvouched), second }).confidence).toBeLessThan(0.9);
    expect(consensusOf({ check: check(read), second }).confidence).toBeGreaterThan(0.9);
    const more = { ...second, glyphs: glyphs('2162361', 0.9) };
    expect(consensusOf({ check: check(unvouched), second: more }).confidence).toBeLessThan(0.9);
  });

  test('a second look that differs in a tail only is no other reading', () => {
    const again = check(glyphs('839.827.9', 0.999));
    const first = check(glyphs('839,827.9', 0.999));
    expect(consensusOf({ check: first, again }).confidence).toBeGreaterThan(0.9);
    expect(consensusOf({ check: first, again: check(glyphs('839,821.9')) }).confidence).toBeLessThan(0.9);
  });

  test('a point before three digits and another point was a comma', () => {
    const sure = (text: string) => consensusOf({ check: check(glyphs(text, 0.999)) }).confidence;
    expect(sure('757.957.54')).toBeLessThan(0.9);
    expect(sure('757,957.54')).toBeGreaterThan(0.99);
    expect(sure('2023.10.12')).toBeGreaterThan(0.99);
  });

  test('a digit that only the second reader read keeps its neighbours from being borne out', () => {
    const read = glyphs('662,35.7', 0.89);
    const lost = consensusOf({ check: check(read), second: whole('662,365.7', 8) });
    expect(lost.confidence).toBeLessThan(0.9);
    expect(lost.candidates).toContain('662,365.7');
    expect(consensusOf({ check: check(read), second: whole('662,35.7', 8) }).confidence).toBeGreaterThan(0.9);
  });

  test('a point that two unlike readers do not see is doubted, as surely as the third one reads it', () => {
    const read = glyphs('1.9%', 0.99);
    const unseen = check(read, { isPointUnseen: true });
    expect(consensusOf({ check: unseen, second: whole('19%', 4) }).confidence).toBeLessThan(0.9);
    expect(consensusOf({ check: unseen, second: whole('1.9%', 4) }).confidence).toBeGreaterThan(0.9);
  });

  test('a second look that leaves ink, and what readers of lines say of ‰, weigh nothing against a reading', () => {
    const long = check(glyphs('247,268,338.85', 0.99));
    const again = (unread: number) =>
      consensusOf({ check: long, again: check(glyphs('247,268,3'), { unread }) });
    expect(again(0).confidence).toBeLessThan(0.9);
    expect(again(0.5).confidence).toBeGreaterThan(0.9);
    const permille = consensusOf({ check: check(glyphs('1.9‰', 0.95)), second: whole('1.9%', 4) });
    expect(permille).toMatchObject({ text: '1.9‰' });
    expect(permille.confidence).toBeGreaterThan(0.9);
  });

  test('two readers of lines lose a bar together, unless it stands by itself', () => {
    const both = (text: string) =>
      consensusOf({ check: check(glyphs(text, 0.89)), second: whole(text, text.length) }).confidence;
    expect(both('>66%')).toBeLessThan(0.9);
    expect(both('>=66%')).toBeGreaterThan(0.9);
  });

  test('a point before a number or behind a unit, a bracket before a point, a letter by itself and a numeral two before a digit are odd', () => {
    const sure = (text: string) => consensusOf({ check: check(glyphs(text, 0.999)) }).confidence;
    for (const odd of ['.368,539', '·12', '1542元.', '515万元：', '1186.', 'Z', '二34台', '54:00', ').5%'])
      expect(sure(odd)).toBeLessThan(0.9);
    for (const plain of ['368,539', '1542元', '2.5', '第1.2条', '（0.5分）', '二0二三年'])
      expect(sure(plain)).toBeGreaterThan(0.99);
  });

  test('another reading in another size makes doubtful, but not what the reader of signs bears out', () => {
    const again = check(glyphs('≥7', 0.99));
    const read = check(glyphs('≥1', 0.99));
    expect(consensusOf({ check: read, again }).confidence).toBeLessThan(0.9);
    expect(consensusOf({ check: { ...read, isBorneOut: true }, again }).confidence).toBe(0.99);
  });

  test('a second reader that sees nothing denies nothing', () => {
    const { confidence } = consensusOf({
      check: check(glyphs('7')),
      second: { glyphs: [], first: 0, end: 1 },
    });
    expect(confidence).toBe(0.96);
  });

  test("the first reader's runner-up is taken where the second reads it too", () => {
    const doubtful = { ...glyphs('峻', 0.55)[0]!, others: ['竣'] };
    const { text, confidence } = consensusOf({
      check: check([doubtful, ...glyphs('工验收')]),
      second: whole('竣工验收', 4),
    });
    expect(text).toBe('竣工验收');
    expect(confidence).toBeLessThan(0.9);
  });

  test('a window of a line leaves the rest of it alone', () => {
    const { text } = consensusOf({
      check: check(glyphs('全年巡护不间断')),
      second: { glyphs: glyphs('巡户不', 0.9), first: 2, end: 5 },
    });
    expect(text).toBe('全年巡护不间断');
  });

  test('ink without text is doubt, never blank', () => {
    expect(consensusOf({ check: check([], { unread: 0.9 }) }).confidence).toBeLessThanOrEqual(0.3);
    expect(consensusOf({ check: check(glyphs('≥98'), { unread: 0.4 }) }).confidence).toBeLessThanOrEqual(0.3);
    expect(consensusOf({ check: check(glyphs('985'), { isPointUnread: true }) }).confidence).toBeLessThan(
      0.7,
    );
  });

  test('a digit that only the second reader read keeps its neighbours from being borne out', () => {
    const read = glyphs('662,35.7', 0.89);
    const lost = consensusOf({ check: check(read), second: whole('662,365.7', 8) });
    expect(lost.confidence).toBeLessThan(0.9);
    expect(lost.candidates).toContain('662,365.7');
    expect(consensusOf({ check: check(read), second: whole('662,35.7', 8) }).confidence).toBeGreaterThan(0.9);
  });

  test('a point before a number or behind a unit, a bracket before a point, a letter by itself and a numeral two before a digit are odd', () => {
    const sure = (text: string) => consensusOf({ check: check(glyphs(text, 0.999)) }).confidence;
    for (const odd of ['.368,539', '·12', '1542元.', '515万元：', '1186.', 'Z', '二34台', '54:00', ').5%'])
      expect(sure(odd)).toBeLessThan(0.9);
    for (const plain of ['368,539', '1542元', '2.5', '第1.2条', '（0.5分）', '二0二三年'])
      expect(sure(plain)).toBeGreaterThan(0.99);
  });

  test('another reading in another size: doubt; or rescue, where the first left ink', () => {
    const again = check(glyphs('74.3', 0.98));
    expect(consensusOf({ check: check(glyphs('43', 0.98)), again }).confidence).toBeLessThan(0.7);
    const rescued = consensusOf({ check: check(glyphs('43', 0.98), { unread: 0.5 }), again });
    expect(rescued).toMatchObject({ text: '74.3', candidates: ['43'] });
    expect(rescued.confidence).toBeLessThan(0.8);
  });

  test.each(['全年执行数|分值', '2023年11月18H', '≥95:', '-级指标', '—级指标', '9—', '92:5%'])(
    '%s is odd',
    text => {
      expect(consensusOf({ check: check(glyphs(text, 0.999)) }).confidence).toBeLessThan(0.9);
    },
  );
});

test('readings are paired with the fewest differences', () => {
  const pairs = aligned(glyphs('≥98%'), glyphs('98％0'));
  expect(pairs.map(({ one, other }) => `${one?.text ?? ''}${other?.text ?? ''}`)).toEqual([
    '≥',
    '99',
    '88',
    '%％',
    '0',
  ]);
});
