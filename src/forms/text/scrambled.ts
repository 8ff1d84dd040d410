import type { TextLine, TypedForm } from '../../model.ts';
import { decimal, sum } from '../../values/amount.ts';
import { type Lexicon, lexicon } from '../labels.ts';
import { unreadForms } from '../recognise.ts';
import { KINDS } from './words.ts';

/** What no form prints: control characters, private use, letters of foreign scripts. A font's map was broken. */
const IMPOSSIBLE =
  /[\p{Cc}\p{Co}\p{Cn}\u00A1\u00A2\u00A6\u00A8-\u00AF\u00B4-\u00B6\u00B8-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0370-\u0390\u03CA-\u1FFF\uFFFD]/gu;

/** share of a dump's characters from which on others were lost without a trace */
const BROKEN = 0.005;

/** … and from which on it is no text in any language that it could be. */
const FOREIGN = 0.05;

/** Headings of indicators that a dump names which holds a form, whatever stands between them. */
const LEAST_HEADINGS = 4;
const HEADINGS = [...KINDS].flatMap(([name, kinds]) =>
  kinds.some(kind => kind === 'indicatorHead') && name.length > 3 ? [name] : [],
);

function headingsIn(text: string): number {
  const bare = text.replace(/\s/g, '');
  return HEADINGS.filter(name => bare.includes(name)).length;
}

/** Whether a dump lost characters at large, or prints labels of forms of which none could be put together. */
export function isUnreadable(
  lines: readonly TextLine[],
  forms: { readonly begun: number; readonly found: number },
): boolean {
  const text = lines.map(line => line.text).join('');
  const words: Lexicon = lexicon();
  const hasLabels = unreadForms(lines, words).size > 0 || headingsIn(text) >= LEAST_HEADINGS;
  const impossible = (text.match(IMPOSSIBLE) ?? []).length / text.length;
  const isBroken = impossible > BROKEN;
  if (forms.found === 0) return hasLabels || (isBroken && forms.begun > 0) || impossible > FOREIGN;
  return isBroken || forms.found < forms.begun;
}

/**
 * Whether a form that was put together from a dump shows that it was put together wrongly, so that rows may be lost of
 * which nothing tells: weights do not add up to their total and something else is out of place, a row has no name.
 */
export function isScrambled({ data, family, facts }: TypedForm, loose: number): boolean {
  const { funding, indicators, total } = data;
  if (indicators.some(row => [...(row.level3 ?? '')].length < 2)) return true;
  const weights = indicators.map(({ maxScore }) => maxScore);
  const isWeighed = weights.some(weight => weight !== null);
  const isHalf = (a: unknown, b: unknown) => (a === null) !== (b === null);
  const hasGaps =
    (family !== 'target-declaration' && indicators.some(row => isHalf(row.target, row.actual))) ||
    (isWeighed && indicators.some(row => isHalf(row.maxScore, row.score)));
  if (!isWeighed) return hasGaps || loose > 0;
  const execution = funding[0]?.maxScore ?? null;
  const isUnscored = execution === null && facts['/funding/0/maxScore'] !== undefined;
  if (isUnscored) return true;
  const isWhole = total.maxScore !== null && sum([...weights, execution]).eq(decimal(total.maxScore));
  return !isWhole && (hasGaps || loose > 0 || total.maxScore === null || execution === null);
}
