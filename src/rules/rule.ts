import type { Bilingual, Finding, Form, Prose, Severity } from '../model.ts';
import type { FormView } from './form-view.ts';
import type { Profile } from './profile.ts';
import type { RuleRow } from './row.ts';

/** What the rules look at: every form of one document, and what its pages say around them. */
export type Context = {
  readonly forms: readonly FormView[];
  readonly prose: readonly Prose[];
};

/** What a rule reports: a finding without what the rule says of itself. */
export type Found = {
  /** JSON pointers into the document, the most guilty first */
  readonly at: readonly string[];
  readonly message: Bilingual;
  readonly expected?: string | null;
  readonly found?: string | null;
  /** where it is not the rule's own */
  readonly severity?: Severity;
  /** the profile whose figures judged it */
  readonly profile?: Profile;
};

/** A document that shows what the rule means; `finds` are the first places of the findings expected in it. */
export type Example = {
  readonly title: Bilingual;
  readonly forms: readonly Form[];
  readonly prose?: readonly Prose[];
  readonly finds: readonly string[];
};

export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly statement: Bilingual;
  /** the document that it comes from; null where it is the form's own arithmetic alone */
  readonly basis: string | null;
  /** the figures of a profile that decide, where any do */
  readonly judgedBy?: readonly (keyof Profile)[];
  readonly why: Bilingual;
  readonly examples: readonly Example[];
  readonly check: (context: Context) => readonly Found[];
};

/** A rule that looks at one form at a time. */
export function eachForm(check: (form: FormView) => Found | readonly Found[] | null): Rule['check'] {
  return ({ forms }) => forms.flatMap(form => check(form) ?? []);
}

/** A rule that looks at one row at a time. */
export function eachRow(check: (row: RuleRow, form: FormView) => Found | null): Rule['check'] {
  return eachForm(form => form.rows.flatMap(row => check(row, form) ?? []));
}

/** The finding as the document holds it. */
export function toFinding(rule: Rule, found: Found): Finding {
  const { zh, en } = found.message;
  const by = found.profile?.name;
  return {
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    message: by ? { zh: `${zh}（口径：${by.zh}）`, en: `${en} (profile: ${by.en})` } : { zh, en },
    at: found.at,
    expected: found.expected ?? null,
    found: found.found ?? null,
    basis: found.profile?.basis ?? rule.basis,
  };
}
