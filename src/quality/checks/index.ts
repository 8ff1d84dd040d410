import type { Check } from '../check.ts';
import { absentBesideText } from './absent-beside-text.ts';
import { amountInLabel } from './amount-in-label.ts';
import { amountsAlike } from './amounts-alike.ts';
import { arithmetic } from './arithmetic.ts';
import { barLost } from './bar-lost.ts';
import { blankBesideMisfit } from './blank-beside-misfit.ts';
import { blankBesideText } from './blank-beside-text.ts';
import { bracketOpen } from './bracket-open.ts';
import { brokenText } from './broken-text.ts';
import { budgetMissing } from './budget-missing.ts';
import { cutByPageBreak } from './cut-by-page-break.ts';
import { cutText } from './cut-text.ts';
import { damagedPage } from './damaged-page.ts';
import { dayCut } from './day-cut.ts';
import { digitLike } from './digit-like.ts';
import { failedPage } from './failed-page.ts';
import { goalEmpty } from './goal-empty.ts';
import { goalMissing } from './goal-missing.ts';
import { groupCut } from './group-cut.ts';
import { halfBlank } from './half-blank.ts';
import { headMissing } from './head-missing.ts';
import { headingAsGoal } from './heading-as-goal.ts';
import { headingAsValue } from './heading-as-value.ts';
import { headingUnderText } from './heading-under-text.ts';
import { headingsTogether } from './headings-together.ts';
import { illegiblePage } from './illegible-page.ts';
import { inkUnread } from './ink-unread.ts';
import { jumbledLines } from './jumbled-lines.ts';
import { labelAlone } from './label-alone.ts';
import { labelInsideValue } from './label-inside-value.ts';
import { labelMisread } from './label-misread.ts';
import { labelUnread } from './label-unread.ts';
import { levelContrary } from './level-contrary.ts';
import { levelOdd } from './level-odd.ts';
import { levelsAstray } from './levels-astray.ts';
import { linesWithoutPlace } from './lines-without-place.ts';
import { listBesideText } from './list-beside-text.ts';
import { measuresMissing } from './measures-missing.ts';
import { nameAsLabel } from './name-as-label.ts';
import { nameFrayed } from './name-frayed.ts';
import { nameHoldsTarget } from './name-holds-target.ts';
import { nameOdd } from './name-odd.ts';
import { narrowerPage } from './narrower-page.ts';
import { notOfItsType } from './not-of-its-type.ts';
import { orderOfADump } from './order-of-a-dump.ts';
import { rowIncomplete } from './row-incomplete.ts';
import { rowNameless } from './row-nameless.ts';
import { rowUnweighed } from './row-unweighed.ts';
import { rowsIncomplete } from './rows-incomplete.ts';
import { rowsLost } from './rows-lost.ts';
import { rowsWithoutPlace } from './rows-without-place.ts';
import { severalReadings } from './several-readings.ts';
import { signLost } from './sign-lost.ts';
import { spendingMissing } from './spending-missing.ts';
import { sumOff } from './sum-off.ts';
import { sumsOff } from './sums-off.ts';
import { textOutside } from './text-outside.ts';
import { textWithoutPlace } from './text-without-place.ts';
import { titleInLabel } from './title-in-label.ts';
import { totalAlone } from './total-alone.ts';
import { totalMissing } from './total-missing.ts';
import { unitUnread } from './unit-unread.ts';
import { unitsDiffer } from './units-differ.ts';
import { valueBesideText } from './value-beside-text.ts';
import { weightUnread } from './weight-unread.ts';
import { weightsAstray } from './weights-astray.ts';
import { weightsMissing } from './weights-missing.ts';
import { weightsSparse } from './weights-sparse.ts';
import { wordMisread } from './word-misread.ts';
import { yearOdd } from './year-odd.ts';
import { yearUnread } from './year-unread.ts';

/** Every check, in the order in which their notes are told. */
export const CHECKS: readonly Check[] = [
  severalReadings,
  brokenText,
  cutText,
  notOfItsType,
  illegiblePage,
  damagedPage,
  orderOfADump,
  blankBesideText,
  absentBesideText,
  valueBesideText,
  listBesideText,
  labelUnread,
  inkUnread,
  labelAlone,
  cutByPageBreak,
  textOutside,
  labelMisread,
  headingUnderText,
  textWithoutPlace,
  rowsWithoutPlace,
  linesWithoutPlace,
  headMissing,
  labelInsideValue,
  totalMissing,
  totalAlone,
  measuresMissing,
  weightsAstray,
  weightsMissing,
  spendingMissing,
  budgetMissing,
  levelsAstray,
  goalMissing,
  goalEmpty,
  headingAsGoal,
  headingAsValue,
  headingsTogether,
  titleInLabel,
  amountInLabel,
  jumbledLines,
  narrowerPage,
  rowIncomplete,
  rowsIncomplete,
  rowNameless,
  rowUnweighed,
  weightsSparse,
  nameHoldsTarget,
  groupCut,
  halfBlank,
  signLost,
  barLost,
  nameAsLabel,
  nameFrayed,
  wordMisread,
  weightUnread,
  unitUnread,
  unitsDiffer,
  dayCut,
  yearOdd,
  yearUnread,
  blankBesideMisfit,
  levelOdd,
  levelContrary,
  nameOdd,
  digitLike,
  amountsAlike,
  bracketOpen,
  sumOff,
  sumsOff,
  arithmetic,
];

/** The checks that look at what became of the pages. */
export const LATE_CHECKS: readonly Check[] = [failedPage, rowsLost];
