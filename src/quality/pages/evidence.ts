import type { Coverage } from '../../model.ts';
import type { ReadSource } from '../../read/read.ts';
import type { PageStates, Subject } from '../check.ts';
import { type LedgerEntry, unsoundPages } from '../ledger.ts';
import type { PageEvidence } from './page-check.ts';

type Seen = {
  readonly read: Pick<ReadSource, 'source' | 'pages' | 'failed'>;
  readonly layout: Pick<PageEvidence, 'grids' | 'lines' | 'words' | 'found'>;
  readonly states: PageStates;
  readonly coverage: Coverage;
  readonly subjects: readonly Subject[];
  /** of each subject, what its checks have seen */
  readonly entries: readonly (readonly LedgerEntry[])[];
};

/** What the checks of pages look at. */
export function pageEvidence({ read, layout, states, coverage, subjects, entries }: Seen): PageEvidence {
  const { grids, lines, words, found } = layout;
  return {
    source: read.source,
    pages: read.pages,
    damaged: read.failed,
    illegible: states.illegible,
    grids,
    lines,
    words,
    found,
    unplaced: coverage.unplaced,
    forms: subjects.map((subject, at) => ({
      pages: subject.form.pages,
      unsound: unsoundPages(subject, entries[at]!),
    })),
  };
}
