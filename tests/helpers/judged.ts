import { kit } from '../../src/defaults.ts';
import { type Drafted, draftForm } from '../../src/forms/draft.ts';
import type { FoundForm } from '../../src/forms/find-forms.ts';
import { validateDraft } from '../../src/forms/validate.ts';
import type { Draft, Form, TypedForm } from '../../src/model.ts';
import type { Subject } from '../../src/quality/check.ts';
import { entriesOf, settle } from '../../src/quality/ledger.ts';
import { repairDrafted } from '../../src/quality/repair.ts';
import { subjectsOf } from '../../src/quality/subjects.ts';

/** Nothing is wrong with any page. */
const pages: Subject['pages'] = {
  illegible: new Set(),
  damaged: new Set(),
  failed: new Set(),
  cut: new Set(),
};

/** A form by its draft alone. */
export function judged(draft: Draft): Form {
  return settled({
    form: validateDraft(draft),
    segments: [],
    claimed: new Set(),
    ways: ['drawn'],
    pages,
    unexplained: [],
  });
}

/** A form by what was read for it alone, from a picture. */
export function judgedPicture(form: TypedForm): Form {
  return settled({ form, segments: [], claimed: new Set(), ways: ['picture'], pages, unexplained: [] });
}

/** What was read of a form found in grids. */
export function draftedForm(found: FoundForm): Drafted {
  return repairDrafted(draftForm(found, { templates: kit.templates, source: 'text-layer' }));
}

/** What the checks look at in a form found in grids. */
export function subjectOf(found: FoundForm): Subject {
  const origin = { source: 'text-layer', isReadingOrder: false, isFramed: false } as const;
  return subjectsOf([draftedForm(found)], origin, pages, [])[0]!;
}

export function settled(subject: Subject): Form {
  return settle(subject, entriesOf(subject)).form;
}
