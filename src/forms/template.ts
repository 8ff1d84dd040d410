import type { FamilyId } from '../model.ts';
import { KNOWN_FAMILIES } from '../schema/families.ts';
import { plainLabel } from './labels.ts';

/** A family that ziping does not know is told by its templates alone: by titles and labels, not by what a form has. */
export function isOwnFamily(family: FamilyId): boolean {
  return !KNOWN_FAMILIES.some(known => known === family);
}

/** A form as one issuer prints it: data only. Labels are compared without white space, colons and brackets. */
export type Template = {
  readonly id: string;
  readonly family: FamilyId;
  /** the title contains one of these */
  readonly title?: readonly string[];
  /** the title contains none of these */
  readonly titleLacks?: readonly string[];
  /** all of these labels are printed */
  readonly has?: readonly string[];
  /** none of these labels is printed */
  readonly lacks?: readonly string[];
  /** printed label → what it means here: `head.…`, `funding.…`, `goal.…` or `indicator.…` (see lexicon.ts) */
  readonly labels?: { readonly [label: string]: string };
};

type Print = {
  readonly title: string;
  readonly labels: ReadonlySet<string>;
  readonly family: FamilyId;
};

/** The template that fits best: one of an own family first, then the one that asks for most; null where none fits. */
export function chooseTemplate(templates: readonly Template[], print: Print): Template | null {
  const fitting = templates.filter(template => fits(template, print));
  const demands = ({ title, titleLacks, has, lacks }: Template) =>
    2 * (has?.length ?? 0) + (lacks?.length ?? 0) + (title ? 1 : 0) + (titleLacks ? 1 : 0);
  const own = fitting.filter(({ family }) => isOwnFamily(family));
  return (own.length > 0 ? own : fitting).sort((a, b) => demands(b) - demands(a))[0] ?? null;
}

function fits({ family, title, titleLacks, has, lacks }: Template, print: Print): boolean {
  const isPrinted = (label: string) => print.labels.has(plainLabel(label));
  if (!isOwnFamily(family) && family !== print.family) return false;
  if (title && !title.some(words => print.title.includes(words))) return false;
  if (titleLacks?.some(words => print.title.includes(words))) return false;
  return (has ?? []).every(isPrinted) && !(lacks ?? []).some(isPrinted);
}
