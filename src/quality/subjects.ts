import type { Drafted } from '../forms/draft.ts';
import { validateDraft } from '../forms/validate.ts';
import type { AccountItem } from '../model.ts';
import { unexplained } from './account.ts';
import type { PageStates, Subject } from './check.ts';
import { type TextOrigin, waysOf } from './sources.ts';

/** What the checks look at: every form with its values typed, beside what was read around it. */
export function subjectsOf(
  drafts: readonly Drafted[],
  origin: TextOrigin,
  pages: PageStates,
  account: readonly AccountItem[],
): readonly Subject[] {
  const left = unexplained(account);
  return drafts.map(({ draft, segments, claimed }) => ({
    form: validateDraft(draft),
    segments,
    claimed,
    ways: waysOf(segments, origin),
    pages,
    unexplained: left,
  }));
}
