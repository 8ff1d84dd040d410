import { SourceError } from './errors.ts';
import { failed } from './failure.ts';
import { settle } from './forms/confidence.ts';
import { coverageOf } from './forms/coverage.ts';
import { doubtConcluded, doubtOdd } from './forms/doubting.ts';
import { type Drafted, draftForm } from './forms/draft.ts';
import { lexicon } from './forms/labels.ts';
import { unreadForms } from './forms/recognise.ts';
import { repaired } from './forms/repair.ts';
import { isUnsound } from './forms/soundness.ts';
import type { Template } from './forms/template.ts';
import { isScrambled } from './forms/text/scrambled.ts';
import { validateDraft } from './forms/validate.ts';
import type {
  Continuation,
  Document,
  Evidence,
  Extraction,
  Form,
  Grid,
  Note,
  Page,
  Prose,
  Reading,
  Region,
  TextLine,
} from './model.ts';
import { reportPages } from './page-reports.ts';
import { isLegible } from './read/legibility.ts';
import { type ReadOptions, type ReadSource, readSource } from './read/read.ts';
import type { SourceFile } from './read/source.ts';
import type { Profiles } from './rules/profile.ts';
import type { Rule } from './rules/rule.ts';
import { findFindings } from './rules/run.ts';
import { withLists } from './schema/lists.ts';
import { HINTS, type Sight, see } from './sight.ts';
import { type Layout, layOut } from './tables/layout.ts';
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
    const sight = see(read, kit.templates);
    const documentYear = yearLine(sight.lines);
    const drafted = sight.found.map(form =>
      draftForm(form, { templates: kit.templates, source: sight.source, documentYear }),
    );
    const illegible = new Set(read.pages.filter(page => !isLegible(page)).map(({ page }) => page));
    const scanned = new Set(read.pages.filter(({ kind }) => kind === 'scanned').map(({ page }) => page));
    const lost = new Set(read.failed.map(({ page }) => page));
    const unsound = new Set<number>();
    const forms = drafted.map(({ draft, claimed }, index) => {
      const readings = draft.readings.map(one =>
        sight.displayed(sourced(onFailed(doubted(one, illegible), lost), scanned)),
      );
      const pages = sight.source === 'text-dump' ? [] : draft.pages;
      const form = settle(validateDraft(repaired({ ...draft, pages, readings })));
      if (sight.source === 'text-dump') return unsure(form);
      if (isUnsound(form, sight.found[index]!.segments, claimed)) unsound.add(index);
      return doubtConcluded(doubtOdd(form), sight.found[index]!.segments, claimed);
    });
    const prose = proseOf(sight.lines, drafted);
    const covered = coverage(sight, drafted);
    if (sight.source === 'text-dump') assertTogether(sight, forms, covered);
    const pages = reportPages(read, forms, {
      illegible,
      unread: sight.unread,
      lost: labelled(covered),
      unsound,
      orphaned: sight.orphaned,
    });
    const document: Document = {
      schema: SCHEMA,
      source: read.source,
      producedBy: { ziping: version },
      forms: forms.map(form => withLists(form, pages)),
      pages,
      findings: findFindings({ forms, prose }, kit),
      coverage: covered,
      error: null,
    };
    return { document, pages: read.pages, grids: sight.grids, prose };
  } catch (error) {
    return failed(file, error);
  }
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
  /** what was decided about tables that follow each other */
  continuations: readonly Continuation[];
}> {
  const read = await readSource(file, options);
  const layout = layOut(read.pages, HINTS);
  const turned = (grid: Grid) => displayedGrid(grid, layout);
  const grids = layout.pages.map(page => page.grids.map(turned));
  const joined = layout.grids.map(turned);
  return { read, pages: read.pages, grids, joined, continuations: layout.continuations };
}

function displayedGrid(grid: Grid, layout: Layout): Grid {
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

/** What stands on a page whose text layer is broken at large is not to be trusted even where it looks right. */
function doubted(reading: Reading, illegible: ReadonlySet<number>): Reading {
  const isDoubtful = reading.regions?.some(({ page }) => illegible.has(page));
  return isDoubtful ? { ...reading, confidence: 0.2, notes: [...reading.notes, 'broken-unicode'] } : reading;
}

/** What stands on a page of which a part is lost may be a part itself. */
function onFailed(reading: Reading, failed: ReadonlySet<number>): Reading {
  if (!reading.regions?.some(({ page }) => failed.has(page))) return reading;
  return {
    ...reading,
    confidence: Math.min(reading.confidence, 0.5),
    notes: [...reading.notes, 'low-confidence'],
  };
}

/** What stands on the page of a scan was read from a picture, even where nothing is printed. */
function sourced(reading: Reading, scanned: ReadonlySet<number>): Reading {
  return reading.regions?.some(({ page }) => scanned.has(page)) ? { ...reading, source: 'ocr' } : reading;
}

/** The order of a dump settles nothing for sure: which column a text stood in is a conclusion, and a person must look. */
function unsure(form: Form): Form {
  const evidence = Object.entries(form.evidence).map(([path, own]): [string, Evidence] => {
    const notes = [...new Set<Note>([...own.notes, 'low-confidence'])];
    return [path, { ...own, confidence: Math.min(own.confidence, MOST_OF_A_DUMP), review: true, notes }];
  });
  return { ...form, evidence: Object.fromEntries(evidence) };
}

const MOST_OF_A_DUMP = 0.7;

/** Rows that are missing cannot be marked, so a dump that has lost some is refused as a whole. */
function assertTogether(sight: Sight, forms: readonly Form[], { unplaced }: Document['coverage']): void {
  if (!sight.isScrambled && !forms.some(form => isScrambled(form, unplaced.length))) return;
  throw new SourceError(
    'scrambled',
    '文本已打乱，分不清各行各列，请改用原 PDF · the text no longer tells which row and column its values stood in: read the PDF itself',
  );
}

/** Pages on which the labels of a form found no place beside another form. */
function labelled({ unplaced }: Document['coverage']): ReadonlySet<number> {
  const lines = unplaced.flatMap(({ text, regions }) => (regions ?? []).map(({ page }) => ({ text, page })));
  return unreadForms(lines, lexicon());
}

function coverage(sight: Sight, drafted: readonly Drafted[]): Document['coverage'] {
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
