import type { Document, Finding, Severity } from '../model.ts';

/** The gravest first. */
export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings that belong to a form; a null index gives those that belong to none. */
export function findingsOf({ findings }: Pick<Document, 'findings'>, index: number | null): Finding[] {
  const formOf = (finding: Finding) => /^\/forms\/(\d+)(?:\/|$)/.exec(finding.at[0] ?? '')?.[1];
  return findings.filter(finding => formOf(finding) === (index === null ? undefined : String(index)));
}

/** Of each value that findings point to how grave the worst of them is, by its pointer. */
export function flagsOf({ findings }: Pick<Document, 'findings'>): ReadonlyMap<string, Severity> {
  const flags = new Map<string, Severity>();
  for (const severity of SEVERITY_ORDER.toReversed())
    for (const finding of findings)
      if (finding.severity === severity) for (const at of finding.at) flags.set(at, severity);
  return flags;
}
