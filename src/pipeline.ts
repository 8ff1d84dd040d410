import { scrambled } from './errors.ts';
import { failed } from './failed-document.ts';
import { coverageOf } from './forms/coverage.ts';
import { type Drafted, draftForm } from './forms/draft.ts';
import type { Template } from './forms/template.ts';
import { validateDraft } from './forms/validate.ts';
import { analyseLayout, HINTS, isUnfound, type LayoutAnalysis } from './layout-analysis.ts';
import type {
  BBox,
  Continuation,
  Document,
  Draft,
  Extraction,
  FieldReading,
  Form,
  Grid,
  Page,
  PageReport,
  Prose,
  Region,
  Separator,
  TextLine,
} from './model.ts';
import { type Accounted, accountOf, unexplained } from './quality/account.ts';
import type { PageStates, Subject } from './quality/check.ts';
import { entriesOf, isUnsound, settle } from './quality/ledger.ts';
import { reportPages } from './quality/pages/report.ts';
import { repaired } from './quality/repair.ts';
import { waysOf } from './quality/sources.ts';
import { isLegible } from './read/legibility.ts';
import { givenName } from './read/ocr/model-files.ts';
import { type ReadOptions, type ReadSource, readSource } from './read/read.ts';
import type { SourceFile } from './read/source.ts';
import type { Profiles } from './rules/profile.ts';
import type { Rule } from './rules/rule.ts';
import { findFindings } from './rules/run.ts';
import { type DocumentLayout, layOut } from './tables/layout.ts';
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
 * Reads one file: pages → grids → drafts → forms → findings. Never throws for a bad file: its document then has `error` and no
 * forms; a bad page costs that page.
 */
