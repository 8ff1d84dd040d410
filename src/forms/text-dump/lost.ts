import type { Page } from '../../model.ts';
import { unreadForms } from '../find-forms.ts';
import { type Lexicon, plainLabel } from '../labels.ts';
import { isTitle } from '../title.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { isMark, markedOf } from './marks.ts';
import { sifted } from './running.ts';
import { joined, type Text, textsOf } from './texts.ts';

/** What no form prints: control characters, private use, letters of foreign scripts. A font's map was broken. */
const IMPOSSIBLE =
  /[\p{Cc}\p{Co}\p{Cn}\u00A1\u00A2\u00A6\u00A8-\u00AF\u00B4-\u00B6\u00B8-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0370-\u0390\u03CA-\u1FFF\uFFFD]/gu;
/** share of a dump's characters from which on others were lost without a trace */
const BROKEN = 0.005;

/** Headings of indicators that a dump names which holds a form, whatever stands between them. */
const LEAST_HEADINGS = 4;
const SHORTEST = 4;
const HEADINGS = VOCABULARY.filter(
  ({ role, word }) => role.startsWith('indicator.') && word.length >= SHORTEST,
);

/** Whether texts print the labels of a form, parted or not. */
export function holdsForm(texts: readonly Pick<Text, 'text' | 'page'>[], words: Lexicon): boolean {
  const whole = texts.map(({ text }) => text).join('');
  const headings = HEADINGS.filter(({ word }) => whole.includes(word));
  return headings.length >= LEAST_HEADINGS || unreadForms(texts, words).size > 0;
}

/** Characters of a label from which on a text that begins it is known for a part of it. */
const LONG_PART = 5;
const PAIRED = VOCABULARY.filter(({ role }) => /^(?:head|foot|note|matrix|matrixTitle|level)\./.test(role));

/** Names of groups that a text prints which is rows of indicators, wherever they stand in it, beside a value with its sign. */
const LEAST_GROUPS = 2;
const GROUPS = VOCABULARY.filter(({ role, word }) => role.startsWith('level.') && word.length >= SHORTEST);
const SIGNED = /[≥≤≧≦>=<]\s*\d/;

function printsRows(text: string): boolean {
  return SIGNED.test(text) && GROUPS.filter(({ word }) => text.includes(word)).length >= LEAST_GROUPS;
}

/** Whether texts that no form took are rows, name a value, or begin the name of one: what stands beside it would be gone without a word. */
export function losesLabel(texts: readonly string[]): boolean {
  const words = texts
    .flatMap(text => [text, ...text.split(/\s+/)])
    .map(text => plainLabel(text.split(/[:：]/)[0]!));
  const isLabel = (text: string) =>
    PAIRED.some(
      ({ word, grade }) =>
        grade !== 'bare' && (word === text || (text.length >= LONG_PART && word.startsWith(text))),
    );
  return texts.some(printsRows) || words.some(isLabel);
}

/** Whether characters of a dump are such that others were lost. */
export function hasLostCharacters(texts: readonly Pick<Text, 'text'>[]): boolean {
  const whole = texts.map(({ text }) => text).join('');
  return (whole.match(IMPOSSIBLE)?.length ?? 0) > BROKEN * whole.length;
}

/** How many forms a dump prints at least: as many as titles, first labels, or totals. */
export function formsBegun(page: Page, words: Lexicon): number {
  const { rows } = sifted(textsOf(page), page.typed!.breaks, words);
  const marks = markedOf(rows.flat()).filter(isMark);
  const labels = marks.map(({ texts }) => joined(texts));
  const counts = [
    rows.filter(texts => isTitle(joined(texts))),
    labels.filter(label => words.head(label) === 'projectName'),
    labels.filter(label => words.head(label) === 'department'),
    marks.filter(({ kinds }) => kinds.has('total')),
  ];
  return Math.max(...counts.map(({ length }) => length));
}
