import { failed } from './failed-document.ts';
import { coverageOf, proseOf } from './forms/coverage.ts';
import { draftForms } from './forms/draft-forms.ts';
import type { Template } from './forms/template.ts';
import { analyseLayout, assertWhole, displayedForm } from './layout-analysis.ts';
import type { Document, Extraction } from './model.ts';
import { accountOf } from './quality/account.ts';
import { entriesOf, settle } from './quality/ledger.ts';
import { pageEvidence } from './quality/pages/evidence.ts';
import { reportPages } from './quality/pages/report.ts';
import { pageStates, withReports } from './quality/pages/states.ts';
import { repairDrafted } from './quality/repair.ts';
import { subjectsOf } from './quality/subjects.ts';
import { givenName } from './read/ocr/model-files.ts';
import { type ReadOptions, type ReadSource, readSource } from './read/read.ts';
import type { SourceFile } from './read/source.ts';
import type { Profiles } from './rules/profile.ts';
import type { Rule } from './rules/rule.ts';
import { findFindings } from './rules/run.ts';
import { SCHEMA, version } from './version.ts';

/** What the machine knows of particular forms; `defaults.ts` puts the built-in one together. */
export type Kit = {
  /** a template of another family than those of ziping makes forms of that family */
  readonly templates: readonly Template[];
  readonly profiles: Profiles;
  readonly rules: readonly Rule[];
};

export type ExtractOptions = ReadOptions;

/**
 * Reads one file, from bytes to findings, a step a line. Never throws for a bad file: its document then has `error` and no
 * forms; a bad page costs that page.
 */
export async function extract(file: SourceFile, kit: Kit, options: ExtractOptions = {}): Promise<Extraction> {
  try {
    // what is printed: pages of glyphs and rulings, then tables and lines, then the text of every field with its place
    const read = await readSource(file, options);
    const layout = analyseLayout(read, kit.templates);
    const drafts = draftForms(layout, read.pages, kit.templates).map(repairDrafted);
    // what is known of it: what nothing explains, what the checks have seen, what became of each page
    const account = accountOf(read.pages, layout, drafts);
    const coverage = coverageOf(layout, drafts);
    const states = pageStates(read);
    const subjects = subjectsOf(drafts, layout, states, account);
    const entries = subjects.map(entriesOf);
    const reports = reportPages(pageEvidence({ read, layout, states, coverage, subjects, entries }));
    assertWhole(layout, reports, coverage);
    // how sure each value is, and what the rules find
    const settled = subjects.map((subject, at) => settle(withReports(subject, reports), entries[at]!));
    const forms = settled.map(({ form }) => displayedForm(form, layout));
    const prose = proseOf(layout.lines, drafts);
    const findings = findFindings({ forms, prose }, kit);
    const document: Document = {
      schema: SCHEMA,
      source: read.source,
      producedBy: producedBy(read),
      forms,
      pages: layout.source === 'text-dump' ? [] : reports,
      findings,
      coverage,
      error: null,
    };
    const grounds = settled.map(own => own.grounds);
    return { document, pages: read.pages, grids: layout.grids, prose, account, grounds };
  } catch (error) {
    return failed(file, error);
  }
}

/** The version, and where pictures were read the recogniser of the user's own that read them. */
function producedBy({ pages }: ReadSource): Document['producedBy'] {
  const isSeen = pages.some(({ runs }) => runs.some(({ reading }) => reading));
  const ocrModel = isSeen ? givenName() : null;
  return { ziping: version, ...(ocrModel !== null && { ocrModel }) };
}
