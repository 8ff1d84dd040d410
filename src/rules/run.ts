import type { Finding, Form, Prose } from '../model.ts';
import { isEvaluation, viewForm } from './form-view.ts';
import { RULES } from './index.ts';
import { chooseProfiles, type Profile, type Profiles } from './profile.ts';
import { type Context, type Rule, toFinding } from './rule.ts';

type RulesInput = {
  readonly forms: readonly Form[];
  readonly prose: readonly Prose[];
};

type RulesOptions = {
  /** the profiles to choose from, form by form */
  readonly profiles: Profiles;
  /** judges every form in place of the one that the form shows */
  readonly profile?: Profile | undefined;
  /** all of them where none are named */
  readonly rules?: readonly Rule[] | undefined;
};

/**
 * Checks one document: its forms, and what its pages say around them. Returns findings in the order of the rules.
 * Pure; declarations of targets are not checked.
 */
export function findFindings(input: RulesInput, options: RulesOptions): readonly Finding[] {
  const context = contextOf(input, options);
  return (options.rules ?? RULES).flatMap(rule => rule.check(context).map(found => toFinding(rule, found)));
}

function contextOf({ forms, prose }: RulesInput, { profiles, profile }: RulesOptions): Context {
  const chosen = profile ? forms.map(() => profile) : chooseProfiles(forms, profiles);
  const views = forms.map((form, i) => viewForm(form, i, chosen[i] ?? profiles.national));
  return { forms: views.filter(view => isEvaluation(view.form)), prose };
}
