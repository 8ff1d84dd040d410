import type { Finding } from '../model.ts';

/** Whether a person answered to a finding, and nothing is left to do about it. */
export function isSettled({ answer }: Finding): boolean {
  return answer !== undefined && answer.as !== 'follow-up';
}
