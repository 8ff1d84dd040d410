import { actualImpossiblePercent } from './actual/impossible-percent.ts';
import { actualMissing } from './actual/missing.ts';
import { actualOperatorDiffers } from './actual/operator-differs.ts';
import { actualWordsForNumber } from './actual/words-for-number.ts';
import { deviationReasonMissing } from './deviation/reason-missing.ts';
import { deviationReasonWithoutDeviation } from './deviation/reason-without-deviation.ts';
import { documentCopiedText } from './document/copied-text.ts';
import { documentDeclaredCount } from './document/declared-count.ts';
import { documentYear } from './document/year.ts';
import { familyIndicator } from './family/indicator.ts';
import { familyMoney } from './family/money.ts';
import { formUnitMissing } from './form/unit-missing.ts';
import { fundingBudgetCut } from './funding/budget-cut.ts';
import { fundingCostVsBudget } from './funding/cost-vs-budget.ts';
import { fundingExecutionRate } from './funding/execution-rate.ts';
import { fundingExecutionScore } from './funding/execution-score.ts';
import { fundingNegative } from './funding/negative.ts';
import { fundingOverExecution } from './funding/over-execution.ts';
import { fundingPartsSum } from './funding/parts-sum.ts';
import { fundingUnitMixUp } from './funding/unit-mix-up.ts';
import { fundingUnitMixed } from './funding/unit-mixed.ts';
import { fundingZeroBudgetScored } from './funding/zero-budget-scored.ts';
import { goalsCopied } from './goals/copied.ts';
import { groupScoreOverWeight } from './group/score-over-weight.ts';
import { indicatorDuplicate } from './indicator/duplicate.ts';
import { indicatorGroupMissing } from './indicator/group-missing.ts';
import { reasonMissingAlthoughUnmet } from './reason/missing-although-unmet.ts';
import type { Rule } from './rule.ts';
import { scoreAllFull } from './score/all-full.ts';
import { scoreContradictsExecution } from './score/contradicts-execution.ts';
import { scoreDeductedAlthoughMet } from './score/deducted-although-met.ts';
import { scoreFullAlthoughUnmet } from './score/full-although-unmet.ts';
import { scoreLateButFull } from './score/late-but-full.ts';
import { scoreMissing } from './score/missing.ts';
import { scoreNotByFormula } from './score/not-by-formula.ts';
import { scoreNotDoneInWords } from './score/not-done-in-words.ts';
import { scoreOutOfRange } from './score/out-of-range.ts';
import { scoreOverachieved } from './score/overachieved.ts';
import { scoreQualitativeBand } from './score/qualitative-band.ts';
import { scoreSpendingAsResult } from './score/spending-as-result.ts';
import { scoreUnmetLeftUnscored } from './score/unmet-left-unscored.ts';
import { targetDirection } from './target/direction.ts';
import { targetImpossiblePercent } from './target/impossible-percent.ts';
import { targetMissing } from './target/missing.ts';
import { targetMoneyAsQuantity } from './target/money-as-quantity.ts';
import { targetPlaceholder } from './target/placeholder.ts';
import { targetVague } from './target/vague.ts';
import { targetZero } from './target/zero.ts';
import { textTruncated } from './text/truncated.ts';
import { totalMaxScoreSum } from './total/max-score-sum.ts';
import { totalNot100 } from './total/not-100.ts';
import { totalScoreSum } from './total/score-sum.ts';
import { weightsGroup } from './weights/group.ts';

/** Every rule there is, in the order in which findings are printed. */
export const RULES: readonly Rule[] = [
  totalMaxScoreSum,
  totalScoreSum,
  totalNot100,
  weightsGroup,
  groupScoreOverWeight,
  scoreAllFull,
  scoreContradictsExecution,
  scoreDeductedAlthoughMet,
  scoreFullAlthoughUnmet,
  scoreLateButFull,
  scoreMissing,
  scoreNotDoneInWords,
  scoreNotByFormula,
  scoreOutOfRange,
  scoreOverachieved,
  scoreQualitativeBand,
  scoreSpendingAsResult,
  scoreUnmetLeftUnscored,
  fundingBudgetCut,
  fundingCostVsBudget,
  fundingExecutionRate,
  fundingExecutionScore,
  fundingNegative,
  fundingOverExecution,
  fundingPartsSum,
  fundingUnitMixUp,
  fundingUnitMixed,
  fundingZeroBudgetScored,
  deviationReasonMissing,
  deviationReasonWithoutDeviation,
  reasonMissingAlthoughUnmet,
  targetDirection,
  targetImpossiblePercent,
  targetMissing,
  targetMoneyAsQuantity,
  targetPlaceholder,
  targetVague,
  targetZero,
  actualImpossiblePercent,
  actualMissing,
  actualOperatorDiffers,
  actualWordsForNumber,
  indicatorDuplicate,
  indicatorGroupMissing,
  goalsCopied,
  textTruncated,
  formUnitMissing,
  documentCopiedText,
  documentDeclaredCount,
  documentYear,
  familyIndicator,
  familyMoney,
];
