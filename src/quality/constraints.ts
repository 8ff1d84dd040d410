import { isUsualName } from '../forms/labels.ts';
import type { DecimalText, Fact, FormData, FundingLine, Path, TypedForm } from '../model.ts';
import { FUNDING, namesOfType } from '../schema/fields.ts';
import { type Decimal, decimal, sum } from '../values/amount.ts';
import { valueAt } from '../values/pointer.ts';
import { compared } from '../values/text.ts';

/** Something that values of one form say of each other, and whether it is so. */
export type Constraint = {
  /** a sum or a rate; a score beside its weight; a name that stands in several cells; one that most forms print */
  readonly kind: 'sum' | 'score' | 'name' | 'word';
  readonly paths: readonly Path[];
  readonly holds: boolean;
  /** how often it is not so although every value was read right */
  readonly exceptions: number;
  /** two values that are the same: what misreads one of them misreads the other one alike */
  readonly isEquality?: boolean;
};

/**
 * Share of forms, with a wide margin: every fourth has a sum, rate or score of its own that is wrong. Values that both
 * readers are sure of then stand, and the contradiction is the form's.
 */
const WRONG_SUM = 0.25;

/** offices with names that differ in one character are no rarity */
const LIKE_NAMES = 0.3;

/** systems add the execution score unrounded: one unit of the second decimal for each term would be too generous */
const ROUNDING = decimal('0.02');

/** All sums, rates, scores, repeated and usual names of a form whose values are all there. */
export function constraintsOf(form: TypedForm): readonly Constraint[] {
  const { data } = form;
  const known = [...totals(data), ...groups(data), ...money(data), ...execution(data), ...fullScores(data)];
  return [
    ...known.filter(({ paths }) => paths.every(path => isRead(form, path))),
    ...names(form),
    ...words(form),
  ];
}

/** read as a value, or as nothing; not what was there and could not be typed */
function isRead({ data, facts }: TypedForm, path: Path): boolean {
  const notes = facts[path]?.notes ?? [];
  return !notes.includes('not-a-number') && !(notes.includes('ambiguous') && valueAt(data, path) === null);
}

type Sum = {
  readonly whole: Path;
  readonly of: DecimalText | null;
  readonly parts: readonly Path[];
  readonly values: readonly (DecimalText | null)[];
};

function sumConstraint({ whole, of, parts, values }: Sum): readonly Constraint[] {
  if (of === null || values.every(value => value === null)) return [];
  const isEquality = values.filter(value => value !== null && !decimal(value).isZero()).length === 1;
  const off = sum(values).minus(of).abs();
  const holds = off.lte(isEquality ? 0 : ROUNDING);
  return [{ kind: 'sum', paths: [whole, ...parts], holds, exceptions: WRONG_SUM, isEquality }];
}

function totals({ total, funding, indicators }: FormData): readonly Constraint[] {
  const line = funding.findIndex(each => each.line === 'total');
  return (['maxScore', 'score'] as const).flatMap(column =>
    sumConstraint({
      whole: `/total/${column}`,
      of: total[column],
      parts: [
        ...(line < 0 ? [] : [`/funding/${line}/${column}`]),
        ...indicators.map((_, i) => `/indicators/${i}/${column}`),
      ],
      values: [funding[line]?.[column] ?? null, ...indicators.map(row => row[column])],
    }),
  );
}

function groups({ groups, indicators }: FormData): readonly Constraint[] {
  return groups.flatMap((group, g) => {
    const rows = indicators.flatMap((row, i) =>
      row.level1 === group.level1 && group.level2 === null ? [i] : [],
    );
    return sumConstraint({
      whole: `/groups/${g}/maxScore`,
      of: group.maxScore,
      parts: rows.map(i => `/indicators/${i}/maxScore`),
      values: rows.map(i => indicators[i]?.maxScore ?? null),
    });
  });
}

function money({ funding }: FormData): readonly Constraint[] {
  const line = funding.findIndex(each => each.line === 'total');
  const parts = funding.flatMap((each, i) => (each.line === 'total' ? [] : [i]));
  return namesOfType(FUNDING, 'money').flatMap(column =>
    sumConstraint({
      whole: `/funding/${line}/${column}`,
      of: funding[line]?.[column] ?? null,
      parts: parts.map(i => `/funding/${i}/${column}`),
      values: parts.map(i => funding[i]?.[column] ?? null),
    }),
  );
}

