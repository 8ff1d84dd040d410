import { compared } from '../values/text.ts';
import type { FormView } from './form-view.ts';

/** A project and the (二级构成) forms that follow it directly. */
export type Family = { readonly parent: FormView; readonly children: readonly FormView[] };

export function isChild({ data }: FormView): boolean {
  return /\(二级构成\)/.test(compared(data.projectName ?? ''));
}

/** Every project that has (二级构成) forms, in the order of the document; those without a project before them have none. */
export function familiesOf(forms: readonly FormView[]): readonly Family[] {
  const projects = forms.filter(view => view.form.family === 'project-self-evaluation');
  return projects.flatMap((parent, i) => {
    if (isChild(parent)) return [];
    const after = projects.slice(i + 1);
    const end = after.findIndex(view => !isChild(view));
    const children = end < 0 ? after : after.slice(0, end);
    return children.length > 0 ? [{ parent, children }] : [];
  });
}
