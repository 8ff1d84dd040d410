import type { FormData } from '../../model.ts';
import { type Decimal, decimal } from '../../values/amount.ts';

const TENTH = decimal('0.1');
const HUNDREDTH = decimal('0.01');

/** In which a form prints its scores: 0.1 where one has one decimal and none has more, else 0.01. */
export function scoreUnitOf({ funding, indicators, total }: FormData): Decimal {
  const scores = [...funding, ...indicators, total].map(({ score }) => score);
  const most = Math.max(...scores.map(score => score?.split('.')[1]?.length ?? 0));
  return most === 1 ? TENTH : HUNDREDTH;
}