/** rate = executed ÷ adjusted budget; score = weight × rate */
function execution({ funding }: FormData): readonly Constraint[] {
  return funding.flatMap((line, i) => {
    const rate = rateOf(line);
    const path = (column: keyof FundingLine) => `/funding/${i}/${column}`;
    const amounts = [path('executed'), path('adjustedBudget')];
    if (!rate) return [];
    return [
      ...compare(rate, line.executionRate, [...amounts, path('executionRate')]),
      ...(line.maxScore === null
        ? []
        : compare(scoreOf(rate, line.maxScore), line.score, [...amounts, path('maxScore'), path('score')])),
    ];
  });
}

function rateOf({ adjustedBudget, executed }: FundingLine): Decimal | null {
  if (adjustedBudget === null || executed === null || decimal(adjustedBudget).lte(0)) return null;
  return decimal(executed).div(adjustedBudget).times(100);
}

function scoreOf(rate: Decimal, weight: DecimalText): Decimal {
  const score = rate.times(weight).div(100);
  return score.gt(weight) ? decimal(weight) : score;
}

function compare(
  expected: Decimal,
  found: DecimalText | null,
  paths: readonly Path[],
): readonly Constraint[] {
  if (found === null) return [];
  return [{ kind: 'sum', paths, holds: expected.minus(found).abs().lte(ROUNDING), exceptions: WRONG_SUM }];
}

/** A score that repeats its weight was read twice; a lower one says nothing, a higher one cannot be. */
function fullScores({ indicators }: FormData): readonly Constraint[] {
  return indicators.flatMap(({ maxScore, score }, i) => {
    if (maxScore === null || score === null || decimal(score).lt(maxScore)) return [];
    const paths = [`/indicators/${i}/maxScore`, `/indicators/${i}/score`];
    return [
      { kind: 'score', paths, holds: decimal(score).eq(maxScore), exceptions: WRONG_SUM, isEquality: true },
    ];
  });
}

/** What a misread name becomes is hardly ever another usual one; a cell without one says nothing. */
function words({ data: { funding, indicators }, facts }: TypedForm): readonly Constraint[] {
  const fields: readonly (readonly [Path, string | null])[] = [
    ...funding.map(({ label }, i) => [`/funding/${i}/label`, label] as const),
    ...indicators.flatMap(({ level1, level2 }, i) => [
      [`/indicators/${i}/level1`, level1] as const,
      [`/indicators/${i}/level2`, level2] as const,
    ]),
  ];
  return fields.flatMap(([path, name]) => {
    // a word that was put in the place of what was read is only near to that
    const isRead = name !== null && facts[path]?.text?.includes(name);
    return isRead && isUsualName(name) ? [{ kind: 'word', paths: [path], holds: true, exceptions: 0 }] : [];
  });
}

/** shortest name that is not the same, or nearly the same, by chance */
const NAME = 4;
const LONG_NAME = 6;

/** Offices and levels that stand in several cells: read alike they confirm each other, in one character unlike they do not. */
function names({ data, facts }: TypedForm): readonly Constraint[] {
  const fields: readonly (readonly [Path, string | null])[] = [
    ['/supervisingDepartment', data.supervisingDepartment],
    ['/implementingUnit', data.implementingUnit],
    ...data.indicators.flatMap(({ level1, level2 }, i) => [
      [`/indicators/${i}/level1`, level1] as const,
      [`/indicators/${i}/level2`, level2] as const,
    ]),
  ];
  const read = new Map(
    fields.map(([path, text]) => [placeOf(facts[path], path), { path, text: compared(text ?? '') }]),
  );
  const texts = [...read.values()].filter(({ text }) => text.length >= NAME);
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap(b => {
      const isNear = differences(a.text, b.text) === 1 && a.text.length >= LONG_NAME;
      if (a.text !== b.text && !isNear) return [];
      return [{ kind: 'name', paths: [a.path, b.path], holds: a.text === b.text, exceptions: LIKE_NAMES }];
    }),
  );
}

/** a merged cell gives its text to many rows and was read once */
function placeOf(fact: Fact | undefined, path: Path): string {
  return fact?.regions?.length ? JSON.stringify(fact.regions) : path;
}

function differences(a: string, b: string): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return [...a].filter((character, i) => character !== b[i]).length;
}