export async function extract(file: SourceFile, kit: Kit, options: ExtractOptions = {}): Promise<Extraction> {
  try {
    const read = await readSource(file, options);
    const sight = analyseLayout(read, kit.templates);
    const documentYear = yearLine(sight.lines);
    const drafted = sight.found.map(form =>
      draftForm(form, { templates: kit.templates, source: sight.source, documentYear }),
    );
    const drafts = drafted.map(({ draft }) => repaired(sourced(draft, read, sight)));
    const states = pageStates(read);
    const account = read.pages.length === 0 ? [] : accountOf(accounted(read, sight, drafted));
    const left = unexplained(account);
    const subjects = drafts.map((draft, index): Subject => {
      const { segments, claimed } = drafted[index]!;
      const ways = waysOf(segments, sight);
      return { form: validateDraft(draft), segments, claimed, ways, pages: states, unexplained: left };
    });
    const entries = subjects.map(entriesOf);
    const prose = proseOf(sight.lines, drafted);
    const covered = coverage(sight, drafted);
    const pages = reportPages({
      ...sight,
      source: read.source,
      pages: read.pages,
      damaged: read.failed,
      illegible: states.illegible,
      unplaced: covered.unplaced,
      forms: subjects.map((subject, index) => ({
        pages: subject.form.pages,
        isUnsound: isUnsound(subject, entries[index]!),
      })),
    });
    if (sight.source === 'text-dump') assertTogether(sight, pages);
    const settled = subjects.map((subject, index) => settle(withReports(subject, pages), entries[index]!));
    const forms = settled.map(({ form }) => displayedForm(form, sight));
    const document: Document = {
      schema: SCHEMA,
      source: read.source,
      producedBy: producedBy(read),
      forms,
      pages: sight.source === 'text-dump' ? [] : pages,
      findings: findFindings({ forms, prose }, kit),
      coverage: covered,
      error: null,
    };
    const grounds = settled.map(own => own.grounds);
    return { document, pages: read.pages, grids: sight.grids, prose, account, grounds };
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

/** The bare tables of a file, page by page and joined over page breaks. Throws SourceError for a bad file. */
export async function findTables(
  file: SourceFile,
  options: ReadOptions = {},
): Promise<{
  read: ReadSource;
  pages: readonly Page[];
  grids: readonly (readonly Grid[])[];
  joined: readonly Grid[];
  /** what parts the cells of each page's tables */
  separators: readonly (readonly Separator[])[];
  /** what was decided about tables that follow each other */
  continuations: readonly Continuation[];
}> {
  const read = await readSource(file, options);
  const layout = layOut(read.pages, HINTS);
  const turned = (grid: Grid) => displayedGrid(grid, layout);
  const grids = layout.pages.map(page => page.grids.map(turned));
  const joined = layout.grids.map(turned);
  const separators = layout.pages.map(({ page, placed }) =>
    placed.flatMap(({ lattice }) => lattice.separators.map(one => displayedSeparator(one, page, layout))),
  );
  return { read, pages: read.pages, grids, joined, separators, continuations: layout.continuations };
}

function displayedSeparator(one: Separator, page: number, layout: DocumentLayout): Separator {
  const { axis, at, from, to } = one;
  const level: BBox = axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
  const [x0, y0, x1, y1] = layout.displayed({ page, bbox: level }).bbox;
  return x1 - x0 > y1 - y0
    ? { ...one, axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1 }
    : { ...one, axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1 };
}

function displayedGrid(grid: Grid, layout: DocumentLayout): Grid {
  const onPage = <P extends { regions: readonly Region[] }>(place: P): P => ({
    ...place,
    regions: place.regions.map(layout.displayed),
  });
  const cells = grid.cells.map(cell => ({
    ...onPage(cell),
    lines: cell.lines.map(line => ({ ...line, bbox: layout.displayed(line).bbox })),
  }));
  return { ...onPage(grid), cells };
}

/** The first line of a document that names a year as the year of what follows: 某局2023年度部门决算. */
function yearLine(lines: readonly TextLine[]): TextLine | null {
  return lines.find(({ text }) => /(19|20)\d{2}\s*年度/.test(text) && text.length <= 40) ?? null;
}

function accounted({ pages }: ReadSource, sight: LayoutAnalysis, drafted: readonly Drafted[]): Accounted {
  const claimed = new Set(drafted.flatMap(draft => [...draft.claimed]));
  const formPages = new Set(drafted.flatMap(({ draft }) => draft.pages));
  const displayed: Accounted['displayed'] = place => (sight.isTyped ? place : sight.displayed(place));
  return { ...sight, pages, claimed, formPages, displayed };
}

/** What is wrong with pages before any form is looked for. */
function pageStates({ pages, failed: damaged }: ReadSource): PageStates {
  return {
    illegible: new Set(pages.filter(page => !isLegible(page)).map(({ page }) => page)),
    damaged: new Set(damaged.map(({ page }) => page)),
    failed: new Set(),
    cut: new Set(),
  };
}

/** … and afterwards. */
function withReports(subject: Subject, reports: readonly PageReport[]): Subject {
  const failed = reports.filter(({ outcome }) => outcome === 'failed');
  const cut = failed.filter(({ forms }) => forms.length === 0);
  const numbers = (pages: readonly PageReport[]) => new Set(pages.map(({ page }) => page));
  return { ...subject, pages: { ...subject.pages, failed: numbers(failed), cut: numbers(cut) } };
}

/** What stands on the page of a scan was read from a picture, even where nothing is printed; a dump has no pages. */
function sourced(draft: Draft, { pages }: ReadSource, { source }: LayoutAnalysis): Draft {
  const scanned = new Set(pages.filter(({ kind }) => kind === 'scanned').map(({ page }) => page));
  const readings = draft.readings.map((reading): FieldReading => {
    const isScanned = reading.regions?.some(({ page }) => scanned.has(page));
    return isScanned ? { ...reading, source: 'ocr' } : reading;
  });
  return { ...draft, pages: source === 'text-dump' ? [] : draft.pages, readings };
}

/** A form with its places as the document tells them. */
function displayedForm(form: Form, sight: LayoutAnalysis): Form {
  const evidence = Object.entries(form.evidence).map(([path, own]) => [path, sight.displayed(own)] as const);
  return { ...form, evidence: Object.fromEntries(evidence) };
}

/** A dump has no pages that could have failed: where a part of a form is lost, it is refused as a whole. */
function assertTogether(sight: LayoutAnalysis, pages: readonly PageReport[]): void {
  const isLost = pages.some(({ outcome, reason }) => outcome === 'failed' && reason !== 'table-doubtful');
  if (!isLost && !isUnfound(sight)) return;
  throw scrambled();
}

function coverage(sight: LayoutAnalysis, drafted: readonly Drafted[]): Document['coverage'] {
  const pieces = sight.piecesOn(new Set(drafted.flatMap(({ draft }) => draft.pages)));
  const claimed = new Set(drafted.flatMap(draft => [...draft.claimed]));
  const { characters, placed, unplaced } = coverageOf(pieces, claimed);
  return { characters, placed, unplaced: unplaced.map(place => sight.displayed(place)) };
}

function proseOf(lines: readonly TextLine[], drafted: readonly Drafted[]): Prose[] {
  const claimed = new Set(drafted.flatMap(draft => [...draft.claimed]));
  const byPage = Map.groupBy(
    lines.filter(line => !claimed.has(line)),
    line => line.page,
  );
  return [...byPage].map(([page, own]) => ({ page, text: own.map(line => line.text).join('') }));
}
