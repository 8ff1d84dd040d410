import { SourceError } from './errors.ts';
import { settle } from './forms/confidence.ts';
import { coverageOf } from './forms/coverage.ts';
import type { Piece } from './forms/desk.ts';
import { type Drafted, draftForm } from './forms/draft.ts';
import { isGroupLabel, isWholeLabel, lexicon } from './forms/labels.ts';
import { findForms, isTitle } from './forms/recognise.ts';
import type { Template } from './forms/template.ts';
import { validateDraft } from './forms/validate.ts';
import type {
  Document,
  Extraction,
  Form,
  Grid,
  Page,
  PageReport,
  Place,
  Prose,
  Reading,
  TextLine,
} from './model.ts';
import { isLegible } from './read/legibility.ts';
import { type ReadOptions, type ReadSource, readSource, sourceOf } from './read/read.ts';
import type { SourceFile } from './read/source.ts';
import type { Profiles } from './rules/profile.ts';
import { findFindings } from './rules/run.ts';
import type { Hints } from './tables/hints.ts';
import { type Layout, layOut } from './tables/layout.ts';
import { version } from './version.ts';

/** What the machine knows of particular forms; `defaults.ts` puts the built-in one together. */
export type Kit = { readonly templates: readonly Template[]; readonly profiles: Profiles };

export type ExtractOptions = ReadOptions;

const HINTS: Hints = { isTitle, isWhole: isWholeLabel, isGroup: isGroupLabel };

/**
 * Reads one file: pages → grids → drafts → forms → findings. Never throws for a bad file: its document then has `error` and no
 * forms; a bad page costs that page.
 */
export async function extract(file: SourceFile, kit: Kit, options: ExtractOptions = {}): Promise<Extraction> {
  try {
    const read = await readSource(file, options);
    const layout = layOut(read.pages, HINTS);
    const found = findForms(layout, lexicon());
    const documentYear = yearLine(layout.lines);
    const drafted = found.map(form =>
      draftForm(form, { templates: kit.templates, source: 'text-layer', documentYear }),
    );
    const illegible = new Set(read.pages.filter(page => !isLegible(page)).map(({ page }) => page));
    const forms = drafted.map(({ draft }) => {
      const readings = draft.readings.map(one => displayed(doubted(one, illegible), layout));
      return settle(validateDraft({ ...draft, readings }));
    });
    const prose = proseOf(layout.lines, drafted);
    const document: Document = {
      schema: 'ziping/document/1',
      source: read.source,
      producedBy: { ziping: version },
      forms,
      pages: reportPages(read, forms, illegible),
      findings: findFindings({ forms, prose }, { profiles: kit.profiles }),
      coverage: coverage(layout, drafted),
      error: null,
    };
    return { document, pages: read.pages, grids: layout.grids, prose };
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
}> {
  const read = await readSource(file, options);
  const layout = layOut(read.pages, HINTS);
  const turned = (grid: Grid) => displayedGrid(grid, layout);
  const grids = layout.pages.map(page => page.grids.map(turned));
  return { read, pages: read.pages, grids, joined: layout.grids.map(turned) };
}

function displayed<P extends Pick<Place, 'regions'>>(place: P, layout: Layout): P {
  return place.regions ? { ...place, regions: place.regions.map(layout.displayed) } : place;
}

function displayedGrid(grid: Grid, layout: Layout): Grid {
  const cells = grid.cells.map(cell => ({
    ...displayed(cell, layout),
    lines: cell.lines.map(line => ({ ...line, bbox: layout.displayed(line).bbox })),
  }));
  return { ...displayed(grid, layout), cells };
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

function reportPages(
  { source, pages, failed }: ReadSource,
  forms: readonly Form[],
  illegible: ReadonlySet<number>,
): PageReport[] {
  const numbers = Array.from({ length: source.pages }, (_, index) => index + 1);
  return numbers.map((page): PageReport => {
    const on = forms.flatMap((form, index) => (form.pages.includes(page) ? [index] : []));
    const kind = pages.find(candidate => candidate.page === page)?.kind ?? 'blank';
    const reason = failed.find(failure => failure.page === page)?.reason;
    if (reason !== undefined) return { page, kind, outcome: 'failed', forms: on, reason };
    if (kind === 'scanned') return { page, kind, outcome: 'failed', forms: on, reason: 'needs-ocr' };
    if (illegible.has(page) && on.length === 0) {
      return { page, kind, outcome: 'failed', forms: on, reason: 'broken-text-layer' };
    }
    return {
      page,
      kind,
      outcome: on.length > 0 ? 'form' : kind === 'blank' ? 'blank' : 'no-form',
      forms: on,
    };
  });
}

function coverage(layout: Layout, drafted: readonly Drafted[]): Document['coverage'] {
  const pages = new Set(drafted.flatMap(({ draft }) => draft.pages));
  const isOnForm = ({ page }: { page: number }) => pages.has(page);
  const pieces: Piece[] = [
    ...layout.grids.flatMap(grid => (grid.regions.some(isOnForm) ? grid.cells : [])),
    ...layout.lines.filter(isOnForm),
  ];
  const claimed = new Set(drafted.flatMap(draft => [...draft.claimed]));
  const { characters, placed, unplaced } = coverageOf(pieces, claimed);
  return { characters, placed, unplaced: unplaced.map(place => displayed(place, layout)) };
}

function proseOf(lines: readonly TextLine[], drafted: readonly Drafted[]): Prose[] {
  const claimed = new Set(drafted.flatMap(draft => [...draft.claimed]));
  const byPage = Map.groupBy(
    lines.filter(line => !claimed.has(line)),
    line => line.page,
  );
  return [...byPage].map(([page, own]) => ({ page, text: own.map(line => line.text).join('') }));
}

/** What a file gives that cannot be read: a document with the error and no forms. */
export function failed(file: SourceFile, error: unknown): Extraction {
  const code = error instanceof SourceError ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const document: Document = {
    schema: 'ziping/document/1',
    source: sourceOf(file, { pages: 0, kind: 'native' }),
    producedBy: { ziping: version },
    forms: [],
    pages: [],
    findings: [],
    coverage: { characters: 0, placed: 0, unplaced: [] },
    error: { code, message },
  };
  return { document, pages: [], grids: [], prose: [] };
}
