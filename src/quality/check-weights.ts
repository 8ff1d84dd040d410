import type { Doubt } from '../model.ts';
import type { ReadingWay } from './check.ts';

/** What an observation is worth: no value that it speaks of is surer than `most`; it may reach beyond its own paths. */
type Weight = { readonly most: number; readonly reach: Reach };

/** Nothing else; the lists whose rows it speaks of, as wholes: they may lack rows; all of the form. */
type Reach = 'paths' | 'lists' | 'form';

/** what it is worth follows from the values, as a ratio of likelihoods */
const RATIO: Weight = { most: 1, reach: 'paths' };
/** something else may stand there, or belong there */
const HALF: Weight = { most: 0.5, reach: 'paths' };
/** rows are not those that are printed */
const ROWS: Weight = { most: 0.5, reach: 'lists' };
/** the columns or rows of the form are not those that are printed */
const FORM: Weight = { most: 0.5, reach: 'form' };
/** a reading of several */
const SEVERAL: Weight = { most: 0.6, reach: 'paths' };
/** its column is a conclusion */
const ORDER: Weight = { most: 0.7, reach: 'paths' };
/** hardly ever right */
const LOST: Weight = { most: 0.2, reach: 'paths' };

type Weights = { readonly [way in ReadingWay]?: Weight };

const all = (weight: Weight): Weights => ({
  drawn: weight,
  aligned: weight,
  picture: weight,
  typed: weight,
  dump: weight,
});
const drawn = (weight: Weight, others: Weights = {}): Weights => ({
  drawn: weight,
  aligned: weight,
  typed: weight,
  ...others,
});

/** What each check is worth in each way of reading; where a way is not named, it is not asked. */
const WEIGHTS: { readonly [check in Doubt]: Weights } = {
  'several-readings': all(SEVERAL),
  'broken-text': all(LOST),
  'cut-text': all({ most: 0.7, reach: 'paths' }),
  'not-of-its-type': { ...all(HALF), typed: FORM },
  'illegible-page': all(LOST),
  'damaged-page': all(HALF),
  'order-of-a-dump': { dump: ORDER, typed: ORDER },
  'failed-page': all(HALF),
  'rows-lost': all(HALF),
  'blank-beside-text': drawn(SEVERAL),
  'absent-beside-text': drawn(LOST, { picture: LOST }),
  'list-beside-text': all(HALF),
  'value-beside-text': { aligned: { ...SEVERAL, reach: 'lists' }, picture: SEVERAL },
  'label-unread': all(LOST),
  'ink-unread': { ...all(LOST), picture: HALF },
  'label-alone': all(SEVERAL),
  'cut-by-page-break': all(HALF),
  // hardly ever more than a caption: less sure, and for nobody's review
  'text-outside': all({ most: 0.95, reach: 'paths' }),
  'text-without-place': { typed: FORM },
  'rows-without-place': { drawn: FORM, aligned: ROWS, typed: FORM, picture: FORM },
  'lines-without-place': { aligned: ROWS, picture: FORM },
  'head-missing': { aligned: ROWS, typed: FORM, picture: HALF },
  'label-inside-value': { aligned: HALF, picture: HALF },
  'total-alone': drawn(HALF, { picture: HALF }),
  'total-missing': { aligned: ROWS, typed: FORM, picture: HALF },
  'measures-missing': drawn(HALF, { aligned: ROWS, typed: FORM, picture: HALF }),
  'weights-astray': { aligned: HALF, picture: HALF },
  'weights-missing': { picture: FORM },
  'spending-missing': { aligned: HALF, picture: HALF },
  'budget-missing': { aligned: HALF, picture: HALF },
  'levels-astray': all(HALF),
  'goal-empty': all(HALF),
  'goal-missing': { aligned: ROWS, typed: FORM, picture: HALF },
  'heading-as-goal': { drawn: HALF, dump: HALF, aligned: ROWS, typed: FORM, picture: FORM },
  'row-incomplete': { aligned: ROWS, typed: FORM, picture: HALF },
  'rows-incomplete': { aligned: ROWS, picture: FORM },
  'blank-beside-misfit': all(HALF),
  'level-contrary': { aligned: HALF },
  'level-odd': all(HALF),
  'name-odd': all(HALF),
  'digit-like': all(HALF),
  'bracket-open': all(HALF),
  'sum-off': { aligned: HALF, typed: HALF },
  'sums-off': { drawn: HALF },
  arithmetic: { picture: RATIO },
  'title-in-label': { aligned: ROWS, typed: FORM },
  'amount-in-label': { picture: FORM },
  'jumbled-lines': { aligned: ROWS, typed: FORM },
  'narrower-page': { picture: FORM },
  'headings-together': { picture: FORM },
  'half-blank': { aligned: ROWS, picture: HALF },
  'row-unweighed': { aligned: ROWS, picture: HALF },
  'weights-sparse': { aligned: HALF },
  'name-holds-target': { aligned: HALF },
  'sign-lost': { picture: HALF },
  'bar-lost': { picture: HALF },
  'name-as-label': all(HALF),
  'name-frayed': { picture: HALF },
  'amounts-alike': { picture: HALF },
  'word-misread': { picture: HALF },
  'weight-unread': { picture: HALF },
  'unit-unread': { picture: HALF },
  'units-differ': all(HALF),
  'label-misread': { picture: HALF },
  'heading-under-text': all(HALF),
  'year-odd': { picture: HALF },
  'year-unread': all(HALF),
  'day-cut': all(HALF),
  'heading-as-value': all(HALF),
  'group-cut': all(HALF),
  'row-nameless': all(HALF),
};

const REACHES: readonly Reach[] = ['paths', 'lists', 'form'];

/** The weight of a check where a form was read in these ways: the heaviest of theirs. */
export function weightOf(check: Doubt, ways: readonly ReadingWay[]): Weight {
  const own = ways.map(way => WEIGHTS[check]?.[way] ?? RATIO);
  const most = Math.min(...own.map(weight => weight.most));
  return { most, reach: REACHES.findLast(reach => own.some(weight => weight.reach === reach))! };
}

/** Whether a check has anything to say where a form was read in these ways. */
export function isAsked(check: Doubt, ways: readonly ReadingWay[]): boolean {
  return ways.some(way => WEIGHTS[check]?.[way] !== undefined);
}
